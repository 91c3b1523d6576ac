import { z } from 'zod'
import type { DraftAction } from '../../src/chat/card.ts'
import type { Invoice } from '../../src/domain/records/accounting.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, type Ppm } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CREATE, DISCARD } from './draft-examples.ts'
import { sheetCard } from './invoice-card.ts'
import { type DraftLine, holdbackRateOf, priceLines } from './invoice-price.ts'
import { invoiceSheet, readSheet, type SheetStores } from './invoice-sheet.ts'

const say = phrases({
  ready: {
    fr: 'Brouillon prêt : {total} à {client}, taxes comprises.',
    en: 'Draft ready: {total} to {client}, taxes included.',
  },
  discarded: {
    fr: 'Le brouillon de {total} à {client} est supprimé; aucun numéro n’a été utilisé.',
    en: 'The {total} draft to {client} is discarded; no number was used.',
  },
  discardedTitle: { fr: 'Brouillon supprimé', en: 'Draft discarded' },
  send: { fr: 'Faire approuver et émettre', en: 'Get it approved and issued' },
  change: { fr: 'Modifier', en: 'Change' },
})

/** The form and its prefilled values, for a draft as it is. */
export const draftActions = (invoice: string, lang: Lang): DraftAction[] => [
  {
    type: 'button',
    label: say(lang, 'send'),
    style: 'primary',
    intent: { do: 'tool', tool: 'invoices.send', input: { invoice } },
  },
  {
    type: 'button',
    label: say(lang, 'change'),
    intent: { do: 'form', tool: 'invoices.update_draft', input: { invoice } },
  },
]

/** Where the work is: the project's immovable, else the client's address. */
export async function placeOf(stores: SheetStores, clientId: string, projectId: string | null): Promise<string> {
  if (projectId) return (await stores.projects.need(projectId)).province
  return (await stores.clients.need(clientId)).province
}

export async function isRegistered(stores: SheetStores): Promise<boolean> {
  return (await stores.organizations.get())?.gstNumber != null
}

/** The person's own latest draft of the last day, when none is named: what "change la quantité" is about. */
async function latestDraft({ stores, actor, now }: Context<SheetStores>): Promise<Invoice> {
  const drafts = await stores.invoices.list({ status: 'draft', kind: 'invoice', createdBy: actor.id })
  const latest = drafts.at(-1)
  if (latest && now.getTime() - latest.createdAt.getTime() < 86_400_000) return latest
  throw new NovaError(
    'input.invalid',
    { fr: 'De quel brouillon de facture parles-tu?', en: 'Which draft invoice do you mean?' },
    { field: 'invoice' },
  )
}

/** Throws NovaError `rule.broken` on what is not a plain draft any more. */
export async function needDraft(id: string | undefined, ctx: Context<SheetStores>): Promise<Invoice> {
  const invoice = id ? await ctx.stores.invoices.need(id) : await latestDraft(ctx)
  if (invoice.status === 'issued')
    throw new NovaError('rule.broken', {
      fr: `La facture ${invoice.number} est émise : elle ne se modifie plus. Pour la corriger, émets une note de crédit.`,
      en: `Invoice ${invoice.number} is issued: it can no longer be changed. To correct it, issue a credit note.`,
    })
  if (invoice.kind !== 'invoice')
    throw new NovaError('rule.broken', {
      fr: 'Ce brouillon vient d’une demande de paiement ou d’une retenue : change plutôt sa source.',
      en: 'This draft comes from a pay application or a holdback: change its source instead.',
    })
  return invoice
}

export type NewDraft = Pick<Partial<Invoice>, 'dueDate' | 'purchaseOrder' | 'notes' | 'lang' | 'quoteId'> & {
  client: string
  project: string | null
  lines: readonly DraftLine[]
  holdback?: Ppm
}

/** A holdback is followed until its release with the others of a project. Throws `input.invalid` without one. */
export function checkHoldback(rate: Ppm, project: string | null): void {
  if (rate === 0 || project) return
  throw new NovaError(
    'input.invalid',
    {
      fr: 'Une retenue se suit par projet, jusqu’à sa libération. C’est pour quel projet?',
      en: 'A holdback is followed by project until its release. Which project is it for?',
    },
    { field: 'project' },
  )
}

/** Writes a draft with its lines and taxes. Throws `rule.broken` when project and client do not belong together. */
export async function writeDraft(draft: NewDraft, { stores, today, actor }: Context<SheetStores>): Promise<Invoice> {
  const client = await stores.clients.need(draft.client)
  const project = draft.project ? await stores.projects.need(draft.project) : null
  if (project && project.clientId !== client.id) throw await foreignProject(stores, project.code, project.clientId)
  const province = await placeOf(stores, client.id, draft.project)
  const { holdback: holdbackRate = 0 } = draft
  checkHoldback(holdbackRate, draft.project)
  const charges = { registered: await isRegistered(stores), holdbackRate }
  const { lines, amounts } = priceLines(draft.lines, { province, date: today }, charges)
  const invoice = await stores.invoices.insert({
    kind: 'invoice',
    status: 'draft',
    clientId: client.id,
    projectId: draft.project,
    quoteId: draft.quoteId ?? null,
    lang: draft.lang ?? client.lang,
    province,
    dueDate: draft.dueDate ?? null,
    purchaseOrder: draft.purchaseOrder ?? project?.purchaseOrder ?? null,
    notes: draft.notes ?? '',
    ...amounts,
    createdBy: actor.id,
  })
  await stores.invoiceLines.insertMany(lines.map((line, i) => ({ ...line, invoiceId: invoice.id, position: i + 1 })))
  return invoice
}

