import { z } from 'zod'
import { PLATFORM_NAMES } from '../../src/chat/event.ts'
import { foldText } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CONNECT_SERVICE, DIAGNOSE } from './system-examples.ts'

type Workspace = { id: string; platform: string; active: boolean }
type Delivery = { id: string; kind: string; state: 'pending' | 'sent' | 'failed' | 'unknown'; error: string | null }
type Connection = { id: string; integration: string; state: string; error: string | null }
export type ServiceStores = {
  workspaces: Rows<Workspace>
  outbox: Rows<Delivery>
  connections: Rows<Connection>
  persons: Rows<PersonRow>
  tasks: Rows<Task>
}

const SERVICES = ['smtp', 'slack', 'teams', 'discord'] as const
type Service = (typeof SERVICES)[number]

const NAMES: Record<Service, Bilingual> = {
  smtp: { fr: 'Courriel (SMTP)', en: 'E-mail (SMTP)' },
  slack: { fr: PLATFORM_NAMES.slack, en: PLATFORM_NAMES.slack },
  teams: { fr: PLATFORM_NAMES.teams, en: PLATFORM_NAMES.teams },
  discord: { fr: PLATFORM_NAMES.discord, en: PLATFORM_NAMES.discord },
}
const WORDS: Record<Service, RegExp> = {
  smtp: /\b(smtp|courriels?|e ?mails?|mail|boite de reception)\b/,
  slack: /\bslack\b/,
  teams: /\bteams\b/,
  discord: /\bdiscord\b/,
}

const say = phrases({
  title: { fr: 'Services branchés', en: 'Connected services' },
  summary: {
    fr: '{on, plural, =0 {Aucun service branché} one {# service branché} other {# services branchés}} sur {all}{failed, plural, =0 {} one {; # envoi a échoué} other {; # envois ont échoué}}.',
    en: '{on, plural, =0 {No service connected} one {# service connected} other {# services connected}} of {all}{failed, plural, =0 {} one {; # delivery failed} other {; # deliveries failed}}.',
  },
  one: {
    fr: '{name} : {on, select, yes {branché} other {pas branché}}.',
    en: '{name}: {on, select, yes {connected} other {not connected}}.',
  },
  service: { fr: 'Service', en: 'Service' },
  state: { fr: 'État', en: 'State' },
  detail: { fr: 'Détail', en: 'Detail' },
  on: { fr: 'branché', en: 'connected' },
  off: { fr: 'pas branché', en: 'not connected' },
  workspaces: {
    fr: '{n, plural, one {# espace} other {# espaces}}',
    en: '{n, plural, one {# workspace} other {# workspaces}}',
  },
  others: {
    fr: 'Comptabilité, stockage, calendrier : aucun connecteur n’existe encore dans Nova.',
    en: 'Accounting, storage, calendar: no connector exists in Nova yet.',
  },
  undelivered: { fr: 'Voir ce qui n’est pas parti', en: 'See what did not go' },
  setUp: { fr: 'Ouvrir les réglages', en: 'Open the settings' },
  connect: { fr: 'Brancher {name}', en: 'Connect {name}' },
  ask: { fr: 'Brancher {name}? Droits : {rights}.', en: 'Connect {name}? Rights: {rights}.' },
  smtp: { fr: 'envoyer des courriels, rien lire', en: 'send e-mails, read nothing' },
  slack: { fr: 'lire et écrire où Nova est invitée', en: 'read and write where Nova is invited' },
  teams: { fr: 'lire et écrire où Nova est invitée', en: 'read and write where Nova is invited' },
  discord: { fr: 'lire et écrire où Nova est invitée', en: 'read and write where Nova is invited' },
  how: {
    fr: 'Après l’accord, la personne qui tient les réglages entre les clés elle-même : jamais dans une conversation.',
    en: 'Once agreed, whoever keeps the settings enters the keys: never in a conversation.',
  },
  task: { fr: 'Brancher {name} dans les réglages de Nova', en: 'Connect {name} in Nova’s settings' },
  smtpTask: {
    fr: 'Mettre SMTP_URL et MAIL_FROM dans la configuration du serveur, puis redémarrer Nova.',
    en: 'Put SMTP_URL and MAIL_FROM in the server’s configuration, then restart Nova.',
  },
  platformTask: {
    fr: 'Paramètres › Plateformes : les étapes, les champs et l’essai y sont.',
    en: 'Settings › Platforms: the steps, the fields and the test are there.',
  },
  agreed: { fr: '{name} : accord donné. La tâche est à {person}.', en: '{name}: agreed. The task is {person}’s.' },
})

async function readServices(ctx: Context<ServiceStores>) {
  const { stores } = ctx
  const workspaces = await stores.workspaces.list({ active: true })
  const connections = await stores.connections.list()
  const services = []
  for (const service of SERVICES) {
    const spaces = workspaces.filter(({ platform }) => platform === service).length
    const kept = connections.find(({ integration }) => integration === service)
    services.push({
      service,
      on: spaces > 0 || kept?.state === 'connected' || (await ctx.connected(service)),
      workspaces: spaces,
      error: kept?.error ?? null,
    })
  }
  return services
}

const serviceField = {
  label: { fr: 'Service', en: 'Service' },
  options: SERVICES.map((value) => ({
    value,
    label: NAMES[value],
    words: value === 'smtp' ? ['courriel', 'courriels', 'email', 'e-mail', 'smtp', 'mail'] : [value],
  })),
}

