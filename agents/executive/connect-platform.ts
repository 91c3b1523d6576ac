import { z } from 'zod'
import { PLATFORM_NAMES } from '../../src/chat/event.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CONNECT } from './set-up-examples.ts'

const PLATFORMS = ['slack', 'teams', 'discord'] as const

const same = (text: string) => ({ fr: text, en: text })

const say = phrases({
  title: { fr: 'Connecter {platform}', en: 'Connect {platform}' },
  any: { fr: 'une plateforme', en: 'a platform' },
  summary: {
    fr: 'Les étapes, les champs à remplir et l’essai sont dans Paramètres › Plateformes, sur la page de Nova.',
    en: 'The steps, the fields to fill in and the test are under Settings › Platforms, on Nova’s page.',
  },
  note: {
    fr: 'Garde les jetons pour cette page : ne les écris jamais dans une conversation.',
    en: 'Keep the tokens for that page: never write them in a conversation.',
  },
  open: { fr: 'Ouvrir les réglages de {platform}', en: 'Open the settings of {platform}' },
})

export const connectPlatform = defineTool()({
  name: 'platforms.connect',
  title: { fr: 'Connecter Slack, Teams ou Discord', en: 'Connect Slack, Teams or Discord' },
  gate: 'none',
  permission: 'settings.manage',
  examples: CONNECT,
  input: z.object({
    platform: field
      .choice([...PLATFORMS], {
        label: { fr: 'Plateforme', en: 'Platform' },
        // As people say them.
        options: PLATFORMS.map((value) => ({ value, label: same(PLATFORM_NAMES[value].replace('Microsoft ', '')) })),
      })
      .optional(),
  }),
  output: z.object({ platforms: z.array(z.enum(PLATFORMS)) }),
  run: async ({ platform }) => ({ platforms: platform ? [platform as (typeof PLATFORMS)[number]] : [...PLATFORMS] }),
  card({ platforms }, { lang }) {
    const [only] = platforms.length === 1 ? platforms : []
    return {
      title: say(lang, 'title', { platform: only ? PLATFORM_NAMES[only] : say(lang, 'any') }),
      summary: say(lang, 'summary'),
      tone: 'info',
      blocks: [
        { type: 'text', text: say(lang, 'summary') },
        { type: 'text', text: say(lang, 'note') },
      ],
      actions: platforms.map((platform) => ({
        type: 'link',
        label: say(lang, 'open', { platform: PLATFORM_NAMES[platform] }),
        url: `nova:platforms/${platform}`,
      })),
    }
  },
})
