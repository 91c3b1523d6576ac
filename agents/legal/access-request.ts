import { z } from 'zod'
import { REQUEST_DAYS, requestDueBy } from '../../src/domain/privacy.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { dateIn, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { heldText, type OwnStores, readHeld } from './explain-use.ts'
import { REQUESTS } from './privacy-examples.ts'

export type RequestStores = OwnStores & {
  records: RecordStore
  approvals: {
    list(filter: { tool: string; requesterId: string }): Promise<{ createdAt: Date }[]>
  }
}

const NAME = 'privacy.handle_access_request'

const say = phrases({
  title: { fr: 'Demande sur tes renseignements personnels', en: 'Request about your personal information' },
  ask: {
    fr: '{type}, demandée le {on} : réponse due au plus tard le {due} ({days} jours).',
    en: '{type}, requested on {on}: an answer is due by {due} ({days} days).',
  },
  answered: {
    fr: '{number} : ta copie est prête. {held}',
    en: '{number}: your copy is ready. {held}',
  },
  logged: {
    fr: '{number} est au registre; réponse due au plus tard le {due}. La tâche est à {officer}.',
    en: '{number} is in the register; an answer is due by {due}. The task is {officer}’s.',
  },
  task: { fr: 'Répondre à {number} : {type} ({name})', en: 'Answer {number}: {type} ({name})' },
  what: { fr: 'Demande', en: 'Request' },
  about: { fr: 'Objet', en: 'About' },
  due: { fr: 'Réponse due', en: 'Answer due' },
  everything: { fr: 'tout ce qui est tenu sur {name}', en: 'everything held on {name}' },
  fiscal: {
    fr: 'Ce que la loi oblige à garder (heures payées, factures, registre) reste jusqu’à son terme; les messages, eux, peuvent partir.',
    en: 'What the law makes us keep (paid hours, invoices, registers) stays until its time; messages can go.',
  },
  footer: {
    fr: 'Loi 25 (P-39.1) · délai de {days} jours à confirmer par la personne responsable',
    en: 'Law 25 (P-39.1) · the {days}-day time is to be confirmed by the person in charge',
  },
})

const TYPES: Record<'access' | 'correction' | 'erasure' | 'portability', { label: Bilingual; words: string[] }> = {
  access: {
    label: { fr: 'Accès', en: 'Access' },
    words: ['copie', 'accès', 'copy', 'voir mon dossier', 'see my file'],
  },
  correction: {
    label: { fr: 'Rectification', en: 'Correction' },
    words: ['corrige', 'corriger', 'corrigé', 'rectifier', 'pas bonne', 'erreur', 'corrected', 'fix', 'wrong'],
  },
  erasure: {
    label: { fr: 'Effacement', en: 'Erasure' },
    words: [
      'efface',
      'effacer',
      'supprime',
      'supprimer',
      'détruire',
      'détruits',
      'delete',
      'deletion',
      'erase',
      'remove',
    ],
  },
  portability: { label: { fr: 'Portabilité', en: 'Portability' }, words: ['portable', 'transférer', 'transfer'] },
}
type Type = keyof typeof TYPES

const input = z.object({
  type: field.choice(['access', 'correction', 'erasure', 'portability'], {
    label: { fr: 'Demande', en: 'Request' },
    ask: { fr: 'Accès, rectification, effacement ou portabilité?', en: 'Access, correction, erasure or portability?' },
    options: Object.entries(TYPES).map(([value, { label, words }]) => ({ value, label, words })),
  }),
  about: field.longText({ label: { fr: 'Ce qui est visé', en: 'What it is about' } }).optional(),
})

/** Throws `rule.broken` when the same is being dealt with already. */
async function checkNotOpen(type: Type, { stores, actor }: Context<RequestStores>): Promise<void> {
  const open = await stores.records.list('privacy_request', { personId: actor.id, state: ['received', 'in-progress'] })
  const same = open.find(({ data }) => data.type === type)
  if (!same) return
  const until = (lang: 'fr' | 'en') => (same.due ? formatDate(same.due, lang) : '–')
  throw new NovaError('rule.broken', {
    fr: `Ta demande ${same.number} est déjà ouverte; la réponse est due le ${until('fr')}. Je n’en ouvre pas une deuxième.`,
    en: `Your request ${same.number} is open already; its answer is due on ${until('en')}. No second one is opened.`,
  })
}