export async function foreignProject(stores: SheetStores, code: string, clientId: string): Promise<NovaError> {
  const { name } = await stores.clients.need(clientId)
  return new NovaError(
    'input.invalid',
    {
      fr: `Le projet ${code} est celui de ${name}. Choisis ce client, ou un autre projet.`,
      en: `Project ${code} belongs to ${name}. Pick that client, or another project.`,
    },
    { field: 'project' },
  )
}

const LANGS = [
  { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['en français', 'in French'] },
  { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['en anglais', 'in English'] },
]

/** What a person can say of a draft, new or not. */
export const draftFields = {
  holdback: field.percent({ label: { fr: 'Retenue', en: 'Holdback' }, cues: ['retenue', 'holdback'] }).optional(),
  dueDate: field
    .date({
      label: { fr: 'Échéance', en: 'Due date' },
      cues: ['échéance', 'payable le', 'payable avant', 'due', 'due on', 'payable by'],
    })
    .optional(),
  purchaseOrder: field
    .text({
      label: { fr: 'Bon de commande', en: 'Purchase order' },
      cues: ['bon de commande', 'BC', 'PO', 'purchase order'],
    })
    .optional(),
  note: field
    .longText({ label: { fr: 'Note', en: 'Note' }, cues: ['note :', 'avec la note', 'with the note'] })
    .optional(),
  lang: field
    .choice(['fr', 'en'], { label: { fr: 'Langue du client', en: 'Client’s language' }, options: LANGS })
    .optional(),
}

const createDraft = defineTool<SheetStores>()({
  name: 'invoices.create_draft',
  title: { fr: 'Préparer une facture', en: 'Prepare an invoice' },
  gate: 'log',
  permission: 'finance.write',
  examples: CREATE,
  input: z.object({
    client: field.client({
      label: { fr: 'Client', en: 'Client' },
      ask: { fr: 'Qui est-ce qu’on facture?', en: 'Who do we invoice?' },
    }),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    lines: field.lines({
      label: { fr: 'Lignes', en: 'Lines' },
      ask: {
        fr: 'Qu’est-ce qu’on facture, et à quel prix avant taxes?',
        en: 'What do we invoice, and at what price before taxes?',
      },
    }),
    ...draftFields,
    draftOnly: field
      .boolean({
        label: { fr: 'Brouillon seulement', en: 'Draft only' },
        cues: ['brouillon', 'draft', 'prépare', 'prepare'],
      })
      .optional(),
  }),
  output: z.object({ invoice: invoiceSheet, draftOnly: z.boolean() }),
  async run({ note, draftOnly = false, project = null, ...input }, ctx) {
    const draft = await writeDraft({ ...input, project, ...(note ? { notes: note } : {}) } as NewDraft, ctx)
    return { invoice: await readSheet(ctx.stores, draft, ctx.today), draftOnly }
  },
  card: ({ invoice }, { lang }) => ({
    ...sheetCard(invoice, lang, {
      tone: 'info',
      summary: say(lang, 'ready', { total: formatMoney(invoice.total, lang), client: invoice.client.name }),
    }),
    actions: draftActions(invoice.id, lang),
  }),
  followUp: ({ invoice, draftOnly }) => (draftOnly ? [] : [{ tool: 'invoices.send', input: { invoice: invoice.id } }]),
  undo: ({ invoice }) => ({ tool: 'invoices.discard_draft', input: { invoice: invoice.id } }),
})

const discardDraft = defineTool<SheetStores>()({
  name: 'invoices.discard_draft',
  title: { fr: 'Supprimer un brouillon de facture', en: 'Discard a draft invoice' },
  gate: 'log',
  permission: 'finance.write',
  examples: DISCARD,
  input: z.object({
    invoice: field
      .invoice({ label: { fr: 'Brouillon', en: 'Draft' }, ask: { fr: 'Quel brouillon?', en: 'Which draft?' } })
      .optional(),
  }),
  output: z.object({ invoice: invoiceSheet, dueDate: z.string().nullable() }),
  async run(input, ctx) {
    const { stores, today } = ctx
    const draft = await needDraft(input.invoice, ctx)
    const sheet = await readSheet(stores, draft, today)
    await stores.invoiceLines.replaceFor(draft.id, [])
    await stores.invoices.remove(draft.id)
    return { invoice: sheet, dueDate: draft.dueDate }
  },
  card: ({ invoice }, { lang }) => ({
    title: say(lang, 'discardedTitle'),
    summary: say(lang, 'discarded', { total: formatMoney(invoice.total, lang), client: invoice.client.name }),
    tone: 'neutral',
    blocks: [
      {
        type: 'text',
        text: say(lang, 'discarded', { total: formatMoney(invoice.total, lang), client: invoice.client.name }),
      },
    ],
  }),
  undo: ({ invoice, dueDate }) => ({
    tool: 'invoices.create_draft',
    input: {
      client: invoice.client.id,
      ...(invoice.project ? { project: invoice.project.id } : {}),
      lines: invoice.lines.map(({ description, quantity, unit, unitPrice }) => ({
        description,
        quantity,
        unit,
        unitPrice,
      })),
      ...(dueDate ? { dueDate } : {}),
      ...(invoice.purchaseOrder ? { purchaseOrder: invoice.purchaseOrder } : {}),
      ...(invoice.notes ? { note: invoice.notes } : {}),
      ...(invoice.holdback ? { holdback: holdbackRateOf(invoice) } : {}),
      lang: invoice.lang,
      draftOnly: true,
    },
  }),
})

export const draftTools = [createDraft, discardDraft]
