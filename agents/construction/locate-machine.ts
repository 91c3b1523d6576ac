import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { LOCATE, RESERVE } from './equipment-examples.ts'
import {
  type FleetStores,
  hoursText,
  lineOf,
  machineField,
  machineLine,
  machineLink,
  machineNamed,
  spanText,
  stateText,
} from './fleet.ts'

const say = phrases({
  title: { fr: 'Équipement', en: 'Equipment' },
  one: {
    fr: '{title} : {place}{project, select, none {} other { ({project})}}, {state}{span, select, none {} other { {span}}}.',
    en: '{title}: {place}{project, select, none {} other { ({project})}}, {state}{span, select, none {} other { {span}}}.',
  },
  all: {
    fr: '{count, plural, one {# machine} other {# machines}}, dont {free} libre(s) : {names}.',
    en: '{count, plural, one {# machine} other {# machines}}, {free} of them free: {names}.',
  },
  none: { fr: 'aucune', en: 'none' },
  empty: { fr: 'Aucune machine au dossier.', en: 'No machine on file.' },
  machine: { fr: 'Machine', en: 'Machine' },
  place: { fr: 'Endroit', en: 'Place' },
  state: { fr: 'État', en: 'State' },
  until: { fr: 'Réservation', en: 'Reservation' },
  service: { fr: 'Entretien dans', en: 'Service in' },
  reserve: { fr: 'Réserver', en: 'Reserve' },
  plan: { fr: 'Planifier l’entretien', en: 'Schedule service' },
  reserveTitle: { fr: 'Réservation de machine', en: 'Machine reservation' },
  willBe: {
    fr: '{title} sera réservée {span} pour {project}.',
    en: '{title} will be reserved {span} for {project}.',
  },
  done: { fr: '{title} est réservée {span} pour {project}.', en: '{title} is reserved {span} for {project}.' },
  atWork: {
    fr: 'Elle est en ce moment {state} : {place}. Entends-toi avec ce chantier pour la ravoir à temps.',
    en: 'It is {state} at the moment: {place}. Agree with that site to have it back in time.',
  },
  where: { fr: 'Où est-elle', en: 'Where is it' },
})

export const locateMachine = defineTool<FleetStores>()({
  name: 'equipment.locate',
  title: { fr: 'Localiser une machine', en: 'Locate a machine' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'equipment', field: 'machine' },
  examples: LOCATE,
  input: z.object({
    machine: field
      .text({
        label: { fr: 'Machine', en: 'Machine' },
        cues: [
          'où est',
          'où sont',
          'ou est',
          'yé où',
          'ye ou',
          'trouve',
          'qui a',
          'where is',
          'where’s',
          'who has',
          'find',
          'état de',
          'status of',
          'is',
          'est-ce que',
        ],
      })
      .optional(),
  }),
  output: z.object({ one: z.boolean(), machines: z.array(machineLine) }),
  async run({ machine }, { stores, today }) {
    const projects = await stores.projects.list()
    const found = machine ? [await machineNamed(machine, stores)] : await stores.records.list('equipment')
    return { one: !!machine, machines: found.map((each) => lineOf(each, projects, today)) }
  },
  card({ one, machines }, { lang, can }) {
    const [first] = machines
    const free = machines.filter(({ state }) => state === 'available')
    const reserved = (each: (typeof machines)[number]) =>
      each.from && each.to ? spanText(each.from, each.to, lang) : null
    const named = one && first
    return {
      title: named ? first.title : say(lang, 'title'),
      summary: named
        ? say(lang, 'one', {
            title: first.title,
            place: first.place,
            project: first.project?.code ?? 'none',
            state: stateText(first, lang),
            span: reserved(first) ?? 'none',
          })
        : first
          ? say(lang, 'all', {
              count: machines.length,
              free: String(free.length),
              names: free.map(({ title }) => title).join(', ') || say(lang, 'none'),
            })
          : say(lang, 'empty'),
      tone: 'neutral',
      blocks: first
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'machine') },
                { label: say(lang, 'place') },
                { label: say(lang, 'state') },
                { label: say(lang, 'until') },
                { label: say(lang, 'service'), align: 'right' },
              ],
              rows: machines.map((each) => [
                machineLink(each),
                each.project ? { text: each.place, href: `nova:projects/${each.project.code}` } : each.place,
                stateText(each, lang),
                reserved(each) ?? '–',
                hoursText(each.serviceIn, lang),
              ]),
            },
          ]
        : [],
      actions:
        named && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'reserve'),
                intent: { do: 'form', tool: 'equipment.locate_and_reserve', input: { machine: first.number } },
              },
              {
                type: 'button',
                label: say(lang, 'plan'),
                intent: { do: 'tool', tool: 'equipment.schedule_service', input: { machine: first.number } },
              },
            ]
          : [],
    }
  },
})

