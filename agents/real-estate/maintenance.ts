import { z } from 'zod'
import { foldText } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, addMonths, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { noProperty, type PropertyStores, propertiesNamed, whichProperty } from './property-book.ts'
import { PLAN, REQUEST } from './property-examples.ts'

type Stores = PropertyStores & { tasks: Rows<Task> }

const say = phrases({
  planTitle: { fr: 'Plan d’entretien préventif', en: 'Preventive maintenance plan' },
  willPlan: {
    fr: '{count, plural, =0 {Rien n’est dû} one {# entretien dû} other {# entretiens dus}} d’ici le {until}, {cost}{count, plural, =0 {.} other {: en faire des tâches?}}',
    en: '{count, plural, =0 {Nothing is due} one {# job due} other {# jobs due}} by {until}, {cost}{count, plural, =0 {.} other {: make tasks of them?}}',
  },
  planned: {
    fr: '{count, plural, =0 {Aucune tâche ajoutée} one {# tâche ajoutée} other {# tâches ajoutées}} pour {cost} d’entretien d’ici le {until}.',
    en: '{count, plural, =0 {No task added} one {# task added} other {# tasks added}} for {cost} of maintenance by {until}.',
  },
  task: { fr: '{item} – {property}', en: '{item} – {property}' },
  property: { fr: 'Immeuble', en: 'Building' },
  item: { fr: 'Entretien', en: 'Job' },
  due: { fr: 'Dû le', en: 'Due on' },
  last: { fr: 'Dernière fois', en: 'Last done' },
  cost: { fr: 'Coût', en: 'Cost' },
  known: {
    fr: 'Ce qui est déjà aux tâches n’est pas ajouté une deuxième fois.',
    en: 'What is among the tasks already is not added again.',
  },
  footer: {
    fr: 'Registre des entretiens · un rappel en tâche n’engage aucune dépense',
    en: 'Maintenance register · a task commits no spending',
  },
  requestTitle: { fr: 'Demande de réparation', en: 'Repair request' },
  taken: {
    fr: 'Noté pour {property}{unit, select, none {} other {, logement {unit}}} : {what}. Tâche pour le {due}{urgent, select, yes { (urgent)} other {}}.',
    en: 'Noted for {property}{unit, select, none {} other {, unit {unit}}}: {what}. Task for {due}{urgent, select, yes { (urgent)} other {}}.',
  },
  heating: {
    fr: 'Le chauffage et l’eau d’un logement sont urgents : le locateur doit les maintenir (C.c.Q., art. 1854 et 1910). Avis, pas un conseil juridique.',
    en: 'Heat and water in a dwelling are urgent: the landlord must keep them up (C.C.Q., art. 1854 and 1910). Guidance, not legal advice.',
  },
  repair: {
    fr: 'Réparation – {property}{unit, select, none {} other {, logement {unit}}} : {what}',
    en: 'Repair – {property}{unit, select, none {} other {, unit {unit}}}: {what}',
  },
})

const MONTHS_AHEAD = 6

const job = z.object({
  number: z.string(),
  property: z.string(),
  item: z.string(),
  due: z.string(),
  last: z.string().nullable(),
  cost: z.int(),
  isTask: z.boolean(),
})
const planOutput = z.object({ until: z.string(), cost: z.int(), added: z.int(), jobs: z.array(job) })
type Plan = z.output<typeof planOutput>

/** What is due by then, with what is among the open tasks already. */
async function planOf(
  { property, until: said }: { property?: string | undefined; until?: string | undefined },
  ctx: Context<Stores>,
): Promise<Plan> {
  const { stores, today, lang } = ctx
  const found = await propertiesNamed(property, stores)
  if (found.length === 0) throw noProperty()
  const until = said ?? addMonths(today, MONTHS_AHEAD)
  const titles = new Set(found.map(({ title }) => title))
  const open = new Set((await stores.tasks.list({ status: ['open', 'doing'] })).map(({ title }) => title))
  const due = (await stores.records.list('maintenance', { state: 'planned' })).filter(
    (one) => titles.has(one.data.property) && one.due !== null && one.due <= until,
  )
  const jobs = due
    .map(({ number, due: on, data }) => {
      const { property: where, item, lastOn, cost } = data
      const isTask = open.has(say(lang, 'task', { item, property: where }))
      return { number, property: where, item, due: on!, last: lastOn, cost, isTask }
    })
    .sort((a, b) => a.due.localeCompare(b.due))
  const fresh = jobs.filter(({ isTask }) => !isTask)
  return { until, cost: fresh.reduce((sum, one) => sum + one.cost, 0), added: fresh.length, jobs }
}

