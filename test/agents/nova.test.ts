import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pierre } from '../../agents/construction/pierre-construction.ts'
import { nova } from '../../agents/executive/nova.ts'
import { raphael } from '../../agents/finance/raphael-facturation.ts'
import { sacha } from '../../agents/hr/sacha-temps.ts'
import { isQuiet, readClock } from '../../src/domain/quiet-hours.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([nova, raphael, sacha, pierre])
})
afterAll(() => desk.close())

const fieldsOf = (card: Awaited<ReturnType<typeof desk.run>>['card']) =>
  card.blocks.flatMap((block) => (block.type === 'fields' ? block.fields : []))

describe('briefing', () => {
  it('tells the owner money first, every figure linked, in six lines at most', async () => {
    const { output, card } = await desk.run('isabelle', 'chat.daily_briefing')
    expect(output.overdue).toEqual({ total: 26_490_989, items: 5 })
    expect(output.risk).toMatchObject({ code: 'CHE-2602', cpi: 9098 })
    const fields = fieldsOf(card)
    expect(fields.length).toBeLessThanOrEqual(6)
    expect(fields[0]).toMatchObject({ href: 'nova:receivables/ageing' })
    expect(fields[0]!.value.replaceAll('\u00a0', ' ')).toBe('264 909,89 $ (5 factures)')
    expect(textOf(card)).toContain('CHE-2602')
    expect(textOf(card)).toContain('IPC 0,91')
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('264 909,89 $')
  })

  it('gives the field its tasks and hours, and no money', async () => {
    const { output, card } = await desk.run('tyler', 'chat.daily_briefing')
    expect(output).toMatchObject({ overdue: null, risk: null, silent: null, hours: 0 })
    expect(textOf(card)).not.toMatch(/\$/)
    expect(textOf(card)).toContain('Submit hours for the week')
  })

  it('gives sales the quotes that nobody answered', async () => {
    const { output } = await desk.run('genevieve', 'chat.daily_briefing')
    expect(output.silent.count).toBe(4)
    expect(output.overdue).toBeNull()
  })
})

describe('help', () => {
  it('lists what this person may do and nothing else', async () => {
    const owner = await desk.run('isabelle', 'chat.help')
    const carpenter = await desk.run('steve', 'chat.help')
    const tools = (answer: typeof owner) =>
      answer.output.groups.flatMap((one: { entries: { tool: string }[] }) => one.entries.map(({ tool }) => tool))
    expect(tools(owner)).toContain('invoices.create_draft')
    expect(tools(carpenter)).toContain('timesheets.log_hours')
    expect(tools(carpenter)).not.toContain('invoices.create_draft')
    expect(tools(carpenter)).not.toContain('organization.set_up')
    expect(carpenter.card.actions!.every((one) => one.type === 'button' && one.intent.do === 'say')).toBe(true)
  })

  it('asks one question about an unclear request', async () => {
    const { output, card } = await desk.run('karine', 'chat.clarify_request', { text: 'facture pour la coop' })
    expect(output.candidates.length).toBeGreaterThan(0)
    expect(output.candidates[0].tool).toMatch(/^invoices\./)
    expect(card.summary).toMatch(/\?$/)
  })
})

describe('reminders', () => {
  it('are kept as an instant of the company’s zone, and taken back and set again', async () => {
    const input = { text: 'appeler l’inspecteur', date: '2026-11-03', time: '9 h 30' }
    const { output, card, undo } = await desk.run('julien', 'chat.schedule_reminder', input)
    expect(output.dueAt).toBe('2026-11-03T14:30:00.000Z')
    expect(card.summary.replaceAll('\u00a0', ' ')).toBe('Je te rappelle le 3 nov. 2026 à 9 h 30 : Appeler l’inspecteur')
    const gone = await desk.run('julien', undo!.tool, undo!.input)
    const rows = () =>
      desk.inOrganization((stores) => stores.notifications.list({ kind: 'reminder', state: 'pending' }))
    expect(await rows()).toEqual([])
    await desk.run('julien', gone.undo!.tool, gone.undo!.input)
    expect(await rows()).toMatchObject([{ dueAt: new Date('2026-11-03T14:30:00Z') }])
  })

  it('refuse what is past or no time, and take the next such hour', async () => {
    const remind = (more: Record<string, unknown>) =>
      desk.run('julien', 'chat.schedule_reminder', { text: 'ceci', ...more })
    await expect(remind({ date: '2026-11-01' })).rejects.toMatchObject({ field: 'date' })
    await expect(remind({ time: '25 h' })).rejects.toMatchObject({ field: 'time' })
    await expect(remind({})).rejects.toMatchObject({ field: 'date' })
    expect((await remind({ time: '7:00' })).output.dueAt).toBe('2026-11-03T12:00:00.000Z')
  })
})

