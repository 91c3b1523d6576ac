import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportWeek } from '../../agents/it-data/report-scope.ts'
import { cronOf, readClock, whenText } from '../../agents/it-data/schedule-when.ts'
import { simone } from '../../agents/it-data/simone-rapports.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([simone])
})
afterAll(() => desk.close())

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const scheduleNamed = (name: string) =>
  desk.inOrganization(async (stores) => (await stores.schedules.list({ name }))[0]!)
const fileOf = (id: string) => desk.inOrganization((stores) => stores.files.need(id))

describe('report', () => {
  it('puts money first, then sites, what is late and what waits', async () => {
    const { output, card } = await desk.run('isabelle', 'reports.build')
    const { report } = output
    expect(report.period).toEqual({ from: '2026-10-26', to: '2026-11-01' })
    expect(report.cash.balance).toBe(24_130_000)
    expect(report.receivables).toMatchObject({ total: 76_249_585 })
    expect(
      report.projects.filter((one: { atRisk: boolean }) => one.atRisk).map((one: { code: string }) => one.code),
    ).toEqual(['CHE-2602', 'CHE-2604'])
    expect(report.late.count).toBe(14)
    const kinds = report.waiting.map((one: { kind: string }) => one.kind)
    expect(kinds.filter((kind: string) => kind === 'quote')).toHaveLength(4)
    expect(kinds).toContain('change')
    expect(plain(card.summary)).toMatch(
      /^Du 26 oct. 2026 au 1er nov. 2026 : encaisse 241 300,00 \$; à recevoir 762 495,85 \$, dont/,
    )
    parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
  })

  it('shows a carpenter no dollar', async () => {
    const { output, card } = await desk.run('steve', 'reports.build')
    expect(output.report.sections).toEqual(['projects', 'safety'])
    expect(textOf(card)).not.toMatch(/\d \$/)
  })

  it('asks for the PDF as a second step, and makes one that opens', async () => {
    const { followUps } = await desk.run('isabelle', 'reports.build', { pdf: true })
    expect(followUps).toEqual([
      { tool: 'reports.export', input: expect.objectContaining({ what: 'report', format: 'pdf' }) },
    ])
    const { output, card } = await desk.run('isabelle', 'reports.export', followUps[0]!.input)
    expect(output.file).toMatchObject({ name: 'rapport-semaine-2026-11-01.pdf', mime: 'application/pdf' })
    expect(card.blocks.some((block) => block.type === 'file')).toBe(true)
    expect(Buffer.from((await fileOf(output.file.id)).bytes.slice(0, 5)).toString()).toBe('%PDF-')
  })

  it('keeps to the sections of a template', async () => {
    const saved = await desk.run('isabelle', 'reports.save_template', {
      name: 'Comité',
      sections: 'encaisse et comptes à recevoir',
    })
    const { output } = await desk.run('isabelle', 'reports.build', { sections: 'Comité' })
    expect(output.report.sections).toEqual(['cash', 'receivables'])
    await desk.run('isabelle', saved.undo!.tool, saved.undo!.input)
    await expect(desk.run('isabelle', 'reports.build', { sections: 'Comité' })).rejects.toMatchObject({
      field: 'sections',
    })
  })

  it('takes the week that ended on a Monday, the week in course on another day', () => {
    expect(reportWeek('2026-11-02')).toEqual({ from: '2026-10-26', to: '2026-11-01' })
    expect(reportWeek('2026-11-04')).toEqual({ from: '2026-11-02', to: '2026-11-08' })
  })
})

