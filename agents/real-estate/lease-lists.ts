import { z } from 'zod'
import { leaseNotice, rentRoll } from '../../src/domain/real-estate.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { RENEWALS, RENTS } from './lease-examples.ts'

type Stores = { records: RecordStore }

const say = phrases({
  renewals: { fr: 'Renouvellements de baux', en: 'Lease renewals' },
  renewalSummary: {
    fr: '{open, plural, =0 {Aucun avis à envoyer maintenant} one {# avis à envoyer maintenant} other {# avis à envoyer maintenant}}{passed, plural, =0 {} one {; pour # bail, le délai d’avis est passé} other {; pour # baux, le délai d’avis est passé}}.',
    en: '{open, plural, =0 {No notice to send now} one {# notice to send now} other {# notices to send now}}{passed, plural, =0 {} one {; for # lease, the notice period has passed} other {; for # leases, the notice period has passed}}.',
  },
  unit: { fr: 'Local', en: 'Unit' },
  tenant: { fr: 'Locataire', en: 'Tenant' },
  ends: { fr: 'Fin du bail', en: 'Lease ends' },
  notice: { fr: 'Avis', en: 'Notice' },
  'not-yet': { fr: 'du {opens} au {closes}', en: '{opens} to {closes}' },
  open: { fr: 'à envoyer d’ici le {closes}', en: 'to send by {closes}' },
  passed: { fr: 'délai passé le {closes}', en: 'period passed on {closes}' },
  commercial: { fr: 'selon le bail commercial', en: 'as the commercial lease says' },
  passedNote: {
    fr: 'Délai passé : un bail de logement se reconduit aux mêmes conditions, sauf entente avec le locataire.',
    en: 'Period passed: a dwelling lease renews on the same terms, unless the tenant agrees otherwise.',
  },
  law: {
    fr: 'Avis d’un logement : {source}; 3 à 6 mois avant la fin d’un bail de 12 mois ou plus, 1 à 2 mois sinon; le locataire a {days} jours pour répondre. Avis, pas un conseil juridique.',
    en: 'Notice for a dwelling: {source}; 3 to 6 months before the end of a lease of 12 months or more, otherwise 1 to 2; the tenant has {days} days to answer. Guidance, not legal advice.',
  },
  none: { fr: 'Aucun bail en vigueur ne porte ce nom.', en: 'No lease in force goes by that name.' },
  roll: { fr: 'Rôle de loyers', en: 'Rent roll' },
  rollSummary: {
    fr: '{late, plural, =0 {Tous les loyers sont payés} one {# locataire en retard} other {# locataires en retard}} ({owed} dus) sur {monthly} par mois.',
    en: '{late, plural, =0 {All rents are paid} one {# tenant late} other {# tenants late}} ({owed} owed) of {monthly} a month.',
  },
  rent: { fr: 'Loyer', en: 'Rent' },
  paid: { fr: 'Payé jusqu’au', en: 'Paid through' },
  owed: { fr: 'Dû', en: 'Owed' },
  months: { fr: '{amount} ({n} mois)', en: '{amount} ({n, plural, one {# month} other {# months}})' },
  call: { fr: 'Tâche : appeler {tenant}', en: 'Task: call {tenant}' },
  callTask: { fr: 'Appeler {tenant} : {owed} de loyer dus', en: 'Call {tenant}: {owed} of rent owed' },
  due: {
    fr: 'Un loyer est dû le premier du mois; total de {count, plural, one {# bail} other {# baux}} en vigueur.',
    en: 'A rent is owed on the first of the month; total of {count, plural, one {# lease} other {# leases}} in force.',
  },
})

const which = field
  .text({
    label: { fr: 'Immeuble, local ou locataire', en: 'Building, unit or tenant' },
    cues: ['logement', 'local', 'locataire du', 'bail de', 'paie', 'unit', 'tenant of', 'du', 'de la rue', 'of the'],
  })
  .optional()

const WORDS = /^(?:le|la|les|du|de|the|logement|local|unit|locataire|bail|lease|\w*loyers?|rents?)$/

/** Leases in force, those that words name where they name any; a number is the unit's. */
async function leasesNamed(words: string | undefined, { stores }: Context<Stores>) {
  const leases = await stores.records.list('lease', { state: ['in-force', 'notice-sent'] })
  const numbered = leases.filter(({ number }) => number === words)
  if (numbered.length) return numbered
  const asked = foldText(words ?? '')
    .split(' ')
    .filter((word) => word && !WORDS.test(word))
  const named = leases.filter(({ data }) => {
    const names = foldText(`${data.property} ${data.tenant}`).split(' ')
    return asked.some((word) => (/^\d+$/.test(word) ? word === data.unit : word.length > 3 && names.includes(word)))
  })
  return named.length ? named : leases
}

