import { z } from 'zod'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import { sumWip } from '../../src/domain/wip.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { listActive, readStanding, type StandingStores } from '../construction/standing.ts'
import { reportingDay } from './position.ts'
import { SCHEDULE } from './wip-examples.ts'

export type WipStores = StandingStores & { organizations: OrganizationStore }

const say = phrases({
  title: { fr: 'Travaux en cours', en: 'Work in progress' },
  summary: {
    fr: 'Facturé d’avance : {over} (passif). Fait et pas facturé : {under} (actif).',
    en: 'Billed ahead: {over} (liability). Done and not billed: {under} (asset).',
  },
  one: {
    fr: '{project} : {earned} gagnés, {billed} facturés, donc {gap} {state, select, over {facturés d’avance} other {à facturer}}.',
    en: '{project}: {earned} earned, {billed} billed, so {gap} {state, select, over {billed ahead} other {to bill}}.',
  },
  project: { fr: 'Projet', en: 'Project' },
  contract: { fr: 'Contrat', en: 'Contract' },
  estimated: { fr: 'Coût prévu', en: 'Estimated cost' },
  cost: { fr: 'Coût', en: 'Cost' },
  complete: { fr: 'Avancement', en: 'Complete' },
  earned: { fr: 'Gagné', en: 'Earned' },
  billed: { fr: 'Facturé', en: 'Billed' },
  over: { fr: 'Sur (sous) facturé', en: 'Over (under)' },
  unknown: { fr: 'n/d', en: 'n/a' },
  footer: {
    fr: 'Au {date} · avancement = coût ÷ coût prévu · facturé avant retenue et taxes · actif et passif ne se compensent pas',
    en: 'As of {date} · complete = cost ÷ estimated cost · billed before holdback and taxes · asset and liability are not netted',
  },
})

const row = z.object({
  code: z.string(),
  name: z.string(),
  contract: z.int(),
  estimatedCost: z.int(),
  cost: z.int(),
  complete: z.int().nullable(),
  earned: z.int().nullable(),
  billed: z.int(),
  over: z.int().nullable(),
})

export const wipSchedule = defineTool<WipStores>()({
  name: 'wip.build_schedule',
  title: { fr: 'Monter le tableau des travaux en cours', en: 'Build the work-in-progress schedule' },
  gate: 'none',
  permission: 'finance.read',
  examples: SCHEDULE,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({ on: z.string(), rows: z.array(row), over: z.int(), under: z.int(), one: z.string().nullable() }),
  async run({ project: id }, { stores, today }) {
    const on = reportingDay((await stores.organizations.get())?.booksClosedThrough, today)
    const standings = []
    for (const project of await listActive(stores)) standings.push(await readStanding(stores, project, on))
    const { overbilled, underbilled } = sumWip(standings.map((one) => one.wip))
    const rows = standings.map(({ project, wip }) => ({ code: project.code, name: project.name, ...wip }))
    const one = standings.find((each) => each.project.id === id)?.project.code ?? null
    return { on, rows, over: overbilled, under: underbilled, one }
  },
  card({ on, rows, over, under, one }, { lang }) {
    const money = (amount: number | null) => (amount === null ? say(lang, 'unknown') : formatMoney(amount, lang))
    const asked = rows.find((each) => each.code === one)
    const general = say(lang, 'summary', { over: money(over), under: money(under) })
    const summary =
      asked && asked.over !== null
        ? say(lang, 'one', {
            project: `${asked.code} ${asked.name}`,
            earned: money(asked.earned),
            billed: money(asked.billed),
            gap: money(Math.abs(asked.over)),
            state: asked.over > 0 ? 'over' : 'under',
          })
        : general
    const right = (key: 'contract' | 'estimated' | 'cost' | 'complete' | 'earned' | 'billed' | 'over') => ({
      label: say(lang, key),
      align: 'right' as const,
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'project') },
            right('contract'),
            right('estimated'),
            right('cost'),
            right('complete'),
            right('earned'),
            right('billed'),
            right('over'),
          ],
          rows: rows.map((each) => [
            { text: `${each.code} ${each.name}`, href: `nova:projects/${each.code}` },
            money(each.contract),
            money(each.estimatedCost),
            money(each.cost),
            each.complete === null ? say(lang, 'unknown') : formatPercent(each.complete, lang, 2, 2),
            money(each.earned),
            money(each.billed),
            money(each.over),
          ]),
        },
        ...(asked ? [{ type: 'text' as const, text: general }] : []),
      ],
      footer: say(lang, 'footer', { date: formatDate(on, lang) }),
    }
  },
})
