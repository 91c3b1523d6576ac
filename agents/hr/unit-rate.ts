import { z } from 'zod'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import { unitRate } from '../../src/domain/productivity.ts'
import type { CostCodePrice } from '../../src/domain/records/plans.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { formatHours, projectHref } from './hours-line.ts'
import { FEWEST_PEOPLE, type ProductivityStores, paidHours } from './productivity-book.ts'
import { RATE } from './productivity-examples.ts'

const say = phrases({
  title: { fr: 'Rendement – {work}', en: 'Production rate – {work}' },
  rate: {
    fr: '{rate} à l’heure en {work} : {quantity} pour {hours} à {project}, dans l’unité que tu as dite.',
    en: '{rate} an hour in {work}: {quantity} for {hours} on {project}, in the unit that you said.',
  },
  expected: {
    fr: 'Le coûtant de la maison compte {rate} {unit} à l’heure.',
    en: 'The house price list counts {rate} {unit} an hour.',
  },
  site: { fr: 'Chantier', en: 'Site' },
  code: { fr: 'Poste', en: 'Cost code' },
  hours: { fr: 'Heures payées', en: 'Paid hours' },
  quantity: { fr: 'Quantité posée, comme tu l’as dite', en: 'Quantity installed, as you said it' },
  earned: { fr: 'Heures gagnées', en: 'Earned hours' },
  footer: {
    fr: 'Feuilles de temps au {date} · par équipe, jamais par personne',
    en: 'Timesheets as of {date} · by crew, never by person',
  },
})

const WORKS = [
  ['02 41 00', 'Démolition', 'Demolition', ['demo', 'démolir']],
  ['03 30 00', 'Béton', 'Concrete', ['dalle', 'coulée', 'slab']],
  ['06 10 00', 'Charpente', 'Framing', ['cloisons', 'ossature', 'frame', 'studs']],
  ['07 20 00', 'Isolation', 'Insulation', ['isolant', 'laine']],
  ['07 42 00', 'Parement', 'Cladding', ['revêtement', 'siding']],
  ['07 50 00', 'Toiture', 'Roofing', ['membrane', 'couverture', 'roof']],
  ['07 92 00', 'Calfeutrage', 'Caulking', ['scellant', 'sealant']],
  ['08 10 00', 'Portes', 'Doors', ['porte', 'door']],
  ['08 50 00', 'Fenêtres', 'Windows', ['fenêtre', 'window']],
  ['09 20 00', 'Gypse', 'Drywall', ['placo', 'gyproc', 'feuilles', 'board', 'sheetrock']],
  ['09 65 00', 'Couvre-sol', 'Flooring', ['plancher', 'floor']],
  ['09 91 00', 'Peinture', 'Painting', ['peindre', 'paint']],
  ['31 20 00', 'Excavation', 'Excavation', ['terrassement', 'earthwork']],
] as const
const optionsOf = (list: readonly (readonly [string, string, string, readonly string[]])[]) =>
  list.map(([value, fr, en, words]) => ({ value, label: { fr, en }, words: [value, ...words] }))

export const readUnitRate = defineTool<ProductivityStores & { costCodes: Rows<CostCodePrice> }>()({
  name: 'productivity.unit_rate',
  title: { fr: 'Mesurer un rendement à l’heure', en: 'Measure an hourly production rate' },
  gate: 'none',
  permission: 'projects.cost',
  examples: RATE,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Sur quel chantier?', en: 'On which site?' },
    }),
    work: field.choice(WORKS.map(([code]) => code) as [string, ...string[]], {
      label: { fr: 'Travail', en: 'Work' },
      ask: { fr: 'De quel travail (gypse, charpente, peinture…)?', en: 'Of what work (drywall, framing, paint…)?' },
      options: optionsOf(WORKS),
    }),
    quantity: field.quantity({
      label: { fr: 'Quantité posée', en: 'Quantity installed' },
      ask: {
        fr: 'Quelle quantité est posée jusqu’ici (par exemple 2 400 pi²)? Je la divise par les heures payées.',
        en: 'How much is installed so far (e.g. 2,400 sq ft)? It is divided by the hours paid.',
      },
    }),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    code: z.string(),
    label: z.object({ fr: z.string(), en: z.string() }),
    quantity: z.int(),
    hours: z.int(),
    rate: z.number(),
    expected: z.object({ rate: z.number(), unit: z.string() }).nullable(),
  }),
  async run({ project: projectId, work: code, quantity }, { stores, today }) {
    const project = await stores.projects.need(projectId)
    const own = (await paidHours(stores, projectId, today)).get(code)
    const label = costCodeLabel(code) ?? { fr: code, en: code }
    if (!own || own.hours <= 0)
      throw new NovaError('rule.broken', {
        fr: `Aucune heure n’est inscrite en ${label.fr} (${code}) à ${project.name} : il n’y a rien à diviser.`,
        en: `No hours are logged in ${label.en} (${code}) on ${project.name}: there is nothing to divide by.`,
      })
    if (own.people < FEWEST_PEOPLE)
      throw new NovaError('rule.broken', {
        fr: `Une seule personne a travaillé en ${label.fr} à ${project.name} : je mesure une équipe, jamais une personne.`,
        en: `One person alone worked in ${label.en} on ${project.name}: a crew is measured, never a person.`,
      })
    const [price] = await stores.costCodes.list({ code, active: true })
    return {
      project: { id: project.id, code: project.code, name: project.name },
      code,
      label,
      quantity,
      hours: own.hours,
      rate: unitRate(quantity, own.hours) ?? 0,
      expected: price?.labour ? { rate: 100 / price.labour, unit: price.unit } : null,
    }
  },
  card({ project, code, label, quantity, hours, rate, expected }, { lang, today }) {
    const n = (value: number) => formatNumber(value, lang)
    const summary = say(lang, 'rate', {
      rate: n(rate),
      work: label[lang],
      quantity: n(quantity / 1000),
      hours: formatHours(hours, lang),
      project: project.name,
    })
    return {
      title: say(lang, 'title', { work: label[lang] }),
      summary,
      tone: 'neutral',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'site'), value: `${project.code} ${project.name}`, href: projectHref(project.code) },
            { label: say(lang, 'code'), value: `${code} ${label[lang]}` },
            { label: say(lang, 'quantity'), value: n(quantity / 1000) },
            { label: say(lang, 'hours'), value: formatHours(hours, lang) },
          ],
        },
        ...(expected !== null
          ? [{ type: 'text' as const, text: say(lang, 'expected', { rate: n(expected.rate), unit: expected.unit }) }]
          : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'earned'),
          intent: { do: 'tool', tool: 'productivity.earned_hours', input: { project: project.id } },
        },
      ],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})
