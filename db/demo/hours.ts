import { addDays, type IsoDate, weekday } from '../../src/lib/dates.ts'
import { PERSONS } from './person-facts.ts'
import { type DemoCalendar, type DemoRow, personId, projectId } from './rows.ts'
import { demoId, randomFor } from './seed.ts'

/** The twelve months that the safety rates are of. */
const FROM: IsoDate = '2025-11-01'
const TO: IsoDate = '2026-10-31'
/** Hundredths of an hour worked in them by the whole firm: 21 450 h. */
const ALL_HOURS = 2_145_000
const DAY = 800

/** Construction holidays and statutory holidays of the period; both ends included. */
const CLOSED: [IsoDate, IsoDate][] = [
  ['2025-12-21', '2026-01-03'],
  ['2026-04-03', '2026-04-03'],
  ['2026-05-18', '2026-05-18'],
  ['2026-06-24', '2026-06-24'],
  ['2026-07-01', '2026-07-01'],
  ['2026-07-19', '2026-08-01'],
  ['2026-09-07', '2026-09-07'],
  ['2026-10-12', '2026-10-12'],
]

type Site = { project: string; code: string; work: string; from: IsoDate; to: IsoDate }

const site = (project: string, code: string, work: string, from: IsoDate, to: IsoDate): Site => ({
  project,
  code,
  work,
  from,
  to,
})

/** Where each works, the first that covers the day; offices charge their time to the project they serve. */
const CREW: Record<string, Site[]> = {
  dany: [
    site('CHE-2502', '06 10 00', 'Charpente et finition', FROM, '2026-02-27'),
    site('CHE-2601', '01 50 00', 'Coordination du chantier', '2026-02-28', '2026-07-31'),
    site('CHE-2603', '06 10 00', 'Charpente', '2026-08-01', TO),
  ],
  steve: [
    site('CHE-2503', '06 10 00', 'Finition et déficiences', FROM, '2026-02-27'),
    site('CHE-2601', '07 42 00', 'Parement', '2026-02-28', '2026-07-31'),
    site('CHE-2603', '08 50 00', 'Pose de fenêtres', '2026-08-01', TO),
  ],
  mamadou: [
    site('CHE-2502', '31 20 00', 'Déneigement et manutention', FROM, '2026-02-27'),
    site('CHE-2601', '31 20 00', 'Excavation', '2026-02-28', '2026-09-30'),
    site('CHE-2604', '02 41 00', 'Démolition', '2026-10-05', TO),
    site('CHE-2601', '31 20 00', 'Excavation', '2026-10-01', '2026-10-04'),
  ],
  tyler: [
    site('CHE-2502', '09 20 00', 'Gypsum board', FROM, '2026-02-27'),
    site('CHE-2601', '07 42 00', 'Cladding', '2026-02-28', TO),
  ],
}
const OFFICE: Site[] = [
  site('CHE-2502', '01 50 00', 'Suivi du projet', FROM, '2026-02-27'),
  site('CHE-2601', '01 50 00', 'Suivi du projet', '2026-02-28', '2026-07-31'),
]
const OFFICE_AUTUMN: Record<string, string> = { emilie: 'CHE-2604', luc: 'CHE-2604', julien: 'CHE-2601' }

/** The own crew on the residence: 171.0 h paid, in two trades. */
const RESIDENCE: { person: string; code: string; work: string; days: [IsoDate, number][] }[] = [
  {
    person: 'steve',
    code: '06 10 00',
    work: 'Renforts et cloisons',
    days: [
      ['2026-06-15', 800],
      ['2026-06-16', 800],
      ['2026-06-17', 800],
      ['2026-06-18', 800],
      ['2026-08-24', 800],
      ['2026-08-25', 800],
    ],
  },
  {
    person: 'dany',
    code: '06 10 00',
    work: 'Renforts et cloisons',
    days: [
      ['2026-06-15', 800],
      ['2026-06-16', 800],
      ['2026-08-24', 800],
      ['2026-08-25', 800],
      ['2026-09-14', 800],
    ],
  },
  {
    person: 'mamadou',
    code: '09 20 00',
    work: 'Manutention et pose de gypse',
    days: [
      ['2026-09-14', 800],
      ['2026-09-15', 800],
      ['2026-09-16', 800],
      ['2026-09-17', 800],
      ['2026-09-21', 700],
    ],
  },
  {
    person: 'steve',
    code: '09 20 00',
    work: 'Pose de gypse',
    days: [
      ['2026-09-15', 800],
      ['2026-09-16', 800],
      ['2026-10-19', 800],
      ['2026-10-20', 800],
      ['2026-10-21', 800],
      ['2026-10-22', 400],
    ],
  },
]

