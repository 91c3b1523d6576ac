import { z } from 'zod'
import { ATTESTATION_THRESHOLD, checkAttestation } from '../../src/domain/attestation.ts'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { checkCertificate } from '../../src/domain/insurance.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { Subcontract } from '../../src/domain/records/plans.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { readRegistration } from '../../src/domain/registration.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Cents, formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { VERIFY } from './subcontract-examples.ts'

export type PaperStores = {
  records: RecordStore
  vendors: Rows<Vendor>
  subcontracts: Rows<Subcontract>
  tasks: Rows<Task>
}

const say = phrases({
  title: { fr: 'Papiers – {vendor}', en: 'Papers – {vendor}' },
  fine: { fr: '{vendor} : papiers en règle au dossier.', en: '{vendor}: papers in order on file.' },
  wrong: {
    fr: '{vendor} : {list}. Ne paie pas avant que ce soit réglé.',
    en: '{vendor}: {list}. Do not pay before this is settled.',
  },
  paper: { fr: 'Papier', en: 'Paper' },
  state: { fr: 'État', en: 'State' },
  attestation: { fr: 'Attestation de Revenu Québec', en: 'Revenu Québec attestation' },
  licence: { fr: 'Licence RBQ', en: 'RBQ licence' },
  insurance: { fr: 'Assurance responsabilité', en: 'Liability insurance' },
  valid: { fr: 'valide jusqu’au {date}', en: 'valid until {date}' },
  expired: { fr: 'expirée le {date}', en: 'expired on {date}' },
  missing: { fr: 'absente du dossier', en: 'not on file' },
  'not-needed': {
    fr: 'pas exigée : {contracted} de contrats cette année, sous {threshold}',
    en: 'not needed: {contracted} of contracts this year, below {threshold}',
  },
  form: { fr: '{number} · {says}', en: '{number} · {says}' },
  covers: { fr: '{limit}, jusqu’au {date}', en: '{limit}, until {date}' },
  short: { fr: '{limit}, {problems}', en: '{limit}, {problems}' },
  'problem-expired': { fr: 'expirée', en: 'expired' },
  'problem-starts-later': { fr: 'pas encore en vigueur', en: 'not in force yet' },
  'problem-too-low': { fr: 'limite trop basse', en: 'limit too low' },
  'problem-not-additional-insured': {
    fr: 'nous n’y sommes pas assurés additionnels',
    en: 'we are not additional insured',
  },
  'problem-wrong-holder': { fr: 'pas à notre nom', en: 'not in our name' },
  'problem-ends-before-work': { fr: 'finit avant les travaux', en: 'ends before the work' },
  'bad-attestation': { fr: 'attestation à obtenir', en: 'attestation to obtain' },
  'bad-licence': { fr: 'licence RBQ à vérifier', en: 'RBQ licence to check' },
  'bad-insurance': { fr: 'assurance insuffisante', en: 'insurance not sufficient' },
  contracted: { fr: 'Contrats de l’année', en: 'Contracts this year' },
  task: { fr: 'Demander à {vendor} : {list}', en: 'Ask {vendor}: {list}' },
  taskMade: { fr: 'La tâche de les demander est à toi.', en: 'The task of asking for them is yours.' },
  taskThere: { fr: 'La tâche de les demander est déjà ouverte.', en: 'The task of asking for them is open already.' },
  footer: {
    fr: 'Attestation : seuil de {threshold} par année, validité au registre de Revenu Québec à vérifier en ligne. Avis, pas un conseil juridique.',
    en: 'Attestation: threshold of {threshold} a year; check its validity online with Revenu Québec. Guidance, not legal advice.',
  },
})

const input = z.object({
  vendor: field.text({
    label: { fr: 'Sous-traitant', en: 'Subcontractor' },
    ask: { fr: 'Les papiers de quel sous-traitant?', en: 'The papers of which subcontractor?' },
    cues: [
      'attestation de',
      'attestation du',
      'attestations de',
      'licence de',
      'licence du',
      'papiers de',
      'papiers du',
      'assurance de',
      'assurances de',
      'conformité de',
      'papers of',
      'attestation of',
      'licence of',
      'chez',
    ],
  }),
})

const PROBLEMS = [
  'expired',
  'starts-later',
  'too-low',
  'not-additional-insured',
  'wrong-holder',
  'ends-before-work',
] as const
const STATES = ['not-needed', 'valid', 'expired', 'missing'] as const
const BAD = ['attestation', 'licence', 'insurance'] as const

/** The supplier or subcontractor that words name: by its trade where one only has it ("the roofer"), else by name. */
export async function vendorNamed(words: string, { vendors }: Pick<PaperStores, 'vendors'>) {
  const all = await vendors.list({ active: true })
  const code = classifyWork(words)?.slice(0, 4)
  const [only, second] = all.filter(({ trade }) => code && trade && classifyWork(trade)?.slice(0, 4) === code)
  if (only && !second) return only
  return oneNamed(
    words,
    all.map((one) => ({ ...one, aliases: [...one.aliases, one.trade ?? ''] })),
    { field: 'vendor', what: { fr: 'sous-traitant', en: 'subcontractor' } },
  )
}

