import { z } from 'zod'
import { rentOrBuy } from '../../src/domain/equipment-cost.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { RENT, SERVICE } from './equipment-examples.ts'
import { type FleetStores, hoursText, lineOf, machineField, machineLine, machineLink, machineNamed } from './fleet.ts'

const say = phrases({
  serviceTitle: { fr: 'Entretien des machines', en: 'Machine service' },
  planned: {
    fr: 'Tâche créée : entretien de {title} pour le {due} (reste {left}).',
    en: 'Task created: service of {title} for {due} ({left} left).',
  },
  first: {
    fr: 'La première due : {title}, dans {left}{on, select, none {} other { (vers le {on})}}.',
    en: 'The first one due: {title}, in {left}{on, select, none {} other { (around {on})}}.',
  },
  overdue: { fr: '{title} a dépassé son entretien de {left}.', en: '{title} is {left} past its service.' },
  task: { fr: 'Entretien de {title}', en: 'Service of {title}' },
  machine: { fr: 'Machine', en: 'Machine' },
  left: { fr: 'Reste', en: 'Left' },
  on: { fr: 'Vers le', en: 'Around' },
  plan: { fr: 'Planifier : {title}', en: 'Schedule: {title}' },
  serviceFooter: {
    fr: 'Date estimée par l’usage moyen depuis l’achat; une machine louée n’a que ses heures.',
    en: 'Date estimated from average use since purchase; a rented machine only has its hours.',
  },
  rentTitle: { fr: 'Louer ou posséder : {title}', en: 'Rent or own: {title}' },
  rentSummary: {
    fr: 'À {days, plural, one {# jour} other {# jours}} par an, {better, select, own {posséder} other {louer}} coûte {saving} de moins{even, select, none {} other {; posséder devient payant à {even} jours}}.',
    en: 'At {days, plural, one {# day} other {# days}} a year, {better, select, own {owning} other {renting}} costs {saving} less{even, select, none {} other {; owning pays from {even} days}}.',
  },
  own: { fr: 'Posséder, par an', en: 'Owning, a year' },
  rent: { fr: 'Louer, par an', en: 'Renting, a year' },
  price: { fr: 'Achat – valeur de revente', en: 'Purchase – resale value' },
  dayRate: { fr: 'Location par jour', en: 'Rental a day' },
  running: { fr: 'Fonctionnement par heure', en: 'Running, an hour' },
  rates: {
    fr: 'Hypothèses : financement {rate}, assurance {insurance}.',
    en: 'Assumptions: financing {rate}, insurance {insurance}.',
  },
  rentFooter: {
    fr: 'Jours de 8 h, avant taxes et impôt; le financement et l’assurance sont des hypothèses à remplacer par les tiennes.',
    en: 'Days of 8 h, before taxes; financing and insurance are assumptions, to be replaced by yours.',
  },
})

export const scheduleService = defineTool<FleetStores>()({
  name: 'equipment.schedule_service',
  title: { fr: 'Planifier l’entretien des machines', en: 'Schedule machine service' },
  gate: 'log',
  permission: 'tasks.write',
  examples: SERVICE,
  input: z.object({
    machine: field
      .text({
        label: { fr: 'Machine', en: 'Machine' },
        cues: [
          'entretien de',
          'entretien du',
          'service du',
          'service for',
          'service on',
          'maintenance on',
          'planifie',
          'schedule',
        ],
      })
      .optional(),
    when: field.date({ label: { fr: 'Quand', en: 'When' } }).optional(),
  }),
  output: z.object({
    task: z.string().nullable(),
    due: z.string().nullable(),
    machines: z.array(machineLine),
  }),
  async run({ machine: words, when }, { stores, actor, lang, today, conversation }) {
    const projects = await stores.projects.list()
    if (!words) {
      const fleet = await stores.records.list('equipment')
      const lines = fleet.map((one) => lineOf(one, projects, today)).sort((a, b) => a.serviceIn - b.serviceIn)
      return { task: null, due: null, machines: lines }
    }
    if (when && when < today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Ce jour est passé. Pour quand?', en: 'That day is past. For when?' },
        { field: 'when' },
      )
    const line = lineOf(await machineNamed(words, stores), projects, today)
    const due = when ?? (line.serviceOn && line.serviceOn > today ? line.serviceOn : addDays(today, 1))
    const { id } = await stores.tasks.insert({
      title: say(lang, 'task', { title: line.title }),
      assigneeId: actor.id,
      createdBy: actor.id,
      projectId: line.project?.id ?? null,
      dueDate: due,
      conversationId: conversation,
    })
    return { task: id, due, machines: [line] }
  },
  card({ task, due, machines }, { lang }) {
    const [first] = machines
    const told = first && {
      title: first.title,
      left: hoursText(Math.abs(first.serviceIn), lang),
      on: first.serviceOn ? formatDate(first.serviceOn, lang) : 'none',
      due: due ? formatDate(due, lang) : '–',
    }
    return {
      title: say(lang, 'serviceTitle'),
      summary: told
        ? say(lang, task ? 'planned' : first.serviceIn < 0 ? 'overdue' : 'first', told)
        : say(lang, 'serviceTitle'),
      tone: task ? 'success' : first && first.serviceIn < 0 ? 'warning' : 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'serviceTitle'),
          columns: [
            { label: say(lang, 'machine') },
            { label: say(lang, 'left'), align: 'right' },
            { label: say(lang, 'on') },
          ],
          rows: machines.map((one) => [
            machineLink(one),
            hoursText(one.serviceIn, lang),
            one.serviceOn ? formatDate(one.serviceOn, lang) : '–',
          ]),
        },
      ],
      actions: task
        ? []
        : machines.slice(0, 2).map((one) => ({
            type: 'button',
            label: say(lang, 'plan', { title: one.title }).slice(0, 75),
            intent: { do: 'tool', tool: 'equipment.schedule_service', input: { machine: one.number } },
          })),
      footer: say(lang, 'serviceFooter'),
    }
  },
  undo: ({ task }) => (task ? { tool: 'tasks.cancel', input: { task } } : null),
})

