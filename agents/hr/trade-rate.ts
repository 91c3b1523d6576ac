import { z } from 'zod'
import { apprenticeRate, CCQ_TRADES } from '../../src/domain/ccq.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { RATES } from './labour-examples.ts'

const say = phrases({
  title: { fr: 'Taux du métier : {trade}', en: 'Trade rate: {trade}' },
  apprentice: {
    fr: 'Apprenti {trade}, {period, select, 1 {1re} other {{period}e}} période : {share} du taux de compagnon. Le taux horaire se lit dans les grilles publiques de la CCQ.',
    en: 'Apprentice {trade}, period {period}: {share} of the journeyman’s rate. The hourly rate is in the CCQ’s public tables.',
  },
  journeyman: {
    fr: 'Je ne garde aucun taux horaire confirmé pour {trade} : il se lit dans les grilles publiques de la CCQ, par secteur et par date.',
    en: 'No confirmed hourly rate is held for {trade}: it is in the CCQ’s public tables, by sector and date.',
  },
  period: { fr: 'Période', en: 'Period' },
  share: { fr: 'Part du taux de compagnon', en: 'Share of the journeyman’s rate' },
  tables: { fr: 'Grilles de la CCQ', en: 'CCQ tables' },
  footer: {
    fr: 'Règlement sur la formation professionnelle (CCQ), apprentissage par périodes de 2 000 h · non confirmé. Le salaire d’une personne ne se dit pas ici. Avis, pas un conseil juridique.',
    en: 'CCQ vocational training regulation, apprenticeship by periods of 2,000 h · not confirmed. Nobody’s own pay is told here. Guidance, not legal advice.',
  },
})

/** What a trade is called on site, besides its name. */
const SPOKEN: Record<string, string[]> = {
  'charpentier-menuisier': ['charpentier', 'menuisier', 'carpenter', 'joiner'],
  'briqueteur-maçon': ['briqueteur', 'maçon', 'mason', 'bricklayer'],
  'cimentier-applicateur': ['cimentier', 'finisseur de béton', 'cement finisher'],
  'poseur de systèmes intérieurs': ['poseur de gypse', 'drywaller', 'systèmes intérieurs'],
  'monteur-mécanicien (vitrier)': ['vitrier', 'glazier'],
  plâtrier: ['tireur de joints', 'taper'],
  tuyauteur: ['plombier', 'plumber'],
  "opérateur d'équipement lourd": ['opérateur', 'opérateur de machinerie', 'heavy equipment'],
}

const output = z.object({
  trade: z.object({ fr: z.string(), en: z.string() }),
  period: z.int().nullable(),
  shares: z.array(z.object({ period: z.int(), share: z.int() })),
})

export const tradeRate = defineTool()({
  name: 'labour.rate_for_worker',
  title: { fr: 'Voir le taux public d’un métier', en: 'See a trade’s public rate' },
  gate: 'none',
  audience: 'everyone',
  permission: 'chat.use',
  examples: RATES,
  input: z.object({
    trade: field.choice(CCQ_TRADES.map(({ id }) => id) as [string, ...string[]], {
      label: { fr: 'Métier', en: 'Trade' },
      ask: { fr: 'Quel métier?', en: 'Which trade?' },
      options: CCQ_TRADES.map(({ id, label }) => ({ value: id, label, ...(SPOKEN[id] ? { words: SPOKEN[id] } : {}) })),
    }),
    period: field
      .choice(['1', '2', '3', '4', '5'], {
        label: { fr: 'Période d’apprentissage', en: 'Apprenticeship period' },
        options: [
          {
            value: '1',
            label: { fr: '1re période', en: '1st period' },
            words: ['première période', 'première année', 'first period', 'first year', 'apprenti 1'],
          },
          {
            value: '2',
            label: { fr: '2e période', en: '2nd period' },
            words: ['deuxième période', 'deuxième année', 'second period', 'second year', 'apprenti 2'],
          },
          {
            value: '3',
            label: { fr: '3e période', en: '3rd period' },
            words: ['troisième période', 'third period', 'third year', 'apprenti 3'],
          },
          {
            value: '4',
            label: { fr: '4e période', en: '4th period' },
            words: ['quatrième période', 'fourth period', 'apprenti 4'],
          },
          {
            value: '5',
            label: { fr: '5e période', en: '5th period' },
            words: ['cinquième période', 'fifth period', 'apprenti 5'],
          },
        ],
      })
      .optional(),
  }),
  output,
  async run({ trade, period }) {
    const { label, periods } = CCQ_TRADES.find(({ id }) => id === trade)!
    const shares = Array.from({ length: periods }, (_, i) => ({ period: i + 1, share: apprenticeRate(periods, i + 1) }))
    const asked = period ? Number(period) : null
    return { trade: label, period: asked && asked <= periods ? asked : null, shares }
  },
  card({ trade, period, shares }, { lang }) {
    const name = trade[lang]
    const own = shares.find((one) => one.period === period)
    const title = say(lang, 'title', { trade: name })
    const summary = own
      ? say(lang, 'apprentice', { trade: name, period: String(own.period), share: formatPercent(own.share, lang) })
      : say(lang, 'journeyman', { trade: name })
    return {
      title,
      summary,
      tone: 'neutral',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: [{ label: say(lang, 'period') }, { label: say(lang, 'share'), align: 'right' }],
          rows: shares.map((one) => [String(one.period), formatPercent(one.share, lang)]),
        },
      ],
      actions: [{ type: 'link', label: say(lang, 'tables'), url: 'https://www.ccq.org' }],
      footer: say(lang, 'footer'),
    }
  },
})
