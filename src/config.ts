import { z } from 'zod'
import { NovaError } from './errors.ts'

/** What a variable must look like, in the words of the message that a wrong one gives. */
const instant = z
  .string()
  .refine((text) => /(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'an instant with its offset, e.g. 2026-11-02T08:00:00-05:00',
  })
  .transform((text) => new Date(text))

const address = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const port = z
  .string()
  .regex(/^\d+$/, 'a port number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, { message: 'a port number from 1 to 65535' })

const token = (prefix: string) => z.string().startsWith(prefix, `a token starting with ${prefix}`)

/** Ids of Microsoft's directory are GUIDs; those of emulators are nearly. */
const directoryId = (says: string) =>
  z.string().regex(/^[0-9a-f-]{32,40}$/i, `${says}, e.g. 0b8f5c1e-2f3a-4c6d-8e9f-102132435465`)

/** Every setting of Nova; `.env.example` and the table in the docs are printed from here. */
export const SETTINGS = {
  PORT: { schema: port.default(3000), says: 'Port of the local page, the API and the platforms’ requests.' },
  NOVA_DATA_DIR: { schema: z.string().min(1).default('.nova'), says: 'Folder of the embedded database.' },
  NOVA_DEMO: {
    schema: z.enum(['on', 'off'], { message: 'on or off' }).default('on'),
    says: 'on: the demo company, on loopback only. off: your own organization.',
  },
  NOVA_CLOCK: { schema: instant.optional(), says: 'Freezes the clock, for tests and demonstrations.' },
  NOVA_URL: {
    schema: address(['http:', 'https:']).optional(),
    says: 'Public address of this Nova, for links in messages. Default: http://localhost:PORT.',
  },
  NOVA_SECRET: {
    schema: z.string().min(32, 'at least 32 characters, e.g. from: openssl rand -hex 32').optional(),
    says: 'Signs sessions and encrypts stored tokens. Default: made once and kept in the data folder.',
  },
  NOVA_LOG: {
    schema: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], { message: 'debug, info, warn, error or silent' })
      .default('warn'),
    says: 'Lowest level that is logged.',
  },
  DATABASE_URL: {
    schema: address(['postgres:', 'postgresql:']).optional(),
    says: 'Postgres 15 or newer. Default: the embedded database.',
  },
  SMTP_URL: {
    schema: address(['smtp:', 'smtps:']).optional(),
    says: 'Mail server, e.g. smtps://user:password@mail.example.com; switches e-mail on.',
  },
  MAIL_FROM: {
    schema: z.email('an e-mail address').optional(),
    says: 'Address that e-mails come from. Needed with SMTP_URL.',
  },
  SLACK_BOT_TOKEN: { schema: token('xoxb-').optional(), says: 'Bot token of the Slack app; switches Slack on.' },
  SLACK_CLIENT_ID: {
    schema: z
      .string()
      .regex(/^\d+\.\d+$/, 'a client id such as 1234567890.1234567890')
      .optional(),
    says: 'Client id of the Slack app; with its secret any number of workspaces can install Nova.',
  },
  SLACK_CLIENT_SECRET: {
    schema: z.string().min(8, 'the client secret of the Slack app').optional(),
    says: 'Client secret of the Slack app.',
  },
  SLACK_SIGNING_SECRET: {
    schema: z.string().min(8, 'the signing secret of the Slack app').optional(),
    says: 'Signing secret of the Slack app, for requests over HTTP.',
  },
  SLACK_APP_TOKEN: { schema: token('xapp-').optional(), says: 'App-level token; switches Socket Mode on.' },
  SLACK_TEAM_ID: {
    schema: z
      .string()
      .regex(/^[TE][A-Z0-9]+$/, 'a workspace id such as T0123ABCD')
      .optional(),
    says: 'The workspace of the organization. Default: the workspace of the first verified request.',
  },
  DISCORD_TOKEN: {
    schema: z.string().min(20, 'the bot token of the Discord application').optional(),
    says: 'Bot token of the Discord application; switches Discord on, with DISCORD_APPLICATION_ID.',
  },
  DISCORD_APPLICATION_ID: {
    schema: z
      .string()
      .regex(/^\d{17,20}$/, 'the 17 to 20 digits of the Discord application')
      .optional(),
    says: 'Id of the Discord application.',
  },
  DISCORD_PUBLIC_KEY: {
    schema: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
      .optional(),
    says: 'Public key of the Discord application, for interactions over HTTP.',
  },
  DISCORD_GATEWAY: {
    schema: z.enum(['on', 'off'], { message: 'on or off' }).optional(),
    says: 'off: interactions come over HTTP and no connection is held, as on Workers. Default: on.',
  },
  DISCORD_API_URL: { schema: address(['http:', 'https:']).optional(), says: 'Another Discord API server, for tests.' },
  SLACK_API_URL: { schema: address(['http:', 'https:']).optional(), says: 'Another Slack API server, for tests.' },
  TEAMS_APP_ID: {
    schema: directoryId('the application (client) id of the Entra app').optional(),
    says: 'Application id of the Teams bot; switches Teams on, with the two below.',
  },
  TEAMS_APP_PASSWORD: {
    schema: z.string().min(8, 'the value of the client secret').optional(),
    says: 'Client secret of the Teams bot.',
  },
  TEAMS_TENANT_ID: {
    schema: directoryId('the directory (tenant) id').optional(),
    says: 'The only Microsoft tenant that Nova listens to.',
  },
  TEAMS_LOGIN_URL: { schema: address(['http:', 'https:']).optional(), says: 'Another token server, for tests.' },
  TEAMS_OPENID_URL: {
    schema: address(['http:', 'https:']).optional(),
    says: 'Other signing keys of Teams, for tests. On loopback, its services may be there too.',
  },
} as const

