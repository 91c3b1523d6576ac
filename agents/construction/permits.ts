import { z } from 'zod'
import { byExpiry } from '../../src/domain/people-metrics.ts'
import { permitSource, permitsFor } from '../../src/domain/permit-needs.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { EXPIRY, REQUIRED } from './permit-examples.ts'

export type PermitStores = { records: RecordStore; projects: Rows<Project> }

const say = phrases({
  requiredTitle: { fr: 'Permis requis', en: 'Permits required' },
  required: {
    fr: 'D’habitude, ça prend : {types}. À confirmer à la ville{held, select, none {} other {; déjà au dossier : {held}}}.',
    en: 'Usually required: {types}. To be confirmed with the town{held, select, none {} other {; on file already: {held}}}.',
  },
  onlyHeld: {
    fr: 'Au dossier de {code} : {held}. Dis-moi quel travail s’ajoute pour savoir s’il en faut un autre.',
    en: 'On file for {code}: {held}. Tell me which work is added to know whether another is needed.',
  },
  none: { fr: 'aucun', en: 'none' },
  expiryTitle: { fr: 'Expiration des permis', en: 'Permit expiry' },
  soonest: {
    fr: '{permit} ({code}) expire le {date}, {days, plural, =0 {aujourd’hui} one {dans # jour} other {dans # jours}}.',
    en: '{permit} ({code}) expires on {date}, {days, plural, =0 {today} one {in # day} other {in # days}}.',
  },
  past: { fr: '{permit} ({code}) est expiré depuis le {date}.', en: '{permit} ({code}) expired on {date}.' },
  noDate: { fr: 'Aucun permis au dossier n’a de date d’expiration.', en: 'No permit on file has an expiry date.' },
  permit: { fr: 'Permis', en: 'Permit' },
  site: { fr: 'Chantier', en: 'Site' },
  town: { fr: 'Autorité', en: 'Authority' },
  state: { fr: 'État', en: 'State' },
  expires: { fr: 'Expire', en: 'Expires' },
  'to-ask': { fr: 'à demander', en: 'to be asked' },
  asked: { fr: 'demandé', en: 'asked' },
  issued: { fr: 'délivré', en: 'issued' },
  closed: { fr: 'fermé', en: 'closed' },
  refused: { fr: 'refusé', en: 'refused' },
  construction: { fr: 'construction', en: 'construction' },
  renovation: { fr: 'rénovation', en: 'renovation' },
  demolition: { fr: 'démolition', en: 'demolition' },
  occupation: { fr: 'occupation', en: 'occupancy' },
  signage: { fr: 'enseigne', en: 'sign' },
  tree: { fr: 'abattage d’arbre', en: 'tree felling' },
  blasting: { fr: 'dynamitage', en: 'blasting' },
  ask: { fr: 'Tâche : appeler la ville', en: 'Task: call the town' },
  askTask: { fr: 'Confirmer avec la ville : permis de {types}', en: 'Confirm with the town: {types} permit' },
  renew: { fr: 'Tâche : renouveler {permit}', en: 'Task: renew {permit}' },
  renewTask: { fr: 'Renouveler le permis {permit} ({code})', en: 'Renew permit {permit} ({code})' },
  dates: { fr: 'Voir les expirations', en: 'See expiry dates' },
  footer: {
    fr: '{source} · non confirmé : chaque ville a son règlement. Avis, pas un conseil juridique.',
    en: '{source} · not confirmed: each town has its by-law. Guidance, not legal advice.',
  },
})

const TYPES = ['construction', 'renovation', 'demolition', 'occupation', 'signage', 'tree', 'blasting'] as const
const STATES = ['to-ask', 'asked', 'issued', 'closed', 'refused'] as const
const SOON_DAYS = 45

const permit = z.object({
  number: z.string(),
  name: z.string().nullable(),
  type: z.enum(TYPES),
  authority: z.string(),
  state: z.enum(STATES),
  project: z.object({ id: z.string(), code: z.string() }).nullable(),
  expiresOn: z.string().nullable(),
})
type Permit = z.output<typeof permit>

async function readPermits(projectId: string | undefined, { stores }: Context<PermitStores>): Promise<Permit[]> {
  const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  const kept = await stores.records.list('permit', projectId ? { projectId } : {})
  return kept.map(({ number, data, state, projectId: id, due }) => ({
    number,
    name: data.permitNumber,
    type: data.type,
    authority: data.authority,
    state,
    project: id && codes.has(id) ? { id, code: codes.get(id)! } : null,
    expiresOn: due,
  }))
}

const nameOf = (one: Permit, lang: Lang) => one.name ?? say(lang, one.type)

const permitTable = (list: readonly Permit[], caption: string, lang: Lang) => ({
  type: 'table' as const,
  caption,
  columns: [
    { label: say(lang, 'permit') },
    { label: say(lang, 'site') },
    { label: say(lang, 'town') },
    { label: say(lang, 'state') },
    { label: say(lang, 'expires') },
  ],
  rows: list.map((one) => [
    `${say(lang, one.type)}${one.name ? ` ${one.name}` : ''}`,
    one.project ? { text: one.project.code, href: `nova:projects/${one.project.code}` } : '–',
    one.authority,
    say(lang, one.state),
    one.expiresOn ? formatDate(one.expiresOn as IsoDate, lang) : '–',
  ]),
})

