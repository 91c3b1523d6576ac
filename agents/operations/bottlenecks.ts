import { z } from 'zod'
import type { ScheduledActivity } from '../../src/domain/records/plans.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { BOTTLENECKS, MATERIAL } from './bottleneck-examples.ts'
import type { OrderStores } from './order-lines.ts'
import { readOrders } from './track-orders.ts'

type Stores = OrderStores & { activities: Rows<ScheduledActivity> }

const say = phrases({
  planTitle: { fr: 'Matériaux des prochaines semaines', en: 'Material for the coming weeks' },
  plan: {
    fr: '{count, plural, =0 {Aucune commande n’est attendue} one {# commande est attendue} other {# commandes sont attendues}} d’ici le {until}{late, plural, =0 {} one {, dont # trop tard} other {, dont # trop tard}}.',
    en: '{count, plural, =0 {No order is expected} one {# order is expected} other {# orders are expected}} by {until}{late, plural, =0 {} other {, # of them too late}}.',
  },
  none: {
    fr: 'Rien de commandé n’est attendu d’ici là; ce qui n’est pas commandé n’est pas vu ici.',
    en: 'Nothing ordered is expected by then; what is not ordered is not seen here.',
  },
  blockTitle: { fr: 'Ce qui peut bloquer les chantiers', en: 'What may hold the sites up' },
  blocks: {
    fr: '{count, plural, =0 {Rien ne bloque} one {# blocage} other {# blocages}} en vue{first, select, none {} other {; d’abord {first}}}.',
    en: '{count, plural, =0 {Nothing blocks} one {# hold-up} other {# hold-ups}} in sight{first, select, none {} other {; first {first}}}.',
  },
  order: { fr: 'Commande', en: 'Order' },
  project: { fr: 'Chantier', en: 'Site' },
  needed: { fr: 'Requis', en: 'Needed' },
  promised: { fr: 'Promis', en: 'Promised' },
  late: { fr: 'Retard', en: 'Late' },
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  what: { fr: 'Quoi', en: 'What' },
  why: { fr: 'Pourquoi', en: 'Why' },
  lateOrder: { fr: 'commande en retard de {n} j', en: 'order {n} d late' },
  comingLate: { fr: 'commande promise {n} j trop tard', en: 'order promised {n} d too late' },
  openRfi: { fr: 'QRT sans réponse, due le {due}', en: 'RFI unanswered, due {due}' },
  permitEnds: { fr: 'permis qui finit le {due}', en: 'permit ending on {due}' },
  chase: { fr: 'Tâche : relancer', en: 'Task: chase' },
  chaseTask: { fr: 'Relancer : {what}', en: 'Chase: {what}' },
  footer: {
    fr: 'Commandes, QRT et permis au dossier · retards en jours civils',
    en: 'Orders, RFIs and permits on file · late in calendar days',
  },
})

const WEEKS_AHEAD = 3

const expected = z.object({
  number: z.string(),
  title: z.string(),
  project: z.string().nullable(),
  required: z.string().nullable(),
  promised: z.string().nullable(),
  daysLate: z.int(),
})

export const materialPlan = defineTool<Stores>()({
  name: 'operations.material_plan',
  title: { fr: 'Planifier les matériaux des prochaines semaines', en: 'Plan material for the coming weeks' },
  gate: 'none',
  permission: 'projects.read',
  examples: MATERIAL,
  input: z.object({
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
    until: field.date({ label: { fr: 'D’ici le', en: 'Until' }, cues: ['d’ici', 'by', 'until'] }).optional(),
  }),
  output: z.object({ until: z.string(), orders: z.array(expected) }),
  async run({ project, until: said }, { stores, today }) {
    const until = said ?? addDays(today, 7 * WEEKS_AHEAD)
    const all = await stores.purchaseOrders.list(project ? { projectId: project } : {})
    const awaited = all.filter(({ status }) => status !== 'received' && status !== 'cancelled' && status !== 'draft')
    const orders = (await readOrders(stores, today, awaited)).filter(
      ({ required, promised }) => (required ?? promised ?? '9') <= until,
    )
    return {
      until,
      orders: orders.map(({ number, title, project, required, promised, daysLate }) => ({
        ...{ number, title, project, required, promised, daysLate },
      })),
    }
  },
  card({ until, orders }, { lang }) {
    const day = (date: string | null) => (date ? formatDate(date, lang) : '–')
    const late = orders.filter(({ daysLate }) => daysLate > 0).length
    const columns = (['order', 'project', 'needed', 'promised', 'late'] as const).map((key) => ({
      label: say(lang, key),
    }))
    return {
      title: say(lang, 'planTitle'),
      summary: say(lang, 'plan', { count: orders.length, until: formatDate(until, lang), late }),
      tone: late > 0 ? 'warning' : 'neutral',
      blocks:
        orders.length > 0
          ? [
              {
                type: 'table',
                caption: say(lang, 'planTitle'),
                columns,
                rows: orders.map((one) => [
                  { text: `${one.number} ${one.title}`, href: `nova:orders/${one.number}` },
                  one.project ?? '–',
                  day(one.required),
                  day(one.promised),
                  one.daysLate > 0 ? say(lang, 'days', { n: one.daysLate }) : '–',
                ]),
              },
            ]
          : [{ type: 'text', text: say(lang, 'none') }],
      footer: say(lang, 'footer'),
    }
  },
})

