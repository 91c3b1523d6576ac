import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Bill } from '../../src/domain/records/accounting.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { KnownSenders } from './check-message.ts'
import { BANK_CHANGES } from './security-examples.ts'

export type BankChangeStores = KnownSenders & { bills: Rows<Bill>; tasks: Rows<Task>; persons: Rows<PersonRow> }

const say = phrases({
  title: { fr: 'Changement de compte bancaire bloqué', en: 'Bank account change blocked' },
  blocked: {
    fr: '{vendor} : rien n’est changé. À vérifier par téléphone au {phone}, par deux personnes.',
    en: '{vendor}: nothing is changed. To be checked by phone at {phone}, by two people.',
  },
  started: {
    fr: 'Vérification lancée pour {vendor} : {first} appelle au {phone}, {second} confirme. Rien n’est changé d’ici là.',
    en: 'Check started for {vendor}: {first} calls {phone}, {second} confirms. Nothing is changed until then.',
  },
  noPhone: {
    fr: '(aucun numéro au dossier : prends-le sur un contrat signé)',
    en: '(no number on file: take it from a signed contract)',
  },
  vendor: { fr: 'Fournisseur', en: 'Supplier' },
  phone: { fr: 'Numéro au dossier', en: 'Number on file' },
  unpaid: { fr: 'Factures à ne pas payer d’ici là', en: 'Bills not to be paid until then' },
  bills: {
    fr: '{count, plural, =0 {aucune} one {# facture, {total}} other {# factures, {total}}}',
    en: '{count, plural, =0 {none} one {# bill, {total}} other {# bills, {total}}}',
  },
  steps: {
    fr: '1. Appeler la personne que tu connais, au {phone}, jamais à un numéro reçu dans le message.\n2. Une deuxième personne rappelle et confirme le compte.\n3. Garder le message; ne pas y répondre.\nNova ne garde ni ne change aucun compte bancaire.',
    en: '1. Call the person you know, at {phone}, never at a number that came in the message.\n2. A second person calls back and confirms the account.\n3. Keep the message; do not answer it.\nNova neither holds nor changes any bank account.',
  },
  call: { fr: 'Fraude possible : appeler {vendor} au {phone}', en: 'Possible fraud: call {vendor} at {phone}' },
  confirm: {
    fr: 'Fraude possible : confirmer par un second appel le compte de {vendor}',
    en: 'Possible fraud: confirm the account of {vendor} by a second call',
  },
  details: {
    fr: 'Le message demande de payer dans un autre compte. Utilise seulement le numéro déjà au dossier; ne paie rien avant les deux appels.',
    en: 'The message asks to be paid into another account. Use only the number already on file; pay nothing before both calls.',
  },
  footer: {
    fr: 'La fraude au changement de compte se règle au téléphone.',
    en: 'Account-change fraud is settled by phone.',
  },
  check: { fr: 'Vérifier le message', en: 'Check the message' },
})

const input = z.object({
  vendor: field.text({
    label: { fr: 'Fournisseur', en: 'Supplier' },
    ask: { fr: 'Quel fournisseur demande le changement?', en: 'Which supplier asks for the change?' },
    cues: [
      'compte de banque de',
      'compte bancaire de',
      'coordonnées bancaires de',
      'changement de banque de',
      'dépôt direct de',
      'sous-traitant',
      'fournisseur de',
      'fournisseur',
      'bank account of',
      'bank details of',
      'bank change of',
      'vendor',
      'supplier',
      'chez',
    ],
  }),
})

type Wanted = z.output<typeof input>