const lease = z.object({ number: z.string(), property: z.string(), unit: z.string(), tenant: z.string() })
const place = ({ property, unit, number }: z.output<typeof lease>) => ({
  text: `${property}, ${unit}`,
  href: `nova:leases/${number}`,
})

export const trackRenewals = defineTool<Stores>()({
  name: 'leases.track_renewals',
  title: { fr: 'Suivre les renouvellements de baux', en: 'Track lease renewals' },
  gate: 'none',
  permission: 'finance.read',
  record: { kind: 'leases', field: 'lease' },
  examples: RENEWALS,
  input: z.object({ lease: which }),
  output: z.object({
    leases: z.array(
      lease.extend({
        to: z.string(),
        opens: z.string(),
        closes: z.string(),
        state: z.enum(['not-yet', 'open', 'passed']),
        confirmed: z.boolean(),
        source: z.string(),
        answerDays: z.int(),
      }),
    ),
  }),
  async run({ lease: words }, ctx) {
    const leases = (await leasesNamed(words, ctx)).map(({ number, data }) => {
      const { opens, closes, state, confirmed, source, answerDays } = leaseNotice(data, ctx.today)
      const { property, unit, tenant, to } = data
      return { number, property, unit, tenant, to, opens, closes, state, confirmed, source, answerDays }
    })
    return { leases: leases.sort((a, b) => a.to.localeCompare(b.to)) }
  },
  card({ leases }, { lang }) {
    const dwellings = leases.filter(({ confirmed }) => confirmed)
    const count = (state: string) => dwellings.filter((one) => one.state === state).length
    const [law] = dwellings
    const told = (one: (typeof leases)[number]) =>
      one.confirmed
        ? say(lang, one.state, { opens: formatDate(one.opens, lang), closes: formatDate(one.closes, lang) })
        : say(lang, 'commercial')
    return {
      title: say(lang, 'renewals'),
      summary: leases.length
        ? say(lang, 'renewalSummary', { open: count('open'), passed: count('passed') })
        : say(lang, 'none'),
      tone: count('open') + count('passed') > 0 ? 'warning' : 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'renewals'),
          columns: [
            { label: say(lang, 'unit') },
            { label: say(lang, 'tenant') },
            { label: say(lang, 'ends') },
            { label: say(lang, 'notice') },
          ],
          rows: leases.map((one) => [place(one), one.tenant, formatDate(one.to, lang), told(one)]),
        },
        ...(count('passed') ? [{ type: 'text' as const, text: say(lang, 'passedNote') }] : []),
      ],
      ...(law ? { footer: say(lang, 'law', { source: law.source, days: law.answerDays }) } : {}),
    }
  },
})

export const listRents = defineTool<Stores>()({
  name: 'leases.rent_roll',
  title: { fr: 'Produire le rôle de loyers', en: 'Produce the rent roll' },
  gate: 'none',
  permission: 'finance.read',
  examples: RENTS,
  input: z.object({ lease: which }),
  output: z.object({
    lines: z.array(lease.extend({ rent: z.int(), paidThrough: z.string(), monthsLate: z.int(), owed: z.int() })),
    monthly: z.int(),
    owed: z.int(),
  }),
  async run({ lease: words }, ctx) {
    const leases = await leasesNamed(words, ctx)
    const { lines, monthly, owed } = rentRoll(
      leases.map(({ number, data: { property, unit, tenant, rent, paidThrough, to } }) => ({
        number,
        property,
        unit,
        tenant,
        rent,
        paidThrough,
        to,
      })),
      ctx.today,
    )
    return { lines: lines.map(({ to, ...one }) => one).sort((a, b) => b.owed - a.owed), monthly, owed }
  },
  card({ lines, monthly, owed }, { lang }) {
    const late = lines.filter((one) => one.monthsLate > 0)
    const [worst] = late
    const money = (amount: number) => formatMoney(amount, lang)
    return {
      title: say(lang, 'roll'),
      summary: say(lang, 'rollSummary', { late: late.length, owed: money(owed), monthly: money(monthly) }),
      tone: late.length ? 'warning' : 'success',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'roll'),
          columns: [
            { label: say(lang, 'unit') },
            { label: say(lang, 'tenant') },
            { label: say(lang, 'rent'), align: 'right' },
            { label: say(lang, 'paid') },
            { label: say(lang, 'owed'), align: 'right' },
          ],
          rows: lines.map((one) => [
            place(one),
            one.tenant,
            money(one.rent),
            formatDate(one.paidThrough, lang),
            one.monthsLate ? say(lang, 'months', { amount: money(one.owed), n: one.monthsLate }) : money(0),
          ]),
        },
      ],
      ...(worst
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'call', { tenant: worst.tenant }).slice(0, 75),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'callTask', { tenant: worst.tenant, owed: money(worst.owed) }) },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'due', { count: lines.length }),
    }
  },
})
