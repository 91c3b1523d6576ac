import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { BUILD_AD } from './ad-examples.ts'
import { type AdStores, adNetwork, adNetworkField, adTotals } from './ad-figures.ts'

const say = phrases({
  title: { fr: 'Nouvelle annonce', en: 'New ad' },
  ask: {
    fr: 'Annonce « {headline} » sur {network}, {cap} au plus : l’accepter?',
    en: 'Ad “{headline}” on {network}, {cap} at most: accept it?',
  },
  done: {
    fr: '{number} est acceptée : « {headline} », {cap} au plus sur {network}. Elle reste à mettre en ligne à la main; rien n’est dépensé.',
    en: '{number} is accepted: “{headline}”, {cap} at most on {network}. It is left to put online by hand; nothing is spent.',
  },
  headline: { fr: 'Titre', en: 'Headline' },
  network: { fr: 'Réseau', en: 'Network' },
  audience: { fr: 'Public visé', en: 'Audience' },
  cap: { fr: 'Plafond', en: 'Cap' },
  past: { fr: 'Ce que ça a donné', en: 'What it brought before' },
  measured: {
    fr: '{perLead} par demande sur {network} : environ {leads} demandes pour ce plafond',
    en: '{perLead} per lead on {network}: about {leads} leads for this cap',
  },
  unknown: { fr: 'rien de mesuré encore sur {network}', en: 'nothing measured yet on {network}' },
  anyone: { fr: 'propriétaires et gestionnaires de la région', en: 'owners and managers of the region' },
  report: { fr: 'Retour des annonces', en: 'Return on ads' },
  footer: {
    fr: 'Le plafond est un engagement de dépense. Une annonce en français passe en premier au Québec, licence RBQ visible.',
    en: 'The cap is a spending commitment. In Québec an ad runs in French first, with the RBQ licence in sight.',
  },
})

const LEAST = 5_000
const MOST = 2_000_000

const input = z.object({
  headline: field.text({
    label: { fr: 'Titre de l’annonce', en: 'Headline' },
    ask: { fr: 'Une annonce pour quels travaux?', en: 'An ad for what work?' },
    cues: [
      'une pub pour les',
      'une pub pour',
      'une annonce pour',
      'pub pour',
      'annonce pour',
      'an ad for',
      'ads for',
      'ad for',
      'pour les',
      'pour',
      'for',
    ],
  }),
  cap: field.money({
    label: { fr: 'Plafond de dépense', en: 'Spending cap' },
    ask: { fr: 'Combien au plus?', en: 'How much at most?' },
  }),
  network: adNetworkField.optional(),
  audience: field
    .text({
      label: { fr: 'Public visé', en: 'Audience' },
      cues: ['public :', 'public visé :', 'audience :', 'audience:', 'visant', 'aimed at'],
    })
    .optional(),
})
type Wanted = z.output<typeof input>

const sheet = z.object({
  number: z.string().nullable(),
  headline: z.string(),
  cap: z.int(),
  network: z.enum(['google-ads', 'facebook', 'linkedin']),
  audience: z.string(),
  perLead: z.int().nullable(),
})
type Sheet = z.output<typeof sheet>

async function prepare(wanted: Wanted, { stores, lang }: Context<AdStores>): Promise<Sheet> {
  if (wanted.cap < LEAST || wanted.cap > MOST)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Donne un plafond de ${formatMoney(LEAST, 'fr')} à ${formatMoney(MOST, 'fr')}.`,
        en: `Give a cap from ${formatMoney(LEAST, 'en')} to ${formatMoney(MOST, 'en')}.`,
      },
      { field: 'cap' },
    )
  const { network = 'google-ads' } = wanted
  const past = (await stores.records.list('ad')).filter(({ data }) => data.network === network && data.spent > 0)
  return {
    number: null,
    headline: `${wanted.headline[0]!.toUpperCase()}${wanted.headline.slice(1)}`,
    cap: wanted.cap,
    network,
    audience: wanted.audience ?? say(lang, 'anyone'),
    perLead: adTotals(past).perLead,
  }
}

function cardOf(one: Sheet, lang: Lang) {
  const network = adNetwork(one.network)
  const cap = formatMoney(one.cap, lang)
  return {
    title: say(lang, 'title'),
    summary: say(lang, one.number ? 'done' : 'ask', { number: one.number ?? '', headline: one.headline, network, cap }),
    tone: 'info' as const,
    blocks: [
      {
        type: 'fields' as const,
        fields: [
          { label: say(lang, 'headline'), value: one.headline },
          { label: say(lang, 'network'), value: network },
          { label: say(lang, 'audience'), value: one.audience },
          { label: say(lang, 'cap'), value: cap },
          {
            label: say(lang, 'past'),
            value: one.perLead
              ? say(lang, 'measured', {
                  perLead: formatMoney(one.perLead, lang),
                  network,
                  leads: formatNumber(one.cap / one.perLead, lang, 1),
                })
              : say(lang, 'unknown', { network }),
          },
        ],
      },
    ],
    footer: say(lang, 'footer'),
  }
}

export const buildAd = defineTool<AdStores>()({
  name: 'ads.build_campaign',
  title: { fr: 'Monter une annonce payante', en: 'Build a paid ad' },
  gate: 'approve',
  permission: 'marketing.write',
  approval: { permission: 'marketing.approve', amount: async ({ cap }) => cap },
  examples: BUILD_AD,
  input,
  output: sheet.extend({ number: z.string() }),
  async preview(wanted, ctx) {
    const subject = await prepare(wanted, ctx)
    return { card: cardOf(subject, ctx.lang), subject, edit: { tool: 'ads.build_campaign', input: wanted } }
  },
  async run(wanted, ctx) {
    const made = await prepare(wanted, ctx)
    const { headline, cap, network, audience } = made
    const { number } = await ctx.stores.records.create('ad', {
      title: headline,
      date: ctx.today,
      amount: cap,
      data: {
        campaignId: null,
        network,
        audience,
        headline,
        cap,
        spent: 0,
        impressions: 0,
        clicks: 0,
        leads: 0,
        revenue: 0,
      },
    })
    return { ...made, number }
  },
  card: (made, { lang }) => ({
    ...cardOf(made, lang),
    tone: 'success',
    actions: [
      { type: 'button', label: say(lang, 'report'), intent: { do: 'tool', tool: 'ads.roas_report', input: {} } },
    ],
  }),
})
