import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js'
import { COMMANDS, type Command } from '../../src/chat/commands.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import type { Api } from './client.ts'

/** View, send, embed, attach, read history, open threads, write in threads: nothing more. */
export const PERMISSIONS = 309_237_763_072n

export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot%20applications.commands&permissions=${PERMISSIONS}&integration_type=0`

const names = ({ fr, en }: Bilingual) => ({ name: fr, name_localizations: { fr, 'en-US': en, 'en-GB': en } })
const sentences = ({ fr, en }: Bilingual) => ({
  description: fr,
  description_localizations: { fr, 'en-US': en, 'en-GB': en },
})

/** A command of the registry as Discord takes it: in guilds and in direct messages. */
export const commandOf = ({ name, says, options }: Command): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: 1,
  ...names(name),
  ...sentences(says),
  contexts: [0, 1],
  integration_types: [0],
  options: options.map((option) => ({
    type: 3,
    ...names(option.name),
    ...sentences(option.says),
    required: option.required,
    ...(option.kind === 'text' ? {} : { autocomplete: true }),
  })),
})

/** What of a command counts; Discord adds to it and leaves out what is default. */
const shapeOf = (command: Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>): string =>
  JSON.stringify([
    command.name,
    command.description,
    command.name_localizations,
    (command.options ?? []).map((option) => [
      option.name,
      option.description,
      option.name_localizations,
      option.required ?? false,
      'autocomplete' in option && option.autocomplete,
    ]),
  ])

/** Registers the commands where Discord has others; 200 changes a day are allowed. */
export async function registerCommands(api: Api, applicationId: string): Promise<void> {
  const wanted = COMMANDS.map(commandOf)
  const path = `/applications/${applicationId}/commands` as const
  const there = await api<RESTPostAPIChatInputApplicationCommandsJSONBody[]>('GET', `${path}?with_localizations=true`)
  const sorted = (commands: typeof wanted) => commands.map(shapeOf).sort().join()
  if (sorted(there) !== sorted(wanted)) await api('PUT', path, { body: wanted })
}
