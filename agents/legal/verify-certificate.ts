import { z } from 'zod'
import { type CertificateProblem, checkCertificate, LIABILITY_LEAST } from '../../src/domain/insurance.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CERTIFICATES } from './licence-examples.ts'

export type CertificateStores = { records: RecordStore; organizations: { get(): Promise<Organization | null> } }

const STATES = ['asked', 'received', 'verified', 'insufficient'] as const

const say = phrases({
  title: { fr: 'Certificat d’assurance – {name}', en: 'Insurance certificate – {name}' },
  ok: { fr: '{name} : le certificat convient jusqu’au {to}.', en: '{name}: the certificate will do until {to}.' },
  bad: {
    fr: '{name} : le certificat ne suffit pas ({problems}).',
    en: '{name}: the certificate will not do ({problems}).',
  },
  expired: { fr: 'expiré', en: 'expired' },
  'starts-later': { fr: 'pas encore en vigueur', en: 'not in force yet' },
  'too-low': { fr: 'montant sous {least}', en: 'limit under {least}' },
  'not-additional-insured': { fr: 'on n’est pas assuré additionnel', en: 'we are not an additional insured' },
  'wrong-holder': { fr: 'émis à un autre nom que le nôtre', en: 'made out to somebody else' },
  'ends-before-work': { fr: 'finit avant les travaux', en: 'ends before the work' },
  limit: { fr: 'Montant', en: 'Limit' },
  dates: { fr: 'Période', en: 'Period' },
  fromTo: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  additional: { fr: 'Assuré additionnel', en: 'Additional insured' },
  policy: { fr: 'Police', en: 'Policy' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  state: { fr: 'Au dossier', en: 'On file' },
  asked: { fr: 'demandé', en: 'asked for' },
  received: { fr: 'reçu', en: 'received' },
  verified: { fr: 'vérifié', en: 'verified' },
  insufficient: { fr: 'insuffisant', en: 'insufficient' },
  put: { fr: '{name} : remis à « {state} ».', en: '{name}: put back to “{state}”.' },
  task: { fr: 'Tâche : demander un nouveau certificat', en: 'Task: ask for a new certificate' },
  taskTitle: {
    fr: '{name} : demander un certificat d’assurance conforme',
    en: '{name}: ask for a certificate that will do',
  },
  footer: {
    fr: 'Exigé : {least} en responsabilité, nous comme assuré additionnel. Lu au dossier, pas confirmé par l’assureur. Avis, pas un conseil juridique.',
    en: 'Required: {least} of liability, us as additional insured. Read on file, not confirmed by the insurer. Guidance, not legal advice.',
  },
})

/** What every certificate is about names none of them. */
const SUBJECT = /(?<!\p{L})(?:assurances?|insurance|certificate?s?)(?!\p{L})/giu

export const verifyCertificate = defineTool<CertificateStores>()({
  name: 'insurance.verify_certificate',
  title: { fr: 'Vérifier un certificat d’assurance', en: 'Verify an insurance certificate' },
  gate: 'log',
  permission: 'purchases.write',
  record: { kind: 'certificates', field: 'party' },
  examples: CERTIFICATES,
  input: z.object({
    party: field.text({
      label: { fr: 'De qui', en: 'Whose' },
      ask: { fr: 'Le certificat de qui?', en: 'Whose certificate?' },
      cues: [
        'certificat d’assurance de',
        'certificat de',
        'l’assurance de',
        'l’assurance du',
        'assurance de',
        'assurances de',
        'insurance of',
        'certificate of',
        'certificate from',
      ],
    }),
    restore: z.object({ id: z.string(), state: z.enum(STATES) }).optional(),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    number: z.string(),
    policy: z.string(),
    limit: z.int(),
    from: z.string(),
    to: z.string().nullable(),
    additionalInsured: z.boolean(),
    problems: z.array(z.string()),
    before: z.enum(STATES),
    state: z.enum(STATES),
    restored: z.boolean(),
  }),
  async run({ party, restore }, { stores, today }) {
    const { records } = stores
    const all = (await records.list('insurance_cert')).map((one) => ({ ...one, name: one.title }))
    const certificate = restore
      ? all.find(({ id }) => id === restore.id)!
      : (all.find(({ number }) => number === party) ??
        oneNamed(party.replace(SUBJECT, ' ').trim() || party, all, {
          field: 'party',
          what: { fr: 'certificat au dossier', en: 'certificate on file' },
        }))
    const { id, name, number, due, state: before, data } = certificate
    const own = await stores.organizations.get()
    const { ok, problems } = checkCertificate(
      { limit: data.limit, from: data.from, to: due, additionalInsured: data.additionalInsured, holder: data.holder },
      { holder: own?.name ?? data.holder, today },
    )
    const state = restore?.state ?? (ok ? 'verified' : 'insufficient')
    if (state !== before) await records.change('insurance_cert', id, { state })
    return {
      id,
      name,
      number,
      policy: data.policy,
      limit: data.limit,
      from: data.from,
      to: due,
      additionalInsured: data.additionalInsured,
      problems,
      before,
      state,
      restored: restore !== undefined,
    }
  },
  card({ name, number, policy, limit, from, to, additionalInsured, problems, state, restored }, { lang, can }) {
    const date = (on: string | null) => (on ? formatDate(on, lang) : '–')
    const least = formatMoney(LIABILITY_LEAST, lang)
    const title = say(lang, 'title', { name })
    const told = (problems as CertificateProblem[]).map((one) => say(lang, one, { least })).join(', ')
    const summary = restored
      ? say(lang, 'put', { name, state: say(lang, state) })
      : problems.length
        ? say(lang, 'bad', { name, problems: told })
        : say(lang, 'ok', { name, to: date(to) })
    return {
      title,
      summary,
      tone: problems.length ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'policy'), value: policy, href: `nova:certificates/${number}` },
            { label: say(lang, 'limit'), value: formatMoney(limit, lang) },
            { label: say(lang, 'dates'), value: say(lang, 'fromTo', { from: date(from), to: date(to) }) },
            { label: say(lang, 'additional'), value: say(lang, additionalInsured ? 'yes' : 'no') },
            { label: say(lang, 'state'), value: say(lang, state) },
          ],
        },
      ],
      ...(problems.length && can('tasks.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'task'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'taskTitle', { name }) },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'footer', { least }),
    }
  },
  undo: ({ id, name, before, state, restored }) =>
    restored || before === state
      ? null
      : { tool: 'insurance.verify_certificate', input: { party: name, restore: { id, state: before } } },
})
