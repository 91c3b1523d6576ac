import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mireille } from '../../agents/finance/mireille-paie.ts'
import { normand } from '../../agents/hr/normand-conventions.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([mireille, normand])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const WEEK = { from: '2026-10-25', to: '2026-10-31' }
type Hours = { personId: string; hours: number }

describe('payroll', () => {
  it('waits for hours that somebody approved', async () => {
    await expect(desk.preview('nadia', 'payroll.prepare_run')).rejects.toMatchObject({
      code: 'rule.broken',
      data: { offer: { tool: 'timesheets.approve_week', input: { period: WEEK } } },
    })
  })

  it('pays the approved hours of the draft’s week once, net of deductions', async () => {
    const [steve, tyler, approved] = await desk.inOrganization(async (stores) => {
      for (const entry of await stores.timeEntries.between(WEEK, { status: 'submitted' }))
        await stores.timeEntries.update(entry.id, { status: 'approved' })
      const idOf = async (handle: string) => (await stores.persons.list({ handle }))[0]!.id
      const entries = await stores.timeEntries.between(WEEK, { status: 'approved' })
      return [await idOf('steve'), await idOf('tyler'), entries as Hours[]] as const
    })
    const { card } = await desk.preview('nadia', 'payroll.prepare_run', {}, 'fr')
    expect(textOf(card)).toContain('non confirmé')
    // A card of totals: nobody's pay stands beside their name.
    expect(textOf(card)).not.toContain('Steve')
    const { output } = await desk.run('nadia', 'payroll.prepare_run')
    expect(output).toMatchObject({ ...WEEK, payDate: '2026-11-05', number: 'PAIE-003', people: 12 })
    const { total } = output
    expect(total.regular + total.overtime).toBe(approved.reduce((sum, { hours }) => sum + hours, 0))
    expect(total.gross - total.federalTax - total.provincialTax - total.qpp - total.qpip - total.ei).toBe(total.net)
    const run = await desk.inOrganization((stores) => stores.records.byNumber('payroll_run', 'PAIE-003'))
    expect(run).toMatchObject({ state: 'approved' })
    const lineOf = (id: string) => run!.data.lines.find(({ personId }) => personId === id)!
    const worked = (id: string) =>
      approved.filter(({ personId }) => personId === id).reduce((sum, { hours }) => sum + hours, 0)
    // Steve missed Friday, at 46.10 an hour; no day of his passes the ten hours of the residential rule.
    expect(lineOf(steve)).toMatchObject({ regular: worked(steve), overtime: 0, gross: (worked(steve) * 4610) / 100 })
    // Tyler works in Ontario, where only the week counts.
    expect(lineOf(tyler)).toMatchObject({ regular: worked(tyler), overtime: 0 })
    await expect(desk.preview('nadia', 'payroll.prepare_run', { period: WEEK })).rejects.toMatchObject({
      code: 'rule.broken',
      message: expect.stringContaining('PAIE-003'),
    })
    await expect(desk.preview('nadia', 'payroll.prepare_run')).rejects.toMatchObject({
      message: expect.stringContaining('not over'),
    })
  })

  it('is not for who may not see pay', async () => {
    await expect(desk.run('karine', 'payroll.remittances_due')).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect((await app.chat('prépare la paie', { as: 'steve' })).steps[0]).toMatchObject({ status: 'refused' })
  })

  it('explains the difference of one’s own stub to the cent', async () => {
    const { output, card } = await desk.run('steve', 'payroll.explain_pay_stub', {}, 'fr')
    // 6 h of overtime at 69.15 the week before, none this week.
    expect(output.now).toMatchObject({ payDate: '2026-10-29', gross: 184_400 })
    expect(output.before).toMatchObject({ gross: 184_400 + 41_490, overtime: 600 })
    expect(output.causes).toContainEqual({ cause: 'overtime', amount: -41_490 })
    const sum = output.causes.reduce((total: number, { amount }: { amount: number }) => total + amount, 0)
    expect([sum, output.difference]).toEqual([output.now.net - output.before.net, sum])
    expect(card.summary).toContain('heures supplémentaires')
    const none = await desk.run('steve', 'payroll.explain_pay_stub', {
      period: { from: '2025-01-01', to: '2025-01-31' },
    })
    expect(none.output.now).toBeNull()
  })

  it('says the same of anybody else’s pay, whether there is some or not', async () => {
    const ids = await desk.inOrganization(async (stores) => {
      const [dany] = await stores.persons.list({ handle: 'dany' })
      const nobody = await stores.persons.insert({
        ...dany!,
        id: crypto.randomUUID(),
        handle: 'nobody',
        email: null,
        name: 'Personne',
      })
      return [dany!.id, nobody.id]
    })
    const said = await Promise.all(
      ids.map((person) => desk.run('isabelle', 'payroll.explain_pay_stub', { person }).catch((error) => error.says.fr)),
    )
    expect(said[0]).toBe(said[1])
    expect(said[0]).toContain('ne se dit pas')
  })

  it('remits October’s two payrolls to both governments by the 15th', async () => {
    const { output, card } = await desk.run('nadia', 'payroll.remittances_due', {}, 'fr')
    expect(output).toMatchObject({ month: '2026-10-01', due: '2026-11-15', runs: 2 })
    const lines = await desk.inOrganization(async (stores) =>
      (await stores.records.list('payroll_run', { state: 'paid' })).flatMap(({ data }) => data.lines),
    )
    const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + of(line), 0)
    expect(output.canada).toEqual({
      withheld: sum((line) => line.federalTax + line.ei),
      employer: sum((line) => Math.round((line.ei * 14) / 10)),
    })
    expect(output.quebec.withheld).toBe(sum((line) => line.provincialTax + line.qpp + line.qpip))
    expect(textOf(card)).toContain('non confirmé')
  })

  it.each([
    ['comment ça se fait que ma paye a baissé', 'steve', 'payroll.explain_pay_stub done'],
    ['combien de DAS à remettre ce mois-ci', 'nadia', 'payroll.remittances_due done'],
    ['run payroll for last week', 'nadia', 'payroll.prepare_run failed'],
    ['combien dany fait de lheure', 'steve', 'payroll.no_disclosure refused'],
  ])('%s', async (text, as, step) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  })
})