type Schemas = { [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']> }
export type Config = Schemas & { demo: boolean }

/** What Slack's token needs beside it: without one of these anybody could speak in Slack's name. Null: nothing lacks. */
export function lackingBeside(values: Readonly<Record<string, unknown>>): string[] | null {
  const ways = ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN']
  return (values.SLACK_BOT_TOKEN || values.SLACK_CLIENT_ID) && !ways.some((name) => values[name]) ? ways : null
}

/**
 * Reads the settings. Throws `input.invalid` naming each wrong setting, what was found and what is expected; the
 * value of a secret is never repeated. An unknown NOVA_ setting is wrong too: it is most likely misspelt.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const found = environment[name] === '' ? undefined : environment[name]
    const parsed = setting.schema.safeParse(found)
    if (parsed.success) config[name] = parsed.data
    else {
      const shown = /TOKEN|SECRET|PASSWORD|DATABASE_URL|SMTP_URL/.test(name) ? '(hidden)' : JSON.stringify(found)
      problems.push(`${name}: found ${shown}, expected ${parsed.error.issues[0]?.message}`)
    }
  }
  for (const name of Object.keys(environment)) {
    const ours = name.startsWith('NOVA_') && !name.startsWith('NOVA_TEST_')
    if (ours && !(name in SETTINGS)) problems.push(`${name}: found, but there is no such setting`)
  }
  const lacking = lackingBeside(config)
  if (lacking) problems.push(`${lacking.join(' or ')}: not found, expected one of them with Slack’s token or client id`)
  if (config.SMTP_URL && !config.MAIL_FROM)
    problems.push('MAIL_FROM: not found, expected an e-mail address with SMTP_URL')
  if (problems.length)
    throw new NovaError('input.invalid', {
      fr: `Réglages à corriger :\n${problems.join('\n')}`,
      en: `Settings to correct:\n${problems.join('\n')}`,
    })
  return { ...(config as Schemas), demo: config.NOVA_DEMO === 'on' }
}
