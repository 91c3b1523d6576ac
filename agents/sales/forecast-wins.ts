import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { SILENT_DAYS, silentFor } from './open-quotes.ts'
import { FORECAST } from './pipeline-examples.ts'
import { OPEN_STAGES, type PipelineStores, readPipeline, STAGE_NAMES } from './pipeline-figures.ts'

const say = phrases({
  title: { fr: 'Ce qui peut se signer', en: 'What may be signed' },
  summary: {
    fr: '{weighted} attendus sur {total} : {count, plural, one {# dossier ouvert} other {# dossiers ouverts}}, dont {silent, plural, =0 {aucun ne dort} one {# dort} other {# dorment}} depuis {days} jours ou plus.',
    en: '{weighted} expected out of {total}: {count, plural, one {# open deal} other {# open deals}}, {silent, plural, =0 {none} other {#}} of them quiet for {days} days or more.',
  },
  quiet: {
    fr: '{silent, plural, =0 {Aucune soumission ne dort} one {# soumission dort} other {# soumissions dorment}} depuis {days} jours ou plus{total, select, none {} other { ({total})}}.',
    en: '{silent, plural, =0 {No quote has} one {# quote has} other {# quotes have}} been quiet for {days} days or more{total, select, none {} other { ({total})}}.',
  },
  none: { fr: 'Aucun dossier de vente n’est ouvert.', en: 'No deal is open.' },
  deal: { fr: 'Dossier', en: 'Deal' },
  stage: { fr: 'Étape', en: 'Stage' },
  amount: { fr: 'Montant', en: 'Amount' },
  chance: { fr: 'Chances', en: 'Odds' },
  weighted: { fr: 'Pondéré', en: 'Weighted' },
  expected: { fr: 'Décision', en: 'Decision' },
  silence: { fr: 'Silence', en: 'Silence' },
  days: { fr: '{n} j', en: '{n} d' },
  byStage: { fr: 'Pondéré par étape', en: 'Weighted by stage' },
  unpriced: {
    fr: '{n, plural, one {# dossier sans montant n’y compte} other {# dossiers sans montant n’y comptent}} pas.',
    en: '{n, plural, one {# deal has} other {# deals have}} no amount and count for nothing here.',
  },
  followUp: { fr: 'Relancer celles qui dorment', en: 'Follow up the quiet ones' },
  footer: {
    fr: 'Montant × chances inscrites au dossier, avant taxes · une probabilité, pas une promesse',
    en: 'Amount × the odds on file, before taxes · a probability, not a promise',
  },
})

const line = z.object({
  id: z.string(),
  name: z.string(),
  stage: z.enum(OPEN_STAGES),
  amount: z.int(),
  probability: z.int(),
  weighted: z.int(),
  expectedOn: z.string().nullable(),
  quote: z.string().nullable(),
  silentDays: z.int().nullable(),
})

