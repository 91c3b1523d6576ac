import { z } from 'zod'
import { addDays, daysBetween, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { WATCH } from './tender-examples.ts'
import { heldLicence, OPEN_STATES, type TenderStores, tenderHref } from './tender-facts.ts'

const say = phrases({
  title: { fr: 'Appels d’offres à suivre', en: 'Tenders to follow' },
  summary: {
    fr: '{count, plural, one {# appel d’offres ouvert} other {# appels d’offres ouverts}}{where}; le prochain à déposer : {next}, le {closes} ({days, plural, =0 {aujourd’hui} one {dans # jour} other {dans # jours}}).',
    en: '{count, plural, one {# tender open} other {# tenders open}}{where}; next to close: {next}, on {closes} ({days, plural, =0 {today} one {in # day} other {in # days}}).',
  },
  none: {
    fr: 'Aucun appel d’offres ouvert{where} dans notre registre{elsewhere, plural, =0 {} one {; # ailleurs} other {; # ailleurs}}.',
    en: 'No open tender{where} in our register{elsewhere, plural, =0 {} one {; # elsewhere} other {; # elsewhere}}.',
  },
  where: { fr: ' ({region})', en: ' ({region})' },
  tender: { fr: 'Appel d’offres', en: 'Tender' },
  region: { fr: 'Région', en: 'Region' },
  closes: { fr: 'Dépôt', en: 'Closes' },
  amount: { fr: 'Valeur estimée', en: 'Estimated value' },
  distance: { fr: 'Distance', en: 'Distance' },
  licence: { fr: 'Licence', en: 'Licence' },
  held: { fr: '{codes} détenue', en: '{codes} held' },
  lacking: { fr: '{codes} manque', en: '{codes} missing' },
  bidding: { fr: '{title} (on soumissionne)', en: '{title} (we are bidding)' },
  km: { fr: '{km} km', en: '{km} km' },
  score: { fr: 'Y aller ou non : {title}', en: 'Bid or not: {title}' },
  checklist: { fr: 'Pièces à déposer', en: 'Documents to submit' },
  footer: {
    fr: 'Registre de la firme au {date}; les avis publics sont à vérifier à la source avant de déposer',
    en: 'The firm’s register as of {date}; check public notices at the source before submitting',
  },
})

const REGIONS: [region: string, ...words: string[]][] = [
  ['Lanaudière', 'lanaudiere', 'joliette', 'repentigny'],
  ['Laurentides', 'laurentide', 'saint-jérôme', 'st-jérôme'],
  ['Mauricie', 'trois-rivières', 'shawinigan'],
  ['Montréal', 'montreal', 'mtl'],
  ['Laval'],
  ['Montérégie', 'monteregie', 'rive-sud'],
  ['Estrie', 'sherbrooke', 'eastern townships'],
  ['Outaouais', 'gatineau'],
  ['Capitale-Nationale', 'capitale nationale', 'québec city'],
  ['Centre-du-Québec', 'centre du québec', 'drummondville'],
  ['Chaudière-Appalaches', 'beauce', 'lévis'],
]

export const watchSources = defineTool<TenderStores>()({
  name: 'tenders.watch_sources',
  title: { fr: 'Lister les appels d’offres ouverts', en: 'List open tenders' },
  gate: 'none',
  permission: 'projects.read',
  examples: WATCH,
  input: z.object({
    region: field
      .choice(REGIONS.map(([region]) => region) as [string, ...string[]], {
        label: { fr: 'Région', en: 'Region' },
        options: REGIONS.map(([value, ...words]) => ({ value, label: { fr: value, en: value }, words })),
      })
      .optional(),
    most: field
      .money({
        label: { fr: 'Valeur au plus', en: 'Value at most' },
        cues: ['moins de', 'au plus', 'maximum', 'under', 'below', 'at most'],
      })
      .optional(),
    days: field
      .choice(['14', '30'], {
        label: { fr: 'Dépôt d’ici', en: 'Closing within' },
        options: [
          {
            value: '14',
            label: { fr: '14 jours', en: '14 days' },
            words: ['deux semaines', 'two weeks', '2 semaines', '2 weeks'],
          },
          { value: '30', label: { fr: '30 jours', en: '30 days' }, words: ['ce mois', 'un mois', 'this month'] },
        ],
      })
      .optional(),
  }),
  output: z.object({
    region: z.string().nullable(),
    elsewhere: z.int(),
    tenders: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        owner: z.string(),
        region: z.string(),
        state: z.string(),
        closes: z.string().nullable(),
        amount: z.int().nullable(),
        distanceKm: z.int(),
        licences: z.array(z.string()),
        lacking: z.array(z.string()),
      }),
    ),
  }),
  async run({ region, most, days }, { stores, today }) {
    const held = await heldLicence(stores)
    const open = (await stores.records.list('tender', { state: OPEN_STATES })).filter(({ due }) => !due || due >= today)
    const until = days ? addDays(today, Number(days)) : null
    const fits = open.filter(
      ({ data, amount, due }) =>
        (!region || data.region === region) &&
        (!most || (amount ?? 0) <= most) &&
        (!until || (due !== null && due <= until)),
    )
    return {
      region: region ?? null,
      elsewhere: open.length - fits.length,
      tenders: fits
        .map(({ number, title, state, due, amount, data }) => ({
          number,
          title,
          owner: data.owner,
          region: data.region,
          state,
          closes: due,
          amount,
          distanceKm: data.distanceKm,
          licences: data.licences,
          lacking: data.licences.filter((code) => !held.includes(code)),
        }))
        .sort((a, b) => (a.closes ?? '9').localeCompare(b.closes ?? '9')),
    }
  },
  card({ region, elsewhere, tenders }, { lang, today, can }) {
    const [next] = tenders
    const where = region ? say(lang, 'where', { region }) : ''
    const closes = (date: string | null) => (date ? formatDate(date, lang) : '–')
    return {
      title: say(lang, 'title'),
      summary: next
        ? say(lang, 'summary', {
            count: tenders.length,
            where,
            next: next.title,
            closes: closes(next.closes),
            days: next.closes ? daysBetween(today, next.closes) : 0,
          })
        : say(lang, 'none', { where, elsewhere }),
      tone: 'info',
      blocks: next
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'tender') },
                { label: say(lang, 'region') },
                { label: say(lang, 'closes') },
                { label: say(lang, 'amount'), align: 'right' },
                { label: say(lang, 'distance'), align: 'right' },
                { label: say(lang, 'licence') },
              ],
              rows: tenders.map((one) => [
                {
                  text: one.state === 'bidding' ? say(lang, 'bidding', { title: one.title }) : one.title,
                  href: tenderHref(one.number),
                },
                one.region,
                closes(one.closes),
                one.amount === null ? '–' : formatMoney(one.amount, lang),
                say(lang, 'km', { km: String(one.distanceKm) }),
                one.lacking.length
                  ? say(lang, 'lacking', { codes: one.lacking.join(', ') })
                  : say(lang, 'held', { codes: one.licences.join(', ') }),
              ]),
            },
          ]
        : [],
      actions: next
        ? [
            ...(can('projects.cost')
              ? [
                  {
                    type: 'button' as const,
                    label: say(lang, 'score', { title: next.title }).slice(0, 75),
                    intent: {
                      do: 'tool' as const,
                      tool: 'tenders.score_bid_no_bid',
                      input: { tender: next.number },
                    },
                  },
                ]
              : []),
            {
              type: 'button',
              label: say(lang, 'checklist'),
              intent: { do: 'tool', tool: 'tenders.submission_checklist', input: { tender: next.number } },
            },
          ]
        : [],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})
