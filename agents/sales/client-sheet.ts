import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { PROVINCE_NAMES, PROVINCES } from '../../src/domain/province.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'

const say = phrases({
  summary: {
    fr: '{name} ({province}), factures {lang}, payables à {days} jours{missing, select, none {} other { – à compléter : {missing}}}.',
    en: '{name} ({province}), invoices {lang}, due in {days} days{missing, select, none {} other { – to complete: {missing}}}.',
  },
  fr: { fr: 'en français', en: 'in French' },
  en: { fr: 'en anglais', en: 'in English' },
  address: { fr: 'Adresse', en: 'Address' },
  province: { fr: 'Province', en: 'Province' },
  language: { fr: 'Langue des factures', en: 'Invoice language' },
  terms: { fr: 'Échéance', en: 'Terms' },
  days: { fr: '{n} jours', en: '{n} days' },
  complete: { fr: 'Compléter', en: 'Complete' },
  invoice: { fr: 'Préparer une facture', en: 'Prepare an invoice' },
  contact: { fr: 'Contact', en: 'Contact' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
})

/** What a person may say of a client. */
export const kept = z.object({
  name: z.string(),
  lang: z.enum(['fr', 'en']),
  address: z.string(),
  province: z.string(),
  contact: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  termsDays: z.int(),
  active: z.boolean(),
})
export const record = kept.extend({ id: z.string() })
export type ClientRecord = z.output<typeof record>

export const recordOf = ({ id, ...client }: Client): ClientRecord => ({ id, ...kept.parse(client) })

export function clientSheet(client: ClientRecord, title: string, lang: Lang, tone: DraftCard['tone']): DraftCard {
  const province = PROVINCES.find((one) => one === client.province)
  const where = province ? PROVINCE_NAMES[province][lang] : client.province
  const missing = (['address', 'email'] as const).filter((one) => !client[one])
  return {
    title,
    summary: say(lang, 'summary', {
      name: client.name,
      province: where,
      lang: say(lang, client.lang),
      days: client.termsDays,
      missing: missing.map((one) => say(lang, one).toLowerCase()).join(', ') || 'none',
    }),
    tone: missing.length > 0 && tone === 'success' ? 'warning' : tone,
    blocks: [
      { type: 'text', text: `**${client.name}**` },
      {
        type: 'fields',
        fields: [
          { label: say(lang, 'address'), value: client.address.replaceAll('\n', ', ') || '–' },
          { label: say(lang, 'province'), value: where },
          { label: say(lang, 'contact'), value: client.contact ?? '–' },
          { label: say(lang, 'email'), value: client.email ?? '–' },
          { label: say(lang, 'phone'), value: client.phone ?? '–' },
          { label: say(lang, 'language'), value: say(lang, client.lang) },
          { label: say(lang, 'terms'), value: say(lang, 'days', { n: client.termsDays }) },
        ],
      },
    ],
    actions: [
      {
        type: 'button',
        label: say(lang, 'complete'),
        intent: { do: 'form', tool: 'clients.create_or_update', input: { client: client.id } },
      },
      {
        type: 'button',
        label: say(lang, 'invoice'),
        intent: { do: 'form', tool: 'invoices.create_draft', input: { client: client.id } },
      },
    ],
  }
}