const USUAL_RATE = 70_000
const USUAL_INSURANCE = 15_000

export const rentVersusBuy = defineTool<FleetStores>()({
  name: 'equipment.rent_vs_buy',
  title: { fr: 'Comparer louer et acheter', en: 'Compare renting and buying' },
  gate: 'none',
  permission: 'projects.cost',
  examples: RENT,
  input: z.object({
    machine: machineField,
    days: field.quantity({
      label: { fr: 'Jours par an', en: 'Days a year' },
      ask: { fr: 'Combien de jours par année?', en: 'How many days a year?' },
    }),
    rate: field
      .percent({ label: { fr: 'Financement', en: 'Financing' }, cues: ['financement', 'financing', 'taux'] })
      .optional(),
    insurance: field
      .percent({ label: { fr: 'Assurance', en: 'Insurance' }, cues: ['assurance', 'insurance'] })
      .optional(),
  }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    days: z.int(),
    rate: z.int(),
    insurance: z.int(),
    purchase: z.int(),
    residual: z.int(),
    rentalDay: z.int(),
    runningHour: z.int(),
    own: z.int(),
    rent: z.int(),
    better: z.enum(['own', 'rent']),
    saving: z.int(),
    breakEvenDays: z.int().nullable(),
  }),
  async run({ machine: words, days: thousandths, rate = USUAL_RATE, insurance = USUAL_INSURANCE }, { stores }) {
    const { number, title, data } = await machineNamed(words, stores)
    const days = Math.round(thousandths / 1000)
    if (days < 1 || days > 366)
      throw new NovaError('input.invalid', { fr: 'De 1 à 366 jours.', en: 'From 1 to 366 days.' }, { field: 'days' })
    const { purchase, residual, lifeHours, rentalDay, runningHour } = data
    if (purchase === null)
      throw new NovaError('rule.broken', {
        fr: `${title} est louée et son prix d’achat n’est pas au dossier : rien à comparer.`,
        en: `${title} is rented and its purchase price is not on file: nothing to compare.`,
      })
    const answer = rentOrBuy({ purchase, residual, lifeHours, rentalDay, runningHour }, days, rate, insurance)
    return { number, title, days, rate, insurance, purchase, residual, rentalDay, runningHour, ...answer }
  },
  card(answer, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const { title, days, better, saving, breakEvenDays, rate, insurance } = answer
    return {
      title: say(lang, 'rentTitle', { title }),
      summary: say(lang, 'rentSummary', {
        days,
        better,
        saving: money(saving),
        even: breakEvenDays === null ? 'none' : String(breakEvenDays),
      }),
      tone: 'info',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'own'), value: money(answer.own), href: `nova:equipment/${answer.number}` },
            { label: say(lang, 'rent'), value: money(answer.rent) },
            { label: say(lang, 'price'), value: `${money(answer.purchase)} – ${money(answer.residual)}` },
            { label: say(lang, 'dayRate'), value: money(answer.rentalDay) },
            { label: say(lang, 'running'), value: money(answer.runningHour) },
          ],
        },
        {
          type: 'text',
          text: say(lang, 'rates', { rate: formatPercent(rate, lang), insurance: formatPercent(insurance, lang) }),
        },
      ],
      footer: say(lang, 'rentFooter'),
    }
  },
})
