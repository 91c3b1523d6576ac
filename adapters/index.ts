import type { PlatformDefinition } from '../src/chat/adapter.ts'
import type { Platform } from '../src/chat/event.ts'
import { discordGuide } from './discord/guide.ts'
import { isSlackComplete, slackGuide } from './slack/guide.ts'
import { teamsGuide } from './teams/guide.ts'

/** Where Nova can talk besides her own page. Each platform's SDK is heavy: only what is used is loaded. */
export const platforms: Readonly<Partial<Record<Exclude<Platform, 'web'>, PlatformDefinition>>> = {
  slack: {
    guide: slackGuide,
    isComplete: isSlackComplete,
    create: async (values, inbox, charts) => {
      const { createSlack, slackSettings } = await import('./slack/slack.ts')
      return createSlack(slackSettings(values, charts), inbox)
    },
  },
  teams: {
    guide: teamsGuide,
    create: async (values, inbox, charts) => {
      const { createTeams, teamsSettings } = await import('./teams/teams.ts')
      return createTeams(teamsSettings(values, charts), inbox)
    },
  },
  discord: {
    guide: discordGuide,
    create: async (values, inbox, charts) => {
      const { createDiscord, discordSettings } = await import('./discord/discord.ts')
      return createDiscord(discordSettings(values, charts), inbox)
    },
  },
}

export const loadWeb = async () => (await import('./web/web.ts')).createWeb
