import { foldText } from './records/record.ts'
import { readRegistration } from './registration.ts'

export type Gap =
  | 'client-email'
  | 'client-phone'
  | 'client-twice'
  | 'vendor-email'
  | 'vendor-gst'
  | 'vendor-number'
  | 'project-manager'
  | 'project-dates'
  | 'hours-code'
  | 'hours-guessed'

export type FoundGap = { gap: Gap; names: string[]; count: number; of: number }

type Party = {
  name: string
  email: string | null
  phone: string | null
  gstNumber: string | null
  qstNumber: string | null
}
type Site = { code: string; managerId: string | null; startDate: string | null; endDate: string | null }
type Hours = { costCode: string | null; codeGuessed: boolean }

/** A firm's name without the letters that say only what kind of firm it is. */
const bareName = (name: string) =>
  foldText(name)
    .split(' ')
    .filter((word) => !/^(?:inc|ltee|ltd|llc|enr|senc|limitee|les|la|le|the)$/.test(word))
    .join(' ')

/** What records lack or say twice, counted; nothing that is whole. */
export function findGaps(data: {
  clients: readonly Party[]
  vendors: readonly Party[]
  projects: readonly Site[]
  hours: readonly Hours[]
}): FoundGap[] {
  const { clients, vendors, projects, hours } = data
  const of = <T>(gap: Gap, all: readonly T[], lacks: (one: T) => boolean, name: (one: T) => string | null) => {
    const found = all.filter(lacks)
    return { gap, names: found.flatMap((one) => name(one) ?? []), count: found.length, of: all.length }
  }
  const times = new Map<string, number>()
  for (const { name } of clients) times.set(bareName(name), (times.get(bareName(name)) ?? 0) + 1)
  const isWrong = ({ gstNumber, qstNumber }: Party) =>
    (gstNumber !== null && readRegistration('GST', gstNumber).status === 'invalid') ||
    (qstNumber !== null && readRegistration('QST', qstNumber).status === 'invalid')
  const named = ({ name }: Party) => name
  return [
    of('client-email', clients, ({ email }) => !email, named),
    of('client-phone', clients, ({ phone }) => !phone, named),
    of('client-twice', clients, ({ name }) => times.get(bareName(name))! > 1, named),
    of('vendor-email', vendors, ({ email }) => !email, named),
    of('vendor-gst', vendors, ({ gstNumber }) => !gstNumber, named),
    of('vendor-number', vendors, isWrong, named),
    of(
      'project-manager',
      projects,
      ({ managerId }) => !managerId,
      ({ code }) => code,
    ),
    of(
      'project-dates',
      projects,
      ({ startDate, endDate }) => !startDate || !endDate,
      ({ code }) => code,
    ),
    of(
      'hours-code',
      hours,
      ({ costCode }) => !costCode,
      () => null,
    ),
    of(
      'hours-guessed',
      hours,
      ({ costCode, codeGuessed }) => costCode !== null && codeGuessed,
      () => null,
    ),
  ].filter(({ count }) => count > 0)
}
