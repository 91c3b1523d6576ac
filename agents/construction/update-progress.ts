import { z } from 'zod'
import { earnedValueAt } from '../../src/domain/earned-value.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent, type Ppm } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatIndex, projectHref } from './earned-value-card.ts'
import { PROGRESS } from './earned-value-examples.ts'
import { readEarnedValue } from './earned-value-figures.ts'
import { PROGRESS_METRIC, type ProgressStores, plannedOn } from './progress.ts'

const say = phrases({
  title: { fr: 'Avancement – {project}', en: 'Progress – {project}' },
  willBe: {
    fr: '{code} passera de {from} à {to} d’avancement au {date}.',
    en: '{code} will go from {from} to {to} complete as of {date}.',
  },
  is: {
    fr: '{code} est à {to} d’avancement au {date} (avant : {from}).',
    en: '{code} is {to} complete as of {date} (was {from}).',
  },
  lower: {
    fr: 'C’est moins que le dernier avancement déclaré : vérifie que c’est voulu.',
    en: 'This is less than the last declared progress: check that it is meant.',
  },
  back: {
    fr: 'Pour revenir en arrière, remets l’avancement à {from}.',
    en: 'To go back, set progress to {from} again.',
  },
  progress: { fr: 'Avancement', en: 'Progress' },
  planned: { fr: 'Prévu au même jour', en: 'Planned for that day' },
  cpi: { fr: 'Indice de coût (IPC)', en: 'Cost index (CPI)' },
  spi: { fr: 'Indice de délai (IPD)', en: 'Schedule index (SPI)' },
  change: { fr: '{from} → {to}', en: '{from} → {to}' },
  open: { fr: 'Voir la valeur acquise', en: 'See earned value' },
})

type Declared = { project: Project; date: IsoDate; from: Ppm; to: Ppm; planned: Ppm }

/** Throws `input.invalid` for a day to come or before the last declaration, `rule.broken` for a closed project. */
async function readDeclaration(
  input: { project: string; progress: Ppm; date?: string | undefined },
  { stores, today }: Context<ProgressStores>,
): Promise<Declared> {
  const project = await stores.projects.need(input.project)
  const date = input.date ?? today
  const lastDay = project.progressAsOf
  if (project.status === 'done' || project.status === 'cancelled')
    throw new NovaError('rule.broken', {
      fr: `${project.code} est fermé : son avancement ne change plus. Rouvre d’abord le projet.`,
      en: `${project.code} is closed: its progress no longer changes. Reopen the project first.`,
    })
  if (input.progress > 1_000_000)
    throw new NovaError(
      'input.invalid',
      { fr: 'L’avancement va de 0 à 100 %. Quel est-il?', en: 'Progress goes from 0 to 100%. What is it?' },
      { field: 'progress' },
    )
  if (date > today || (lastDay && date < lastDay))
    throw new NovaError(
      'input.invalid',
      {
        fr: `Choisis un jour ${lastDay ? `entre le ${formatDate(lastDay, 'fr')} (dernière déclaration) et` : 'jusqu’à'} aujourd’hui.`,
        en: `Pick a day ${lastDay ? `between ${formatDate(lastDay, 'en')} (last declaration) and` : 'up to'} today.`,
      },
      { field: 'date' },
    )
  return { project, date, from: project.progressPpm, to: input.progress, planned: plannedOn(project, date) }
}

export const updateProgress = defineTool<ProgressStores>()({
  name: 'evm.update_progress',
  title: { fr: 'Déclarer l’avancement d’un projet', en: 'Declare a project’s progress' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: PROGRESS,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Pour quel chantier?', en: 'For which project?' },
    }),
    progress: field.percent({
      label: { fr: 'Avancement', en: 'Progress' },
      ask: { fr: 'Quel pourcentage du travail est fait?', en: 'What percentage of the work is done?' },
      cues: ['avancement', 'rendu à', 'rendus à', 'progress', 'complete', 'à', 'to'],
    }),
    date: field.date({ label: { fr: 'En date du', en: 'As of' }, cues: ['en date du', 'au', 'as of'] }).optional(),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    date: z.string(),
    from: z.int(),
    to: z.int(),
    planned: z.int(),
  }),
  async preview(input, context) {
    const { lang, stores, today } = context
    const { project, date, from, to, planned } = await readDeclaration(input, context)
    const before = (await readEarnedValue(stores, project, today)).value
    const later = await readEarnedValue(stores, { ...project, progressAsOf: date }, today)
    const after = earnedValueAt(later.value.bac, planned, to, later.value.ac)
    const percent = (value: Ppm) => formatPercent(value, lang, 1)
    const arrow = (a: string, b: string) => say(lang, 'change', { from: a, to: b })
    return {
      card: {
        title: say(lang, 'title', { project: project.name }),
        summary: say(lang, 'willBe', {
          code: project.code,
          from: percent(from),
          to: percent(to),
          date: formatDate(date, lang),
        }),
        tone: to < from ? 'warning' : 'info',
        blocks: [
          ...(to < from ? [{ type: 'text' as const, text: say(lang, 'lower') }] : []),
          {
            type: 'fields',
            fields: [
              {
                label: say(lang, 'progress'),
                value: arrow(percent(from), percent(to)),
                href: projectHref(project.code),
              },
              { label: say(lang, 'planned'), value: percent(planned) },
              { label: say(lang, 'cpi'), value: arrow(formatIndex(before.cpi, lang), formatIndex(after.cpi, lang)) },
              { label: say(lang, 'spi'), value: arrow(formatIndex(before.spi, lang), formatIndex(after.spi, lang)) },
            ],
          },
        ],
      },
      subject: { project: project.id, date, from, to, planned },
      edit: { tool: 'evm.update_progress', input: { project: project.id, progress: to, date } },
    }
  },
  async run(input, context) {
    const { stores } = context
    const { project, date, from, to, planned } = await readDeclaration(input, context)
    const record = (on: IsoDate, value: Ppm) =>
      stores.kpiSnapshots.record({ metric: PROGRESS_METRIC, projectId: project.id, date: on, value })
    // The declaration that is replaced stays on the S-curve.
    if (project.progressAsOf) await record(project.progressAsOf, from)
    await record(date, to)
    await stores.projects.update(project.id, {
      progressPpm: to,
      plannedProgressPpm: planned,
      progressAsOf: date,
    })
    return { project: { id: project.id, code: project.code, name: project.name }, date, from, to, planned }
  },
  card({ project, date, from, to }, { lang }) {
    const percent = (value: Ppm) => formatPercent(value, lang, 1)
    const values = { code: project.code, from: percent(from), to: percent(to), date: formatDate(date, lang) }
    return {
      title: say(lang, 'title', { project: project.name }),
      summary: say(lang, 'is', values),
      tone: 'success',
      blocks: [
        { type: 'progress', label: say(lang, 'progress'), done: to },
        { type: 'text', text: say(lang, 'back', { from: percent(from) }) },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'open'),
          intent: { do: 'tool', tool: 'evm.compute', input: { project: project.id } },
        },
      ],
    }
  },
})