/** What is on file of a subcontractor, and what is wrong with it once `adding` is contracted too. */
export async function readPapers(
  vendor: Pick<Vendor, 'id' | 'attestationExpires' | 'rbqLicence'>,
  { stores, today, organization }: Context<PaperStores>,
  adding: Cents = 0,
) {
  const year = today.slice(0, 4)
  const contracts = await stores.subcontracts.list({ vendorId: vendor.id })
  const contracted = contracts
    .filter(({ status, signedOn }) => status !== 'cancelled' && signedOn?.startsWith(year))
    .reduce((sum, { amount }) => sum + amount, adding)
  const attestation = checkAttestation(contracted, { expires: vendor.attestationExpires }, null, today)
  const licence = vendor.rbqLicence ? readRegistration('RBQ', vendor.rbqLicence) : null
  const [certificate] = (await stores.records.list('insurance_cert', { vendorId: vendor.id }))
    .filter(({ data }) => data.coverage === 'liability')
    .sort((a, b) => (b.due ?? '').localeCompare(a.due ?? ''))
  const checked = certificate
    ? checkCertificate({ ...certificate.data, to: certificate.due }, { holder: organization.name, today })
    : null
  return {
    contracted,
    attestation: { state: attestation.state, expires: vendor.attestationExpires },
    licence: licence && { number: licence.number, says: licence.says, ok: licence.status !== 'invalid' },
    insurance:
      certificate && checked
        ? { limit: certificate.data.limit, to: certificate.due, problems: checked.problems }
        : null,
    bad: BAD.filter((which) =>
      which === 'attestation'
        ? attestation.state === 'expired' || attestation.state === 'missing'
        : which === 'licence'
          ? !licence || licence.status === 'invalid'
          : !checked?.ok,
    ),
  }
}

export const papersShape = z.object({
  contracted: z.int(),
  attestation: z.object({ state: z.enum(STATES), expires: z.string().nullable() }),
  licence: z
    .object({ number: z.string(), says: z.object({ fr: z.string(), en: z.string() }), ok: z.boolean() })
    .nullable(),
  insurance: z.object({ limit: z.int(), to: z.string().nullable(), problems: z.array(z.enum(PROBLEMS)) }).nullable(),
  bad: z.array(z.enum(BAD)),
})

export const badPapers = (bad: readonly (typeof BAD)[number][], lang: 'fr' | 'en') =>
  bad.map((which) => say(lang, `bad-${which}`)).join(', ')

export const verifySubcontractor = defineTool<PaperStores>()({
  name: 'subcontracts.verify_attestation',
  title: { fr: 'Vérifier les papiers d’un sous-traitant', en: 'Check a subcontractor’s papers' },
  gate: 'log',
  permission: 'purchases.write',
  examples: VERIFY,
  input,
  output: papersShape.extend({ vendor: z.string(), task: z.string().nullable(), open: z.boolean() }),
  async run({ vendor: words }, context) {
    const { stores, actor, lang } = context
    const vendor = await vendorNamed(words, stores)
    const papers = await readPapers(vendor, context)
    if (!papers.bad.length) return { ...papers, vendor: vendor.name, task: null, open: false }
    const title = say(lang, 'task', { vendor: vendor.name, list: badPapers(papers.bad, lang) })
    const open = (await stores.tasks.list({ status: ['open', 'doing'] as const })).some((one) => one.title === title)
    if (open) return { ...papers, vendor: vendor.name, task: null, open }
    const { id } = await stores.tasks.insert({ title, assigneeId: actor.id, createdBy: actor.id, status: 'open' })
    return { ...papers, vendor: vendor.name, task: id, open: false }
  },
  card(out, { lang }) {
    const { vendor, attestation, licence, insurance, bad } = out
    const date = (day: string | null) => (day ? formatDate(day, lang) : '–')
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = bad.length
      ? say(lang, 'wrong', { vendor, list: badPapers(bad, lang) })
      : say(lang, 'fine', { vendor })
    return {
      title: say(lang, 'title', { vendor }),
      summary,
      tone: bad.length ? 'danger' : 'success',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title', { vendor }),
          columns: [{ label: say(lang, 'paper') }, { label: say(lang, 'state') }],
          rows: [
            [
              say(lang, 'attestation'),
              say(lang, attestation.state, {
                date: date(attestation.expires),
                contracted: money(out.contracted),
                threshold: money(ATTESTATION_THRESHOLD),
              }),
            ],
            [
              say(lang, 'licence'),
              licence ? say(lang, 'form', { number: licence.number, says: licence.says[lang] }) : say(lang, 'missing'),
            ],
            [
              say(lang, 'insurance'),
              !insurance
                ? say(lang, 'missing')
                : insurance.problems.length
                  ? say(lang, 'short', {
                      limit: money(insurance.limit),
                      problems: insurance.problems.map((one) => say(lang, `problem-${one}`)).join(', '),
                    })
                  : say(lang, 'covers', { limit: money(insurance.limit), date: date(insurance.to) }),
            ],
            [say(lang, 'contracted'), money(out.contracted)],
          ],
        },
        ...(out.task || out.open
          ? [{ type: 'text' as const, text: say(lang, out.task ? 'taskMade' : 'taskThere') }]
          : []),
      ],
      footer: say(lang, 'footer', { threshold: money(ATTESTATION_THRESHOLD) }),
    }
  },
  undo: ({ task }) => (task ? { tool: 'tasks.cancel', input: { task } } : null),
})
