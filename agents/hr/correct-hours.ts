import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { sumHours } from '../../src/domain/hours.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CORRECT } from './hours-fix-examples.ts'
import { codeText, formatHours, projectHref, type TimeStores, whoseHours } from './hours-line.ts'

const say = phrases({
  title: { fr: 'Correction d’heures', en: 'Correction of hours' },
  ask: {
    fr: '{person}, {project}, {date} : passer de {before} à {after}?',
    en: '{person}, {project}, {date}: change {before} to {after}?',
  },
  done: {
    fr: '{person}, {project}, {date} : {before} corrigées à {after}. L’entrée d’origine est gardée.',
    en: '{person}, {project}, {date}: {before} corrected to {after}. The original entry is kept.',
  },
  closed: {
    fr: 'Le {date} est dans une période fermée : la différence ({difference}) sera inscrite aujourd’hui, en lien avec l’entrée d’origine.',
    en: '{date} is in a closed period: the difference ({difference}) will be entered today, linked to the original.',
  },
  approved: {
    fr: 'Ces heures étaient approuvées : la correction est à approuver de nouveau.',
    en: 'These hours were approved: the correction must be approved again.',
  },
  project: { fr: 'Projet', en: 'Project' },
  date: { fr: 'Date', en: 'Date' },
  line: { fr: 'Ligne corrigée', en: 'Line corrected' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  code: { fr: 'Code de coût', en: 'Cost code' },
  reason: { fr: 'Raison', en: 'Reason' },
})

const input = z.object({
  entry: z.string().optional(),
  hours: field.hours({
    label: { fr: 'Heures justes', en: 'Right hours' },
    ask: { fr: 'Ça devrait être combien d’heures?', en: 'How many hours should it be?' },
    cues: ['à', 'c’était', 'pour', 'to', 'was'],
  }),
  date: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
  work: field.text({ label: { fr: 'Travail', en: 'Work' }, cues: ['travail :', 'work:'] }).optional(),
  reason: field.text({ label: { fr: 'Raison', en: 'Reason' }, cues: ['parce que', 'raison :', 'because'] }).optional(),
})
type Said = z.output<typeof input>

const fact = z.object({
  entry: z.string(),
  person: z.string(),
  project: z.object({ code: z.string(), name: z.string() }),
  date: z.string(),
  before: z.int(),
  after: z.int(),
  /** Hours of the day's other lines on that site, which stay. */
  rest: z.int(),
  work: z.string(),
  code: z.string().nullable(),
  guessed: z.boolean(),
  wasApproved: z.boolean(),
  /** The day's period is closed: only the difference is written, today. */
  closed: z.boolean(),
  reason: z.string().nullable(),
})
type Fact = z.output<typeof fact>

/** The entry, and what the day's other lines on that site come to when the hours of the whole day were said. */
async function findEntry(said: Said, ctx: Context<TimeStores>): Promise<{ entry: TimeEntry; rest: number }> {
  const { stores } = ctx
  if (said.entry) {
    const entry = await stores.timeEntries.need(said.entry)
    await whoseHours(entry.personId, ctx)
    return { entry, rest: 0 }
  }
  const person = await whoseHours(said.person, ctx)
  const all = await stores.timeEntries.list({
    personId: person.id,
    status: ['submitted', 'approved'],
    ...(said.project ? { projectId: said.project } : {}),
    ...(said.date ? { date: said.date } : {}),
  })
  const lastDay = all.reduce((last, one) => (one.date > last ? one.date : last), '')
  const day = all.filter((one) => one.date === lastDay)
  if (new Set(day.map((one) => one.projectId)).size > 1)
    throw new NovaError(
      'input.invalid',
      { fr: 'Il y a des heures sur plusieurs chantiers ce jour-là.', en: 'There are hours on several sites that day.' },
      { field: 'project' },
    )
  const [largest] = day.sort((a, b) => Number(a.overtime) - Number(b.overtime) || b.hours - a.hours)
  if (largest) return { entry: largest, rest: sumHours(day).total - largest.hours }
  throw new NovaError('not-found', {
    fr: `Je ne trouve pas d’heures de ${person.name} à corriger${said.date ? ` le ${formatDate(said.date, 'fr')}` : ''}. Inscris-les plutôt.`,
    en: `I find no hours of ${person.name} to correct${said.date ? ` on ${formatDate(said.date, 'en')}` : ''}. Log them instead.`,
  })
}

async function plan(said: Said, ctx: Context<TimeStores>): Promise<{ fact: Fact; entry: TimeEntry }> {
  const { stores } = ctx
  const { entry, rest } = await findEntry(said, ctx)
  const hours = said.hours - rest
  if (hours <= 0)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Les autres lignes de ce jour font déjà ${formatHours(rest, 'fr')}.`,
        en: `The other lines of that day come to ${formatHours(rest, 'en')} already.`,
      },
      { field: 'hours' },
    )
  if (entry.status !== 'submitted' && entry.status !== 'approved')
    throw new NovaError('rule.broken', {
      fr: 'Cette entrée est déjà corrigée ou rejetée.',
      en: 'This entry is corrected or rejected already.',
    })
  const others = (await stores.timeEntries.hoursByDay({ from: entry.date, to: entry.date })).find(
    (one) => one.personId === entry.personId,
  )
  const day = (others?.hours ?? 0) - entry.hours + hours
  if (day > 2400)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Ça ferait ${formatHours(day, 'fr')} ce jour-là : une journée a 24 h.`,
        en: `That would make ${formatHours(day, 'en')} that day: a day has 24.`,
      },
      { field: 'hours' },
    )
  if (hours === entry.hours && !said.work)
    throw new NovaError('rule.broken', {
      fr: `C’est déjà ${formatHours(said.hours, 'fr')} : rien à corriger.`,
      en: `It is ${formatHours(said.hours, 'en')} already: nothing to correct.`,
    })
  const closed = (await stores.organizations.get())?.booksClosedThrough
  const project = await stores.projects.need(entry.projectId)
  const person = await stores.persons.need(entry.personId)
  const code = said.work ? (classifyWork(said.work) ?? entry.costCode) : entry.costCode
  return {
    entry,
    fact: {
      entry: entry.id,
      person: person.name,
      project: { code: project.code, name: project.name },
      date: entry.date,
      before: entry.hours,
      after: hours,
      rest,
      work: said.work ?? entry.work,
      code,
      guessed: said.work ? false : entry.codeGuessed,
      wasApproved: entry.status === 'approved',
      closed: closed != null && entry.date <= closed,
      reason: said.reason ?? null,
    },
  }
}