export const diagnoseServices = defineTool<ServiceStores>()({
  name: 'integrations.diagnose',
  title: { fr: 'Vérifier ce qui est branché', en: 'Check what is connected' },
  gate: 'none',
  permission: 'settings.manage',
  examples: DIAGNOSE,
  input: z.object({ service: field.choice([...SERVICES], serviceField).optional() }),
  output: z.object({
    asked: z.enum(SERVICES).nullable(),
    services: z.array(
      z.object({ service: z.enum(SERVICES), on: z.boolean(), workspaces: z.int(), error: z.string().nullable() }),
    ),
    failed: z.int(),
  }),
  async run({ service }, ctx) {
    const services = await readServices(ctx)
    const failed = await ctx.stores.outbox.list({ state: ['failed', 'unknown'] })
    return {
      asked: service ?? null,
      services: services.filter((one) => !service || one.service === service),
      failed: failed.length,
    }
  },
  card({ asked, services, failed }, { lang }) {
    const [first] = services
    const title = say(lang, 'title')
    const summary = asked
      ? say(lang, 'one', { name: NAMES[asked][lang], on: first!.on ? 'yes' : 'no' })
      : say(lang, 'summary', {
          on: services.filter(({ on }) => on).length,
          all: String(services.length),
          failed,
        })
    return {
      title,
      summary,
      tone: failed || services.some(({ error }) => error) ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: (['service', 'state', 'detail'] as const).map((key) => ({ label: say(lang, key) })),
          rows: services.map((one) => [
            NAMES[one.service][lang],
            say(lang, one.on ? 'on' : 'off'),
            one.error ?? (one.workspaces ? say(lang, 'workspaces', { n: one.workspaces }) : '–'),
          ]),
        },
        { type: 'text', text: say(lang, 'others') },
      ],
      actions: [
        ...(failed
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'undelivered'),
                intent: { do: 'tool' as const, tool: 'messages.list_undelivered', input: {} },
              },
            ]
          : []),
        { type: 'button', label: say(lang, 'setUp'), intent: { do: 'tool', tool: 'platforms.connect', input: {} } },
      ],
    }
  },
})

/** The service that is meant, when it exists and is not there yet. Throws `rule.broken`. */
async function readWanted(said: string, ctx: Context<ServiceStores>): Promise<Service> {
  const folded = foldText(said)
  const service = SERVICES.find((one) => WORDS[one].test(folded))
  const list = (lang: 'fr' | 'en') => SERVICES.map((one) => NAMES[one][lang]).join(', ')
  if (!service)
    throw new NovaError(
      'rule.broken',
      {
        fr: `Aucun connecteur n’existe pour ce service. Nova se branche à : ${list('fr')}. Pour la comptabilité, exporte un fichier et importe-le là-bas.`,
        en: `No connector exists for that service. Nova connects to: ${list('en')}. For accounting, export a file and import it there.`,
      },
      {
        data: {
          offer: { tool: 'reports.export', input: {}, label: { fr: 'Exporter un fichier', en: 'Export a file' } },
        },
      },
    )
  if ((await readServices(ctx)).find((one) => one.service === service)!.on)
    throw new NovaError('rule.broken', {
      fr: `${NAMES[service].fr} est déjà branché.`,
      en: `${NAMES[service].en} is connected already.`,
    })
  return service
}

export const connectService = defineTool<ServiceStores>()({
  name: 'integrations.connect',
  title: { fr: 'Demander de brancher un service', en: 'Ask to connect a service' },
  gate: 'approve',
  permission: 'projects.write',
  approval: { permission: 'settings.manage' },
  examples: CONNECT_SERVICE,
  input: z.object({
    service: field.text({
      label: { fr: 'Service', en: 'Service' },
      ask: { fr: 'Quel service?', en: 'Which service?' },
    }),
  }),
  output: z.object({ service: z.enum(SERVICES), person: z.string(), task: z.string() }),
  async preview({ service: said }, ctx) {
    const { lang } = ctx
    const service = await readWanted(said, ctx)
    const name = NAMES[service][lang]
    const summary = say(lang, 'ask', { name, rights: say(lang, service) })
    return {
      subject: { service },
      card: {
        title: say(lang, 'connect', { name }),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          { type: 'text', text: say(lang, 'how') },
        ],
      },
    }
  },
  async run({ service: said }, ctx) {
    const { stores, actor, today, conversation } = ctx
    const service = await readWanted(said, ctx)
    const keepers = (await stores.persons.list({ active: true })).filter((one) =>
      toActor(one).permissions.has('settings.manage'),
    )
    const keeper = keepers.find(({ id }) => id !== actor.id) ?? keepers[0]!
    const task = await stores.tasks.insert({
      title: say(keeper.lang, 'task', { name: NAMES[service][keeper.lang] }),
      details: say(keeper.lang, service === 'smtp' ? 'smtpTask' : 'platformTask'),
      assigneeId: keeper.id,
      createdBy: actor.id,
      dueDate: today,
      status: 'open',
      conversationId: conversation,
    })
    return { service, person: keeper.name, task: task.id }
  },
  card({ service, person }, { lang }) {
    const name = NAMES[service][lang]
    const summary = say(lang, 'agreed', { name, person })
    return {
      title: say(lang, 'connect', { name }),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'text', text: say(lang, 'how') },
      ],
    }
  },
})
