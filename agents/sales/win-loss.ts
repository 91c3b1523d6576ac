import { z } from 'zod'
import { hitRate } from '../../src/domain/bids.ts'
import type { Quote } from '../../src/domain/records/accounting.ts'
import { addDays, addMonths, firstOfMonth, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { WIN_LOSS } from './sales-examples.ts'

export type WinLossStores = { quotes: Rows<Quote> }

const say = phrases({
  title: { fr: 'Soumissions gagnées et perdues', en: 'Quotes won and lost' },
  summary: {
    fr: '{won} gagnées sur {decided} décidées ({rate} en nombre, {value} en valeur); on gagne le plus souvent {best}.',
    en: '{won} won of {decided} decided ({rate} by count, {value} by value); we win most often {best}.',
  },
  none: { fr: 'Aucune soumission décidée dans la période.', en: 'No quote was decided in the period.' },
  size: { fr: 'Taille', en: 'Size' },
  small: { fr: 'sous 15 000 $', en: 'under $15,000' },
  medium: { fr: 'de 15 000 $ à 50 000 $', en: 'from $15,000 to $50,000' },
  large: { fr: 'à plus de 50 000 $', en: 'above $50,000' },
  won: { fr: 'Gagnées', en: 'Won' },
  lost: { fr: 'Perdues', en: 'Lost' },
  rate: { fr: 'Taux', en: 'Rate' },
  lostValue: { fr: 'Valeur perdue', en: 'Value lost' },
  expired: {
    fr: '{n, plural, one {# soumission a expiré} other {# soumissions ont expiré}} sans réponse et {open, plural, one {# attend} other {# attendent}} : elles ne comptent pas dans le taux.',
    en: '{n, plural, one {# quote} other {# quotes}} expired unanswered and {open, plural, one {# waits} other {# wait}}: they do not count in the rate.',
  },
  footer: { fr: '{from} au {to}, montants avant taxes', en: '{from} to {to}, amounts before taxes' },
  pipeline: { fr: 'Voir les dossiers ouverts', en: 'See the open deals' },
})

const SIZES = ['small', 'medium', 'large'] as const
const sizeOf = (amount: number): (typeof SIZES)[number] =>
  amount < 1_500_000 ? 'small' : amount <= 5_000_000 ? 'medium' : 'large'

const band = z.object({
  size: z.enum(SIZES),
  won: z.int(),
  lost: z.int(),
  rate: z.int().nullable(),
  lostValue: z.int(),
})

export const winLossReview = defineTool<WinLossStores>()({
  name: 'sales.win_loss_review',
  title: { fr: 'Analyser gains et pertes', en: 'Review wins and losses' },
  gate: 'none',
  permission: 'sales.write',
  examples: WIN_LOSS,
  input: z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    won: z.int(),
    decided: z.int(),
    byCount: z.int().nullable(),
    byValue: z.int().nullable(),
    expired: z.int(),
    open: z.int(),
    bands: z.array(band),
  }),
  async run({ period }, { stores, today }) {
    const first = firstOfMonth(today)
    const { from, to } = period ?? { from: addMonths(first, -12), to: addDays(first, -1) }
    const quotes = (await stores.quotes.list()).filter(({ date }) => date >= from && date <= to)
    const bids = quotes.flatMap(({ amount, status }) =>
      status === 'won' || status === 'lost' ? [{ amount, state: status }] : [],
    )
    const { byCount, byValue, decided } = hitRate(bids)
    return {
      from,
      to,
      won: bids.filter(({ state }) => state === 'won').length,
      decided,
      byCount,
      byValue,
      expired: quotes.filter(({ status }) => status === 'expired').length,
      open: quotes.filter(({ status }) => status === 'sent').length,
      bands: SIZES.map((size) => {
        const own = bids.filter(({ amount }) => sizeOf(amount) === size)
        const lost = own.filter(({ state }) => state === 'lost')
        return {
          size,
          won: own.length - lost.length,
          lost: lost.length,
          rate: hitRate(own).byCount,
          lostValue: lost.reduce((sum, { amount }) => sum + amount, 0),
        }
      }),
    }
  },
  card({ from, to, won, decided, byCount, byValue, expired, open, bands }, { lang }) {
    const [best] = [...bands].sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1))
    const percent = (rate: number | null) => (rate === null ? '–' : formatPercent(rate, lang, 1))
    return {
      title: say(lang, 'title'),
      summary: decided
        ? say(lang, 'summary', {
            won,
            decided,
            rate: percent(byCount),
            value: percent(byValue),
            best: say(lang, best!.size),
          })
        : say(lang, 'none'),
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'size') },
            { label: say(lang, 'won'), align: 'right' },
            { label: say(lang, 'lost'), align: 'right' },
            { label: say(lang, 'rate'), align: 'right' },
            { label: say(lang, 'lostValue'), align: 'right' },
          ],
          rows: bands.map((one) => [
            say(lang, one.size),
            String(one.won),
            String(one.lost),
            percent(one.rate),
            formatMoney(one.lostValue, lang),
          ]),
        },
        ...(expired + open ? [{ type: 'text' as const, text: say(lang, 'expired', { n: expired, open }) }] : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'pipeline'),
          intent: { do: 'tool', tool: 'pipeline.forecast_wins', input: {} },
        },
      ],
      footer: say(lang, 'footer', { from: formatDate(from, lang), to: formatDate(to, lang) }),
    }
  },
})