/** Time runs from the day on which it was asked, not from the click that lets it in. */
async function askedOn({ stores, actor, organization, today }: Context<RequestStores>): Promise<IsoDate> {
  const asked = await stores.approvals.list({ tool: NAME, requesterId: actor.id })
  const last = asked.at(-1)
  const day = last ? dateIn(organization.timeZone, last.createdAt) : today
  return day < today ? day : today
}

export const handleAccessRequest = defineTool<RequestStores>()({
  name: NAME,
  title: { fr: 'Demander accès, correction ou effacement', en: 'Request access, correction or erasure' },
  gate: 'approve',
  permission: 'chat.use',
  approval: { permission: 'privacy.manage' },
  examples: REQUESTS,
  input,
  output: z.object({
    number: z.string(),
    type: z.enum(['access', 'correction', 'erasure', 'portability']),
    due: z.string(),
    answer: z.string().nullable(),
    officer: z.string().nullable(),
  }),
  async preview(wanted, ctx) {
    await checkNotOpen(wanted.type, ctx)
    const { lang, actor, today } = ctx
    const due = requestDueBy(today)
    const type = TYPES[wanted.type].label[lang]
    const about = wanted.about ?? say(lang, 'everything', { name: actor.name })
    const summary = say(lang, 'ask', {
      type,
      on: formatDate(today, lang),
      due: formatDate(due, lang),
      days: String(REQUEST_DAYS),
    })
    return {
      subject: { type: wanted.type, about: wanted.about ?? null, person: actor.id },
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'what'), value: type },
              { label: say(lang, 'about'), value: about },
              { label: say(lang, 'due'), value: formatDate(due, lang) },
            ],
          },
          ...(wanted.type === 'erasure' ? [{ type: 'text' as const, text: say(lang, 'fiscal') }] : []),
        ],
        footer: say(lang, 'footer', { days: String(REQUEST_DAYS) }),
      },
    }
  },
  async run({ type, about }, ctx) {
    const { stores, actor, lang } = ctx
    await checkNotOpen(type, ctx)
    const on = await askedOn(ctx)
    const due = requestDueBy(on)
    const copies = type === 'access' || type === 'portability'
    const answer = copies ? heldText(await readHeld(stores, actor.id), lang) : null
    const record = await stores.records.create('privacy_request', {
      title: `${TYPES[type].label.fr} – ${actor.name}`,
      date: on,
      due,
      personId: actor.id,
      state: copies ? 'answered' : 'in-progress',
      data: { type, about: about ?? say(lang, 'everything', { name: actor.name }), answer },
    })
    if (copies) return { number: record.number, type, due, answer, officer: null }
    const officers = (await stores.persons.list()).map(toActor).filter((one) => one.permissions.has('privacy.manage'))
    const officer = officers.find(({ id }) => id !== actor.id) ?? officers[0]!
    await stores.tasks.insert({
      title: say(officer.lang, 'task', {
        number: record.number,
        type: TYPES[type].label[officer.lang],
        name: actor.name,
      }),
      assigneeId: officer.id,
      createdBy: actor.id,
      dueDate: due,
      status: 'open',
    })
    return { number: record.number, type, due, answer, officer: officer.name }
  },
  card({ number, type, due, answer, officer }, { lang }) {
    const summary = answer
      ? say(lang, 'answered', { number, held: answer })
      : say(lang, 'logged', { number, due: formatDate(due, lang), officer: officer ?? '' })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'fields', fields: [{ label: say(lang, 'what'), value: TYPES[type].label[lang] }] },
        ...(type === 'erasure' ? [{ type: 'text' as const, text: say(lang, 'fiscal') }] : []),
      ],
      footer: say(lang, 'footer', { days: String(REQUEST_DAYS) }),
    }
  },
})
