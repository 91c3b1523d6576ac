import { z } from 'zod'
import { checkBrandText } from '../../src/domain/brand-check.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { ASSETS, COMPLIANCE } from './brand-examples.ts'

export type BrandStores = { records: RecordStore; organizations: { get(): Promise<Organization | null> } }

const say = phrases({
  library: { fr: 'Éléments de marque', en: 'Brand assets' },
  found: {
    fr: '{first}{count, plural, one {} other { et # en tout}} : {formats}, pour {use}.',
    en: '{first}{count, plural, one {} other {, # in all}}: {formats}, for {use}.',
  },
  none: {
    fr: 'Rien ne répond à « {words} ». Au dossier : {names}.',
    en: 'Nothing answers to “{words}”. On file: {names}.',
  },
  empty: { fr: 'Aucun élément de marque au dossier.', en: 'No brand asset on file.' },
  asset: { fr: 'Élément', en: 'Asset' },
  variant: { fr: 'Version', en: 'Variant' },
  formats: { fr: 'Formats', en: 'Formats' },
  use: { fr: 'Pour', en: 'For' },
  state: { fr: 'État', en: 'State' },
  approved: { fr: 'approuvé', en: 'approved' },
  draft: { fr: 'à corriger avant usage', en: 'to fix before use' },
  retired: { fr: 'retiré : ne plus utiliser', en: 'retired: no longer in use' },
  noFile: {
    fr: 'Les fichiers eux-mêmes ne sont pas versés dans Nova : la liste dit lequel demander et sous quel format.',
    en: 'The files themselves are not stored in Nova: the list tells which to ask for, and in which format.',
  },
  check: { fr: 'Vérifier un texte', en: 'Check a text' },
  compliance: { fr: 'Vérification avant impression', en: 'Check before printing' },
  fit: { fr: '{what} peut aller à l’impression.', en: '{what} may go to print.' },
  unfit: {
    fr: '{what} n’est pas prêt : {count, plural, one {# point} other {# points}} à corriger.',
    en: '{what} is not ready: {count, plural, one {# point} other {# points}} to fix.',
  },
  text: { fr: 'Ce texte', en: 'This text' },
  point: { fr: 'Point', en: 'Point' },
  result: { fr: 'Constat', en: 'Finding' },
  ok: { fr: 'en règle', en: 'in order' },
  read: { fr: 'Texte lu : {text}', en: 'Text read: {text}' },
  footer: {
    fr: 'Licence : Loi sur le bâtiment, art. 57.1 · français : Charte de la langue française, art. 58. Le texte est lu, pas la mise en page. Avis, pas un conseil juridique.',
    en: 'Licence: Building Act, s. 57.1 · French: Charter of the French language, s. 58. The text is read, not the layout. Guidance, not legal advice.',
  },
})

const POINTS: Record<'licence' | 'french' | 'name', { label: Bilingual; wrong: Bilingual }> = {
  licence: {
    label: { fr: 'Numéro de licence RBQ', en: 'RBQ licence number' },
    wrong: { fr: 'absent : à ajouter', en: 'missing: add it' },
  },
  french: {
    label: { fr: 'Français', en: 'French' },
    wrong: { fr: 'absent ou moins présent qu’une autre langue', en: 'missing, or less present than another language' },
  },
  name: { label: { fr: 'Nom de l’entreprise', en: 'Name of the firm' }, wrong: { fr: 'absent', en: 'missing' } },
}

/** English words for how assets are named. */
const MEANT: [RegExp, string][] = [
  [/\bwhite\b/g, 'blanc'],
  [/\bblanche?s?\b/g, 'blanc'],
  [/\bblack\b|\bnoire?s?\b/g, 'noir'],
  [/\bcolou?r(?:ed|s)?\b|\ben couleurs?\b/g, 'couleur'],
  [/\b(?:shirts?|t ?shirts?|hoodies?|sweaters?|chandail)\b/g, 'chandails'],
  [/\b(?:site )?sign\b|\bpanneau\b|\baffiche\b/g, 'pancarte'],
  [/\btemplate\b/g, 'gabarit'],
  [/\bflyer\b|\bleaflet\b|\bbrochure\b/g, 'dépliant'],
  [/\bemail signature\b/g, 'signature courriel'],
  [/\bquote\b/g, 'soumission'],
]
const NOISE =
  /\b(?:besoin|jai|j ai|il|me|faut|du|de|la|le|les|des|en|pour|notre|nos|our|the|i|need|for|a|send|envoie|moi|ok|to|print|is|this|est|tu|correct|conforme|check|verifie)\b/g
const assetWords = (said: string) =>
  MEANT.reduce((text, [pattern, word]) => text.replace(pattern, word), foldText(said))
    .replace(NOISE, ' ')
    .trim()

const assetField = field.text({
  label: { fr: 'Élément', en: 'Asset' },
  cues: [
    'besoin du',
    'besoin de la',
    'besoin d’un',
    'trouve le',
    'trouve la',
    'envoie le',
    'envoie la',
    'le',
    'la',
    'le fichier du',
    'need the',
    'the',
    'our',
    'notre',
  ],
})

