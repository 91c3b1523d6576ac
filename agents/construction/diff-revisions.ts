import { z } from 'zod'
import type { CostCodePrice } from '../../src/domain/records/plans.ts'
import { diffMeasures, type Measure, toImperial } from '../../src/domain/takeoff.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { compareRevisions, drawingHref } from './drawing-sheets.ts'
import { DIFF } from './takeoff-examples.ts'
import { drawingNamed, head, headOf, input, measureShape, shown, type TakeoffStores } from './takeoff-sheet.ts'

const say = phrases({
  what: { fr: 'Ouvrage', en: 'Work' },
  diffTitle: { fr: '{sheet}, {project} : rév. {before} → {after}', en: '{sheet}, {project}: rev. {before} → {after}' },
  diffSummary: {
    fr: '{sheet} de la rév. {before} à la rév. {after} : {list}{cost, select, none {} other {; environ {cost} à nos coûts unitaires}}.',
    en: '{sheet} from rev. {before} to rev. {after}: {list}{cost, select, none {} other {; about {cost} at our unit costs}}.',
  },
  same: {
    fr: '{sheet} : aucune quantité n’a changé de la rév. {before} à la rév. {after}.',
    en: '{sheet}: no quantity changed from rev. {before} to rev. {after}.',
  },
  change: { fr: '{label} {change}', en: '{label} {change}' },
  beforeColumn: { fr: 'Avant', en: 'Before' },
  afterColumn: { fr: 'Après', en: 'After' },
  changeColumn: { fr: 'Écart', en: 'Change' },
  costColumn: { fr: 'Au coût unitaire', en: 'At unit cost' },
  draft: { fr: 'En faire un avenant', en: 'Make it a change order' },
  draftTitle: { fr: '{sheet} rév. {after} : {list}', en: '{sheet} rev. {after}: {list}' },
  diffFooter: {
    fr: 'Mesures enregistrées, ± 2 % · coût seulement où notre prix est dans une unité comparable',
    en: 'Recorded measures, ± 2% · cost only where our price is in a comparable unit',
  },
})

/** What a change costs at the firm's unit price, where the price is in the measure's unit or its imperial one. */
function costOf(one: Measure & { change: number }, prices: readonly CostCodePrice[]): number | null {
  const price = prices.find(({ code }) => code === one.costCode)
  if (!price) return null
  const imperial = toImperial({ unit: one.unit, quantity: one.change })
  const quantity = price.unit === one.unit ? one.change : price.unit === imperial.unit ? imperial.quantity : null
  return quantity === null ? null : Math.round((quantity * price.likely) / 1000)
}

export const diffRevisions = defineTool<TakeoffStores>()({
  name: 'takeoff.diff_revisions',
  title: { fr: 'Chiffrer l’écart entre deux révisions', en: 'Quantify the change between two revisions' },
  gate: 'none',
  permission: 'projects.cost',
  examples: DIFF,
  input,
  output: head.extend({
    before: z.string(),
    date: z.string().nullable(),
    changes: z.array(measureShape.extend({ before: z.int(), change: z.int(), cost: z.int().nullable() })),
    cost: z.int().nullable(),
  }),
  async run({ sheet: words, project }, context) {
    const { drawing } = await drawingNamed(words, project, context)
    const [old] = (await context.stores.records.list('drawing', { state: 'superseded' }))
      .filter((one) => one.projectId === drawing.projectId && one.data.sheet === drawing.data.sheet)
      .sort((a, b) => compareRevisions(b.data.revision, a.data.revision))
    const of = await headOf(drawing, context)
    if (!old)
      throw new NovaError('rule.broken', {
        fr: `${of.sheet} n’a qu’une révision à ${of.project.code} (${of.revision}) : il n’y a rien à comparer.`,
        en: `${of.sheet} has a single revision on ${of.project.code} (${of.revision}): there is nothing to compare.`,
      })
    const prices = await context.stores.costCodes.list({ active: true })
    const changes = diffMeasures(old.data.measures, drawing.data.measures).map((one) => ({
      ...one,
      cost: costOf(one, prices),
    }))
    const known = changes.flatMap(({ cost }) => cost ?? [])
    const cost = known.length ? known.reduce((sum, one) => sum + one, 0) : null
    return { ...of, before: old.data.revision, date: drawing.date, changes, cost }
  },
  card({ number, sheet, revision, project, before, changes, cost }, { lang }) {
    const signed = (one: (typeof changes)[number]) =>
      `${one.change > 0 ? '+' : '−'}${shown(Math.abs(one.change), one.unit, lang)}`
    const list = changes.map((one) => say(lang, 'change', { label: one.label, change: signed(one) })).join(', ')
    const values = { sheet, before, after: revision, project: project.code }
    const title = say(lang, 'diffTitle', values)
    return {
      title,
      summary: changes.length
        ? say(lang, 'diffSummary', { ...values, list, cost: cost === null ? 'none' : formatMoney(cost, lang) })
        : say(lang, 'same', values),
      tone: changes.length ? 'warning' : 'success',
      blocks: changes.length
        ? [
            {
              type: 'table',
              caption: title,
              columns: [
                { label: say(lang, 'what') },
                { label: say(lang, 'beforeColumn'), align: 'right' },
                { label: say(lang, 'afterColumn'), align: 'right' },
                { label: say(lang, 'changeColumn'), align: 'right' },
                { label: say(lang, 'costColumn'), align: 'right' },
              ],
              rows: changes.map((one) => [
                { text: `${one.costCode} ${one.label}`, href: drawingHref(number) },
                shown(one.before, one.unit, lang),
                shown(one.quantity, one.unit, lang),
                signed(one),
                one.cost === null ? '–' : formatMoney(one.cost, lang),
              ]),
            },
          ]
        : [],
      actions: cost
        ? [
            {
              type: 'button',
              label: say(lang, 'draft'),
              intent: {
                do: 'form',
                tool: 'change_orders.draft',
                input: {
                  project: project.id,
                  title: say(lang, 'draftTitle', { sheet, after: revision, list }),
                  amount: cost,
                },
              },
            },
          ]
        : [],
      footer: say(lang, 'diffFooter'),
    }
  },
})
