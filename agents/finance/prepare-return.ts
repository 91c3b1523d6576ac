import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import type { TaxPeriod } from '../../src/domain/records/accounting.ts'
import type { Document } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { needOrganization } from './issue.ts'
import { RETURN } from './tax-examples.ts'
import { collectReturn, lastQuarter, type Return, type ReturnStores } from './tax-return.ts'

export type PrepareStores = ReturnStores & { documents: Rows<Document> }

const say = phrases({
  title: { fr: 'Déclaration de taxes', en: 'Tax return' },
  pay: {
    fr: 'Taxes du {from} au {to} : {gst} de TPS/TVH et {qst} de TVQ, {net} en tout à remettre avant le {due}.',
    en: 'Taxes from {from} to {to}: {gst} GST/HST and {qst} QST, {net} in all to remit by {due}.',
  },
  refund: {
    fr: 'Taxes du {from} au {to} : {gst} de TPS/TVH et {qst} de TVQ, {net} en tout à récupérer.',
    en: 'Taxes from {from} to {to}: {gst} GST/HST and {qst} QST, {net} in all to be refunded.',
  },
  tax: { fr: 'Taxe', en: 'Tax' },
  collected: { fr: 'Perçue', en: 'Collected' },
  credits: { fr: 'Crédits (CTI/RTI)', en: 'Credits (ITC/ITR)' },
  net: { fr: 'Nette', en: 'Net' },
  federal: { fr: 'TPS/TVH', en: 'GST/HST' },
  qst: { fr: 'TVQ', en: 'QST' },
  documents: {
    fr: '{sales, plural, one {# document de vente} other {# documents de vente}} et {purchases, plural, one {# achat} other {# achats}}; la piste d’audit les liste.',
    en: '{sales, plural, one {# sales document} other {# sales documents}} and {purchases, plural, one {# purchase} other {# purchases}}; the audit trail lists them.',
  },
  waiting: {
    fr: '{n, plural, one {# dépense attend} other {# dépenses attendent}} une approbation : ses taxes ne sont pas réclamées ici.',
    en: '{n, plural, one {# expense is} other {# expenses are}} waiting for approval: their taxes are not claimed here.',
  },
  file: {
    fr: 'Nova la prépare et la garde; elle se transmet dans Mon dossier de Revenu Québec.',
    en: 'Nova prepares and keeps it; it is filed in My Account at Revenu Québec.',
  },
  prepared: { fr: 'Déclaration préparée', en: 'Return prepared' },
  trail: { fr: 'Piste d’audit', en: 'Audit trail' },
})

const input = z.object({
  period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
})

/** Throws `rule.broken` on a period that is not over, that overlaps another one, or that was filed. */
async function checkPeriod(period: Period, { stores, today }: Context<PrepareStores>): Promise<TaxPeriod | null> {
  if (period.to >= today)
    throw new NovaError('rule.broken', {
      fr: `La période finit le ${formatDate(period.to, 'fr')} : elle se déclare une fois terminée.`,
      en: `The period ends on ${formatDate(period.to, 'en')}: it is declared once it is over.`,
    })
  const periods = await stores.taxPeriods.list()
  const same = periods.find((one) => one.fromDate === period.from && one.toDate === period.to)
  const clash = periods.find((one) => one !== same && one.fromDate <= period.to && one.toDate >= period.from)
  const filed = same?.status === 'filed' ? same : clash
  if (!filed) return same ?? null
  const [from, to] = [filed.fromDate, filed.toDate]
  throw new NovaError('rule.broken', {
    fr: `Cette période touche celle du ${formatDate(from, 'fr')} au ${formatDate(to, 'fr')}, ${filed.status === 'filed' ? 'déjà produite' : 'qui existe déjà'}. Prends ces dates-là, ou la période suivante.`,
    en: `This period overlaps ${formatDate(from, 'en')} to ${formatDate(to, 'en')}, ${filed.status === 'filed' ? 'already filed' : 'which already exists'}. Take those dates, or the next period.`,
  })
}

export async function chosenPeriod(
  period: Period | undefined,
  { stores, today }: Context<ReturnStores>,
): Promise<Period> {
  return period ?? lastQuarter(today, (await needOrganization(stores)).fiscalStartMonth)
}

