import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { sumHours } from '../../src/domain/hours.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type Guess, guessCode } from './guess-code.ts'
import { LOG } from './hours-examples.ts'
import {
  checkOpenDay,
  codeText,
  formatHours,
  hoursLine,
  lineOf,
  overtimeText,
  projectHref,
  type TimeStores,
  whoseHours,
} from './hours-line.ts'
import { overtimeJudge } from './overtime-judge.ts'

const say = phrases({
  title: { fr: 'Heures inscrites', en: 'Hours logged' },
  summary: {
    fr: '{own, select, yes {} other {{person} : }}{total} au projet {project} le {date}{overtime, select, none {} other {, dont {overtime} en temps supplémentaire}}.',
    en: '{own, select, yes {} other {{person}: }}{total} on {project}, {date}{overtime, select, none {} other {, {overtime} of it overtime}}.',
  },
  work: { fr: 'Travail', en: 'Work' },
  code: { fr: 'Code de coût', en: 'Cost code' },
  hours: { fr: 'Heures', en: 'Hours' },
  regular: { fr: 'Temps régulier', en: 'Regular' },
  overtime: { fr: 'Temps supplémentaire', en: 'Overtime' },
  project: { fr: 'Projet', en: 'Project' },
  date: { fr: 'Date', en: 'Date' },
  fromLog: {
    fr: 'Tu n’as pas dit à quoi : j’ai deviné {code} d’après le journal de chantier du {date}. Corrige si ce n’est pas ça.',
    en: 'You did not say what work: I guessed {code} from the site log of {date}. Correct it if that is wrong.',
  },
  fromEntry: {
    fr: 'Tu n’as pas dit à quoi : j’ai deviné {code} d’après les heures du {date}. Corrige si ce n’est pas ça.',
    en: 'You did not say what work: I guessed {code} from the hours of {date}. Correct it if that is wrong.',
  },
  noCode: {
    fr: 'Je n’ai pas pu deviner le code de coût : dis-moi le travail fait pour le compléter.',
    en: 'I could not guess the cost code: tell me what work it was to complete it.',
  },
  outside: {
    fr: 'Ce chantier est hors Québec ({province}) : la convention collective québécoise pourrait ne pas s’appliquer. La règle du temps supplémentaire revient à {who}; j’inscris ce que tu as dit.',
    en: 'This site is outside Québec ({province}): the Québec collective agreement may not apply. The overtime rule is for {who} to decide; I logged what you said.',
  },
  payroll: { fr: 'la comptabilité', en: 'accounting' },
  sameDay: { fr: 'Total de la journée : {total}.', en: 'Total for the day: {total}.' },
  waits: { fr: 'À approuver avec la semaine.', en: 'To be approved with the week.' },
  edit: { fr: 'Corriger', en: 'Correct' },
  mine: { fr: 'Mes heures', en: 'My hours' },
  overtimeRule: { fr: 'Règle du temps supp.', en: 'Overtime rule' },
})

const MAX_DAY = 2400
const MAX_AHEAD_DAYS = 7

const logged = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  project: z.object({ id: z.string(), code: z.string(), name: z.string(), province: z.string() }),
  date: z.string(),
  lines: z.array(hoursLine),
  regular: z.int(),
  overtime: z.int(),
  dayTotal: z.int(),
  guess: z
    .object({
      code: z.string().nullable(),
      from: z.enum(['site-log', 'own-entry']).nullable(),
      on: z.string().nullable(),
    })
    .nullable(),
  /** Who decides the overtime rule of a site outside Québec. */
  rule: z.string().nullable(),
})
type Logged = z.output<typeof logged>

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Sur quel chantier?', en: 'On which site?' },
  }),
  date: field.date({ label: { fr: 'Date', en: 'Date' } }).optional(),
  lines: field.timeLines({
    label: { fr: 'Heures', en: 'Hours' },
    ask: { fr: 'Combien d’heures, et à quoi?', en: 'How many hours, and of what work?' },
  }),
  person: field.person({ label: { fr: 'Personne', en: 'Person' }, cues: ['pour', 'à', 'for'] }).optional(),
})

const impossible = (fr: string, en: string, name: string) => new NovaError('input.invalid', { fr, en }, { field: name })

async function checkDay(date: IsoDate, person: string, added: number, { stores, today }: Context<TimeStores>) {
  if (date > addDays(today, MAX_AHEAD_DAYS))
    throw impossible(
      'Cette date est à plus de 7 jours : on inscrit les heures une fois travaillées. Pour quel jour?',
      'That day is more than 7 days ahead: hours are logged once worked. For which day?',
      'date',
    )
  await checkOpenDay(date, stores)
  const day = await stores.timeEntries.hoursByDay({ from: date, to: date })
  const before = day.find((one) => one.personId === person)?.hours ?? 0
  if (before + added <= MAX_DAY) return before + added
  throw impossible(
    `Ça ferait ${formatHours(before + added, 'fr')} ce jour-là : une journée a 24 h. Combien d’heures au juste?`,
    `That would make ${formatHours(before + added, 'en')} that day: a day has 24. How many hours exactly?`,
    'lines',
  )
}