export const identifyRequired = defineTool<PermitStores>()({
  name: 'permits.identify_required',
  title: { fr: 'Dire quels permis il faut', en: 'Tell which permits are needed' },
  gate: 'none',
  permission: 'projects.read',
  examples: REQUIRED,
  input: z.object({
    work: field.text({
      label: { fr: 'Travaux', en: 'Work' },
      ask: { fr: 'Quels travaux veux-tu faire?', en: 'What work do you want to do?' },
      cues: ['permis pour', 'permis de', 'permit for', 'permit to'],
    }),
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
  }),
  output: z.object({
    types: z.array(z.enum(TYPES)),
    project: z.object({ id: z.string(), code: z.string() }).nullable(),
    held: z.array(permit),
    source: z.string(),
  }),
  async run({ work, project: id }, ctx) {
    const project = id ? await ctx.stores.projects.need(id) : null
    const types = permitsFor(foldText(work))
    const held = project ? await readPermits(project.id, ctx) : []
    if (!types.length && !held.length)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Je ne reconnais pas ces travaux. Nomme-les : « changer les fenêtres », « démolir », « agrandir »…',
          en: 'I do not recognise that work. Name it: “replace the windows”, “demolish”, “build an addition”…',
        },
        { field: 'work' },
      )
    return {
      types,
      project: project && { id: project.id, code: project.code },
      held,
      source: permitSource(project?.province ?? 'QC').source,
    }
  },
  card({ types, project, held, source }, { lang, can }) {
    const named = types.map((type) => say(lang, type)).join(', ')
    const got = held.map((one) => `${say(lang, one.type)} (${say(lang, one.state)})`).join(', ')
    return {
      title: say(lang, 'requiredTitle'),
      summary: types.length
        ? say(lang, 'required', { types: named, held: got || 'none' })
        : say(lang, 'onlyHeld', { code: project?.code ?? '', held: got || say(lang, 'none') }),
      tone: types.every((type) => held.some((one) => one.type === type && one.state === 'issued')) ? 'info' : 'warning',
      blocks: held.length ? [permitTable(held, say(lang, 'requiredTitle'), lang)] : [],
      actions: [
        ...(types.length && can('tasks.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'ask'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'askTask', { types: named }),
                    ...(project ? { project: project.id } : {}),
                  },
                },
              },
            ]
          : []),
        {
          type: 'button',
          label: say(lang, 'dates'),
          intent: { do: 'tool', tool: 'permits.watch_expiry', input: project ? { project: project.id } : {} },
        },
      ],
      footer: say(lang, 'footer', { source }),
    }
  },
})

export const watchExpiry = defineTool<PermitStores>()({
  name: 'permits.watch_expiry',
  title: { fr: 'Surveiller l’expiration des permis', en: 'Watch permit expiry' },
  gate: 'none',
  permission: 'projects.read',
  examples: EXPIRY,
  input: z.object({ project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional() }),
  output: z.object({
    permits: z.array(permit.extend({ daysLeft: z.int(), expiry: z.enum(['expired', 'soon', 'later']) })),
  }),
  async run({ project }, ctx) {
    const live = (await readPermits(project, ctx)).filter(({ state }) => state !== 'closed' && state !== 'refused')
    return { permits: byExpiry(live, ctx.today, SOON_DAYS) }
  },
  card({ permits }, { lang, today, can }) {
    const [first] = permits
    const told = first && {
      permit: nameOf(first, lang),
      code: first.project?.code ?? '–',
      date: formatDate(first.expiresOn!, lang),
      days: Math.max(0, first.daysLeft),
    }
    const due = permits.filter(({ expiry }) => expiry !== 'later')
    return {
      title: say(lang, 'expiryTitle'),
      summary: told ? say(lang, first.daysLeft < 0 ? 'past' : 'soonest', told) : say(lang, 'noDate'),
      tone: first?.expiry === 'expired' ? 'danger' : first?.expiry === 'soon' ? 'warning' : 'neutral',
      blocks: first ? [permitTable(permits, say(lang, 'expiryTitle'), lang)] : [],
      actions: can('tasks.write')
        ? due.slice(0, 3).map((one) => ({
            type: 'button',
            label: say(lang, 'renew', { permit: nameOf(one, lang) }).slice(0, 75),
            intent: {
              do: 'form',
              tool: 'tasks.create_from_chat',
              input: {
                title: say(lang, 'renewTask', { permit: nameOf(one, lang), code: one.project?.code ?? '–' }),
                due: one.expiresOn! < today ? today : one.expiresOn!,
                ...(one.project ? { project: one.project.id } : {}),
              },
            },
          }))
        : [],
    }
  },
})