/** Nobody has handed in these days yet. */
const MISSING: [handle: string, day: IsoDate][] = [
  ['steve', '2026-10-30'],
  ['tyler', '2026-10-29'],
  ['tyler', '2026-10-30'],
]

type Shift = {
  handle: string
  date: IsoDate
  hours: number
  overtime: boolean
  site: Pick<Site, 'project' | 'code' | 'work'>
}

function openDays(): IsoDate[] {
  const days: IsoDate[] = []
  for (let date = FROM; date <= TO; date = addDays(date, 1)) {
    if (weekday(date) <= 5 && !CLOSED.some(([from, to]) => date >= from && date <= to)) days.push(date)
  }
  return days
}

function siteOf(handle: string, date: IsoDate): Site {
  const sites = CREW[handle] ?? OFFICE
  const found = sites.find((one) => date >= one.from && date <= one.to)
  return found ?? site(OFFICE_AUTUMN[handle] ?? 'CHE-2603', '01 50 00', 'Suivi du projet', FROM, TO)
}

/** Person-days of eight hours until the year's hours are reached, after the residence and the overtime of autumn. */
function planShifts(): Shift[] {
  const random = randomFor('hours')
  const fixed: Shift[] = RESIDENCE.flatMap(({ person, code, work, days }) =>
    days.map(([date, hours]) => ({
      handle: person,
      date,
      hours,
      overtime: false,
      site: { project: 'CHE-2602', code, work },
    })),
  )
  const taken = new Set(fixed.map((shift) => `${shift.handle} ${shift.date}`))
  for (const [handle, date] of MISSING) taken.add(`${handle} ${date}`)
  const days = openDays()
  const free = PERSONS.flatMap(({ handle }) =>
    days.map((date) => ({ handle, date, recent: date > '2026-10-15', draw: random.next() })),
  ).filter(({ handle, date }) => !taken.has(`${handle} ${date}`))
  // Days off fall anywhere but in the last two weeks, where a gap would look like a missing timesheet.
  free.sort((a, b) => Number(b.recent) - Number(a.recent) || a.draw - b.draw)
  let left = ALL_HOURS - fixed.reduce((sum, shift) => sum + shift.hours, 0)
  const shifts: Shift[] = []
  const add = (handle: string, date: IsoDate, hours: number, overtime: boolean) => {
    shifts.push({ handle, date, hours, overtime, site: siteOf(handle, date) })
    left -= hours
  }
  for (const { handle, date, draw } of free) {
    if (handle in CREW && date >= '2026-08-03' && draw < 0.25) add(handle, date, 200, true)
  }
  for (const { handle, date } of free) {
    if (left <= 0) break
    add(handle, date, Math.min(DAY, left), false)
  }
  return [...fixed, ...shifts].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** The timesheets of the year; those of the last week wait for approval. */
export function timeEntries(calendar: DemoCalendar): DemoRow<'timeEntries'>[] {
  return planShifts().map(({ handle, date, hours, overtime, site: at }) => {
    const day = calendar.day(date)
    const approved = date < '2026-10-26'
    return {
      id: demoId(`time ${handle} ${date} ${overtime ? 'overtime' : 'regular'}`),
      createdAt: calendar.at(day, '16:30'),
      personId: personId(handle),
      projectId: projectId(at.project),
      date: day,
      hours,
      overtime,
      work: at.work,
      costCode: at.code,
      status: approved ? 'approved' : 'submitted',
      approvedBy: approved ? personId(handle === 'marc-antoine' ? 'isabelle' : 'marc-antoine') : null,
      approvedAt: approved ? calendar.at(addDays(day, 8 - weekday(day)), '09:30') : null,
    }
  })
}
