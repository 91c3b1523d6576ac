import { z } from 'zod'
import { CCQ_SECTORS } from '../../src/domain/ccq.ts'
import { sectorOf } from '../../src/domain/ccq-sector.ts'
import { overtimeRule, splitOvertime } from '../../src/domain/labour-rules.ts'
import type { Province } from '../../src/domain/province.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { formatHours, projectHref } from './hours-line.ts'
import { OVERTIME } from './labour-examples.ts'
import { overtimeJudge } from './overtime-judge.ts'

const say = phrases({
  title: { fr: 'Temps supplémentaire', en: 'Overtime' },
  rule: {
    fr: 'Selon {name} : {terms}.',
    en: 'Under {name}: {terms}.',
  },
  split: {
    fr: '{hours} le {date} : {regular} au taux régulier{parts, select, none {} other {, {parts}}}. Selon {name}.',
    en: '{hours} on {date}: {regular} at the regular rate{parts, select, none {} other {, {parts}}}. Under {name}.',
  },
  week: {
    fr: '{hours} dans la semaine : {over} de plus que {limit}, à {rate}. Selon {name}.',
    en: '{hours} in the week: {over} above {limit}, at {rate}. Under {name}.',
  },
  within: {
    fr: '{hours} dans la semaine, sans dépasser {limit} : rien au total hebdomadaire. Selon {name}.',
    en: '{hours} in the week, within {limit}: nothing by the week’s total. Under {name}.',
  },
  part: { fr: '{hours} à {rate}', en: '{hours} at {rate}' },
  times: { fr: '{n} fois le taux', en: '{n} times the rate' },
  dayLimit: { fr: 'au-delà de {hours} par jour', en: 'beyond {hours} a day' },
  weekLimit: { fr: 'au-delà de {hours} par semaine', en: 'beyond {hours} a week' },
  first: { fr: '{rate} pour la première heure, {beyond} ensuite', en: '{rate} for the first hour, {beyond} after' },
  saturday: { fr: 'Samedi', en: 'Saturday' },
  sunday: { fr: 'Dimanche et fériés', en: 'Sunday and holidays' },
  limits: { fr: 'Seuils', en: 'Thresholds' },
  rate: { fr: 'Majoration', en: 'Premium' },
  from: { fr: 'En vigueur depuis', en: 'In force from' },
  source: { fr: 'Source', en: 'Source' },
  site: { fr: 'Chantier', en: 'Site' },
  unconfirmed: { fr: '{source} (non confirmé)', en: '{source} (not confirmed)' },
  deduced: {
    fr: 'Secteur déduit du nom du chantier : à confirmer.',
    en: 'Sector deduced from the site’s name: to be confirmed.',
  },
  weekly: {
    fr: 'Ce compte porte sur une seule journée : le total de la semaine peut ajouter du temps supplémentaire.',
    en: 'This counts one day alone: the week’s total may add overtime.',
  },
  daily: {
    fr: 'Des journées de plus de {hours} peuvent en donner davantage.',
    en: 'Days above {hours} may give more.',
  },
  ontario: {
    fr: 'Chantier en Ontario : la convention québécoise pourrait ne pas s’appliquer. La décision revient à {who}.',
    en: 'Site in Ontario: the Québec agreement may not apply. The decision is {who}’s.',
  },
  accounting: { fr: 'la comptabilité', en: 'accounting' },
  clause: { fr: 'Voir la clause', en: 'See the clause' },
  clauseAbout: { fr: 'temps supplémentaire', en: 'overtime' },
  log: { fr: 'Inscrire des heures', en: 'Log hours' },
  advice: { fr: 'Avis, pas un conseil juridique.', en: 'Guidance, not legal advice.' },
})

const SECTORS = [
  {
    value: 'residential',
    label: { fr: 'Résidentiel', en: 'Residential' },
    words: ['résidentiel', 'résidentiel léger', 'résidentielle', 'residential'],
  },
  {
    value: 'institutional-commercial',
    label: { fr: 'Institutionnel et commercial', en: 'Institutional and commercial' },
    words: ['commercial', 'institutionnel', 'institutional', 'ic'],
  },
  { value: 'industrial', label: { fr: 'Industriel', en: 'Industrial' }, words: ['industriel', 'industrial'] },
  {
    value: 'civil',
    label: { fr: 'Génie civil et voirie', en: 'Civil engineering' },
    words: ['génie civil', 'voirie', 'civil'],
  },
  {
    value: 'standards',
    label: { fr: 'Hors construction (normes du travail)', en: 'Outside construction (labour standards)' },
    words: ['normes du travail', 'bureau', 'labour standards', 'office'],
  },
  { value: 'ontario', label: { fr: 'Ontario', en: 'Ontario' }, words: ['ontario', 'en ontario'] },
]

const MAX_DAY = 2400
const MAX_WEEK = 11_200

const output = z.object({
  project: z.object({ code: z.string(), name: z.string() }).nullable(),
  ontario: z.boolean(),
  deduced: z.boolean(),
  judge: z.string().nullable(),
  rule: z.object({
    name: z.object({ fr: z.string(), en: z.string() }),
    dayHours: z.int().nullable(),
    weekHours: z.int().nullable(),
    rate: z.int(),
    first: z.int().nullable(),
    beyond: z.int(),
    saturday: z.int().nullable(),
    sunday: z.int().nullable(),
    from: z.string(),
    source: z.string(),
    confirmed: z.boolean(),
  }),
  date: z.string(),
  hours: z.int().nullable(),
  regular: z.int(),
  overtime: z.array(z.object({ hours: z.int(), rate: z.int() })),
})

