import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { BrandStores } from './brand.ts'
import { TEMPLATE } from './brand-examples.ts'

const say = phrases({
  title: { fr: 'Nouveau gabarit', en: 'New template' },
  ask: { fr: '{kind} : garder ce texte comme gabarit?', en: '{kind}: keep this text as a template?' },
  done: {
    fr: '{number} est gardé en brouillon : {kind}. Fais-le approuver avant de l’imprimer.',
    en: '{number} is kept as a draft: {kind}. Have it approved before printing.',
  },
  known: { fr: 'Déjà au dossier : {titles}.', en: 'On file already: {titles}.' },
  library: { fr: 'Voir les éléments de marque', en: 'See the brand assets' },
  sign: {
    fr: '{firm}\nEntrepreneur général{phone, select, none {} other {\n{phone}}}\nLicence RBQ : {licence}\nChantier : [adresse]\nEn cas d’urgence : [nom et téléphone du surintendant]',
    en: '{firm}\nEntrepreneur général{phone, select, none {} other {\n{phone}}}\nLicence RBQ : {licence}\nChantier : [adresse]\nEn cas d’urgence : [nom et téléphone du surintendant]',
  },
  email: {
    fr: '[Prénom Nom]\n[Titre]\n{firm}{phone, select, none {} other {\n{phone}}}{email, select, none {} other {\n{email}}}\nLicence RBQ : {licence} – pour vous servir en français',
    en: '[Prénom Nom]\n[Titre]\n{firm}{phone, select, none {} other {\n{phone}}}{email, select, none {} other {\n{email}}}\nLicence RBQ : {licence} – pour vous servir en français',
  },
  flyer: {
    fr: '{firm}\n[Titre : ce que nous faisons pour vous]\n[Trois travaux faits dans votre région, avec photos autorisées]\nDemandez votre soumission{phone, select, none {} other { au {phone}}}\nLicence RBQ : {licence}',
    en: '{firm}\n[Titre : ce que nous faisons pour vous]\n[Trois travaux faits dans votre région, avec photos autorisées]\nDemandez votre soumission{phone, select, none {} other { au {phone}}}\nLicence RBQ : {licence}',
  },
  footer: {
    fr: 'Le gabarit est en français d’abord et porte la licence (Loi sur le bâtiment, art. 57.1; Charte de la langue française, art. 58). Avis, pas un conseil juridique.',
    en: 'The template is in French first and carries the licence (Building Act, s. 57.1; Charter of the French language, s. 58). Guidance, not legal advice.',
  },
})

const KINDS = [
  {
    value: 'sign',
    label: { fr: 'Pancarte de chantier', en: 'Site sign' },
    words: ['pancarte', 'panneau', 'affiche', 'sign', 'enseigne'],
  },
  {
    value: 'email',
    label: { fr: 'Signature de courriel', en: 'E-mail signature' },
    words: ['signature', 'courriel', 'email'],
  },
  {
    value: 'flyer',
    label: { fr: 'Dépliant', en: 'Flyer' },
    words: ['dépliant', 'flyer', 'feuillet', 'leaflet', 'brochure'],
  },
]

const sheet = z.object({
  number: z.string().nullable(),
  kind: z.enum(['sign', 'email', 'flyer']),
  text: z.string(),
  known: z.array(z.string()),
})
type Sheet = z.output<typeof sheet>

const nameOf = (kind: Sheet['kind'], lang: Lang) => KINDS.find(({ value }) => value === kind)!.label[lang]

async function prepare(kind: Sheet['kind'], { stores }: Context<BrandStores>): Promise<Sheet> {
  const firm = await stores.organizations.get()
  if (!firm?.rbqLicence)
    throw new NovaError('rule.broken', {
      fr: 'La licence RBQ n’est pas au profil de l’entreprise : ajoute-la d’abord, elle doit paraître sur tout imprimé.',
      en: 'The RBQ licence is not in the firm’s profile: add it first, it must show on every piece.',
    })
  const text = say('fr', kind, {
    firm: firm.name,
    phone: firm.phone ?? 'none',
    email: firm.email ?? 'none',
    licence: firm.rbqLicence,
  })
  const label = nameOf(kind, 'fr')
  const same = (await stores.records.list('brand_asset', { state: ['approved', 'draft'] })).filter(({ title }) =>
    title.toLowerCase().startsWith(label.toLowerCase().split(' ')[0]!),
  )
  return { number: null, kind, text, known: same.map(({ number, title }) => `${number} ${title}`) }
}

function cardOf(one: Sheet, lang: Lang) {
  const kind = nameOf(one.kind, lang)
  return {
    title: say(lang, 'title'),
    summary: say(lang, one.number ? 'done' : 'ask', { kind, number: one.number ?? '' }),
    tone: 'info' as const,
    blocks: [
      { type: 'text' as const, text: one.text },
      ...(one.known.length
        ? [{ type: 'text' as const, text: say(lang, 'known', { titles: one.known.join(', ') }) }]
        : []),
    ],
    footer: say(lang, 'footer'),
  }
}

export const makeTemplate = defineTool<BrandStores>()({
  name: 'brand.make_template',
  title: { fr: 'Produire un gabarit', en: 'Produce a template' },
  gate: 'confirm',
  permission: 'marketing.write',
  examples: TEMPLATE,
  input: z.object({
    kind: field.choice(['sign', 'email', 'flyer'], {
      label: { fr: 'Gabarit', en: 'Template' },
      ask: { fr: 'Pancarte, signature de courriel ou dépliant?', en: 'Site sign, e-mail signature or flyer?' },
      options: KINDS,
    }),
  }),
  output: sheet.extend({ number: z.string() }),
  async preview({ kind }, ctx) {
    const subject = await prepare(kind, ctx)
    return { card: cardOf(subject, ctx.lang), subject }
  },
  async run({ kind }, ctx) {
    const made = await prepare(kind, ctx)
    const { number } = await ctx.stores.records.create('brand_asset', {
      title: nameOf(kind, 'fr'),
      state: 'draft',
      date: ctx.today,
      data: {
        type: kind === 'sign' ? 'sign' : 'template',
        variant: nameOf(kind, 'fr').toLowerCase(),
        formats: [],
        use: 'gabarit',
        lang: 'fr',
        text: made.text,
        fileId: null,
      },
    })
    return { ...made, number }
  },
  card: (made, { lang }) => ({
    ...cardOf(made, lang),
    tone: 'success',
    actions: [
      { type: 'button', label: say(lang, 'library'), intent: { do: 'tool', tool: 'brand.asset_library', input: {} } },
    ],
  }),
})
