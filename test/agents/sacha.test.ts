import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sacha } from '../../agents/hr/sacha-temps.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let sixplex: string
let northgate: string
let persons: Map<string, string>
const personId = (handle: string): string => persons.get(handle)!
beforeAll(async () => {
  desk = await openDesk([sacha])
  persons = await desk.inOrganization(
    async (stores) => new Map((await stores.persons.list()).map((one) => [one.handle, one.id])),
  )
  sixplex = await desk.idOf('CHE-2603')
  northgate = await desk.idOf('CHE-2601')
})
afterAll(() => desk.close())

describe('logging', () => {
  it('codes what was said and guesses the rest from the site log, saying so', async () => {
    const { output, card, undo } = await desk.run('steve', 'timesheets.log_hours', {
      project: sixplex,
      date: '2026-11-02',
      lines: [{ hours: 600 }, { hours: 200, work: 'calfeutrage' }],
    })
    expect(output.date).toBe('2026-11-02')
    expect(output.lines.map((line: Record<string, unknown>) => [line.hours, line.code, line.guessed])).toEqual([
      [600, '08 50 00', true],
      [200, '07 92 00', false],
    ])
    expect(output.guess).toMatchObject({ from: 'site-log', on: '2026-10-30' })
    expect(textOf(card)).toContain('08 50 00 Fenêtres (deviné)')
    expect(undo).toEqual({
      tool: 'timesheets.remove',
      input: { entries: output.lines.map((line: { id: string }) => line.id) },
    })
    const taken = await desk.run('steve', undo!.tool, undo!.input)
    expect(taken.output).toMatchObject({ total: 800 })
    const left = await desk.inOrganization((stores) => stores.timeEntries.list({ date: '2026-11-02' }))
    expect(left).toEqual([])
  })

  it('keeps overtime as said and leaves the Ontario rule to the controller', async () => {
    const { output, card } = await desk.run('tyler', 'timesheets.log_hours', {
      project: northgate,
      lines: [{ hours: 800 }, { hours: 200, overtime: true }],
    })
    expect(output).toMatchObject({ regular: 800, overtime: 200, rule: 'Nadia Belkacem' })
    expect(card.summary).toMatch(/^10 h on CHE-2601 .*, Nov 2, 2026, 2 h of it overtime\.$/)
    expect(textOf(card)).toContain('The overtime rule is for Nadia Belkacem to decide')
  })

  it('refuses a day of more than 24 hours, a far day, closed books and the hours of others', async () => {
    const log = (handle: string, more: Record<string, unknown>) =>
      desk.run(handle, 'timesheets.log_hours', { project: sixplex, lines: [{ hours: 800 }], ...more })
    await log('steve', { lines: [{ hours: 2000 }] })
    await expect(log('steve', {})).rejects.toMatchObject({ code: 'input.invalid', field: 'lines' })
    await expect(log('steve', { date: '2026-11-10' })).rejects.toMatchObject({ field: 'date' })
    await expect(log('steve', { date: '2026-10-30' })).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(log('steve', { person: personId('mamadou') })).rejects.toMatchObject({ code: 'auth.forbidden' })
    const { output } = await log('dany', { person: personId('mamadou') })
    expect(output.person.name).toBe('Mamadou Diallo')
    await expect(
      desk.run('steve', 'timesheets.log_hours', { project: sixplex, lines: [{ hours: -300 }] }),
    ).rejects.toThrow()
  })
})

describe('reading', () => {
  it('adds up one’s own hours only', async () => {
    const period = { from: '2026-10-26', to: '2026-10-30' }
    const { output } = await desk.run('dany', 'timesheets.my_hours', { period })
    const rows = await desk.inOrganization(async (stores) =>
      stores.timeEntries.between(period, { personId: personId('dany') }),
    )
    expect(output.total).toBe(rows.reduce((sum, row) => sum + row.hours, 0))
    expect(output.total).toBeGreaterThan(0)
    expect(output.waiting).toBe(output.total)
    await expect(desk.run('steve', 'timesheets.my_hours', { person: personId('dany') })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('finds the days that nobody handed in', async () => {
    const { output, card } = await desk.run('dany', 'timesheets.missing')
    expect(output.missing.map((one: { name: string; days: string[] }) => [one.name, one.days])).toEqual([
      ['Tyler McKenna', ['2026-10-29', '2026-10-30']],
      ['Steve Lachance', ['2026-10-30']],
    ])
    expect(card.summary).toContain('Tyler McKenna, Steve Lachance')
    await expect(desk.run('steve', 'timesheets.missing')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('correcting', () => {
  it('keeps the original and counts the correction', async () => {
    const log = await desk.run('luc', 'timesheets.log_hours', {
      project: sixplex,
      lines: [{ hours: 800, work: 'gestion' }],
    })
    const entry = log.output.lines[0].id
    const { card } = await desk.preview('luc', 'timesheets.correct', { entry, hours: 700 })
    expect(textOf(card)).toContain('passer de 8 h à 7 h')
    await desk.run('luc', 'timesheets.correct', { entry, hours: 700, reason: 'parti plus tôt' })
    const rows = await desk.inOrganization(async (stores) =>
      stores.timeEntries.list({ personId: personId('luc'), date: '2026-11-02' }),
    )
    expect(rows.map((row) => [row.hours, row.status, row.correctsId])).toEqual([
      [800, 'replaced', null],
      [700, 'submitted', entry],
    ])
    const mine = await desk.run('luc', 'timesheets.my_hours')
    expect(mine.output.total).toBe(700)
  })

  it('takes the hours said for the whole day when it has several lines', async () => {
    const lines = [
      { hours: 600, work: 'gestion' },
      { hours: 200, work: 'nettoyage' },
    ]
    await desk.run('emilie', 'timesheets.log_hours', { project: sixplex, lines })
    const { card, subject } = await desk.preview('emilie', 'timesheets.correct', { hours: 700 })
    expect(subject).toMatchObject({ before: 600, after: 500, rest: 200 })
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('passer de 8 h à 7 h')
    await expect(desk.preview('emilie', 'timesheets.correct', { hours: 200 })).rejects.toMatchObject({ field: 'hours' })
  })

  it('books the difference today when the day is closed', async () => {
    await desk.run('dany', 'timesheets.correct', { date: '2026-10-28', hours: 600 })
    const [row] = await desk.inOrganization(async (stores) =>
      stores.timeEntries.list({ personId: personId('dany'), date: '2026-11-02' }),
    )
    expect(row).toMatchObject({ hours: -200, status: 'submitted' })
    const original = await desk.inOrganization((stores) => stores.timeEntries.need(row!.correctsId!))
    expect(original).toMatchObject({ hours: 800, date: '2026-10-28' })
  })
})

describe('approving', () => {
  it('needs somebody else, and leaves the decider’s own hours waiting', async () => {
    const { request, decide } = approvalsOf(desk, [sacha])
    const period = { from: '2026-10-26', to: '2026-10-30' }
    const asked = await request('dany', 'timesheets.approve_week', { period })
    await expect(decide('dany', asked.approval)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const done = await decide('marc-antoine', asked.approval)
    const output = done.done!.output as { left: string; people: { name: string }[] }
    expect(output.left).toBe('Marc-Antoine Dubé')
    const rows = await desk.inOrganization((stores) => stores.timeEntries.between(period))
    const approver = personId('marc-antoine')
    for (const row of rows) expect(row.status).toBe(row.personId === approver ? 'submitted' : 'approved')
    expect(rows.filter((row) => row.status === 'approved').every((row) => row.approvedBy === approver)).toBe(true)
  })
})