export const forecastWins = defineTool<PipelineStores>()({
  name: 'pipeline.forecast_wins',
  title: { fr: 'Prévoir ce qui va se signer', en: 'Forecast what will be signed' },
  gate: 'none',
  permission: 'sales.write',
  examples: FORECAST,
  input: z.object({
    silent: field
      .boolean({
        label: { fr: 'Seulement celles qui dorment', en: 'Only the quiet ones' },
        cues: ['dorment', 'dort', 'sans nouvelles', 'silence', 'quiet', 'asleep', 'sleeping', 'gone cold'],
      })
      .optional(),
    weeks: field.quantity({ label: { fr: 'Semaines', en: 'Weeks' }, cues: ['depuis', 'for'] }).optional(),
  }),
  output: z.object({
    total: z.int(),
    weighted: z.int(),
    count: z.int(),
    unpriced: z.int(),
    days: z.int(),
    onlySilent: z.boolean(),
    silent: z.int(),
    stages: z.array(z.object({ stage: z.enum(OPEN_STAGES), weighted: z.int() })),
    lines: z.array(line),
  }),
  async run({ silent = false, weeks }, { stores, today, organization }) {
    const { items, total, weighted, unpriced } = await readPipeline(stores)
    const ids = items.flatMap(({ quoteId }) => quoteId ?? [])
    const quotes = new Map((await stores.quotes.list({ id: ids })).map((one) => [one.id, one]))
    const days = weeks === undefined ? SILENT_DAYS : Math.max(1, Math.round((weeks * 7) / 1000))
    const lines = items.map(({ id, name, stage, amount, probability, weighted, expectedOn, quoteId }) => {
      const quote = quotes.get(quoteId ?? '')
      const sent = quote?.status === 'sent' ? quote : null
      return {
        id,
        name,
        stage: stage as (typeof OPEN_STAGES)[number],
        amount,
        probability,
        weighted,
        expectedOn,
        quote: quote?.number ?? null,
        silentDays: sent ? silentFor(sent, today, organization.timeZone) : null,
      }
    })
    const quiet = lines.filter((one) => (one.silentDays ?? 0) >= days)
    return {
      total,
      weighted,
      unpriced,
      days,
      count: lines.length,
      onlySilent: silent,
      silent: quiet.length,
      stages: OPEN_STAGES.map((stage) => ({
        stage,
        weighted: lines.reduce((sum, one) => sum + (one.stage === stage ? one.weighted : 0), 0),
      })),
      lines: silent ? quiet.sort((a, b) => b.silentDays! - a.silentDays!) : lines,
    }
  },
  card({ total, weighted, count, unpriced, days, onlySilent, silent, stages, lines }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const quietTotal = lines.reduce((sum, one) => sum + one.amount, 0)
    const summary = onlySilent
      ? say(lang, 'quiet', { silent, days, total: silent ? money(quietTotal) : 'none' })
      : count
        ? say(lang, 'summary', { weighted: money(weighted), total: money(total), count, silent, days })
        : say(lang, 'none')
    return {
      title: say(lang, 'title'),
      summary,
      tone: silent ? 'warning' : 'neutral',
      blocks: [
        ...(lines.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'deal') },
                  { label: say(lang, 'stage') },
                  { label: say(lang, 'amount'), align: 'right' as const },
                  { label: say(lang, 'chance'), align: 'right' as const },
                  { label: say(lang, 'weighted'), align: 'right' as const },
                  { label: say(lang, 'expected') },
                  { label: say(lang, 'silence'), align: 'right' as const },
                ],
                rows: lines
                  .slice(0, 15)
                  .map((one) => [
                    one.quote ? { text: one.name, href: `nova:quotes/${one.quote}` } : one.name,
                    STAGE_NAMES[one.stage][lang],
                    money(one.amount),
                    formatPercent(one.probability, lang, 0),
                    money(one.weighted),
                    one.expectedOn ? formatDate(one.expectedOn, lang) : '–',
                    one.silentDays === null ? '–' : say(lang, 'days', { n: one.silentDays }),
                  ]),
                ...(lines.length > 15 ? { more: lines.length - 15 } : {}),
              },
            ]
          : [{ type: 'text' as const, text: summary }]),
        ...(onlySilent || !weighted
          ? []
          : [
              {
                type: 'chart' as const,
                chart: {
                  kind: 'bar' as const,
                  title: say(lang, 'byStage'),
                  unit: 'money' as const,
                  series: [
                    {
                      name: say(lang, 'weighted'),
                      points: stages.map(({ stage, weighted }) => ({
                        label: STAGE_NAMES[stage][lang],
                        value: weighted,
                      })),
                    },
                  ],
                },
              },
            ]),
        ...(unpriced ? [{ type: 'text' as const, text: say(lang, 'unpriced', { n: unpriced }) }] : []),
      ],
      actions: silent
        ? [
            {
              type: 'button',
              label: say(lang, 'followUp'),
              style: 'primary',
              intent: { do: 'tool', tool: 'pipeline.follow_up', input: {} },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})
