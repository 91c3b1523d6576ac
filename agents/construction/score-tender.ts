import { z } from 'zod'
import { BID_CRITERIA, type BidFacts, scoreBid } from '../../src/domain/bids.ts'
import { crewLoad } from '../../src/domain/people-metrics.ts'
import { shareOf } from '../../src/domain/quotient.ts'
import { grossMargin } from '../../src/domain/ratios.ts'
import { checkLicenceScope } from '../../src/domain/rbq.ts'
import { foldText, type TypedRecord } from '../../src/domain/records/record.ts'
import { firstOfMonth, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent, type Ppm } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { SCORE } from './tender-examples.ts'
import { heldLicence, type TenderStores, tenderField, tenderNamed } from './tender-facts.ts'

const say = phrases({
  title: { fr: 'Y aller ou non – {title}', en: 'Bid or not – {title}' },
  bid: { fr: '{title} : {score}/100, plutôt y aller.', en: '{title}: {score}/100, leaning to bid.' },
  weigh: { fr: '{title} : {score}/100, à peser.', en: '{title}: {score}/100, to be weighed.' },
  pass: { fr: '{title} : {score}/100, plutôt passer.', en: '{title}: {score}/100, leaning to pass.' },
  unknown: { fr: '{title} : pas assez de faits pour noter.', en: '{title}: not enough facts to score.' },
  human: { fr: 'La décision reste à toi.', en: 'The decision stays yours.' },
  blocking: { fr: 'Bloquant : {list}.', en: 'Blocking: {list}.' },
  missing: { fr: 'Ce qui manque pour mieux juger : {list}.', en: 'Missing to judge better: {list}.' },
  criterion: { fr: 'Critère', en: 'Criterion' },
  fact: { fr: 'Ce qu’on sait', en: 'What is known' },
  points: { fr: 'Points', en: 'Points' },
  of: { fr: '{points} sur {weight}', en: '{points} of {weight}' },
  notKnown: { fr: 'inconnu', en: 'unknown' },
  'margin-history': { fr: 'Marge passée', en: 'Margin history' },
  'crew-load': { fr: 'Charge des équipes', en: 'Crew load' },
  bonding: { fr: 'Cautionnement', en: 'Bonding' },
  distance: { fr: 'Distance', en: 'Distance' },
  competition: { fr: 'Concurrence', en: 'Competition' },
  client: { fr: 'Paiement du client', en: 'How the client pays' },
  licence: { fr: 'Licence', en: 'Licence' },
  marginFact: {
    fr: '{margin} sur {count, plural, one {# contrat public terminé} other {# contrats publics terminés}}',
    en: '{margin} on {count, plural, one {# finished public contract} other {# finished public contracts}}',
  },
  loadFact: { fr: '{load} des heures déjà prises, {months}', en: '{load} of hours already taken, {months}' },
  fits: { fr: 'entre; il resterait {left}', en: 'fits; {left} would be left' },
  overSingle: { fr: 'dépasse la limite par projet', en: 'above the single limit' },
  overAll: { fr: 'dépasse ce qui reste', en: 'above what is left' },
  km: { fr: '{km} km', en: '{km} km' },
  rivals: {
    fr: '{count, plural, one {# concurrent attendu} other {# concurrents attendus}}',
    en: '{count, plural, one {# competitor expected} other {# competitors expected}}',
  },
  payDays: { fr: 'paie en {days} jours en moyenne', en: 'pays in {days} days on average' },
  covered: { fr: 'la nôtre couvre', en: 'ours covers it' },
  'by-subcontract': { fr: 'par sous-traitance', en: 'by subcontract' },
  'not-covered': { fr: 'pas détenue', en: 'not held' },
  visit: { fr: 'date de la visite', en: 'date of the site visit' },
  questions: { fr: 'date limite des questions', en: 'deadline for questions' },
  hidden: { fr: 'le cautionnement (tu n’y as pas accès)', en: 'bonding (not yours to see)' },
  owner: { fr: 'Donneur d’ouvrage', en: 'Owner' },
  closes: { fr: 'Dépôt', en: 'Closes' },
  amount: { fr: 'Valeur estimée', en: 'Estimated value' },
  months: { fr: 'Durée', en: 'Duration' },
  duration: { fr: '{n} mois', en: '{n} months' },
  goBid: { fr: 'On soumissionne', en: 'Bid' },
  goPass: { fr: 'On passe', en: 'Pass' },
  ask: { fr: 'Demander à {name}', en: 'Ask {name}' },
  askTask: {
    fr: 'Dire si on soumissionne pour {title} ({score}/100)',
    en: 'Say whether we bid on {title} ({score}/100)',
  },
  footer: {
    fr: '{number} · points pondérés sur 100 de ce qui est connu · une aide à décider',
    en: '{number} · weighted points out of 100 of what is known · a help to decide',
  },
})