describe('preferences', () => {
  it('change the language and the quiet hours, and go back', async () => {
    const set = await desk.run('luc', 'chat.set_user_preferences', {
      lang: 'en',
      name: 'Lucky',
      quietFromTime: '18:00',
      quietUntilTime: '7 h',
    })
    expect(set.card.summary).toBe('Noted: English, I call you Lucky, and I leave you alone from 18:00 to 07:00.')
    const actor = await desk.inOrganization((stores) => desk.callOf(stores, 'luc'))
    expect(actor).toMatchObject({ lang: 'en', actor: { calledName: 'Lucky' } })
    await desk.run('luc', set.undo!.tool, set.undo!.input)
    const back = await desk.inOrganization((stores) => desk.callOf(stores, 'luc'))
    expect(back).toMatchObject({ lang: 'fr', actor: { calledName: 'Luc' } })
  })

  it('know what time is quiet', () => {
    const night = { from: '18:00', until: '07:00' }
    expect(['17:59', '18:00', '03:00', '06:59', '07:00'].map((time) => isQuiet(night, time))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(['7 h 05', '19h', '7:30 pm', '24:00', 'midi'].map(readClock)).toEqual([
      '07:05',
      '19:00',
      '19:30',
      null,
      null,
    ])
  })
})

describe('setting up', () => {
  it('takes the company’s facts, warns of a doubtful number and blocks a wrong one', async () => {
    const { output, card } = await desk.run('isabelle', 'organization.set_up', { gstNumber: '123 456 789 RT 0001' })
    expect(output.gstNumber).toBe('123456789RT0001')
    expect(output.doubtful).toMatchObject([{ kind: 'GST' }])
    expect(card.tone).toBe('warning')
    const valid = await desk.run('isabelle', 'organization.set_up', { gstNumber: '123456782RT0001' })
    expect(valid.output.doubtful).toEqual([])
    await expect(desk.run('isabelle', 'organization.set_up', { gstNumber: '12RT1' })).rejects.toMatchObject({
      field: 'gstNumber',
    })
    await expect(desk.run('isabelle', 'organization.set_up', { timeZone: 'Mars/Phobos' })).rejects.toMatchObject({
      field: 'timeZone',
    })
    await expect(desk.run('nadia', 'organization.set_up', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('adds a person with limits, who can then be linked', async () => {
    const { output } = await desk.run('isabelle', 'persons.add', {
      name: 'Steve Émond',
      role: 'manager',
      email: 'emond@chenevert.example',
      invoiceLimit: 5_000_000,
    })
    expect(output).toMatchObject({ handle: 'steve2', limits: [{ permission: 'invoices.approve', limit: 5_000_000 }] })
    const call = await desk.inOrganization((stores) => desk.callOf(stores, 'steve2'))
    expect(call.actor.permissions.has('invoices.approve')).toBe(true)
    const account = { person: output.id, platform: 'slack', account: 'U777', workspace: 'T1' }
    await desk.run('isabelle', 'persons.link_account', account)
    const identity = await desk.inOrganization((stores) => stores.identities.find('slack', 'T1', 'U777'))
    expect(identity).toMatchObject({ personId: output.id, linkedBy: 'admin' })
    await expect(desk.run('isabelle', 'persons.add', { name: 'steve émond' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
