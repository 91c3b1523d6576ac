import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type FollowUp, prepareFollowUps } from './follow-up-mails.ts'
import { type QuoteStores, quoteField } from './open-quotes.ts'
import { FOLLOW_UP } from './pipeline-examples.ts'

export type FollowUpStores = QuoteStores & {
  notifications: Rows<Notification>
  organizations: { get(): Promise<Organization | null> }
}

const say = phrases({
  title: { fr: 'Relance de soumissions', en: 'Quote follow-up' },
  ask: {
    fr: '{count, plural, one {# soumission à relancer} other {# soumissions à relancer}} pour {total}, chacune dans la langue de son destinataire : envoyer?',
    en: '{count, plural, one {# quote} other {# quotes}} to follow up for {total}, each in its recipient’s language: send?',
  },
  quote: { fr: 'Soumission', en: 'Quote' },
  who: { fr: 'Pour', en: 'For' },
  amount: { fr: 'Montant', en: 'Amount' },
  silence: { fr: 'Silence', en: 'Silence' },
  days: { fr: '{n} j', en: '{n} d' },
  mail: { fr: '**À :** {to}\n**Objet :** {subject}\n\n{text}', en: '**To:** {to}\n**Subject:** {subject}\n\n{text}' },
  noAddress: { fr: '{name} (aucun courriel au dossier)', en: '{name} (no e-mail on file)' },
  refused: {
    fr: '{name} : pas de consentement à être écrit; je le laisse de côté. Appelle plutôt.',
    en: '{name}: no consent to be written to; left out. Call instead.',
  },
  notConnected: {
    fr: 'Le courriel n’est pas connecté : je garderai les textes prêts à copier et rien ne partira.',
    en: 'E-mail is not connected: I will keep the texts ready to copy and nothing will go out.',
  },
  sent: {
    fr: '{count, plural, one {# relance envoyée} other {# relances envoyées}}.',
    en: '{count, plural, one {# follow-up sent} other {# follow-ups sent}}.',
  },
  prepared: {
    fr: '{count, plural, one {# relance prête} other {# relances prêtes}} à copier; rien n’est parti.',
    en: '{count, plural, one {# follow-up} other {# follow-ups}} ready to copy; nothing was sent.',
  },
  pipeline: { fr: 'Voir le pipeline', en: 'See the pipeline' },
  footer: {
    fr: 'Consentement : réponse à une demande reçue, six mois (LCAP, par. 10(10)), ou consentement écrit. Avis, pas un conseil juridique.',
    en: 'Consent: answer to an inquiry, six months (CASL, s. 10(10)), or written consent. Guidance, not legal advice.',
  },
})

const input = z.object({
  quote: quoteField.optional(),
  over: field
    .money({ label: { fr: 'Montant, plus de', en: 'Amount over' }, cues: ['plus de', 'over', 'more than', 'above'] })
    .optional(),
  text: field
    .longText({ label: { fr: 'Texte du message', en: 'Text of the message' }, cues: ['texte :', 'text:'] })
    .optional(),
})

const mail = z.object({
  number: z.string(),
  name: z.string(),
  to: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  amount: z.int(),
  sent: z.boolean(),
})

function mailBlock(one: Pick<FollowUp, 'name' | 'to' | 'subject' | 'text'>, lang: Lang): Block[] {
  const to = one.to ?? say(lang, 'noAddress', { name: one.name })
  return [{ type: 'divider' }, { type: 'text', text: say(lang, 'mail', { to, subject: one.subject, text: one.text }) }]
}

export const followUp = defineTool<FollowUpStores>()({
  name: 'pipeline.follow_up',
  title: { fr: 'Relancer une soumission sans réponse', en: 'Follow up an unanswered quote' },
  gate: 'confirm',
  permission: 'sales.write',
  examples: FOLLOW_UP,
  input,
  output: z.object({ mails: z.array(mail) }),
  async preview(wanted, ctx) {
    const { lang } = ctx
    const all = await prepareFollowUps(wanted, ctx)
    const mails = all.filter(({ allowed }) => allowed)
    const mailOn = await ctx.connected('smtp')
    const total = mails.reduce((sum, { amount }) => sum + amount, 0)
    const card: DraftCard = {
      title: say(lang, 'title'),
      summary: say(lang, 'ask', { count: mails.length, total: formatMoney(total, lang) }),
      tone: 'info',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'quote') },
            { label: say(lang, 'who') },
            { label: say(lang, 'amount'), align: 'right' },
            { label: say(lang, 'silence'), align: 'right' },
          ],
          rows: mails
            .slice(0, 15)
            .map((one) => [
              { text: one.number, href: `nova:quotes/${one.number}` },
              one.name,
              formatMoney(one.amount, lang),
              say(lang, 'days', { n: one.silentDays }),
            ]),
          ...(mails.length > 15 ? { more: mails.length - 15 } : {}),
        },
        ...all
          .filter(({ allowed }) => !allowed)
          .map(({ name }) => ({ type: 'text' as const, text: say(lang, 'refused', { name }) })),
        ...(mailOn ? [] : [{ type: 'text' as const, text: say(lang, 'notConnected') }]),
        ...mails.slice(0, 8).flatMap((one) => mailBlock(one, lang)),
      ],
      footer: say(lang, 'footer'),
    }
    return {
      card,
      subject: mails.map(({ number, amount, to, subject, text }) => ({ number, amount, to, subject, text, mailOn })),
      edit: {
        tool: 'pipeline.follow_up',
        input: mails.length === 1 ? { quote: mails[0]!.number, text: mails[0]!.text } : wanted,
      },
    }
  },
  async run(wanted, ctx) {
    const { stores, now } = ctx
    const mailOn = await ctx.connected('smtp')
    const mails: z.output<typeof mail>[] = []
    for (const one of await prepareFollowUps(wanted, ctx)) {
      if (!one.allowed) continue
      const { number, name, to, subject, text, amount } = one
      const sent = mailOn && to !== null
      const note = await stores.notifications.insert({
        kind: 'quote-follow-up',
        clientId: one.clientId,
        subjectKind: 'quotes',
        subjectId: one.quote,
        title: subject,
        text,
        data: { amount },
        state: sent ? 'sent' : 'draft',
        sentAt: sent ? now : null,
      })
      if (sent) {
        ctx.request({ kind: 'email', to, subject, text, files: [], key: `quote-follow-up:${note.id}` })
        await stores.quotes.update(one.quote, { lastContactAt: now })
      }
      mails.push({ number, name, to, subject, text, amount, sent })
    }
    return { mails }
  },
  card({ mails }, { lang }) {
    const sent = mails.filter((one) => one.sent).length
    const prepared = mails.filter((one) => !one.sent)
    const summary = [
      ...(sent ? [say(lang, 'sent', { count: sent })] : []),
      ...(prepared.length ? [say(lang, 'prepared', { count: prepared.length })] : []),
    ].join(' ')
    return {
      title: say(lang, 'title'),
      summary,
      tone: prepared.length ? 'warning' : 'success',
      blocks: [{ type: 'text', text: summary }, ...prepared.slice(0, 8).flatMap((one) => mailBlock(one, lang))],
      actions: [
        {
          type: 'button',
          label: say(lang, 'pipeline'),
          intent: { do: 'tool', tool: 'pipeline.forecast_wins', input: {} },
        },
      ],
    }
  },
})