describe('lists as files', () => {
  it('has every invoice since January', async () => {
    const period = { from: '2026-01-01', to: '2026-11-02' }
    const { output } = await desk.run('karine', 'reports.export', { what: 'invoices', format: 'xlsx', period })
    const issued = await desk.inOrganization((stores) => stores.invoices.issuedBetween(period))
    expect(output.rows).toBe(issued.length)
    expect(Buffer.from((await fileOf(output.file.id)).bytes.slice(0, 2)).toString()).toBe('PK')
  })

  it.each(['ageing', 'tasks', 'projects', 'hours', 'invoices'])('writes %s as csv and pdf', async (what) => {
    for (const format of ['csv', 'pdf']) {
      const { output } = await desk.run('isabelle', 'reports.export', {
        what,
        format,
        period: { from: '2026-10-19', to: '2026-10-31' },
      })
      expect(output.rows).toBeGreaterThan(0)
    }
  })

  it('gives a carpenter his own hours only, and no invoices', async () => {
    const period = { from: '2026-10-01', to: '2026-10-31' }
    const mine = await desk.run('steve', 'reports.export', { what: 'hours', format: 'csv', period })
    const all = await desk.run('dany', 'reports.export', { what: 'hours', format: 'csv', period })
    expect(mine.output.rows).toBeLessThan(all.output.rows)
    const text = Buffer.from((await fileOf(mine.output.file.id)).bytes).toString()
    expect(text).not.toContain('Mamadou')
    for (const what of ['invoices', 'ageing'])
      await expect(desk.run('steve', 'reports.export', { what })).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('schedules', () => {
  it('writes and reads moments', () => {
    expect(['7h', '7 h 30', '07:00', '16h', '4pm', '12 am'].map(readClock)).toEqual([
      '07:00',
      '07:30',
      '07:00',
      '16:00',
      '16:00',
      '00:00',
    ])
    expect(() => readClock('midi et quart')).toThrow()
    expect(cronOf('monday', '07:00')).toBe('0 7 * * 1')
    expect(plain(whenText('30 16 * * 5', 'America/Toronto', 'fr'))).toBe('le vendredi à 16 h 30')
    expect(whenText('0 7 1 * *', 'America/Toronto', 'en')).toBe('on the 1st of the month at 7:00 AM')
  })

  it('posts to a channel at a wall time of the organization, once per moment', async () => {
    const input = { channel: '#facturation', day: 'friday', at: '16h' }
    const { card, subject } = await desk.preview('isabelle', 'reports.schedule_post', input)
    expect(plain(card.summary)).toBe('Poster le rapport de la semaine dans #facturation le vendredi à 16 h.')
    expect(textOf(card)).toContain('toutes les personnes de #facturation')
    expect(subject).toMatchObject({ cron: '0 16 * * 5', timeZone: 'America/Toronto' })
    const { output } = await desk.run('isabelle', 'reports.schedule_post', input)
    const row = await scheduleNamed(output.name)
    expect(row).toMatchObject({ tool: 'reports.build', channel: 'facturation', active: true, nextRunAt: null })
    expect(row.input).toEqual({ kind: 'weekly', attach: true })
    await expect(desk.preview('isabelle', 'reports.schedule_post', input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(desk.preview('isabelle', 'reports.schedule_post', { channel: '#lune' })).rejects.toMatchObject({
      field: 'channel',
    })
    await expect(desk.run('steve', 'reports.schedule_post', input)).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('mails a person of the organization only, and waits while e-mail is not connected', async () => {
    const { card, subject } = await desk.preview('isabelle', 'reports.schedule_email', { day: 'monday', at: '07:00' })
    expect(subject).toMatchObject({ cron: '0 7 * * 1', email: expect.stringContaining('@') })
    expect(textOf(card)).toContain('SMTP')
    expect(textOf(card)).toContain('America/Toronto')
    const { output } = await desk.run('isabelle', 'reports.schedule_email', { day: 'monday', at: '07:00' })
    expect(output.active).toBe(false)
    const row = await scheduleNamed(output.name)
    expect(row).toMatchObject({ tool: 'reports.email', active: false, channel: `dm-${row.personId}` })
    expect((await desk.outbox()).filter(({ kind }) => kind === 'email')).toEqual([])
  })

  it('is changed, paused and resumed, and each can be taken back', async () => {
    const { id, cron } = await scheduleNamed('Rapport de la semaine')
    const changed = await desk.run('isabelle', 'schedules.change', { schedule: id, at: '8h30' })
    expect(changed.output.cron).toBe('30 8 * * 1')
    await desk.run('isabelle', changed.undo!.tool, changed.undo!.input)
    expect((await scheduleNamed('Rapport de la semaine')).cron).toBe(cron)
    const paused = await desk.run('isabelle', 'schedules.pause', { schedule: id })
    expect((await scheduleNamed('Rapport de la semaine')).active).toBe(false)
    expect(paused.undo).toEqual({ tool: 'schedules.resume', input: { schedule: id } })
    const resumed = await desk.run('isabelle', 'schedules.resume', { schedule: id })
    expect(plain(resumed.card.summary)).toContain('9 nov. 2026')
    expect((await scheduleNamed('Rapport de la semaine')).active).toBe(true)
    await expect(desk.run('steve', 'schedules.pause', { schedule: id })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('asks which one only when there are several', async () => {
    await expect(desk.run('isabelle', 'schedules.change', { at: '9h' })).rejects.toMatchObject({ field: 'schedule' })
    const waiting = await desk.run('isabelle', 'schedules.resume')
    expect(waiting.output.name).toContain('Isabelle')
    await desk.run('isabelle', waiting.undo!.tool, waiting.undo!.input)
  })

  it('runs now with the rights of its owner, as one post', async () => {
    const { id } = await scheduleNamed('Rapport de la semaine')
    await desk.run('marc-antoine', 'schedules.run_now', { schedule: id })
    const posts = (await desk.outbox()).filter((effect) => effect.kind === 'post')
    expect(posts).toHaveLength(1)
    expect(posts[0]).toMatchObject({ channel: { platform: 'web', channel: 'general' } })
    expect(JSON.stringify(posts[0])).toContain('762')
  })

  it('lists what the asker may manage', async () => {
    const { output, card } = await desk.run('isabelle', 'schedules.list')
    expect(output.schedules.length).toBeGreaterThanOrEqual(3)
    expect(plain(textOf(card))).toContain('le lundi à 7 h')
    expect((await desk.run('steve', 'schedules.list')).output.schedules).toEqual([])
  })
})