function planCard({ until, cost, added, jobs }: Plan, key: 'willPlan' | 'planned', lang: Lang) {
  const values = { count: added, until: formatDate(until, lang), cost: formatMoney(cost, lang) }
  const day = (date: string | null) => (date ? formatDate(date, lang) : '–')
  return {
    title: say(lang, 'planTitle'),
    summary: say(lang, key, values),
    tone: 'info' as const,
    blocks: [
      {
        type: 'table' as const,
        caption: say(lang, 'planTitle'),
        columns: [
          { label: say(lang, 'due') },
          { label: say(lang, 'property') },
          { label: say(lang, 'item') },
          { label: say(lang, 'last') },
          { label: say(lang, 'cost'), align: 'right' as const },
        ],
        rows: jobs.map((one) => [day(one.due), one.property, one.item, day(one.last), formatMoney(one.cost, lang)]),
      },
      { type: 'text' as const, text: say(lang, 'known') },
    ],
    footer: say(lang, 'footer'),
  }
}

export const maintenancePlan = defineTool<Stores>()({
  name: 'properties.maintenance_plan',
  title: { fr: 'Planifier l’entretien des immeubles', en: 'Plan the maintenance of buildings' },
  gate: 'confirm',
  permission: 'tasks.write',
  examples: PLAN,
  input: z.object({
    property: whichProperty,
    until: field.date({ label: { fr: 'D’ici le', en: 'Until' }, cues: ['d’ici', 'avant', 'by', 'until'] }).optional(),
  }),
  output: planOutput,
  async preview(said, ctx) {
    const plan = await planOf(said, ctx)
    if (plan.added === 0)
      throw new NovaError('rule.broken', {
        fr: `Rien de nouveau n’est dû d’ici le ${formatDate(plan.until, 'fr')} : tout est fait ou déjà aux tâches.`,
        en: `Nothing new is due by ${formatDate(plan.until, 'en')}: all is done or among the tasks already.`,
      })
    return { card: planCard(plan, 'willPlan', ctx.lang), subject: plan }
  },
  async run(said, ctx) {
    const plan = await planOf(said, ctx)
    for (const { item, property, due } of plan.jobs.filter(({ isTask }) => !isTask))
      await ctx.stores.tasks.insert({
        title: say(ctx.lang, 'task', { item, property }),
        assigneeId: ctx.actor.id,
        createdBy: ctx.actor.id,
        dueDate: due,
        status: 'open',
      })
    return plan
  },
  card: (plan, { lang }) => planCard(plan, 'planned', lang),
})

const URGENT = /chauff|heat|eau|water|fuite|leak|gaz|gas|electri|serrure|lock|egout|sewer/
/** "Le locataire du 2e", "unit 102". */
const UNIT =
  /^(?:du |logement |locataire |unit |in |on )*#?(\d{1,4})(?:e|er|th|nd|rd|st)?\b|(?:logement|unit|appartement)\s#?(\d{1,4})/
const WHO_SAID = /^.*?\b(?:dit|rapporte|se plaint|says|reports|complains)\s+(?:que? |qu['’]|that )?/i
/** Working answer times: an emergency the next day, the rest within a week. */
const DAYS = { urgent: 1, plain: 7 }

export const workRequest = defineTool<Stores>()({
  name: 'properties.work_request',
  title: { fr: 'Prendre une demande de réparation', en: 'Take a repair request' },
  gate: 'log',
  permission: 'tasks.write',
  examples: REQUEST,
  input: z.object({
    what: field.longText({
      label: { fr: 'Ce qui ne va pas', en: 'What is wrong' },
      ask: { fr: 'Qu’est-ce qui ne va pas?', en: 'What is wrong?' },
    }),
    property: field.text({ label: { fr: 'Immeuble', en: 'Building' } }).optional(),
    unit: field.text({ label: { fr: 'Logement', en: 'Unit' } }).optional(),
  }),
  output: z.object({
    id: z.string(),
    property: z.string(),
    unit: z.string().nullable(),
    what: z.string(),
    due: z.string(),
    urgent: z.boolean(),
  }),
  async run({ what: words, property, unit: said }, { stores, today, lang, actor }) {
    const unit = said ?? UNIT.exec(foldText(words))?.slice(1).find(Boolean)
    const what = words.replace(WHO_SAID, '')
    const [found] = await propertiesNamed(property ?? words, stores)
    if (!found) throw noProperty()
    const urgent = URGENT.test(foldText(what))
    const due = addDays(today, urgent ? DAYS.urgent : DAYS.plain)
    const title = say(lang, 'repair', { property: found.title, unit: unit ?? 'none', what })
    const task = await stores.tasks.insert({
      ...{ title, dueDate: due, status: 'open', priority: urgent ? 'high' : 'normal' },
      ...{ assigneeId: actor.id, createdBy: actor.id },
    })
    return { id: task.id, property: found.title, unit: unit ?? null, what, due, urgent }
  },
  card({ property, unit, what, due, urgent }, { lang }) {
    const values = { property, unit: unit ?? 'none', what, due: formatDate(due, lang), urgent: urgent ? 'yes' : 'no' }
    const summary = say(lang, 'taken', values)
    return {
      title: say(lang, 'requestTitle'),
      summary,
      tone: urgent ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(urgent ? [{ type: 'text' as const, text: say(lang, 'heating') }] : []),
      ],
    }
  },
  undo: ({ id }) => ({ tool: 'tasks.cancel', input: { task: id } }),
})