const input = z.object({
  machine: machineField,
  when: field.period({
    label: { fr: 'Quand', en: 'When' },
    ask: { fr: 'Pour quels jours?', en: 'For which days?' },
  }),
  project: field.project({
    label: { fr: 'Chantier', en: 'Site' },
    ask: { fr: 'Pour quel chantier?', en: 'For which site?' },
  }),
})

/** Throws `input.invalid` for days that are past, `rule.broken` where it is taken or cannot work. */
async function planReservation(said: z.output<typeof input>, { stores, today }: Context<FleetStores>) {
  const machine = await machineNamed(said.machine, stores)
  const project = await stores.projects.need(said.project)
  const { from, to } = said.when
  if (from < today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Ces jours sont passés. Pour quels jours?', en: 'Those days are past. For which days?' },
      { field: 'when' },
    )
  if (machine.state === 'out')
    throw new NovaError('rule.broken', {
      fr: `${machine.title} est hors service.`,
      en: `${machine.title} is out of order.`,
    })
  const { reservedFrom, reservedTo } = machine.data
  if (reservedFrom && reservedTo && reservedTo >= today) {
    const overlaps = from <= reservedTo && to >= reservedFrom
    const next = formatDate(addDays(reservedTo, 1), 'fr')
    const nextEn = formatDate(addDays(reservedTo, 1), 'en')
    throw new NovaError('rule.broken', {
      fr: `${machine.title} est déjà réservée ${spanText(reservedFrom, reservedTo, 'fr')}${overlaps ? '' : ' : une seule réservation à la fois'}. Elle se réserve à partir du ${next}, une fois celle-là passée.`,
      en: `${machine.title} is reserved ${spanText(reservedFrom, reservedTo, 'en')} already${overlaps ? '' : ': one reservation at a time'}. It can be reserved from ${nextEn}, once that one is over.`,
    })
  }
  return { machine, project, from, to }
}

export const reserveMachine = defineTool<FleetStores>()({
  name: 'equipment.locate_and_reserve',
  title: { fr: 'Réserver une machine', en: 'Reserve a machine' },
  gate: 'confirm',
  permission: 'tasks.write',
  examples: RESERVE,
  input,
  output: z.object({
    number: z.string(),
    title: z.string(),
    project: z.string(),
    from: z.string(),
    to: z.string(),
  }),
  async preview(said, ctx) {
    const { lang } = ctx
    const { machine, project, from, to } = await planReservation(said, ctx)
    const summary = say(lang, 'willBe', { title: machine.title, span: spanText(from, to, lang), project: project.name })
    const busy = machine.state !== 'available'
    return {
      subject: { machine: machine.id, project: project.id, from, to },
      edit: { tool: 'equipment.locate_and_reserve', input: said },
      card: {
        title: say(lang, 'reserveTitle'),
        summary,
        tone: busy ? 'warning' : 'info',
        blocks: [
          { type: 'text', text: summary },
          ...(busy
            ? [
                {
                  type: 'text' as const,
                  text: say(lang, 'atWork', { state: stateText(machine, lang), place: machine.data.place }),
                },
              ]
            : []),
        ],
      },
    }
  },
  async run(said, ctx) {
    const { stores } = ctx
    const { machine, project, from, to } = await planReservation(said, ctx)
    await stores.records.change('equipment', machine.id, {
      ...(machine.state === 'available' ? { state: 'reserved' as const, projectId: project.id } : {}),
      data: { ...machine.data, reservedFrom: from, reservedTo: to },
    })
    return { number: machine.number, title: machine.title, project: project.name, from, to }
  },
  card({ number, title, project, from, to }, { lang }) {
    const summary = say(lang, 'done', { title, project, span: spanText(from, to, lang) })
    return {
      title: say(lang, 'reserveTitle'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'fields', fields: [{ label: say(lang, 'machine'), value: title, href: `nova:equipment/${number}` }] },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'where'),
          intent: { do: 'tool', tool: 'equipment.locate', input: { machine: number } },
        },
      ],
    }
  },
})
