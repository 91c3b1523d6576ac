import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Invoice, InvoiceLine } from '../../src/domain/records/accounting.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { ADD_LINE, UPDATE } from './draft-examples.ts'
import { checkHoldback, draftActions, draftFields, foreignProject, isRegistered, needDraft, placeOf } from './drafts.ts'
import { sheetCard } from './invoice-card.ts'
import { type DraftLine, holdbackRateOf, priceLines } from './invoice-price.ts'
import { invoiceSheet, readSheet, type SheetStores } from './invoice-sheet.ts'

const say = phrases({
  changed: {
    fr: 'Brouillon modifié : {after} à {client}, taxes comprises (avant : {before}).',
    en: 'Draft changed: {after} to {client}, taxes included (before: {before}).',
  },
})

const CHANGES = [
  { value: 'add', label: { fr: 'Ajouter', en: 'Add' }, words: ['ajoute', 'rajoute', 'add', 'plus'] },
  { value: 'replace', label: { fr: 'Remplacer', en: 'Replace' }, words: ['remplace', 'replace'] },
  {
    value: 'remove',
    label: { fr: 'Enlever', en: 'Remove' },
    words: ['enlève', 'retire', 'supprime', 'ôte', 'remove', 'drop'],
  },
]

const input = z.object({
  invoice: field
    .invoice({
      label: { fr: 'Brouillon', en: 'Draft' },
      ask: { fr: 'Quel brouillon de facture?', en: 'Which draft invoice?' },
    })
    .optional(),
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  lines: field.lines({ label: { fr: 'Lignes', en: 'Lines' } }).optional(),
  /** What `lines` does to the draft's own lines; `remove` takes away the one that `line` names. */
  change: field
    .choice(['add', 'replace', 'remove'], { label: { fr: 'Changement', en: 'Change' }, options: CHANGES })
    .optional(),
  line: field
    .text({
      label: { fr: 'Ligne à changer', en: 'Line to change' },
      cues: ['ligne', 'line', 'la ligne des', 'the line of'],
    })
    .optional(),
  hours: field.hours({ label: { fr: 'Heures', en: 'Hours' } }).optional(),
  quantity: field.quantity({ label: { fr: 'Quantité', en: 'Quantity' }, cues: ['quantité', 'quantity'] }).optional(),
  unitPrice: field.money({ label: { fr: 'Prix', en: 'Price' }, cues: ['prix', 'taux', 'price', 'rate'] }).optional(),
  description: field
    .text({ label: { fr: 'Description', en: 'Description' }, cues: ['description', 'texte', 'libellé', 'wording'] })
    .optional(),
  ...draftFields,
  correctTaxes: field
    .boolean({
      label: { fr: 'Corriger les taxes', en: 'Correct the taxes' },
      cues: ['corrige les taxes', 'refais les taxes', 'bonnes taxes', 'fix the taxes', 'correct the taxes'],
    })
    .optional(),
})
type Change = z.output<typeof input>

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The line that is meant: by its position, by its words, or the only one that it can be. */
function pickLine(lines: readonly InvoiceLine[], change: Change): number {
  const { line } = change
  const candidates = lines.map((_, i) => i)
  const narrowed = line
    ? candidates.filter((i) => String(i + 1) === line.trim() || fold(lines[i]!.description).includes(fold(line)))
    : change.hours
      ? candidates.filter((i) => lines[i]!.unit === 'hour')
      : candidates
  if (narrowed.length === 1) return narrowed[0]!
  if (lines.length === 1) return 0
  const list = lines.map((one, i) => `${i + 1}. ${one.description}`).join(' · ')
  throw new NovaError(
    'input.invalid',
    { fr: `De quelle ligne parles-tu? ${list}`, en: `Which line do you mean? ${list}` },
    { field: 'line' },
  )
}

const kept = ({ description, quantity, unit, unitPrice, taxStatus }: InvoiceLine): DraftLine => ({
  description,
  quantity,
  unit,
  unitPrice,
  taxStatus,
})

/** The draft's lines after the change. Throws `input.invalid` when it is unclear which line is meant. */
function changeLines(lines: readonly InvoiceLine[], change: Change): DraftLine[] {
  const draft = lines.map(kept)
  if (change.change === 'remove') {
    const at = pickLine(lines, change)
    return draft.filter((_, i) => i !== at)
  }
  const after = change.lines ? (change.change === 'replace' ? [...change.lines] : [...draft, ...change.lines]) : draft
  const quantity = change.hours ? change.hours * 10 : change.quantity
  if (quantity === undefined && change.unitPrice === undefined && change.description === undefined) return after
  const at = pickLine(lines, change)
  return after.map((line, i) =>
    i === at
      ? {
          ...line,
          ...(quantity === undefined ? {} : { quantity }),
          ...(change.unitPrice === undefined ? {} : { unitPrice: change.unitPrice }),
          ...(change.description === undefined ? {} : { description: change.description }),
        }
      : line,
  )
}