type Bonding = { fits: boolean | null; against: ('single' | 'aggregate')[]; leftAfter: number | null }

/** Margin of the public contracts that are finished, all together. */
async function publicMargin({ stores, today }: Context<TenderStores>): Promise<{ margin: Ppm | null; count: number }> {
  const publics = new Set((await stores.clients.list({ isPublic: true })).map(({ id }) => id))
  const done = (await stores.projects.list({ status: 'done' })).filter(({ clientId }) => publics.has(clientId))
  const changes = await stores.changeOrders.list({ status: 'signed' })
  const costs = new Map((await stores.costEntries.sumByProject(today)).map((row) => [row.projectId, row.amount]))
  const revenue = done.reduce(
    (sum, { id, contractAmount }) =>
      sum +
      contractAmount +
      changes.filter(({ projectId }) => projectId === id).reduce((total, { amount }) => total + amount, 0),
    0,
  )
  const cost = done.reduce((sum, { id }) => sum + (costs.get(id) ?? 0), 0)
  return { margin: done.length ? grossMargin(revenue, cost) : null, count: done.length }
}

/** Hours needed against hours available in the months that are planned after the closing day. */
async function loadAfter(tender: TypedRecord<'tender'>, { stores, today }: Context<TenderStores>) {
  const from = firstOfMonth(tender.due ?? today)
  const planned = (await stores.records.list('workload', { state: 'current' })).filter(({ data }) => data.month > from)
  const hours = (key: 'needed' | 'available') => planned.map(({ data }) => ({ trade: data.trade, hours: data[key] }))
  const trades = crewLoad(hours('needed'), hours('available'))
  const total = (key: 'needed' | 'available') => trades.reduce((sum, one) => sum + one[key], 0)
  const months = planned.map(({ data }) => data.month).sort()
  return { load: shareOf(total('needed'), total('available')), from: months[0] ?? null, to: months.at(-1) ?? null }
}

async function readFacts(tender: TypedRecord<'tender'>, context: Context<TenderStores>) {
  const { stores, can } = context
  const { data, amount } = tender
  const history = await publicMargin(context)
  const load = await loadAfter(tender, context)
  const bonding =
    amount && can('finance.read') ? await context.ask<Bonding>('financing.bonding_capacity', { cost: amount }) : null
  const client = (await stores.clients.list()).find((one) =>
    [one.name, ...one.aliases].some((name) => foldText(name) === foldText(data.owner)),
  )
  const held = await heldLicence(stores)
  const direct = data.licences.length > 0 && data.licences.every((code) => held.includes(code))
  return {
    history,
    load,
    bonding,
    facts: {
      marginHistory: history.margin,
      crewLoad: load.load,
      bondingFits: bonding?.fits ?? null,
      distanceKm: data.distanceKm,
      competitors: data.competitors,
      payDays: client?.meanPayDays ?? null,
      licence: direct ? 'covered' : data.licences.length ? 'not-covered' : checkLicenceScope(held, tender.title).answer,
    } satisfies BidFacts,
  }
}

const criterion = z.object({
  criterion: z.enum(BID_CRITERIA),
  weight: z.int(),
  points: z.number().nullable(),
  fact: z.string().nullable(),
})

type Read = Awaited<ReturnType<typeof readFacts>>

function factText(which: (typeof BID_CRITERIA)[number], { facts, history, load, bonding }: Read, lang: Lang) {
  const span = (from: string, to: string) => `${formatDate(from, lang, 'month')} – ${formatDate(to, lang, 'month')}`
  switch (which) {
    case 'margin-history':
      return history.margin === null
        ? null
        : say(lang, 'marginFact', { margin: formatPercent(history.margin, lang, 1), count: history.count })
    case 'crew-load':
      return load.load === null || !load.from || !load.to
        ? null
        : say(lang, 'loadFact', { load: formatPercent(load.load, lang, 0), months: span(load.from, load.to) })
    case 'bonding':
      return !bonding || bonding.fits === null
        ? null
        : bonding.fits
          ? say(lang, 'fits', { left: formatMoney(bonding.leftAfter ?? 0, lang) })
          : bonding.against.map((why) => say(lang, why === 'single' ? 'overSingle' : 'overAll')).join(', ')
    case 'distance':
      return say(lang, 'km', { km: String(facts.distanceKm) })
    case 'competition':
      return facts.competitors === null ? null : say(lang, 'rivals', { count: facts.competitors })
    case 'client':
      return facts.payDays === null ? null : say(lang, 'payDays', { days: String(facts.payDays) })
    case 'licence':
      return facts.licence === 'unknown' ? null : say(lang, facts.licence)
  }
}

