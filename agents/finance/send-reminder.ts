import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { dateIn, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { overField } from './ageing.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { REMINDER } from './receivable-examples.ts'
import { type Mail, prepareMails } from './reminder-mails.ts'

export type ReminderStores = SheetStores & { notifications: Rows<Notification> }

const say = phrases({
  title: { fr: 'Relance à envoyer', en: 'Reminder to send' },
  one: {
    fr: 'Relance à {client} pour {total} en retard : l’envoyer?',
    en: 'Reminder to {client} for {total} overdue: send it?',
  },
  many: {
    fr: 'Relances à {count} clients pour {total} en retard : les envoyer?',
    en: 'Reminders to {count} clients for {total} overdue: send them?',
  },
  overdue: { fr: 'Factures en retard', en: 'Overdue invoices' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  client: { fr: 'Client', en: 'Client' },
  late: { fr: 'Retard', en: 'Late' },
  balance: { fr: 'Solde', en: 'Balance' },
  days: { fr: '{days} j', en: '{days} d' },
  mail: { fr: '**À :** {to}\n**Objet :** {subject}\n\n{text}', en: '**To:** {to}\n**Subject:** {subject}\n\n{text}' },
  noAddress: { fr: '{client} (aucun courriel au dossier)', en: '{client} (no e-mail on file)' },
  recent: {
    fr: 'Attention : {client} a déjà été relancé le {date}.',
    en: 'Note: {client} was already reminded on {date}.',
  },
  notConnected: {
    fr: 'Le courriel n’est pas connecté : je garderai le texte prêt à copier. Connecte SMTP dans les réglages pour que je l’envoie.',
    en: 'E-mail is not connected: I will keep the text ready to copy. Connect SMTP in settings and I will send it.',
  },
  sent: {
    fr: '{sent, plural, one {Relance envoyée} other {# relances envoyées}} pour {total} en retard.',
    en: '{sent, plural, one {Reminder sent} other {# reminders sent}} for {total} overdue.',
  },
  prepared: {
    fr: '{prepared, plural, one {Relance prête} other {# relances prêtes}} à copier pour {total} en retard; rien n’est parti.',
    en: '{prepared, plural, one {Reminder ready} other {# reminders ready}} to copy for {total} overdue; nothing was sent.',
  },
  doneTitle: { fr: 'Relance', en: 'Reminder' },
  sentTo: { fr: 'Envoyée à {to}', en: 'Sent to {to}' },
})

const TONES = [
  {
    value: 'polite',
    label: { fr: 'Polie', en: 'Polite' },
    words: ['poliment', 'gentiment', 'doucement', 'amicale', 'politely', 'gently', 'friendly'],
  },
  {
    value: 'firm',
    label: { fr: 'Ferme', en: 'Firm' },
    words: ['fermement', 'poliment mais ferme', 'poli mais ferme', 'polite but firm', 'politely but firmly', 'firmly'],
  },
  {
    value: 'final',
    label: { fr: 'Dernier rappel', en: 'Final notice' },
    words: ['dernier avis', 'dernière chance', 'mise en demeure', 'last notice', 'final'],
  },
]

const input = z.object({
  client: field
    .client({
      label: { fr: 'Client', en: 'Client' },
      ask: { fr: 'Qui est-ce qu’on relance?', en: 'Who do we remind?' },
    })
    .optional(),
  everyone: field
    .boolean({
      label: { fr: 'Tous les clients en retard', en: 'Every client overdue' },
      cues: ['tout le monde', 'tous', 'toutes', 'everyone', 'everybody', 'all', 'ceux', 'those'],
    })
    .optional(),
  over: overField.optional(),
  tone: field.choice(['polite', 'firm', 'final'], { label: { fr: 'Ton', en: 'Tone' }, options: TONES }).optional(),
  text: field
    .longText({ label: { fr: 'Texte du courriel', en: 'Text of the e-mail' }, cues: ['texte :', 'text:'] })
    .optional(),
})
type Wanted = z.output<typeof input>

async function recentNotes(mails: readonly Mail[], { stores, now, lang, organization }: Context<ReminderStores>) {
  const recent: Block[] = []
  for (const { client } of mails) {
    const sent = (await stores.notifications.list({ kind: 'reminder', clientId: client.id })).at(-1)
    if (!sent || now.getTime() - sent.createdAt.getTime() > 7 * 86_400_000) continue
    const date = dateIn(organization.timeZone, sent.createdAt)
    recent.push({ type: 'text', text: say(lang, 'recent', { client: client.name, date: formatDate(date, lang) }) })
  }
  return recent
}

async function preview(wanted: Wanted, ctx: Context<ReminderStores>) {
  const { lang } = ctx
  const mails = await prepareMails(wanted, ctx)
  const mailOn = await ctx.connected('smtp')
  const money = (amount: number) => formatMoney(amount, lang)
  const total = money(mails.reduce((sum, mail) => sum + mail.total, 0))
  const rows = mails.flatMap(({ client, lines }) => lines.map((line) => ({ client, line })))
  const card: DraftCard = {
    title: say(lang, 'title'),
    summary:
      mails.length === 1
        ? say(lang, 'one', { client: mails[0]!.client.name, total })
        : say(lang, 'many', { count: mails.length, total }),
    tone: 'warning',
    blocks: [
      {
        type: 'table',
        caption: say(lang, 'overdue'),
        columns: [
          { label: say(lang, 'invoice') },
          { label: say(lang, 'client') },
          { label: say(lang, 'late'), align: 'right' },
          { label: say(lang, 'balance'), align: 'right' },
        ],
        rows: rows
          .slice(0, 15)
          .map(({ client, line }) => [
            { text: line.number, href: `nova:invoices/${line.number}` },
            { text: client.name, href: `nova:clients/${client.id}` },
            say(lang, 'days', { days: line.daysLate }),
            money(line.balance),
          ]),
        ...(rows.length > 15 ? { more: rows.length - 15 } : {}),
      },
      ...(await recentNotes(mails, ctx)),
      ...mailBlocks(mails, lang),
      ...(mailOn ? [] : [{ type: 'text' as const, text: say(lang, 'notConnected') }]),
    ],
  }
  const subject = mails.map(({ client, subject, text, lines }) => ({
    to: client.email,
    mailOn,
    subject,
    text,
    lines: lines.map(({ number, balance }) => [number, balance]),
  }))
  const edit =
    mails.length === 1
      ? { edit: { tool: 'receivables.send_reminder', input: { ...wanted, text: mails[0]!.text } } }
      : {}
  return { card, subject, ...edit }
}

const mailBlocks = (mails: readonly Mail[], lang: 'fr' | 'en'): Block[] =>
  mails.flatMap(({ client, subject, text }) => [
    { type: 'divider' },
    {
      type: 'text',
      text: say(lang, 'mail', { to: client.email ?? say(lang, 'noAddress', { client: client.name }), subject, text }),
    },
  ])

const output = z.object({
  mails: z.array(
    z.object({
      client: z.object({ id: z.string(), name: z.string() }),
      to: z.string().nullable(),
      subject: z.string(),
      text: z.string(),
      total: z.int(),
      sent: z.boolean(),
    }),
  ),
})

export const sendReminder = defineTool<ReminderStores>()({
  name: 'receivables.send_reminder',
  title: { fr: 'Relancer un client en retard', en: 'Remind a late client' },
  gate: 'confirm',
  permission: 'finance.write',
  examples: REMINDER,
  input,
  output,
  preview,
  async run(wanted, ctx) {
    const mails = await prepareMails(wanted, ctx)
    const mailOn = await ctx.connected('smtp')
    const done: z.output<typeof output>['mails'] = []
    for (const { client, subject, text, total } of mails) {
      const sent = mailOn && client.email !== null
      const note = await ctx.stores.notifications.insert({
        kind: 'reminder',
        clientId: client.id,
        subjectKind: 'clients',
        subjectId: client.id,
        title: subject,
        text,
        data: { total },
        state: sent ? 'sent' : 'draft',
        sentAt: sent ? ctx.now : null,
      })
      if (sent) ctx.request({ kind: 'email', to: client.email!, subject, text, files: [], key: `reminder:${note.id}` })
      done.push({ client: { id: client.id, name: client.name }, to: client.email, subject, text, total, sent })
    }
    return { mails: done }
  },
  card({ mails }, { lang }) {
    const sent = mails.filter((mail) => mail.sent)
    const prepared = mails.filter((mail) => !mail.sent)
    const total = (of: typeof mails) =>
      formatMoney(
        of.reduce((sum, mail) => sum + mail.total, 0),
        lang,
      )
    const sentences = [
      ...(sent.length ? [say(lang, 'sent', { sent: sent.length, total: total(sent) })] : []),
      ...(prepared.length ? [say(lang, 'prepared', { prepared: prepared.length, total: total(prepared) })] : []),
    ]
    return {
      title: say(lang, 'doneTitle'),
      summary: sentences.join(' '),
      tone: prepared.length ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: sentences.join(' ') },
        ...(sent.length
          ? [
              {
                type: 'fields' as const,
                fields: sent.map(({ client, to }) => ({
                  label: client.name,
                  value: say(lang, 'sentTo', { to: to! }),
                  href: `nova:clients/${client.id}`,
                })),
              },
            ]
          : []),
        ...prepared.flatMap(({ client, to, subject, text }): Block[] => [
          { type: 'divider' },
          {
            type: 'text',
            text: say(lang, 'mail', { to: to ?? say(lang, 'noAddress', { client: client.name }), subject, text }),
          },
        ]),
        ...(prepared.length ? [{ type: 'text' as const, text: say(lang, 'notConnected') }] : []),
      ],
    }
  },
})