/** Who is invoiced and for which site; a new client drops a project of the old one. */
async function changeParties(draft: Invoice, change: Change, stores: SheetStores) {
  if (change.project) {
    const project = await stores.projects.need(change.project)
    const clientId = change.client ?? project.clientId
    if (project.clientId !== clientId) throw await foreignProject(stores, project.code, project.clientId)
    return { clientId, projectId: project.id }
  }
  const clientId = change.client ?? draft.clientId
  return { clientId, projectId: clientId === draft.clientId ? draft.projectId : null }
}

/** The input that makes a draft what it is now: what its form shows, and what taking a change back puts there. */
export const draftInput = (draft: Invoice, lines: readonly InvoiceLine[]) => ({
  invoice: draft.id,
  client: draft.clientId,
  ...(draft.projectId ? { project: draft.projectId } : {}),
  lines: lines.map(({ description, quantity, unit, unitPrice }) => ({ description, quantity, unit, unitPrice })),
  change: 'replace',
  ...(draft.dueDate ? { dueDate: draft.dueDate } : {}),
  ...(draft.purchaseOrder ? { purchaseOrder: draft.purchaseOrder } : {}),
  ...(draft.notes ? { note: draft.notes } : {}),
  holdback: holdbackRateOf(draft),
  lang: draft.lang,
})

const restorable = z.object({ input: z.record(z.string(), z.unknown()) }).nullable()

/** The same draft's former values; null when something was filled that was empty, which no input can empty again. */
function formerly(draft: Invoice, lines: readonly InvoiceLine[], change: Change): z.output<typeof restorable> {
  const filled =
    (change.dueDate && !draft.dueDate) ||
    (change.purchaseOrder && !draft.purchaseOrder) ||
    (change.note && !draft.notes) ||
    (change.project && !draft.projectId) ||
    change.correctTaxes
  if (filled) return null
  return { input: draftInput(draft, lines) }
}

async function applyChange(change: Change, ctx: Context<SheetStores>) {
  const { stores, today } = ctx
  const draft = await needDraft(change.invoice, ctx)
  const lines = await stores.invoiceLines.listFor(draft.id)
  const parties = await changeParties(draft, change, stores)
  const province = await placeOf(stores, parties.clientId, parties.projectId)
  const holdbackRate = change.holdback ?? holdbackRateOf(draft)
  checkHoldback(holdbackRate, parties.projectId)
  const charges = { registered: await isRegistered(stores), holdbackRate }
  const priced = priceLines(changeLines(lines, change), { province, date: today }, charges)
  const invoice = await stores.invoices.update(draft.id, {
    ...parties,
    province,
    ...priced.amounts,
    ...(change.dueDate ? { dueDate: change.dueDate } : {}),
    ...(change.purchaseOrder ? { purchaseOrder: change.purchaseOrder } : {}),
    ...(change.note ? { notes: change.note } : {}),
    ...(change.lang ? { lang: change.lang } : {}),
  })
  await stores.invoiceLines.replaceFor(draft.id, priced.lines)
  return {
    invoice: await readSheet(stores, invoice, today),
    before: draft.total,
    former: formerly(draft, lines, change),
  }
}

const changed = z.object({ invoice: invoiceSheet, before: z.int(), former: restorable })

const changedCard = ({ invoice, before }: z.output<typeof changed>, { lang }: Context<SheetStores>): DraftCard => ({
  ...sheetCard(invoice, lang, {
    tone: 'info',
    summary: say(lang, 'changed', {
      after: formatMoney(invoice.total, lang),
      before: formatMoney(before, lang),
      client: invoice.client.name,
    }),
  }),
  actions: draftActions(invoice.id, lang),
})

const takeBack = ({ former }: z.output<typeof changed>) =>
  former && { tool: 'invoices.update_draft', input: former.input }

/** Taxes always follow the place of the work as it is known now, whatever else is changed. */
export const updateDraft = defineTool<SheetStores>()({
  name: 'invoices.update_draft',
  title: { fr: 'Modifier un brouillon de facture', en: 'Change a draft invoice' },
  gate: 'log',
  permission: 'finance.write',
  examples: UPDATE,
  input,
  output: changed,
  run: applyChange,
  card: changedCard,
  undo: takeBack,
})

export const addLine = defineTool<SheetStores>()({
  name: 'invoices.add_line',
  title: { fr: 'Ajouter une ligne à un brouillon de facture', en: 'Add a line to a draft invoice' },
  gate: 'log',
  permission: 'finance.write',
  examples: ADD_LINE,
  input: z.object({
    invoice: input.shape.invoice,
    lines: field.lines({
      label: { fr: 'Lignes à ajouter', en: 'Lines to add' },
      ask: { fr: 'Qu’est-ce qu’on ajoute, et à quel prix?', en: 'What do we add, and at what price?' },
    }),
  }),
  output: changed,
  run: (added, ctx) => applyChange({ ...added, change: 'add' }, ctx),
  card: changedCard,
  undo: takeBack,
})