export const scoreTender = defineTool<TenderStores>()({
  name: 'tenders.score_bid_no_bid',
  title: { fr: 'Noter s’il vaut la peine de soumissionner', en: 'Score whether to bid' },
  gate: 'none',
  permission: 'projects.cost',
  record: { kind: 'tenders', field: 'tender' },
  examples: SCORE,
  input: z.object({ tender: tenderField }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    owner: z.string(),
    closes: z.string().nullable(),
    amount: z.int().nullable(),
    months: z.int(),
    open: z.boolean(),
    score: z.int().nullable(),
    advice: z.enum(['bid', 'weigh', 'pass', 'unknown']),
    blocking: z.array(z.enum(BID_CRITERIA)),
    criteria: z.array(criterion),
    visitKnown: z.boolean(),
    questionsKnown: z.boolean(),
    bondingHidden: z.boolean(),
    estimator: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  async run({ tender: words }, context) {
    const { stores, lang, can } = context
    const tender = await tenderNamed(words, stores)
    const read = await readFacts(tender, context)
    const { score, criteria, blocking, advice } = scoreBid(read.facts)
    const person = tender.personId ? await stores.persons.get(tender.personId) : null
    return {
      number: tender.number,
      title: tender.title,
      owner: tender.data.owner,
      closes: tender.due,
      amount: tender.amount,
      months: tender.data.durationMonths,
      open: tender.state === 'watched' || tender.state === 'bidding',
      score,
      advice,
      blocking,
      criteria: criteria.map((one) => ({ ...one, fact: factText(one.criterion, read, lang) })),
      visitKnown: tender.data.visitOn !== null,
      questionsKnown: tender.data.questionsUntil !== null,
      bondingHidden: !can('finance.read'),
      estimator: person && person.id !== context.actor.id ? { id: person.id, name: person.name } : null,
    }
  },
  card(out, { lang, can }) {
    const { title, number } = out
    const score = out.score === null ? '–' : String(out.score)
    const summary = `${say(lang, out.advice, { title, score })} ${say(lang, 'human')}`
    const name = (which: (typeof BID_CRITERIA)[number]) => say(lang, which).toLowerCase()
    const missing = [
      ...out.criteria
        .filter(({ points }) => points === null)
        .map((one) => (one.criterion === 'bonding' && out.bondingHidden ? say(lang, 'hidden') : name(one.criterion))),
      ...(out.visitKnown ? [] : [say(lang, 'visit')]),
      ...(out.questionsKnown ? [] : [say(lang, 'questions')]),
    ]
    const decide = (decision: string, label: 'goBid' | 'goPass') => ({
      type: 'button' as const,
      label: say(lang, label),
      intent: { do: 'tool' as const, tool: 'tenders.record_decision', input: { tender: number, decision } },
    })
    return {
      title: say(lang, 'title', { title }),
      summary,
      tone: out.blocking.length ? 'danger' : out.advice === 'bid' ? 'success' : 'warning',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'owner'), value: out.owner },
            { label: say(lang, 'closes'), value: out.closes ? formatDate(out.closes, lang) : '–' },
            { label: say(lang, 'amount'), value: out.amount === null ? '–' : formatMoney(out.amount, lang) },
            { label: say(lang, 'months'), value: say(lang, 'duration', { n: String(out.months) }) },
          ],
        },
        {
          type: 'table',
          caption: say(lang, 'title', { title }),
          columns: [
            { label: say(lang, 'criterion') },
            { label: say(lang, 'fact') },
            { label: say(lang, 'points'), align: 'right' },
          ],
          rows: out.criteria.map((one) => [
            say(lang, one.criterion),
            one.fact ?? say(lang, 'notKnown'),
            one.points === null
              ? '–'
              : say(lang, 'of', { points: formatNumber(one.points, lang, 1), weight: String(one.weight) }),
          ]),
        },
        ...(out.blocking.length
          ? [{ type: 'text' as const, text: say(lang, 'blocking', { list: out.blocking.map(name).join(', ') }) }]
          : []),
        ...(missing.length
          ? [{ type: 'text' as const, text: say(lang, 'missing', { list: missing.join(', ') }) }]
          : []),
      ],
      actions: [
        ...(out.open && can('estimates.write') ? [decide('bid', 'goBid'), decide('pass', 'goPass')] : []),
        ...(out.estimator && can('tasks.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'ask', { name: out.estimator.name.split(' ')[0]! }),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'askTask', { title, score }), assignee: out.estimator.id },
                },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer', { number }),
    }
  },
})