export const logHours = defineTool<TimeStores>()({
  name: 'timesheets.log_hours',
  title: { fr: 'Inscrire des heures', en: 'Log hours' },
  gate: 'log',
  permission: 'time.write',
  examples: LOG,
  input,
  output: logged,
  async run({ project: projectId, date, lines, person: named }, ctx): Promise<Logged> {
    const { stores, today } = ctx
    const person = await whoseHours(named, ctx)
    const project = await stores.projects.need(projectId)
    const day = date ?? today
    const { regular, overtime, total } = sumHours(lines)
    const dayTotal = await checkDay(day, person.id, total, ctx)
    const coded = lines.map((line) => ({ ...line, code: line.work ? (classifyWork(line.work) ?? null) : null }))
    const open = coded.some((line) => !line.code)
    const guess: Guess | null = open
      ? await guessCode(stores, { project: project.id, person: person.id, date: day })
      : null
    const entries = await stores.timeEntries.insertMany(
      coded.map(({ hours, overtime: extra, work, code }) => ({
        personId: person.id,
        projectId: project.id,
        date: day,
        hours,
        overtime: extra,
        work: work ?? guess?.work ?? '',
        costCode: code ?? guess?.code ?? null,
        codeGuessed: !code && guess?.code != null,
        status: 'submitted' as const,
      })),
    )
    return {
      person: { id: person.id, name: person.name },
      project: { id: project.id, code: project.code, name: project.name, province: project.province },
      date: day,
      lines: entries.map(lineOf),
      regular,
      overtime,
      dayTotal,
      guess: guess && { code: guess.code, from: guess.from, on: guess.on },
      rule: project.province === 'QC' ? null : ((await overtimeJudge(stores)) ?? say(ctx.lang, 'payroll')),
    }
  },
  card(output, { lang, actor }) {
    const { person, project, date, lines } = output
    const total = output.regular + output.overtime
    return {
      title: say(lang, 'title'),
      summary: summaryOf(output, lang, person.id === actor.id),
      tone: output.guess?.code === null ? 'warning' : 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'project'), value: `${project.code} ${project.name}`, href: projectHref(project.code) },
            { label: say(lang, 'date'), value: formatDate(date, lang) },
            { label: say(lang, 'regular'), value: formatHours(output.regular, lang) },
            ...(output.overtime ? [{ label: say(lang, 'overtime'), value: formatHours(output.overtime, lang) }] : []),
          ],
        },
        linesTable(lines, lang),
        ...notes(output, lang).map((text): Block => ({ type: 'text', text })),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'edit'),
          intent: {
            do: 'form',
            tool: 'timesheets.correct',
            input: { entry: lines[0]!.id, hours: lines[0]!.hours },
          },
        },
        {
          type: 'button',
          label: say(lang, 'mine'),
          intent: { do: 'tool', tool: 'timesheets.my_hours', input: { person: person.id } },
        },
        ...(output.overtime
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'overtimeRule'),
                intent: {
                  do: 'tool' as const,
                  tool: 'labour.overtime_rule',
                  input: { project: project.id, hours: total, date },
                },
              },
            ]
          : []),
      ],
      footer:
        output.dayTotal === total
          ? say(lang, 'waits')
          : `${say(lang, 'sameDay', { total: formatHours(output.dayTotal, lang) })} ${say(lang, 'waits')}`,
    }
  },
  undo: ({ lines }) => ({ tool: 'timesheets.remove', input: { entries: lines.map(({ id }) => id) } }),
})

const summaryOf = ({ person, project, date, regular, overtime }: Logged, lang: Lang, own: boolean) =>
  say(lang, 'summary', {
    own: own ? 'yes' : 'no',
    person: person.name,
    total: formatHours(regular + overtime, lang),
    project: `${project.code} ${project.name}`,
    date: formatDate(date, lang),
    overtime: overtime ? formatHours(overtime, lang) : 'none',
  })

const linesTable = (lines: Logged['lines'], lang: Lang): Block => ({
  type: 'table',
  caption: say(lang, 'hours'),
  columns: [{ label: say(lang, 'work') }, { label: say(lang, 'code') }, { label: say(lang, 'hours'), align: 'right' }],
  rows: lines.map((line) => [line.work || '–', codeText(line, lang), overtimeText(line, lang)]),
})

function notes({ guess, rule, project }: Logged, lang: Lang): string[] {
  const guessed = guess && {
    code: codeText({ code: guess.code, guessed: false }, lang),
    date: guess.on ? formatDate(guess.on, lang) : '',
  }
  return [
    ...(guessed && guess.from === 'site-log' ? [say(lang, 'fromLog', guessed)] : []),
    ...(guessed && guess.from === 'own-entry' ? [say(lang, 'fromEntry', guessed)] : []),
    ...(guess && !guess.from ? [say(lang, 'noCode')] : []),
    ...(rule ? [say(lang, 'outside', { province: project.province, who: rule })] : []),
  ]
}