/** Whose change it is, what is owed to it, and who confirms. Throws `input.invalid`, and `rule.broken` when it is under way. */
async function readCase({ vendor: words }: Wanted, { stores, actor, lang }: Context<BankChangeStores>) {
  const vendors = (await stores.vendors.list({ active: true })).map((one) => ({
    ...one,
    aliases: [...one.aliases, one.trade ?? ''],
  }))
  const vendor = oneNamed(words, vendors, { field: 'vendor', what: { fr: 'fournisseur', en: 'supplier' } })
  const bills = await stores.bills.list({ vendorId: vendor.id, status: ['received', 'approved'] })
  const open = await stores.tasks.list({ status: ['open', 'doing'], kind: 'call' })
  const titles = (['fr', 'en'] as const).map((one) => say(one, 'confirm', { vendor: vendor.name }))
  if (open.some(({ title }) => titles.includes(title)))
    throw new NovaError('rule.broken', {
      fr: `La vérification de ${vendor.name} est déjà lancée : ses deux appels sont dans les tâches. Rien n’est changé.`,
      en: `The check of ${vendor.name} is under way already: its two calls are among the tasks. Nothing is changed.`,
    })
  const second = (await stores.persons.list({ active: true }))
    .filter(({ id }) => id !== actor.id)
    .find((one) => toActor(one).permissions.has('invoices.approve'))
  return {
    vendor: { id: vendor.id, name: vendor.name, phone: vendor.phone },
    phone: vendor.phone ?? say(lang, 'noPhone'),
    count: bills.length,
    total: bills.reduce((sum, bill) => sum + bill.total, 0),
    second: second ? { id: second.id, name: second.name, lang: second.lang } : null,
  }
}

const facts = (lang: 'fr' | 'en', one: { vendor: { name: string }; phone: string; count: number; total: number }) => ({
  type: 'fields' as const,
  fields: [
    { label: say(lang, 'vendor'), value: one.vendor.name },
    { label: say(lang, 'phone'), value: one.phone },
    {
      label: say(lang, 'unpaid'),
      value: say(lang, 'bills', { count: one.count, total: formatMoney(one.total, lang) }),
    },
  ],
})

export const verifyBankChange = defineTool<BankChangeStores>()({
  name: 'security.verify_bank_change',
  title: { fr: 'Faire vérifier un changement de compte', en: 'Have a bank account change checked' },
  gate: 'approve',
  permission: 'finance.read',
  approval: { permission: 'invoices.approve' },
  examples: BANK_CHANGES,
  input,
  output: z.object({
    vendor: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() }),
    phone: z.string(),
    count: z.int(),
    total: z.int(),
    first: z.string(),
    second: z.string(),
    tasks: z.array(z.string()),
  }),
  async preview(wanted, ctx) {
    const { lang } = ctx
    const one = await readCase(wanted, ctx)
    const summary = say(lang, 'blocked', { vendor: one.vendor.name, phone: one.phone })
    return {
      subject: { vendor: one.vendor.id, phone: one.vendor.phone },
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'danger',
        blocks: [
          { type: 'text', text: summary },
          facts(lang, one),
          { type: 'text', text: say(lang, 'steps', { phone: one.phone }) },
        ],
        footer: say(lang, 'footer'),
      },
    }
  },
  async run(wanted, ctx) {
    const { stores, actor, lang, today, conversation } = ctx
    const { second: other, ...one } = await readCase(wanted, ctx)
    const second = other ?? { id: actor.id, name: actor.name, lang: actor.lang }
    const names = { vendor: one.vendor.name, phone: one.phone }
    const callOf = (person: { id: string; lang: 'fr' | 'en' }, key: 'call' | 'confirm') =>
      stores.tasks.insert({
        title: say(person.lang, key, names),
        details: say(person.lang, 'details'),
        kind: 'call',
        priority: 'high',
        assigneeId: person.id,
        createdBy: actor.id,
        dueDate: today,
        status: 'open',
        conversationId: conversation,
      })
    const tasks = [await callOf({ id: actor.id, lang }, 'call'), await callOf(second, 'confirm')]
    return { ...one, first: actor.name, second: second.name, tasks: tasks.map(({ id }) => id) }
  },
  card(done, { lang }) {
    const { vendor, phone, first, second } = done
    const summary = say(lang, 'started', { vendor: vendor.name, phone, first, second })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'warning',
      blocks: [
        { type: 'text', text: summary },
        facts(lang, done),
        { type: 'text', text: say(lang, 'steps', { phone }) },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'check'),
          intent: { do: 'form', tool: 'security.check_message', input: {} },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