function cardOf(one: Fact, { lang }: Pick<Context<TimeStores>, 'lang'>, sentence: 'ask' | 'done') {
  const signed = one.after - one.before
  return {
    title: say(lang, 'title'),
    summary: say(lang, sentence, {
      person: one.person,
      project: `${one.project.code} ${one.project.name}`,
      date: formatDate(one.date, lang),
      before: formatHours(one.before + one.rest, lang),
      after: formatHours(one.after + one.rest, lang),
    }),
    tone: sentence === 'done' ? ('success' as const) : ('info' as const),
    blocks: [
      {
        type: 'fields' as const,
        fields: [
          {
            label: say(lang, 'project'),
            value: `${one.project.code} ${one.project.name}`,
            href: projectHref(one.project.code),
          },
          { label: say(lang, 'date'), value: formatDate(one.date, lang) },
          { label: say(lang, 'line'), value: one.work || '–' },
          { label: say(lang, 'before'), value: formatHours(one.before, lang) },
          { label: say(lang, 'after'), value: formatHours(one.after, lang) },
          { label: say(lang, 'code'), value: codeText(one, lang) },
          ...(one.reason ? [{ label: say(lang, 'reason'), value: one.reason }] : []),
        ],
      },
      ...(one.closed
        ? [
            {
              type: 'text' as const,
              text: say(lang, 'closed', { date: formatDate(one.date, lang), difference: formatHours(signed, lang) }),
            },
          ]
        : []),
      ...(one.wasApproved ? [{ type: 'text' as const, text: say(lang, 'approved') }] : []),
    ],
  }
}

export const correctHours = defineTool<TimeStores>()({
  name: 'timesheets.correct',
  title: { fr: 'Corriger des heures inscrites', en: 'Correct logged hours' },
  gate: 'confirm',
  permission: 'time.write',
  examples: CORRECT,
  input,
  output: fact,
  async preview(said, ctx) {
    const { fact: subject } = await plan(said, ctx)
    return { card: cardOf(subject, ctx, 'ask'), subject, edit: { tool: 'timesheets.correct', input: said } }
  },
  async run(said, ctx) {
    const { stores, today, actor } = ctx
    const { fact: one, entry } = await plan(said, ctx)
    const corrected = {
      personId: entry.personId,
      projectId: entry.projectId,
      overtime: entry.overtime,
      work: one.work,
      costCode: one.code,
      codeGuessed: one.guessed,
      status: 'submitted' as const,
      correctsId: entry.id,
      reason: one.reason ?? `${actor.name}, ${today}`,
    }
    if (one.closed) await stores.timeEntries.insert({ ...corrected, date: today, hours: one.after - one.before })
    else {
      await stores.timeEntries.update(entry.id, { status: 'replaced' })
      await stores.timeEntries.insert({ ...corrected, date: entry.date, hours: one.after })
    }
    return one
  },
  card: (one, ctx) => cardOf(one, ctx, 'done'),
})
