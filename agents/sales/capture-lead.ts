import { z } from 'zod'
import type { Lead } from '../../src/domain/records/market.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { daysBetween, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CAPTURE_LEAD } from './lead-examples.ts'

export type LeadStores = { leads: Rows<Lead> }

const say = phrases({
  title: { fr: 'Nouvelle demande', en: 'New lead' },
  noted: { fr: 'Demande de {name} notée : {what}.', en: 'Lead from {name} noted: {what}.' },
  removed: { fr: 'La demande de {name} est retirée.', en: 'The lead from {name} is removed.' },
  what: { fr: 'Travaux', en: 'Work' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  email: { fr: 'Courriel', en: 'E-mail' },
  source: { fr: 'Provenance', en: 'Source' },
  budget: { fr: 'Budget', en: 'Budget' },
  missing: {
    fr: 'À demander : {missing}.',
    en: 'To ask: {missing}.',
  },
  consent: {
    fr: 'Consentement aux messages pas encore demandé : on peut répondre à sa demande pendant six mois (LCAP, par. 10(10)), pas l’inscrire à l’infolettre.',
    en: 'Consent to messages not asked yet: we may answer the inquiry for six months (CASL, s. 10(10)), not add them to the newsletter.',
  },
  known: {
    fr: 'Déjà au dossier depuis le {date} : « {notes} ».',
    en: 'On file already since {date}: “{notes}”.',
  },
  call: { fr: 'Tâche : rappeler {name}', en: 'Task: call {name}' },
  callTask: { fr: 'Rappeler {name} : {what}', en: 'Call {name}: {what}' },
  quote: { fr: 'Préparer une soumission', en: 'Prepare a quote' },
})

const SOURCES = [
  {
    value: 'website',
    label: { fr: 'Site web', en: 'Website' },
    words: ['du site', 'site internet', 'from the website', 'formulaire', 'web form'],
  },
  {
    value: 'referral',
    label: { fr: 'Bouche-à-oreille', en: 'Referral' },
    words: ['référé', 'référée', 'référence', 'référés', 'referred'],
  },
  {
    value: 'phone',
    label: { fr: 'Appel', en: 'Call' },
    words: ['a appelé', 'un appel', 'au téléphone', 'called', 'phoned'],
  },
  {
    value: 'email',
    label: { fr: 'Courriel', en: 'E-mail' },
    words: ['par courriel', 'nous a écrit', 'by email', 'wrote us'],
  },
  { value: 'event', label: { fr: 'Salon', en: 'Show' }, words: ['au salon', 'at the show', 'portes ouvertes'] },
  {
    value: 'social',
    label: { fr: 'Réseaux sociaux', en: 'Social media' },
    words: ['facebook', 'instagram', 'messenger'],
  },
]

/** `Mme Gélinas veut une verrière`: who, then what. */
const WANTS = /^(.+?)[,:]?\s+(veut|voudrait|aimerait|cherche|wants|needs)(?:\s+(.+))?$/i

const PHONE =
  /[\s,;:–-]*(?:(?:\b(?:at|tel|cell?|phone)\b|(?<!\p{L})(?:au|tél))[\s.:]*)?((?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4})/iu
const EMAIL = /[\s,;:–-]*(?:\b(?:at|email|e-mail|courriel)\b[\s:]*)?([^\s@,;<>]+@[^\s@,;<>]+\.[a-z]{2,})/i

/** How to reach somebody, told beside the name or the work. */
function takeReach(texts: string[]): { texts: string[]; phone: string | null; email: string | null } {
  const find = (pattern: RegExp) => texts.map((text) => pattern.exec(text)?.[1]).find((found) => found) ?? null
  const [phone, email] = [find(PHONE), find(EMAIL)]
  return { texts: texts.map((text) => text.replace(PHONE, '').replace(EMAIL, '').trim()), phone, email }
}

/** The same person who asked within three months asks again. */
const SAME_WITHIN_DAYS = 90

export const captureLead = defineTool<LeadStores>()({
  name: 'leads.capture',
  title: { fr: 'Noter une demande de travaux', en: 'Note a lead' },
  gate: 'log',
  permission: 'sales.write',
  examples: CAPTURE_LEAD,
  input: z.object({
    name: field.text({
      label: { fr: 'Nom', en: 'Name' },
      ask: { fr: 'Qui fait la demande?', en: 'Who is asking?' },
      cues: [
        'demande de',
        'prospect :',
        'demande :',
        'lead from',
        'lead :',
        'lead:',
        'inquiry from',
        'appel de',
        'call from',
      ],
    }),
    what: field
      .longText({
        label: { fr: 'Travaux', en: 'Work' },
        ask: { fr: 'Pour quels travaux, et où?', en: 'For what work, and where?' },
        cues: [
          'veut',
          'voudrait',
          'aimerait',
          'cherche',
          'a besoin de',
          'a besoin d’',
          'pour',
          'wants',
          'needs',
          'looking for',
          'is asking for',
          'for',
        ],
      })
      .optional(),
    phone: field
      .text({ label: { fr: 'Téléphone', en: 'Telephone' }, cues: ['tél', 'téléphone', 'phone', 'cell'] })
      .optional(),
    email: field.text({ label: { fr: 'Courriel', en: 'E-mail' }, cues: ['courriel', 'email', 'e-mail'] }).optional(),
    budget: field.money({ label: { fr: 'Budget', en: 'Budget' }, cues: ['budget'] }).optional(),
    source: field
      .choice(['website', 'referral', 'phone', 'email', 'event', 'social'], {
        label: { fr: 'Provenance', en: 'Source' },
        options: SOURCES,
      })
      .optional(),
    /** The lead to take out again, when its noting is undone. */
    remove: z.string().optional(),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    what: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    budget: z.int().nullable(),
    source: z.string().nullable(),
    earlier: z.object({ date: z.string(), notes: z.string() }).nullable(),
    removed: z.boolean(),
  }),
  async run({ remove, ...said }, { stores, today }) {
    const [, before = said.name, , after] = WANTS.exec(said.name) ?? []
    const reach = takeReach([before.trim(), (said.what ?? after ?? '').trim()])
    const [name = '', what = ''] = reach.texts
    const { phone = reach.phone, email = reach.email, budget = null, source = null } = said
    const told = { name, what, phone, email, budget, source }
    if (remove) {
      await stores.leads.remove(remove)
      return { id: remove, ...told, earlier: null, removed: true }
    }
    if (!what)
      throw new NovaError(
        'input.invalid',
        { fr: `Pour quels travaux, et où, ${name}?`, en: `What work does ${name} want, and where?` },
        { field: 'what' },
      )
    if (email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
      throw new NovaError(
        'input.invalid',
        { fr: 'Écris le courriel en entier : nom@domaine.ca.', en: 'Type the whole e-mail: name@domain.ca.' },
        { field: 'email' },
      )
    const same = (await stores.leads.list({ status: ['new', 'qualified', 'quoted'] })).find(
      (one) => foldText(one.name) === foldText(name) && daysBetween(one.date, today) <= SAME_WITHIN_DAYS,
    )
    const lead = await stores.leads.insert({
      name,
      phone,
      email,
      source,
      status: 'new',
      value: budget,
      date: today,
      notes: what,
    })
    return { id: lead.id, ...told, earlier: same ? { date: same.date, notes: same.notes } : null, removed: false }
  },
  card({ name, what, phone, email, budget, source, earlier, removed }, { lang }) {
    const missing = [
      ...(phone || email ? [] : [say(lang, 'phone').toLowerCase()]),
      ...(budget === null ? [say(lang, 'budget').toLowerCase()] : []),
    ]
    return {
      title: say(lang, 'title'),
      summary: say(lang, removed ? 'removed' : 'noted', { name, what }),
      tone: removed ? 'neutral' : 'success',
      blocks: removed
        ? [{ type: 'text', text: say(lang, 'removed', { name }) }]
        : [
            {
              type: 'fields',
              fields: [
                { label: say(lang, 'what'), value: what },
                ...(phone ? [{ label: say(lang, 'phone'), value: phone }] : []),
                ...(email ? [{ label: say(lang, 'email'), value: email }] : []),
                ...(budget === null ? [] : [{ label: say(lang, 'budget'), value: formatMoney(budget, lang) }]),
                ...(source
                  ? [
                      {
                        label: say(lang, 'source'),
                        value: SOURCES.find(({ value }) => value === source)?.label[lang] ?? source,
                      },
                    ]
                  : []),
              ],
            },
            ...(missing.length
              ? [{ type: 'text' as const, text: say(lang, 'missing', { missing: missing.join(', ') }) }]
              : []),
            ...(earlier
              ? [
                  {
                    type: 'text' as const,
                    text: say(lang, 'known', { date: formatDate(earlier.date, lang), notes: earlier.notes || '–' }),
                  },
                ]
              : []),
            { type: 'text', text: say(lang, 'consent') },
          ],
      actions: removed
        ? []
        : [
            {
              type: 'button',
              label: say(lang, 'call', { name }).slice(0, 75),
              style: 'primary',
              intent: {
                do: 'form',
                tool: 'tasks.create_from_chat',
                input: { title: say(lang, 'callTask', { name, what }).slice(0, 200) },
              },
            },
            {
              type: 'button',
              label: say(lang, 'quote'),
              intent: { do: 'form', tool: 'quotes.create', input: { title: what.slice(0, 200), prospect: name } },
            },
          ],
    }
  },
  undo: ({ id, name, what, removed }) =>
    removed ? null : { tool: 'leads.capture', input: { name, what, remove: id } },
})
