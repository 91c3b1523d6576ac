import { z } from 'zod'
import { byExpiry } from '../../src/domain/people-metrics.ts'
import { BOND_DRAFT, checkLicenceScope, licenceBond } from '../../src/domain/rbq.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { RENEWALS, SCOPE } from './licence-examples.ts'

export type LicenceStores = { records: RecordStore }

const say = phrases({
  title: { fr: 'Portée de la licence RBQ', en: 'Scope of the RBQ licence' },
  covered: {
    fr: 'Oui : la licence {number} couvre {work}.',
    en: 'Yes: licence {number} covers {work}.',
  },
  'by-subcontract': {
    fr: 'Pas nous-mêmes : la sous-catégorie {missing} manque à la licence {number}. On peut le confier à un sous-traitant qui la détient.',
    en: 'Not ourselves: subcategory {missing} is not on licence {number}. It can be given to a subcontractor who holds it.',
  },
  'not-covered': {
    fr: 'Non : la sous-catégorie {missing} manque à la licence {number}.',
    en: 'No: subcategory {missing} is not on licence {number}.',
  },
  unknown: {
    fr: 'Je ne reconnais pas ce travail dans « {work} ». Dis-le autrement (piscine, plomberie, toiture…), ou demande à la RBQ.',
    en: 'I do not recognize the work in “{work}”. Say it otherwise (pool, plumbing, roofing…), or ask the RBQ.',
  },
  code: { fr: 'Sous-catégorie', en: 'Subcategory' },
  label: { fr: 'Travaux', en: 'Work' },
  held: { fr: 'À la licence', en: 'On the licence' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  until: { fr: 'En vigueur jusqu’au', en: 'In force until' },
  bond: { fr: 'Cautionnement exigé', en: 'Bond required' },
  bondValue: {
    fr: '{amount} (projet de règlement à {draft}, {source}, non confirmé)',
    en: '{amount} (draft regulation at {draft}, {source}, not confirmed)',
  },
  footer: {
    fr: 'Règlement B-1.1, r. 9; la RBQ décide de la portée. Avis, pas un conseil juridique.',
    en: 'Regulation B-1.1, r. 9; the RBQ decides on scope. Guidance, not legal advice.',
  },
  renewals: { fr: 'Licences à renouveler', en: 'Licences to renew' },
  renewalSummary: {
    fr: '{first} : à renouveler avant le {date} ({days} j){fee, select, none {} other {, {fee}}}. {count, plural, one {# licence} other {# licences}} au dossier.',
    en: '{first}: to be renewed by {date} ({days} d){fee, select, none {} other {, {fee}}}. {count, plural, one {# licence} other {# licences}} on file.',
  },
  none: { fr: 'Aucune licence en vigueur au dossier.', en: 'No licence in force on file.' },
  licence: { fr: 'Licence', en: 'Licence' },
  authority: { fr: 'Autorité', en: 'Authority' },
  ends: { fr: 'Échéance', en: 'Ends' },
  fee: { fr: 'Droits', en: 'Fee' },
  task: { fr: 'Tâche : renouveler', en: 'Task: renew' },
  taskTitle: { fr: 'Renouveler : {first} ({number})', en: 'Renew: {first} ({number})' },
  renewFooter: {
    fr: 'Droits du dernier paiement au dossier; le montant de l’an prochain est à confirmer auprès de l’autorité.',
    en: 'Fee of the last payment on file; next year’s amount is to be confirmed with the authority.',
  },
})

/** The firm's licence at the RBQ. Throws `not-found`. */
async function rbqLicence({ records }: LicenceStores) {
  const [licence] = (await records.list('licence', { state: 'in-force' })).filter(
    ({ data }) => data.authority === 'RBQ',
  )
  if (licence) return licence
  throw new NovaError('not-found', {
    fr: 'Aucune licence RBQ en vigueur n’est au dossier : je ne peux pas dire ce qu’elle couvre.',
    en: 'No RBQ licence in force is on file: I cannot say what it covers.',
  })
}

export const checkScope = defineTool<LicenceStores>()({
  name: 'licences.check_scope',
  title: { fr: 'Vérifier si la licence couvre un travail', en: 'Check whether the licence covers a work' },
  gate: 'none',
  permission: 'chat.use',
  examples: SCOPE,
  input: z.object({
    work: field.text({
      label: { fr: 'Travail', en: 'Work' },
      ask: { fr: 'Quel travail?', en: 'Which work?' },
      cues: [
        'le droit de faire',
        'le droit d’',
        'licence pour',
        'couvre tu',
        'couvre',
        'licensed for',
        'licence cover',
        'cover',
        'allowed to do',
      ],
    }),
  }),
  output: z.object({
    work: z.string(),
    number: z.string(),
    until: z.string().nullable(),
    answer: z.enum(['covered', 'by-subcontract', 'not-covered', 'unknown']),
    needed: z.array(
      z.object({ code: z.string(), label: z.object({ fr: z.string(), en: z.string() }), held: z.boolean() }),
    ),
    missing: z.array(z.string()),
    bond: z.object({ amount: z.int(), draft: z.int(), source: z.string() }).nullable(),
  }),
  async run({ work }, { stores, today }) {
    const { data, due } = await rbqLicence(stores)
    const { needed, held, missing, answer } = checkLicenceScope(data.subcategories, work)
    return {
      work,
      number: data.licenceNumber,
      until: due,
      answer,
      needed: needed.map(({ code, label }) => ({ code, label, held: held.includes(code) })),
      missing,
      bond: licenceBond(data.subcategories, today),
    }
  },
  card({ work, number, until, answer, needed, missing, bond }, { lang }) {
    const names = needed.map(({ label }) => label[lang].toLowerCase()).join(', ')
    const summary = say(lang, answer, {
      number,
      work: answer === 'unknown' ? work : names,
      missing: missing.join(', '),
    })
    const title = say(lang, 'title')
    return {
      title,
      summary,
      tone: answer === 'covered' ? 'success' : answer === 'unknown' ? 'info' : 'warning',
      blocks: [
        { type: 'text', text: summary },
        ...(needed.length
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: (['code', 'label', 'held'] as const).map((key) => ({ label: say(lang, key) })),
                rows: needed.map((one) => [one.code, one.label[lang], say(lang, one.held ? 'yes' : 'no')]),
              },
            ]
          : []),
        {
          type: 'fields',
          fields: [
            ...(until ? [{ label: say(lang, 'until'), value: formatDate(until, lang) }] : []),
            ...(bond
              ? [
                  {
                    label: say(lang, 'bond'),
                    value: say(lang, 'bondValue', {
                      amount: formatMoney(bond.amount, lang),
                      draft: formatMoney(bond.draft, lang),
                      source: BOND_DRAFT.source,
                    }),
                  },
                ]
              : []),
          ],
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})

export const licenceRenewals = defineTool<LicenceStores>()({
  name: 'licences.renewals',
  title: { fr: 'Suivre les licences à renouveler', en: 'Track licence renewals' },
  gate: 'none',
  permission: 'projects.read',
  examples: RENEWALS,
  input: z.object({}),
  output: z.object({
    licences: z.array(
      z.object({
        title: z.string(),
        authority: z.string(),
        number: z.string(),
        ends: z.string(),
        daysLeft: z.int(),
        fee: z.int(),
      }),
    ),
  }),
  async run(_, { stores, today }) {
    const found = await stores.records.list('licence', { state: 'in-force' })
    return {
      licences: byExpiry(
        found.map(({ title, due, data }) => ({
          title,
          authority: data.authority,
          number: data.licenceNumber,
          fee: data.fee,
          expiresOn: due,
        })),
        today,
        0,
      ).map(({ expiresOn, expiry, ...one }) => ({ ...one, ends: expiresOn! })),
    }
  },
  card({ licences }, { lang, can }) {
    const title = say(lang, 'renewals')
    const [first] = licences
    if (!first) {
      const summary = say(lang, 'none')
      return { title, summary, tone: 'info', blocks: [{ type: 'text', text: summary }] }
    }
    const money = (fee: number) => (fee ? formatMoney(fee, lang) : '–')
    const summary = say(lang, 'renewalSummary', {
      first: first.title,
      date: formatDate(first.ends, lang),
      days: String(first.daysLeft),
      fee: first.fee ? money(first.fee) : 'none',
      count: licences.length,
    })
    return {
      title,
      summary,
      tone: first.daysLeft < 0 ? 'danger' : first.daysLeft <= 60 ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: [
            ...(['licence', 'authority', 'ends'] as const).map((key) => ({ label: say(lang, key) })),
            { label: say(lang, 'fee'), align: 'right' as const },
          ],
          rows: licences.map((one) => [
            `${one.title} (${one.number})`,
            one.authority,
            formatDate(one.ends, lang),
            money(one.fee),
          ]),
        },
      ],
      ...(can('tasks.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'task'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'taskTitle', { first: first.title, number: first.number }),
                    dueDate: first.ends,
                  },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'renewFooter'),
    }
  },
})