async function rankAssets(said: string | undefined, { records }: BrandStores) {
  const assets = await records.list('brand_asset')
  const words = assetWords(said ?? '')
  if (!words) return { assets, near: assets }
  const scored = assets.map((asset) => ({
    asset,
    score: titleMatch(words, `${asset.title} ${asset.data.variant} ${asset.data.use} ${asset.data.type}`),
  }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return { assets, near: scored.filter(({ score }) => score > 0 && score === best).map(({ asset }) => asset) }
}

export const assetLibrary = defineTool<BrandStores>()({
  name: 'brand.asset_library',
  title: { fr: 'Trouver le bon logo ou gabarit', en: 'Find the right logo or template' },
  gate: 'none',
  permission: 'projects.read',
  examples: ASSETS,
  input: z.object({ asset: assetField.optional() }),
  output: z.object({
    words: z.string().nullable(),
    names: z.array(z.string()),
    assets: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        variant: z.string(),
        formats: z.array(z.string()),
        use: z.string(),
        state: z.enum(['approved', 'draft', 'retired']),
        hasFile: z.boolean(),
      }),
    ),
  }),
  async run({ asset }, { stores }) {
    const { assets, near } = await rankAssets(asset, stores)
    return {
      words: asset ?? null,
      names: assets.map(({ title }) => title),
      assets: near.map(({ number, title, state, data: { variant, formats, use, fileId } }) => ({
        number,
        title,
        variant,
        formats,
        use,
        state,
        hasFile: fileId !== null,
      })),
    }
  },
  card({ words, names, assets }, { lang }) {
    const [first] = assets
    const list = (formats: readonly string[]) => formats.join(', ').toUpperCase() || '–'
    const summary = first
      ? say(lang, 'found', {
          first: first.title,
          count: assets.length,
          formats: list(first.formats),
          use: first.use || '–',
        })
      : names.length
        ? say(lang, 'none', { words: words ?? '', names: names.join(', ') })
        : say(lang, 'empty')
    return {
      title: say(lang, 'library'),
      summary,
      tone: first ? 'neutral' : 'warning',
      blocks: first
        ? [
            {
              type: 'table',
              caption: say(lang, 'library'),
              columns: [
                { label: say(lang, 'asset') },
                { label: say(lang, 'variant') },
                { label: say(lang, 'formats') },
                { label: say(lang, 'use') },
                { label: say(lang, 'state') },
              ],
              rows: assets
                .slice(0, 15)
                .map((one) => [
                  `${one.number} ${one.title}`,
                  one.variant,
                  list(one.formats),
                  one.use,
                  say(lang, one.state),
                ]),
            },
            ...(assets.some(({ hasFile }) => !hasFile) ? [{ type: 'text' as const, text: say(lang, 'noFile') }] : []),
          ]
        : [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'check'),
          intent: { do: 'form', tool: 'brand.check_compliance', input: {} },
        },
      ],
    }
  },
})

export const checkCompliance = defineTool<BrandStores>()({
  name: 'brand.check_compliance',
  title: { fr: 'Vérifier un imprimé avant de l’envoyer', en: 'Check a printed piece before it goes' },
  gate: 'none',
  permission: 'marketing.write',
  examples: COMPLIANCE,
  input: z.object({
    asset: assetField.optional(),
    text: field
      .longText({ label: { fr: 'Texte de l’imprimé', en: 'Text of the piece' }, cues: ['texte :', 'text:', 'texte:'] })
      .optional(),
  }),
  output: z.object({
    what: z.string().nullable(),
    text: z.string(),
    fit: z.boolean(),
    points: z.array(z.object({ point: z.enum(['licence', 'french', 'name']), ok: z.boolean() })),
  }),
  async run({ asset, text }, { stores, organization }) {
    const { near } = text || !asset ? { near: [] } : await rankAssets(asset, stores)
    const written = near.filter(({ data }) => data.text)
    const [one, other] = written
    if (!text && (!one || other)) {
      const names = (other ? written : (await stores.records.list('brand_asset')).filter(({ data }) => data.text))
        .map(({ title }) => title)
        .join(', ')
      throw new NovaError(
        'input.invalid',
        {
          fr: `Lequel, ou quel texte? Nomme un imprimé (${names}) ou colle son texte.`,
          en: `Which one, or what text? Name a piece (${names}) or paste its text.`,
        },
        { field: 'text' },
      )
    }
    const firm = await stores.organizations.get()
    const read = text ?? one!.data.text
    const { points, fit } = checkBrandText(read, {
      name: firm?.name ?? organization.name,
      licence: firm?.rbqLicence ?? null,
    })
    return { what: text ? null : one!.title, text: read, fit, points }
  },
  card({ what, text, fit, points }, { lang }) {
    const named = what ?? say(lang, 'text')
    const count = points.filter(({ ok }) => !ok).length
    return {
      title: say(lang, 'compliance'),
      summary: fit ? say(lang, 'fit', { what: named }) : say(lang, 'unfit', { what: named, count }),
      tone: fit ? 'success' : 'warning',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'compliance'),
          columns: [{ label: say(lang, 'point') }, { label: say(lang, 'result') }],
          rows: points.map(({ point, ok }) => [
            POINTS[point].label[lang],
            ok ? say(lang, 'ok') : POINTS[point].wrong[lang],
          ]),
        },
        { type: 'text', text: say(lang, 'read', { text: text.slice(0, 300) }) },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