/** A return without its lines; `sales` and `purchases` count documents. */
export const returnFigures = z.object({
  period: z.object({ from: z.string(), to: z.string() }),
  dueDate: z.string(),
  gstCollected: z.int(),
  gstPaid: z.int(),
  qstCollected: z.int(),
  qstPaid: z.int(),
  gstNet: z.int(),
  qstNet: z.int(),
  sales: z.int(),
  purchases: z.int(),
  waiting: z.int(),
})
type Figures = z.output<typeof returnFigures>

export const figuresOf = ({ lines, ...rest }: Return): Figures => ({
  ...rest,
  sales: lines.filter((line) => line.side === 'sale').length,
  purchases: lines.filter((line) => line.side === 'purchase').length,
})

export function returnSummary(of: Figures, lang: Lang): string {
  const net = of.gstNet + of.qstNet
  const money = (amount: number) => formatMoney(amount, lang)
  return say(lang, net >= 0 ? 'pay' : 'refund', {
    from: formatDate(of.period.from, lang),
    to: formatDate(of.period.to, lang),
    gst: money(of.gstNet),
    qst: money(of.qstNet),
    net: money(Math.abs(net)),
    due: formatDate(of.dueDate, lang),
  })
}

export function returnBlocks(of: Figures, lang: Lang): Block[] {
  const money = (amount: number) => formatMoney(amount, lang)
  const right = (key: 'collected' | 'credits' | 'net') => ({ label: say(lang, key), align: 'right' as const })
  return [
    {
      type: 'table',
      caption: say(lang, 'title'),
      columns: [{ label: say(lang, 'tax') }, right('collected'), right('credits'), right('net')],
      rows: [
        [say(lang, 'federal'), money(of.gstCollected), money(of.gstPaid), money(of.gstNet)],
        [say(lang, 'qst'), money(of.qstCollected), money(of.qstPaid), money(of.qstNet)],
      ],
    },
    { type: 'text', text: say(lang, 'documents', { sales: of.sales, purchases: of.purchases }) },
    ...(of.waiting ? [{ type: 'text' as const, text: say(lang, 'waiting', { n: of.waiting }) }] : []),
  ]
}

export const prepareReturn = defineTool<PrepareStores>()({
  name: 'tax.prepare_return',
  title: { fr: 'Préparer la déclaration de taxes', en: 'Prepare the tax return' },
  gate: 'approve',
  permission: 'finance.write',
  approval: { permission: 'books.close' },
  examples: RETURN,
  input,
  output: returnFigures,
  async preview(wanted, ctx) {
    const { lang } = ctx
    const period = await chosenPeriod(wanted.period, ctx)
    await checkPeriod(period, ctx)
    const computed = figuresOf(await collectReturn(ctx.stores, period))
    const card: DraftCard = {
      title: say(lang, 'title'),
      summary: returnSummary(computed, lang),
      tone: 'warning',
      blocks: [...returnBlocks(computed, lang), { type: 'text', text: say(lang, 'file') }],
    }
    return { card, subject: computed, edit: { tool: 'tax.prepare_return', input: { period } } }
  },
  async run(wanted, ctx) {
    const { stores, lang, today, actor } = ctx
    const period = await chosenPeriod(wanted.period, ctx)
    const existing = await checkPeriod(period, ctx)
    const computed = figuresOf(await collectReturn(stores, period))
    const document = await stores.documents.insert({
      kind: 'tax-return',
      title: say(lang, 'title'),
      authorId: actor.id,
      lang,
      date: today,
      text: returnSummary(computed, lang),
      data: computed,
    })
    const { gstCollected, gstPaid, qstCollected, qstPaid, dueDate } = computed
    const row = {
      status: 'prepared' as const,
      dueDate,
      gstCollected,
      gstPaid,
      qstCollected,
      qstPaid,
      documentId: document.id,
    }
    if (existing) await stores.taxPeriods.update(existing.id, row)
    else await stores.taxPeriods.insert({ fromDate: period.from, toDate: period.to, ...row })
    return computed
  },
  card: (computed, { lang }) => ({
    title: say(lang, 'prepared'),
    summary: returnSummary(computed, lang),
    tone: 'success',
    blocks: [...returnBlocks(computed, lang), { type: 'text', text: say(lang, 'file') }],
    actions: [
      {
        type: 'button',
        label: say(lang, 'trail'),
        intent: { do: 'tool', tool: 'tax.audit_trail', input: { period: computed.period } },
      },
    ],
  }),
})
