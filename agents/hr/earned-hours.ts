import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import { earnedHours } from '../../src/domain/productivity.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatHours, projectHref } from './hours-line.ts'
import { FEWEST_PEOPLE, type ProductivityStores, paidHours } from './productivity-book.ts'
import { EARNED } from './productivity-examples.ts'

const say = phrases({
  title: { fr: 'Productivité – {project}', en: 'Productivity – {project}' },
  slower: {
    fr: 'Plus lent que prévu : facteur {factor}, soit {earned} gagnées pour {paid} payées ({gap} de trop).',
    en: 'Slower than planned: factor {factor}, {earned} earned for {paid} paid ({gap} too many).',
  },
  faster: {
    fr: 'Au rythme prévu ou mieux : facteur {factor}, soit {earned} gagnées pour {paid} payées.',
    en: 'On plan or faster: factor {factor}, {earned} earned for {paid} paid.',
  },
  unpaid: {
    fr: 'Aucune heure n’est encore payée sur les postes qui ont un budget d’heures.',
    en: 'No hours are paid yet on the codes that have an hour budget.',
  },
  none: {
    fr: 'Aucun poste de {project} n’a d’heures au budget : je ne peux pas dire si c’est plus lent que prévu.',
    en: 'No cost code of {project} has budgeted hours: whether it is slower than planned cannot be told.',
  },
  code: { fr: 'Poste', en: 'Cost code' },
  budget: { fr: 'Heures au budget', en: 'Budgeted hours' },
  earned: { fr: 'Gagnées', en: 'Earned' },
  paid: { fr: 'Payées', en: 'Paid' },
  factor: { fr: 'Facteur', en: 'Factor' },
  alone: { fr: 'n/d', en: 'n/a' },
  site: { fr: 'Chantier', en: 'Site' },
  chart: { fr: 'Heures gagnées et payées', en: 'Earned and paid hours' },
  outside: {
    fr: '{hours} payées sur des postes sans budget d’heures ne comptent pas ici.',
    en: '{hours} paid on codes with no hour budget do not count here.',
  },
  evm: { fr: 'Valeur acquise', en: 'Earned value' },
  budgets: { fr: 'Écarts de budget', en: 'Budget variances' },
  footer: {
    fr: 'Au {date} · avancement déclaré de {done} appliqué à chaque poste · par poste et par équipe, jamais par personne',
    en: 'As of {date} · declared progress of {done} applied to each code · by code and crew, never by person',
  },
})

const output = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  asOf: z.string(),
  done: z.int(),
  codes: z.array(
    z.object({
      code: z.string(),
      label: z.object({ fr: z.string(), en: z.string() }),
      budget: z.int(),
      earned: z.int(),
      paid: z.int(),
      factor: z.number().nullable(),
    }),
  ),
  earned: z.int(),
  paid: z.int(),
  factor: z.number().nullable(),
  outside: z.int(),
})

export const readEarnedHours = defineTool<ProductivityStores>()({
  name: 'productivity.earned_hours',
  title: { fr: 'Comparer heures gagnées et heures payées', en: 'Compare earned and paid hours' },
  gate: 'none',
  permission: 'projects.cost',
  examples: EARNED,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Sur quel chantier?', en: 'On which site?' },
    }),
  }),
  output,
  async run({ project: projectId }, { stores, today }) {
    const project = await stores.projects.need(projectId)
    const asOf = project.progressAsOf ?? today
    const paid = await paidHours(stores, projectId, asOf)
    const budgets = (await stores.budgets.list({ projectId })).filter(({ hours }) => hours)
    const found = earnedHours(
      budgets.map(({ costCode, hours }) => ({
        code: costCode,
        budget: hours!,
        done: project.progressPpm,
        paid: paid.get(costCode)?.hours ?? 0,
      })),
    )
    const all = [...paid.values()].reduce((sum, { hours }) => sum + hours, 0)
    return {
      project: { id: project.id, code: project.code, name: project.name },
      asOf,
      done: project.progressPpm,
      codes: found.codes
        .map(({ done, ...row }) => {
          const own = budgets.find(({ costCode }) => costCode === row.code)?.label
          const listed = costCodeLabel(row.code)
          return {
            ...row,
            label: { fr: own || (listed?.fr ?? row.code), en: listed?.en ?? own ?? row.code },
            factor: (paid.get(row.code)?.people ?? 0) >= FEWEST_PEOPLE ? row.factor : null,
          }
        })
        .sort((a, b) => (a.factor ?? 9) - (b.factor ?? 9)),
      earned: found.earned,
      paid: found.paid,
      factor: found.factor,
      outside: all - found.paid,
    }
  },
  card({ project, asOf, done, codes, earned, paid, factor, outside }, { lang }) {
    const title = say(lang, 'title', { project: project.name })
    const h = (hours: number) => formatHours(hours, lang)
    const f = (value: number | null) => (value === null ? say(lang, 'alone') : formatNumber(value, lang, 2, 2))
    const told = { factor: f(factor), earned: h(earned), paid: h(paid), gap: h(paid - earned), project: project.name }
    const summary = !codes.length
      ? say(lang, 'none', told)
      : factor === null
        ? say(lang, 'unpaid')
        : say(lang, factor < 1 ? 'slower' : 'faster', told)
    const table: Block = {
      type: 'table',
      caption: title,
      columns: [
        { label: say(lang, 'code') },
        ...(['budget', 'earned', 'paid', 'factor'] as const).map((key) => ({
          label: say(lang, key),
          align: 'right' as const,
        })),
      ],
      rows: codes.map((row) => [
        `${row.code} ${row.label[lang]}`,
        h(row.budget),
        h(row.earned),
        h(row.paid),
        f(row.factor),
      ]),
    }
    const chart: Block = {
      type: 'chart',
      chart: {
        kind: 'bar',
        title: say(lang, 'chart'),
        unit: 'hours',
        series: (['earned', 'paid'] as const).map((key) => ({
          name: say(lang, key),
          points: codes.map((row) => ({ label: row.label[lang], value: row[key] / 100 })),
        })),
      },
    }
    const button = (label: string, tool: string) => ({
      type: 'button' as const,
      label,
      intent: { do: 'tool' as const, tool, input: { project: project.id } },
    })
    return {
      title,
      summary,
      tone: factor !== null && factor < 1 ? 'warning' : 'neutral',
      blocks: [
        {
          type: 'fields',
          fields: [
            {
              label: say(lang, 'site'),
              value: `${project.code} ${project.name}`,
              href: projectHref(project.code),
            },
          ],
        },
        ...(codes.length ? [table] : []),
        ...(factor !== null ? [chart] : []),
        ...(outside ? [{ type: 'text' as const, text: say(lang, 'outside', { hours: h(outside) }) }] : []),
      ],
      actions: [button(say(lang, 'budgets'), 'budgets.variance_report'), button(say(lang, 'evm'), 'evm.compute')],
      footer: say(lang, 'footer', { date: formatDate(asOf, lang), done: formatPercent(done, lang) }),
    }
  },
})