const holdUp = z.object({
  kind: z.enum(['lateOrder', 'comingLate', 'openRfi', 'permitEnds']),
  what: z.string(),
  href: z.string(),
  project: z.string().nullable(),
  days: z.int(),
  due: z.string().nullable(),
})

export const findBottlenecks = defineTool<Stores>()({
  name: 'operations.bottlenecks',
  title: { fr: 'Voir ce qui risque de bloquer les chantiers', en: 'See what may hold the sites up' },
  gate: 'none',
  permission: 'projects.read',
  examples: BOTTLENECKS,
  input: z.object({ project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional() }),
  output: z.object({ found: z.array(holdUp) }),
  async run({ project }, { stores, today }) {
    const of = project ? { projectId: project } : {}
    const soon = addDays(today, 7 * WEEKS_AHEAD)
    const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
    const codeOf = (id: string | null) => (id ? (codes.get(id) ?? null) : null)
    const orders = await readOrders(stores, today, await stores.purchaseOrders.list(of))
    const rfis = (await stores.records.list('rfi', of)).filter(
      ({ state, due }) => state === 'open' && due && due < today,
    )
    const permits = (await stores.records.list('permit', of)).filter(({ due }) => due && due >= today && due <= soon)
    const found = [
      ...orders
        .filter(({ state }) => state === 'late' || state === 'will-be-late')
        .map((one) => ({
          ...{ kind: one.state === 'late' ? ('lateOrder' as const) : ('comingLate' as const), what: one.title },
          ...{ href: `nova:orders/${one.number}`, project: one.project, days: one.daysLate, due: one.required },
        })),
      ...rfis.map(({ title, number, projectId, due }) => ({
        ...{ kind: 'openRfi' as const, what: `${number} ${title}`, href: `nova:rfis/${number}` },
        ...{ project: codeOf(projectId), days: 0, due },
      })),
      ...permits.map(({ title, number, projectId, due }) => ({
        ...{ kind: 'permitEnds' as const, what: title, href: `nova:permits/${number}` },
        ...{ project: codeOf(projectId), days: 0, due },
      })),
    ]
    return { found: found.sort((a, b) => b.days - a.days) }
  },
  card({ found }, { lang }) {
    const [first] = found
    const why = ({ kind, days, due }: (typeof found)[number]) =>
      say(lang, kind, { n: days, due: due ? formatDate(due, lang) : '–' })
    return {
      title: say(lang, 'blockTitle'),
      summary: say(lang, 'blocks', { count: found.length, first: first ? `${first.what} (${why(first)})` : 'none' }),
      tone: found.length > 0 ? 'warning' : 'success',
      blocks:
        found.length > 0
          ? [
              {
                type: 'table',
                caption: say(lang, 'blockTitle'),
                columns: (['what', 'project', 'why'] as const).map((key) => ({ label: say(lang, key) })),
                rows: found.map((one) => [{ text: one.what, href: one.href }, one.project ?? '–', why(one)]),
              },
            ]
          : [],
      actions: first
        ? [
            {
              type: 'button',
              label: say(lang, 'chase'),
              intent: {
                do: 'form',
                tool: 'tasks.create_from_chat',
                input: { title: say(lang, 'chaseTask', { what: first.what }) },
              },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})
