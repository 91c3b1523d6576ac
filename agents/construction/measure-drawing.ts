import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import type { Measure } from '../../src/domain/takeoff.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { drawingHref } from './drawing-sheets.ts'
import { MEASURE } from './takeoff-examples.ts'
import { drawingNamed, head, headOf, inFeet, input, measureShape, shown, type TakeoffStores } from './takeoff-sheet.ts'

const say = phrases({
  title: {
    fr: 'Quantités – {sheet} rév. {revision}, {project}',
    en: 'Quantities – {sheet} rev. {revision}, {project}',
  },
  summary: {
    fr: '{label} : {quantity}{imperial} au {sheet} rév. {revision}, {project}.',
    en: '{label}: {quantity}{imperial} on {sheet} rev. {revision}, {project}.',
  },
  imperial: { fr: ' ({quantity})', en: ' ({quantity})' },
  several: { fr: '{sheet} rév. {revision}, {project} : {list}.', en: '{sheet} rev. {revision}, {project}: {list}.' },
  none: {
    fr: '{sheet} rév. {revision}, {project} : aucune quantité n’y est mesurée encore.',
    en: '{sheet} rev. {revision}, {project}: no quantity is measured on it yet.',
  },
  what: { fr: 'Ouvrage', en: 'Work' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  imperialColumn: { fr: 'Impérial', en: 'Imperial' },
  range: { fr: 'À ± 2 %', en: 'At ± 2%' },
  code: { fr: 'Code', en: 'Code' },
  between: { fr: 'de {low} à {high}', en: '{low} to {high}' },
  diff: { fr: 'Écart avec l’ancienne révision', en: 'Change from the old revision' },
  price: { fr: 'Prix de l’ouvrage', en: 'Price of the work' },
  footer: {
    fr: 'Échelle {scale} · mesures enregistrées sur la feuille, ± 2 % · pertes et joints non compris',
    en: 'Scale {scale} · measures recorded on the sheet, ± 2% · waste and laps not included',
  },
  noScale: { fr: 'non dite', en: 'not said' },
})

export const measureDrawing = defineTool<TakeoffStores>()({
  name: 'takeoff.measure_drawing',
  title: { fr: 'Donner les quantités d’un plan', en: 'Give the quantities of a drawing' },
  gate: 'none',
  permission: 'projects.read',
  examples: MEASURE,
  input,
  output: head.extend({ scale: z.int().nullable(), measures: z.array(measureShape), superseded: z.boolean() }),
  async run({ sheet: words, project }, context) {
    const { drawing, work } = await drawingNamed(words, project, context)
    const all = drawing.data.measures
    const code = classifyWork(work)
    const asked = all.filter(
      (one) => (work && titleMatch(work, one.label) > 0) || (code && one.costCode.slice(0, 4) === code.slice(0, 4)),
    )
    const named = asked.filter((one) => titleMatch(work, one.label) > 0)
    const older = (await context.stores.records.list('drawing', { state: 'superseded' })).some(
      (one) => one.projectId === drawing.projectId && one.data.sheet === drawing.data.sheet,
    )
    return {
      ...(await headOf(drawing, context)),
      scale: drawing.data.scale,
      measures: named.length ? named : asked.length ? asked : all,
      superseded: older,
    }
  },
  card({ number, sheet, revision, project, scale, measures, superseded }, { lang, can }) {
    const [first, second] = measures
    const values = { sheet, revision, project: project.code }
    const list = measures.map((one) => `${one.label} ${shown(one.quantity, one.unit, lang)}`).join(', ')
    const title = say(lang, 'title', values)
    const bound = (one: Measure, part: number) => formatNumber((one.quantity * part) / 100_000, lang, 0)
    return {
      title,
      summary: !first
        ? say(lang, 'none', values)
        : second
          ? say(lang, 'several', { ...values, list })
          : say(lang, 'summary', {
              ...values,
              label: first.label.charAt(0).toLocaleUpperCase('fr-CA') + first.label.slice(1),
              quantity: shown(first.quantity, first.unit, lang),
              imperial: first.unit === 'count' ? '' : say(lang, 'imperial', { quantity: inFeet(first, lang) }),
            }),
      tone: 'info',
      blocks: first
        ? [
            {
              type: 'table',
              caption: title,
              columns: [
                { label: say(lang, 'what') },
                { label: say(lang, 'code') },
                { label: say(lang, 'quantity'), align: 'right' },
                { label: say(lang, 'imperialColumn'), align: 'right' },
                { label: say(lang, 'range'), align: 'right' },
              ],
              rows: measures.map((one) => [
                { text: one.label, href: drawingHref(number) },
                one.costCode,
                shown(one.quantity, one.unit, lang),
                inFeet(one, lang),
                one.unit === 'count' ? '–' : say(lang, 'between', { low: bound(one, 98), high: bound(one, 102) }),
              ]),
            },
          ]
        : [],
      actions: [
        ...(superseded
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'diff'),
                intent: { do: 'tool' as const, tool: 'takeoff.diff_revisions', input: { sheet: number } },
              },
            ]
          : []),
        ...(first && can('projects.cost')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'price'),
                intent: { do: 'tool' as const, tool: 'cost_codes.trend_price', input: { material: first.costCode } },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer', { scale: scale ? `1:${scale}` : say(lang, 'noScale') }),
    }
  },
})
