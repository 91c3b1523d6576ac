import { z } from 'zod'
import { nextService } from '../../src/domain/equipment-cost.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { daysBetween, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type FleetStores = {
  records: RecordStore
  projects: Rows<Project>
  persons: Rows<PersonRow>
  tasks: Rows<Task>
}
export type Machine = TypedRecord<'equipment'>

const say = phrases({
  available: { fr: 'libre', en: 'free' },
  reserved: { fr: 'réservée', en: 'reserved' },
  'in-use': { fr: 'au travail', en: 'in use' },
  'in-service': { fr: 'à l’entretien', en: 'in service' },
  out: { fr: 'hors service', en: 'out of order' },
  span: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  hours: { fr: '{hours} h', en: '{hours} h' },
})

export const machineField = field.text({
  label: { fr: 'Machine', en: 'Machine' },
  ask: { fr: 'Quelle machine?', en: 'Which machine?' },
  cues: ['machine', 'équipement', 'equipment'],
})

/** The machine that words name, by number, name or alias. Throws `input.invalid` with the near ones. */
export async function machineNamed(words: string, { records }: Pick<FleetStores, 'records'>): Promise<Machine> {
  const fleet = await records.list('equipment')
  const { id } = oneNamed(
    words,
    fleet.map(({ number, title, data }) => ({ id: number, name: title, aliases: data.aliases })),
    { field: 'machine', what: { fr: 'machine', en: 'machine' } },
  )
  return fleet.find(({ number }) => number === id)!
}

export const machineLine = z.object({
  number: z.string(),
  title: z.string(),
  place: z.string(),
  state: z.enum(['available', 'reserved', 'in-use', 'in-service', 'out']),
  held: z.enum(['owned', 'leased', 'rented']),
  project: z.object({ id: z.string(), code: z.string() }).nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Tenths of an hour to the next service. */
  serviceIn: z.int(),
  serviceOn: z.string().nullable(),
})
export type MachineLine = z.output<typeof machineLine>

/** Tenths of an hour a calendar day since it was bought; 0 where nobody knows since when. */
const usePerDay = ({ meter, purchasedOn }: Machine['data'], today: IsoDate): number =>
  purchasedOn ? Math.round(meter / Math.max(1, daysBetween(purchasedOn, today))) : 0

export function lineOf(machine: Machine, projects: readonly Project[], today: IsoDate): MachineLine {
  const { number, title, state, data } = machine
  const project = projects.find(({ id }) => id === machine.projectId)
  const { left, on } = nextService(data, usePerDay(data, today), today)
  return {
    number,
    title,
    place: data.place,
    state,
    held: data.held,
    project: project ? { id: project.id, code: project.code } : null,
    from: data.reservedFrom,
    to: data.reservedTo,
    serviceIn: left,
    serviceOn: on,
  }
}

export const stateText = ({ state }: Pick<MachineLine, 'state'>, lang: Lang) => say(lang, state)
export const spanText = (from: IsoDate, to: IsoDate, lang: Lang) =>
  from === to ? formatDate(from, lang) : say(lang, 'span', { from: formatDate(from, lang), to: formatDate(to, lang) })
export const hoursText = (tenths: number, lang: Lang) =>
  say(lang, 'hours', { hours: formatNumber(tenths / 10, lang, 0) })
export const machineLink = ({ number, title }: Pick<MachineLine, 'number' | 'title'>) => ({
  text: title,
  href: `nova:equipment/${number}`,
})