export const readOvertimeRule = defineTool<{ projects: Rows<Project>; persons: Rows<PersonRow> }>()({
  name: 'labour.overtime_rule',
  title: { fr: 'Déterminer le temps supplémentaire dû', en: 'Determine the overtime due' },
  gate: 'none',
  audience: 'everyone',
  permission: 'chat.use',
  examples: OVERTIME,
  input: z.object({
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    sector: field
      .choice(['residential', 'institutional-commercial', 'industrial', 'civil', 'standards', 'ontario'], {
        label: { fr: 'Secteur ou lieu', en: 'Sector or place' },
        options: SECTORS,
      })
      .optional(),
    hours: field.hours({ label: { fr: 'Heures travaillées', en: 'Hours worked' } }).optional(),
    date: field.date({ label: { fr: 'Date', en: 'Date' } }).optional(),
  }),
  output,
  async run({ project: projectId, sector, hours, date }, { stores, today }) {
    const project = projectId ? await stores.projects.need(projectId) : null
    const ontario = sector === 'ontario' || (!sector && project?.province === 'ON')
    const province = ontario ? 'ON' : sector ? 'QC' : (project?.province ?? 'QC')
    const named = !sector && province === 'QC' && project ? sectorOf(project.name) : null
    const rule = overtimeRule(province as Province, CCQ_SECTORS.find((one) => one === sector) ?? named)
    if (!rule)
      throw new NovaError('rule.broken', {
        fr: 'Je n’ai la règle du temps supplémentaire que pour le Québec et l’Ontario. Pour une autre province, demande à la comptabilité.',
        en: 'The overtime rule is held for Québec and Ontario only. For another province, ask accounting.',
      })
    if (hours && hours > MAX_WEEK)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Une semaine a 168 h, et on n’en travaille pas plus de 112. Combien d’heures au juste?',
          en: 'A week has 168 h, and nobody works more than 112 of them. How many hours exactly?',
        },
        { field: 'hours' },
      )
    const day = date ?? today
    const weekly = hours !== undefined && hours > MAX_DAY
    const over = weekly ? Math.max(0, hours - (rule.weekHours ?? hours)) : 0
    const [split] = hours && !weekly ? splitOvertime([{ date: day, hours }], rule) : []
    return {
      project: project && { code: project.code, name: project.name },
      ontario,
      deduced: named !== null,
      judge: ontario ? await overtimeJudge(stores) : null,
      rule,
      date: day,
      hours: hours ?? null,
      regular: weekly ? hours - over : (split?.regular ?? 0),
      overtime: weekly ? (over ? [{ hours: over, rate: rule.rate }] : []) : (split?.overtime ?? []),
    }
  },
  card({ project, ontario, deduced, judge, rule, date, hours, regular, overtime }, { lang }) {
    const h = (amount: number) => formatHours(amount, lang)
    const times = (rate: number) => say(lang, 'times', { n: formatNumber(rate / 1_000_000, lang) })
    const name = rule.name[lang]
    const limits = [
      ...(rule.dayHours ? [say(lang, 'dayLimit', { hours: h(rule.dayHours) })] : []),
      ...(rule.weekHours ? [say(lang, 'weekLimit', { hours: h(rule.weekHours) })] : []),
    ].join(', ')
    const rate =
      rule.first === null
        ? times(rule.rate)
        : say(lang, 'first', { rate: times(rule.rate), beyond: times(rule.beyond) })
    const parts = overtime.map((part) => say(lang, 'part', { hours: h(part.hours), rate: times(part.rate) })).join(', ')
    const weekly = hours !== null && hours > MAX_DAY
    const told = { hours: h(hours ?? 0), name, limit: h(rule.weekHours ?? 0) }
    const summary =
      hours === null
        ? say(lang, 'rule', { name, terms: `${rate} ${limits}` })
        : weekly
          ? overtime.length
            ? say(lang, 'week', { ...told, over: h(overtime[0]!.hours), rate: times(rule.rate) })
            : say(lang, 'within', told)
          : say(lang, 'split', { ...told, date: formatDate(date, lang), regular: h(regular), parts: parts || 'none' })
    const notes = [
      ...(ontario ? [say(lang, 'ontario', { who: judge ?? say(lang, 'accounting') })] : []),
      ...(deduced ? [say(lang, 'deduced')] : []),
      ...(hours !== null && !weekly && rule.weekHours ? [say(lang, 'weekly')] : []),
      ...(weekly && rule.dayHours ? [say(lang, 'daily', { hours: h(rule.dayHours) })] : []),
    ]
    return {
      title: say(lang, 'title'),
      summary,
      tone: rule.confirmed && !ontario ? 'neutral' : 'warning',
      blocks: [
        {
          type: 'fields',
          fields: [
            ...(project
              ? [
                  {
                    label: say(lang, 'site'),
                    value: `${project.code} ${project.name}`,
                    href: projectHref(project.code),
                  },
                ]
              : []),
            { label: say(lang, 'limits'), value: limits },
            { label: say(lang, 'rate'), value: rate },
            ...(rule.saturday ? [{ label: say(lang, 'saturday'), value: times(rule.saturday) }] : []),
            ...(rule.sunday ? [{ label: say(lang, 'sunday'), value: times(rule.sunday) }] : []),
            { label: say(lang, 'from'), value: formatDate(rule.from, lang) },
            {
              label: say(lang, 'source'),
              value: rule.confirmed ? rule.source : say(lang, 'unconfirmed', { source: rule.source }),
            },
          ],
        },
        ...notes.map((text) => ({ type: 'text' as const, text })),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'clause'),
          intent: { do: 'tool', tool: 'labour.find_clause', input: { about: `${say(lang, 'clauseAbout')} ${name}` } },
        },
        { type: 'button', label: say(lang, 'log'), intent: { do: 'form', tool: 'timesheets.log_hours', input: {} } },
      ],
      footer: say(lang, 'advice'),
    }
  },
})
