import { z } from 'zod'
import { PROVINCES } from '../../src/domain/province.ts'
import type { Expense } from '../../src/domain/records/accounting.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { taxName } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { nameIn, taxesOf } from './bill-amounts.ts'
import { checkOpenPeriod } from './issue.ts'
import { RECEIPT } from './receipt-examples.ts'

export type ReceiptStores = {
  expenses: Rows<Expense>
  projects: Rows<Project>
  organizations: { get(): Promise<Organization | null> }
}

const say = phrases({
  title: { fr: 'Reçu', en: 'Receipt' },
  is: {
    fr: '{vendor}, {total} ({category}) est inscrit{project, select, none {} other { à {project}}}; à approuver.',
    en: '{vendor}, {total} ({category}) is entered{project, select, none {} other { on {project}}}; to be approved.',
  },
  gone: { fr: 'Le reçu de {vendor} ({total}) est retiré.', en: 'The {vendor} receipt ({total}) is removed.' },
  date: { fr: 'Date', en: 'Date' },
  before: { fr: 'Avant taxes', en: 'Before taxes' },
  total: { fr: 'Total', en: 'Total' },
  proof: {
    fr: 'À 100 $ et plus, garde le reçu qui montre le numéro de TPS et de TVQ du vendeur : sans lui, les taxes ne se réclament pas.',
    en: 'At $100 or more, keep the receipt that shows the seller’s GST and QST numbers: without it, the taxes cannot be claimed.',
  },
  footer: {
    fr: 'Taxes tirées du total au taux du lieu et de la date · relis-les sur le reçu',
    en: 'Taxes drawn from the total at the rate of the place and date · check them on the receipt',
  },
})

type Category = 'tools' | 'fuel' | 'meals' | 'travel' | 'office' | 'equipment' | 'material' | 'other'
const CATEGORIES: [Category, ...Category[]] = [
  'tools',
  'fuel',
  'meals',
  'travel',
  'office',
  'equipment',
  'material',
  'other',
]

/** As the books name them, the words that say one, and the sellers that tell one. */
const KINDS: Record<Category, { label: Bilingual; words: string[]; sellers: string[] }> = {
  tools: {
    label: { fr: 'petit outillage', en: 'small tools' },
    words: ['outils', 'outillage', 'tools'],
    sellers: ['quincaillerie', 'hardware', 'canac', 'rona', 'outillage', 'outils'],
  },
  fuel: {
    label: { fr: 'carburant', en: 'fuel' },
    words: ['essence', 'diesel', 'fuel', 'gas'],
    sellers: ['petroles', 'petro', 'esso', 'shell', 'ultramar', 'couche'],
  },
  meals: {
    label: { fr: 'repas', en: 'meals' },
    words: ['dîner', 'souper', 'lunch', 'meal'],
    sellers: ['resto', 'restaurant', 'tim', 'cafe', 'pizzeria'],
  },
  travel: {
    label: { fr: 'déplacement', en: 'travel' },
    words: ['stationnement', 'hôtel', 'parking', 'hotel'],
    sellers: ['auberge', 'motel', 'hotel', 'taxi'],
  },
  office: {
    label: { fr: 'bureau', en: 'office' },
    words: ['papeterie', 'stationery'],
    sellers: ['imprimerie', 'staples', 'papeterie'],
  },
  equipment: { label: { fr: 'équipement', en: 'equipment' }, words: ['rental'], sellers: ['location'] },
  material: { label: { fr: 'matériaux', en: 'material' }, words: ['materials'], sellers: ['materiaux', 'bmr'] },
  other: { label: { fr: 'autre', en: 'other' }, words: [], sellers: [] },
}