describe('agreements', () => {
  it('cites the clause of the sector asked, and says what is not confirmed', async () => {
    const { output, card } = await desk.run('steve', 'labour.find_clause', {
      about: 'le samedi c’est tu temps double en résidentiel léger',
    })
    expect(output.clauses[0]).toMatchObject({ agreement: 'Convention résidentielle', confirmed: false })
    expect(card.summary).toContain('majoré de 50 %')
    expect(textOf(card)).toContain('non confirmé')
    const { number } = output.clauses[0]
    expect(textOf(card)).toContain(`nova:clauses/${number}`)
    expect((await desk.run('steve', 'labour.find_clause', { about: number })).output.clauses).toHaveLength(1)
  })

  it('keeps the travel clause for a site in Ontario and says where the Québec agreement stops', async () => {
    const project = await desk.idOf('CHE-2601')
    const { output, card } = await desk.run('julien', 'labour.find_clause', { about: 'do we owe travel pay', project })
    expect(output.clauses.map(({ article }: { article: string }) => article)).toEqual(['déplacement'])
    expect(textOf(card)).toContain('en Ontario')
    const overtime = await desk.run('julien', 'labour.find_clause', { about: 'overtime', project })
    expect(overtime.output.clauses[0].agreement).toContain('Ontario')
    const none = await desk.run('julien', 'labour.find_clause', { about: 'prime de nuit' })
    expect(none.card.summary).toContain('frais de déplacement')
  })

  it('divides a day by the rule of its site', async () => {
    const school = await desk.idOf('CHE-2604')
    const { output, card } = await desk.run('steve', 'labour.overtime_rule', {
      project: school,
      hours: 1000,
      date: '2026-10-05',
    })
    expect(output).toMatchObject({ regular: 800, deduced: true, ontario: false })
    expect(output.overtime).toEqual([
      { hours: 100, rate: 1_500_000 },
      { hours: 100, rate: 2_000_000 },
    ])
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('1 h à 1,5 fois le taux, 1 h à 2 fois le taux')
    expect(textOf(card)).toContain('non confirmé')
  })

  it('leaves Ontario’s rule to the controller, by the week', async () => {
    const project = await desk.idOf('CHE-2601')
    const day = await desk.run('tyler', 'labour.overtime_rule', { project, hours: 1000, date: '2026-11-01' })
    expect(day.output).toMatchObject({ regular: 1000, overtime: [], ontario: true, judge: 'Nadia Belkacem' })
    expect(textOf(day.card)).toContain('The decision is Nadia Belkacem’s')
    const week = await desk.run('tyler', 'labour.overtime_rule', { sector: 'ontario', hours: 5000 })
    expect(week.output).toMatchObject({ regular: 4400, overtime: [{ hours: 600, rate: 1_500_000 }] })
    await expect(desk.run('tyler', 'labour.overtime_rule', { hours: 20_000 })).rejects.toMatchObject({ field: 'hours' })
  })

  it('tells an apprentice’s share and no hourly rate', async () => {
    const { card } = await desk.run('steve', 'labour.rate_for_worker', { trade: 'charpentier-menuisier', period: '2' })
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('2e période : 70 %')
    expect(textOf(card)).not.toContain('$')
  })

  it.each([
    ['que dit la convention sur les déplacements', 'labour.find_clause done', 'distance'],
    ['what overtime rule for northgate', 'labour.overtime_rule done', '44 h'],
    ['11 h dans une journée à l’école, combien de temps double', 'labour.overtime_rule done', '2 h à 2 fois'],
    ['taux d’un apprenti peintre 3e période', 'labour.rate_for_worker done', '85 %'],
  ])('%s', async (text, step, shown) => {
    const answer = await app.chat(text, { as: 'tyler' })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
