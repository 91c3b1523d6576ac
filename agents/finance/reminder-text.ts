import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'

export type ReminderTone = 'polite' | 'firm' | 'final'
export type OverdueLine = { number: string; issued: string; due: string; daysLate: number; balance: number }

const say = phrases({
  polite: {
    fr: '{count, plural, one {Une facture reste} other {# factures restent}} à payer à votre compte. Il s’agit peut-être d’un simple oubli; si le paiement est déjà parti, merci de ne pas tenir compte de ce message.',
    en: '{count, plural, one {One invoice is} other {# invoices are}} still open on your account. It may simply have slipped by; if payment is already on its way, please disregard this message.',
  },
  firm: {
    fr: 'Malgré l’échéance passée, {count, plural, one {la facture suivante n’est pas réglée} other {les # factures suivantes ne sont pas réglées}}. Nous vous demandons de nous en faire parvenir le paiement d’ici sept jours, ou de nous appeler pour convenir d’une date.',
    en: 'Although past due, {count, plural, one {the following invoice has not been paid} other {the following # invoices have not been paid}}. Please send us payment within seven days, or call us to agree on a date.',
  },
  final: {
    fr: 'Ceci est notre dernier rappel avant de confier le dossier à nos conseillers : {count, plural, one {la facture suivante demeure impayée} other {les # factures suivantes demeurent impayées}}. Sans paiement complet ni entente écrite d’ici dix jours, nous exercerons les recours que la loi et le contrat nous donnent.',
    en: 'This is our last reminder before we hand the matter to our advisors: {count, plural, one {the following invoice remains} other {the following # invoices remain}} unpaid. Without full payment or a written arrangement within ten days, we will use the remedies that the law and the contract give us.',
  },
  hello: { fr: 'Bonjour{name, select, none {} other { {name}}},', en: 'Hello{name, select, none {} other { {name}}},' },
  line: {
    fr: '– Facture {number} du {issued}, échue le {due} : {balance}',
    en: '– Invoice {number} of {issued}, due {due}: {balance}',
  },
  total: { fr: 'Total à payer : {total}', en: 'Total to pay: {total}' },
  interest: {
    fr: 'Le contrat prévoit un intérêt de {rate} par an sur les sommes en retard.',
    en: 'The contract provides for interest of {rate} a year on overdue amounts.',
  },
  close: {
    fr: 'Pour toute question, répondez à ce message ou appelez-nous{phone, select, none {} other { au {phone}}}.\n\nMerci,\n{firm}',
    en: 'For any question, reply to this message or call us{phone, select, none {} other { at {phone}}}.\n\nThank you,\n{firm}',
  },
  subject: {
    fr: '{tone, select, final {Dernier rappel} firm {Rappel : paiement attendu} other {Rappel amical}} – {firm}',
    en: '{tone, select, final {Final notice} firm {Reminder: payment expected} other {Friendly reminder}} – {firm}',
  },
})

/**
 * A reminder in the client's language. Interest is named only where the contract states an annual rate (`interestPpm`),
 * and never in the polite one: claiming what was not agreed is not allowed.
 */
export function reminderText(about: {
  tone: ReminderTone
  lang: Lang
  contact: string | null
  lines: readonly OverdueLine[]
  interestPpm: number | null
  firm: string
  phone: string | null
}): { subject: string; text: string } {
  const { tone, lang, lines, firm } = about
  const paragraphs = [
    say(lang, 'hello', { name: about.contact ?? 'none' }),
    say(lang, tone, { count: lines.length }),
    lines
      .map((line) =>
        say(lang, 'line', {
          number: line.number,
          issued: formatDate(line.issued, lang),
          due: formatDate(line.due, lang),
          balance: formatMoney(line.balance, lang),
        }),
      )
      .join('\n'),
    say(lang, 'total', {
      total: formatMoney(
        lines.reduce((sum, line) => sum + line.balance, 0),
        lang,
      ),
    }),
    ...(about.interestPpm && tone !== 'polite'
      ? [say(lang, 'interest', { rate: formatPercent(about.interestPpm, lang) })]
      : []),
    say(lang, 'close', { phone: about.phone ?? 'none', firm }),
  ]
  return { subject: say(lang, 'subject', { tone, firm }), text: paragraphs.join('\n\n') }
}
