import { computeAgeing } from '../../src/domain/ageing.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import type { Context } from '../../src/tool/define.ts'
import { listAccounts, receivablesOf } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { needOrganization } from './issue.ts'
import { type OverdueLine, type ReminderTone, reminderText } from './reminder-text.ts'

/** Who to remind: one client, or everybody overdue by more than `over` thousandths of days. */
type Wanted = { client?: string; everyone?: boolean; over?: number; tone?: ReminderTone; text?: string }

export type Mail = { client: Client; lines: OverdueLine[]; total: number; subject: string; text: string }

/** Longer late, less gentle, unless a tone is asked for. */
const toneFor = (daysLate: number): ReminderTone => (daysLate > 90 ? 'final' : daysLate > 30 ? 'firm' : 'polite')

/** The mails as they would go out today. Throws `rule.broken` when nobody is overdue, `input.invalid` without a client. */
export async function prepareMails(wanted: Wanted, { stores, today }: Context<SheetStores>): Promise<Mail[]> {
  if (!wanted.client && !wanted.everyone && wanted.over === undefined)
    throw new NovaError(
      'input.invalid',
      { fr: 'Dis-moi qui relancer, ou « tout le monde ».', en: 'Tell me who to remind, or "everyone".' },
      { field: 'client' },
    )
  const organization = await needOrganization(stores)
  const accounts = await listAccounts(stores, today, wanted.client ? { clientId: wanted.client } : {})
  const over = Math.floor((wanted.over ?? 0) / 1000)
  const late = computeAgeing(receivablesOf(accounts), today).items.filter(
    (item) => item.daysLate > over && item.balance > 0,
  )
  if (late.length === 0) throw await nobodyLate(wanted, over, stores)
  const byClient = [...Map.groupBy(late, (item) => item.invoice.clientId)]
  const clients = await stores.clients.list({ id: byClient.map(([id]) => id) })
  return byClient.map(([id, items]) => {
    const client = clients.find((one) => one.id === id)!
    const lines = items.map(({ invoice, due, daysLate, balance }) => ({
      number: invoice.number!,
      issued: invoice.issueDate!,
      due,
      daysLate,
      balance,
    }))
    const written = reminderText({
      tone: wanted.tone ?? toneFor(Math.max(...lines.map((line) => line.daysLate))),
      lang: client.lang,
      contact: client.contact,
      lines,
      interestPpm: client.interestPpm,
      firm: organization.name,
      phone: organization.phone,
    })
    const text = wanted.text && byClient.length === 1 ? wanted.text : written.text
    return { client, lines, total: lines.reduce((sum, line) => sum + line.balance, 0), subject: written.subject, text }
  })
}

async function nobodyLate(wanted: Wanted, over: number, stores: SheetStores): Promise<NovaError> {
  const name = wanted.client ? (await stores.clients.need(wanted.client)).name : null
  const days = { fr: over ? ` de plus de ${over} jours` : '', en: over ? ` by more than ${over} days` : '' }
  return new NovaError('rule.broken', {
    fr: `${name ?? 'Personne'} n'a ${name ? 'aucune facture' : 'de facture'} en retard${days.fr} : il n'y a rien à relancer.`,
    en: `${name ?? 'Nobody'} has ${name ? 'no' : 'any'} invoice overdue${days.en}: there is nothing to remind about.`,
  })
}