const input = z.object({
  vendor: field.text({
    label: { fr: 'Commerce', en: 'Seller' },
    ask: { fr: 'De quel commerce est le reçu?', en: 'Which shop is the receipt from?' },
    cues: ['reçu de', 'reçu du', 'reçu', 'facture du', 'receipt from', 'chez', 'from', 'at'],
  }),
  amount: field.money({
    label: { fr: 'Total du reçu', en: 'Receipt total' },
    ask: { fr: 'Quel est le total, taxes comprises?', en: 'What is the total, taxes included?' },
  }),
  category: field
    .choice(CATEGORIES, {
      label: { fr: 'Genre de dépense', en: 'Kind of expense' },
      options: CATEGORIES.map((value) => ({ value, label: KINDS[value].label, words: KINDS[value].words })),
    })
    .optional(),
  date: field.date({ label: { fr: 'Date du reçu', en: 'Receipt date' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  /** The receipt that undo takes away. */
  remove: z.string().optional(),
})

const shown = z.object({
  id: z.string(),
  vendor: z.string(),
  date: z.string(),
  category: z.enum(CATEGORIES),
  subtotal: z.int(),
  taxes: z.array(z.object({ tax: z.enum(['GST', 'QST', 'HST', 'PST']), amount: z.int() })),
  total: z.int(),
  project: z.string().nullable(),
  removed: z.boolean(),
})

/** The kind that the seller's name tells. */
const kindOf = (vendor: string): Category => {
  const said = ` ${foldText(vendor)} `
  return CATEGORIES.find((kind) => KINDS[kind].sellers.some((word) => said.includes(` ${word} `))) ?? 'other'
}

const NOISE = /^(?:le |la |l’|l'|les |the |mon |my )|\s*(?:reçu|receipt|svp|please)$/giu

/** The request itself, where no seller was named in it. */
const SENTENCE = /\breçus?\b|\breceipts?\b/iu

/** One's own, while nobody has approved it. */
async function removeReceipt(id: string, { stores, actor }: Context<ReceiptStores>): Promise<Expense> {
  const expense = await stores.expenses.need(id)
  if (expense.personId !== actor.id || expense.status !== 'submitted')
    throw new NovaError('rule.broken', {
      fr: 'Ce reçu est déjà traité ou n’est pas à toi : il ne se retire plus.',
      en: 'That receipt is dealt with already or not yours: it can no longer be removed.',
    })
  await stores.expenses.remove(id)
  return expense
}

export const enterReceipt = defineTool<ReceiptStores>()({
  name: 'expenses.ocr_receipt',
  title: { fr: 'Inscrire un reçu', en: 'Enter a receipt' },
  gate: 'log',
  permission: 'time.write',
  audience: 'asker',
  examples: RECEIPT,
  input,
  output: shown,
  async run(said, ctx) {
    const { stores, today, actor } = ctx
    if (said.remove) {
      const { id, vendor, date, subtotal, total } = await removeReceipt(said.remove, ctx)
      const category = said.category ?? kindOf(vendor)
      return { id, vendor, date, category, subtotal, taxes: [], total, project: null, removed: true }
    }
    const named = nameIn(said.vendor).replace(NOISE, '').trim() || said.vendor
    if (SENTENCE.test(named))
      throw new NovaError(
        'input.invalid',
        { fr: 'De quel commerce est le reçu?', en: 'Which shop is the receipt from?' },
        { field: 'vendor' },
      )
    const vendor = named[0]!.toUpperCase() + named.slice(1)
    const date = said.date ?? today
    const organization = await stores.organizations.get()
    if (date > today)
      throw new NovaError(
        'input.invalid',
        { fr: 'La date du reçu est à venir : relis-la.', en: 'The receipt’s date is in the future: read it again.' },
        { field: 'date' },
      )
    checkOpenPeriod(date, organization)
    const project = said.project ? await stores.projects.need(said.project) : null
    const place = project?.province ?? organization?.province ?? 'QC'
    const at = { province: PROVINCES.find((one) => one === place) ?? ('QC' as const), date }
    const taxed = taxesOf({ amount: said.amount }, at)
    const twin = (await stores.expenses.list({ personId: actor.id, date, total: taxed.total })).find(
      (one) => foldText(one.vendor) === foldText(vendor),
    )
    if (twin)
      throw new NovaError('rule.broken', {
        fr: `Ce reçu de ${twin.vendor}, ${formatMoney(twin.total, 'fr')} du ${formatDate(date, 'fr')}, est déjà inscrit.`,
        en: `That ${twin.vendor} receipt, ${formatMoney(twin.total, 'en')} of ${formatDate(date, 'en')}, is entered already.`,
      })
    const category = said.category ?? kindOf(vendor)
    const tax = (code: 'GST' | 'QST' | 'HST') => taxed.taxes.find((one) => one.tax === code)?.amount ?? 0
    const expense = await stores.expenses.insert({
      personId: actor.id,
      projectId: project?.id ?? null,
      vendor,
      date,
      category: KINDS[category].label.fr,
      description: '',
      // A provincial tax that gives no credit is part of the price.
      subtotal: taxed.total - tax('GST') - tax('QST') - tax('HST'),
      gst: tax('GST'),
      qst: tax('QST'),
      hst: tax('HST'),
      total: taxed.total,
      status: 'submitted',
    })
    return {
      id: expense.id,
      vendor,
      date,
      category,
      subtotal: taxed.subtotal,
      taxes: taxed.taxes.map(({ tax: code, amount }) => ({ tax: code, amount })),
      total: taxed.total,
      project: project ? `${project.code} ${project.name}` : null,
      removed: false,
    }
  },
  card({ vendor, date, category, subtotal, taxes, total, project, removed }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, removed ? 'gone' : 'is', {
      vendor,
      total: money(total),
      category: KINDS[category].label[lang],
      project: project ?? 'none',
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: removed ? 'neutral' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(removed
          ? []
          : [
              {
                type: 'fields' as const,
                fields: [
                  { label: say(lang, 'date'), value: formatDate(date, lang) },
                  { label: say(lang, 'before'), value: money(subtotal) },
                  ...taxes.map(({ tax, amount }) => ({ label: taxName(tax, lang), value: money(amount) })),
                  { label: say(lang, 'total'), value: money(total) },
                ],
              },
            ]),
        ...(!removed && total >= 10_000 ? [{ type: 'text' as const, text: say(lang, 'proof') }] : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
  undo: ({ id, vendor, total, removed }) =>
    removed ? null : { tool: 'expenses.ocr_receipt', input: { vendor, amount: total, remove: id } },
})
