import {
  type RecordData,
  type RecordKind,
  type RecordState,
  recordNumber,
  searchText,
} from '../../src/domain/records/record.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import { clientId, type DemoCalendar, type DemoRow, personId, projectId, vendorId } from './rows.ts'
import { demoId } from './seed.ts'

/** Dates of the story; the others by code, handle or key. */
export type Links = {
  date?: IsoDate
  due?: IsoDate
  amount?: Cents
  project?: string
  client?: string
  vendor?: string
  person?: string
}

export type MakeRecord = <K extends RecordKind>(
  kind: K,
  state: RecordState<K>,
  title: string,
  links: Links,
  data: RecordData<K>,
) => DemoRow<'records'>

/** Numbers the records of each kind in the order that they are made. Dates within `data` are already moved. */
export function recordMaker(calendar: DemoCalendar): MakeRecord {
  const counts = new Map<RecordKind, number>()
  return (kind, state, title, links, data) => {
    const sequence = (counts.get(kind) ?? 0) + 1
    counts.set(kind, sequence)
    const number = recordNumber(kind, sequence)
    const date = links.date ? calendar.day(links.date) : null
    return {
      id: demoId(`record ${kind} ${sequence}`),
      ...(date ? { createdAt: calendar.at(date, '09:00') } : {}),
      kind,
      sequence,
      number,
      title,
      state,
      date,
      due: links.due ? calendar.day(links.due) : null,
      amount: links.amount ?? null,
      projectId: links.project ? projectId(links.project) : null,
      clientId: links.client ? clientId(links.client) : null,
      vendorId: links.vendor ? vendorId(links.vendor) : null,
      personId: links.person ? personId(links.person) : null,
      data: data as Record<string, unknown>,
      search: searchText({ number, title, data }),
    }
  }
}
