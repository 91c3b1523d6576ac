import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import { sumHours } from '../../src/domain/hours.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { APPROVE } from './hours-fix-examples.ts'
import { formatHours, type TimeStores, whoseHours } from './hours-line.ts'
import { usualWeek } from './missing-hours.ts'

type ApprovedCall = {
  tool: string
  requesterId: string
  state: string
  decidedBy: string | null
  decidedAt: Date | null
}
type Stores = TimeStores & {
  approvals: { list(filter: { tool: string; requesterId: string; state: 'approved' }): Promise<ApprovedCall[]> }
}

const say = phrases({
  title: { fr: 'Heures à approuver', en: 'Hours to approve' },
  doneTitle: { fr: 'Heures approuvées', en: 'Hours approved' },
  ask: {
    fr: '{total} de {people, plural, one {{name}} other {# personnes}}, du {from} au {to} : approuver?',
    en: '{total} of {people, plural, one {{name}} other {# people}}, {from} to {to}: approve?',
  },
  done: {
    fr: '{total} de {people, plural, one {{name}} other {# personnes}} approuvées, du {from} au {to}.',
    en: '{total} of {people, plural, one {{name}} other {# people}} approved, {from} to {to}.',
  },
  left: {
    fr: 'Les heures de {name} attendent quelqu’un d’autre : on n’approuve pas les siennes.',
    en: 'The hours of {name} wait for somebody else: nobody approves their own.',
  },
  person: { fr: 'Personne', en: 'Person' },
  regular: { fr: 'Régulier', en: 'Regular' },
  overtime: { fr: 'Temps supp.', en: 'Overtime' },
  total: { fr: 'Total', en: 'Total' },
  guessed: {
    fr: '{n, plural, one {# entrée a} other {# entrées ont}} un code de coût deviné.',
    en: '{n, plural, one {# entry has} other {# entries have}} a guessed cost code.',
  },
})

const row = z.object({ id: z.string(), name: z.string(), regular: z.int(), overtime: z.int() })
const output = z.object({
  from: z.string(),
  to: z.string(),
  total: z.int(),
  guessed: z.int(),
  people: z.array(row),
  /** Left waiting: the hours of the one who decided. */
  left: z.string().nullable(),
})
type Week = z.output<typeof output>

const input = z.object({
  period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
  person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
})
type Said = z.output<typeof input>

/** What waits: of the person named; of everybody for who approves time, of oneself for the others. */
async function waiting(said: Said, ctx: Context<Stores>): Promise<{ entries: TimeEntry[]; from: string; to: string }> {
  const { stores, today } = ctx
  const period = said.period ?? usualWeek(today)
  const everybody = !said.person && ctx.can('time.approve')
  const person = everybody ? null : await whoseHours(said.person, ctx)
  const entries = await stores.timeEntries.between(period, {
    status: 'submitted',
    ...(person ? { personId: person.id } : {}),
    ...(said.project ? { projectId: said.project } : {}),
  })
  return { entries, ...period }
}

async function weekOfEntries(
  { entries, from, to }: Awaited<ReturnType<typeof waiting>>,
  { stores }: Context<Stores>,
): Promise<Week> {
  const persons = new Map((await stores.persons.list()).map((one) => [one.id, one.name]))
  const people = [...Map.groupBy(entries, (one) => one.personId)].map(([id, list]) => {
    const { regular, overtime } = sumHours(list)
    return { id, name: persons.get(id) ?? '', regular, overtime }
  })
  return {
    from,
    to,
    total: sumHours(entries).total,
    guessed: entries.filter((one) => one.codeGuessed).length,
    people: people.sort((a, b) => a.name.localeCompare(b.name)),
    left: null,
  }
}

function cardOf(week: Week, ctx: Context<Stores>, phase: 'ask' | 'done'): DraftCard {
  const { lang } = ctx
  const blocks: Block[] = [
    {
      type: 'table',
      caption: say(lang, phase === 'ask' ? 'title' : 'doneTitle'),
      columns: [
        { label: say(lang, 'person') },
        { label: say(lang, 'regular'), align: 'right' },
        { label: say(lang, 'overtime'), align: 'right' },
        { label: say(lang, 'total'), align: 'right' },
      ],
      rows: week.people
        .slice(0, 15)
        .map((one) => [
          one.name,
          formatHours(one.regular, lang),
          formatHours(one.overtime, lang),
          formatHours(one.regular + one.overtime, lang),
        ]),
      ...(week.people.length > 15 ? { more: week.people.length - 15 } : {}),
    },
  ]
  if (week.guessed > 0) blocks.push({ type: 'text', text: say(lang, 'guessed', { n: week.guessed }) })
  if (week.left) blocks.push({ type: 'text', text: say(lang, 'left', { name: week.left }) })
  return {
    title: say(lang, phase === 'ask' ? 'title' : 'doneTitle'),
    summary: say(lang, phase, {
      total: formatHours(week.total, lang),
      people: week.people.length,
      name: week.people[0]?.name ?? '',
      from: formatDate(week.from, lang),
      to: formatDate(week.to, lang),
    }),
    tone: phase === 'ask' ? 'info' : 'success',
    blocks,
  }
}

/** Who clicked, read from the request that was approved at this very moment. */
async function deciderOf({ stores, actor, now }: Context<Stores>): Promise<string | null> {
  const approved = await stores.approvals.list({
    tool: 'timesheets.approve_week',
    requesterId: actor.id,
    state: 'approved',
  })
  return approved.findLast((one) => one.decidedAt?.getTime() === now.getTime())?.decidedBy ?? null
}

export const approveWeek = defineTool<Stores>()({
  name: 'timesheets.approve_week',
  title: { fr: 'Faire approuver les heures', en: 'Get hours approved' },
  gate: 'approve',
  permission: 'time.write',
  approval: { permission: 'time.approve' },
  examples: APPROVE,
  input,
  output,
  async preview(said, ctx) {
    const found = await waiting(said, ctx)
    if (found.entries.length === 0)
      throw new NovaError('rule.broken', {
        fr: `Aucune heure n’attend d’approbation du ${formatDate(found.from, 'fr')} au ${formatDate(found.to, 'fr')}.`,
        en: `No hours wait for approval from ${formatDate(found.from, 'en')} to ${formatDate(found.to, 'en')}.`,
      })
    const week = await weekOfEntries(found, ctx)
    const subject = found.entries.map(({ id, personId, projectId, date, hours, overtime, costCode }) => [
      id,
      personId,
      projectId,
      date,
      hours,
      overtime,
      costCode,
    ])
    return { card: cardOf(week, ctx, 'ask'), subject }
  },
  async run(said, ctx) {
    const found = await waiting(said, ctx)
    const decider = await deciderOf(ctx)
    const theirs = found.entries.filter((one) => one.personId === decider)
    const entries = found.entries.filter((one) => one.personId !== decider)
    for (const entry of entries)
      await ctx.stores.timeEntries.update(entry.id, { status: 'approved', approvedBy: decider, approvedAt: ctx.now })
    const left = theirs.length > 0 && decider ? (await ctx.stores.persons.need(decider)).name : null
    return { ...(await weekOfEntries({ ...found, entries }, ctx)), left }
  },
  card: (week, ctx) => cardOf(week, ctx, 'done'),
})
