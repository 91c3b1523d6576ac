import { describe, expect, it } from 'vitest'
import { demoProjects, generateDemo } from '../../db/demo/generate.ts'
import { findDuplicateBills, findOutliers } from '../../src/domain/anomaly.ts'
import { earnedValueAt } from '../../src/domain/earned-value.ts'
import { buildPayApplication } from '../../src/domain/pay-application.ts'
import { currentRatio, grossMargin, marginFade } from '../../src/domain/ratios.ts'
import { backlog, forecastRevenue } from '../../src/domain/revenue.ts'
import { computeWip, expectedCost, sumWip } from '../../src/domain/wip.ts'
import { balancesOf, billedOf, contractOf, costOf, total } from './ledger.ts'

const TODAY = '2026-11-02'
const { tables, organization } = generateDemo({ today: TODAY })
const id = (code: string) => demoProjects[code] as string
const project = (code: string) => {
  const row = tables.projects?.find((one) => one.code === code)
  if (!row) throw new Error(`no project ${code}`)
  return row
}
const ACTIVE = ['CHE-2601', 'CHE-2602', 'CHE-2603', 'CHE-2604']

function earnedValueOf(code: string) {
  const row = project(code)
  return earnedValueAt(
    row.estimatedCost ?? 0,
    row.plannedProgressPpm ?? 0,
    row.progressPpm ?? 0,
    costOf(tables, id(code)),
  )
}

const wip = ACTIVE.map((code) =>
  computeWip({
    contract: contractOf(tables, id(code)),
    estimatedCost: expectedCost(earnedValueOf(code)),
    cost: costOf(tables, id(code)),
    billed: billedOf(tables, id(code)),
  }),
)

describe('the projects of the demo company', () => {
  it('have budgets by code that sum to the estimate', () => {
    for (const row of tables.projects ?? []) {
      const budgets = tables.budgets?.filter((one) => one.projectId === row.id) ?? []
      expect(total(budgets.map((one) => one.amount)), row.code).toBe(row.estimatedCost)
    }
  })

  it('earn on the residence what its figures say', () => {
    const value = earnedValueOf('CHE-2602')
    expect(value).toMatchObject({
      bac: 82_910_000,
      pv: 43_113_200,
      ev: 38_138_600,
      ac: 41_920_000,
      cv: -3_781_400,
      sv: -4_974_600,
      eac: 91_130_435,
      eacOneOff: 86_691_400,
      eacPessimistic: 97_549_187,
      etc: 49_210_435,
      vac: -8_220_435,
    })
    expect([value.cpi, value.spi, value.tcpi].map((index) => index?.toFixed(4))).toEqual(['0.9098', '0.8846', '1.0923'])
  })

  it('lose cost performance on the residence month after month', () => {
    const row = project('CHE-2602')
    const trend = (tables.kpiSnapshots ?? []).map((snapshot) => {
      const costs = tables.costEntries?.filter((one) => one.projectId === row.id && one.date <= snapshot.date) ?? []
      const spent = total(costs.map((one) => one.amount))
      return ((row.estimatedCost ?? 0) * snapshot.value) / 1e6 / spent
    })
    expect(trend).toHaveLength(4)
    expect([...trend].sort((a, b) => b - a)).toEqual(trend)
    expect(trend.at(-1)).toBeGreaterThan(earnedValueOf('CHE-2602').cpi ?? 1)
  })

  it('are over on the sprinklers first, and paid 171.0 h for 147.2 h earned', () => {
    const row = project('CHE-2602')
    const overrun = (tables.budgets ?? [])
      .filter((budget) => budget.projectId === row.id)
      .map((budget) => {
        const costs = tables.costEntries?.filter((one) => one.projectId === row.id && one.costCode === budget.costCode)
        const spent = total((costs ?? []).map((one) => one.amount))
        return { code: budget.costCode, over: spent - Math.round((budget.amount * (row.progressPpm ?? 0)) / 1e6) }
      })
      .sort((a, b) => b.over - a.over)
    expect(overrun[0]).toEqual({ code: '21 10 00', over: 2_130_000 })
    expect(total(overrun.map((one) => one.over))).toBe(3_781_400)
    const budgeted = total(
      (tables.budgets ?? []).filter((one) => one.projectId === row.id).map((one) => one.hours ?? 0),
    )
    const paid = total((tables.timeEntries ?? []).filter((one) => one.projectId === row.id).map((one) => one.hours))
    const earned = (budgeted * (row.progressPpm ?? 0)) / 1e6
    expect([earned / 100, paid / 100, (earned / paid).toFixed(3)]).toEqual([147.2, 171, '0.861'])
  })

  it('are worth this work in progress', () => {
    expect(wip.map((row) => [row.contract, row.estimatedCost, row.cost, row.earned, row.billed, row.over])).toEqual([
      [189_000_000, 162_540_000, 124_343_100, 144_585_000, 147_420_000, 2_835_000],
      [98_700_000, 91_130_435, 41_920_000, 45_402_000, 43_030_000, -2_372_000],
      [42_185_000, 34_984_000, 22_600_000, 27_251_915, 28_339_000, 1_087_085],
      [224_000_000, 194_880_000, 11_800_000, 13_563_218, 0, -13_563_218],
    ])
    expect(sumWip(wip)).toEqual({ overbilled: 3_922_085, underbilled: 15_935_218 })
  })

  it('leave a backlog of 3 350 960 and this forecast', () => {
    const open = ACTIVE.map((code) => ({
      left: contractOf(tables, id(code)) - billedOf(tables, id(code)),
      end: project(code).endDate ?? '',
    }))
    expect(backlog(open)).toBe(335_096_000)
    const smallWorks = organization.settings?.smallWorks as number
    const forecast = forecastRevenue(open, smallWorks, TODAY, 2).map(({ revenue }) => Math.round(revenue / 100))
    expect(forecast).toEqual([849_507, 463_368])
  })

  it('had these margins when they ended', () => {
    const margin = (code: string) => grossMargin(billedOf(tables, id(code)), costOf(tables, id(code)))
    expect(margin('CHE-2401')).toBe(134_407)
    expect(margin('CHE-2502')).toBe(97_201)
    const school = project('CHE-2502')
    const fade = marginFade(school.contractAmount ?? 0, school.estimatedCost ?? 0, costOf(tables, school.id))
    expect(fade).toBe(22_799)
    const costs = ['CHE-2402', 'CHE-2501', 'CHE-2503'].map((code) => costOf(tables, id(code)))
    expect(costs).toEqual([53_120_000, 15_130_000, 24_990_000])
    for (const code of ['CHE-2401', 'CHE-2402', 'CHE-2501', 'CHE-2502', 'CHE-2503']) {
      expect(billedOf(tables, id(code)), code).toBe(project(code).contractAmount)
    }
  })
})

describe('the pay applications', () => {
  it('follow from their schedules of values, and each is its invoice', () => {
    for (const application of tables.payApplications ?? []) {
      const row = tables.projects?.find((one) => one.id === application.projectId)
      const declared = tables.sovLines?.filter((line) => line.payApplicationId === application.id) ?? []
      const toLine = (line: (typeof declared)[number]) => ({
        name: line.description,
        amount: line.scheduled,
        done: line.toDatePpm ?? 0,
      })
      const earlier = (tables.payApplications ?? []).filter(
        (one) => one.projectId === application.projectId && one.number < application.number,
      )
      const built = buildPayApplication(
        {
          lines: declared.filter((line) => !line.changeOrderId).map(toLine),
          changes: declared.filter((line) => line.changeOrderId).map((line) => ({ ...toLine(line), signed: true })),
          stored: application.stored ?? 0,
          holdbackRate: application.holdbackPpm,
          previousGross: earlier.at(-1)?.gross ?? 0,
        },
        { province: row?.province === 'ON' ? 'ON' : 'QC', date: application.periodTo },
      )
      const invoice = tables.invoices?.find((one) => one.id === application.invoiceId)
      expect(application).toMatchObject({
        revisedContract: built.revised,
        work: built.work,
        gross: built.gross,
        holdback: built.holdback,
        previous: built.previousEarned,
        due: built.due,
      })
      expect([invoice?.subtotal, invoice?.total]).toEqual([built.due, built.taxed.total])
    }
  })

  it('ask 115 801.67 on the sixplex for the third time', () => {
    const third = tables.payApplications?.find((one) => one.projectId === id('CHE-2603') && one.number === 3)
    expect(third).toMatchObject({
      revisedContract: 42_185_000,
      work: 26_479_000,
      stored: 1_860_000,
      gross: 28_339_000,
      holdback: 2_833_900,
      previous: 15_433_200,
      due: 10_071_900,
    })
    expect(tables.invoices?.find((one) => one.id === third?.invoiceId)?.total).toBe(11_580_167)
    const contract = tables.sovLines?.filter((line) => line.projectId === id('CHE-2603') && !line.payApplicationId)
    expect(contract?.map((line) => line.scheduled)).toEqual([3_850_000, 2_740_000, 16_890_000, 14_270_000, 3_480_000])
  })

  it('are missing on the school, and an unsigned change waits on the residence', () => {
    expect(tables.payApplications?.some((one) => one.projectId === id('CHE-2604'))).toBe(false)
    const open = tables.changeOrders?.filter((change) => !change.signedAt)
    expect(open).toMatchObject([{ projectId: id('CHE-2602'), status: 'sent' }])
    const wrong = tables.invoices?.find((one) => one.status === 'draft')
    expect(wrong).toMatchObject({ projectId: id('CHE-2601'), hst: 0 })
    expect(wrong?.qst).toBeGreaterThan(0)
    expect(wrong?.number).toBeUndefined()
  })
})

describe('what the demo company owes', () => {
  it('makes a current ratio of 2.08', () => {
    const cash = total((tables.cashAccounts ?? []).map((account) => account.balance))
    const payables = total((tables.bills ?? []).filter((bill) => bill.status !== 'paid').map((bill) => bill.total))
    const others = (tables.liabilities ?? []).map((liability) => liability.amount)
    const receivables = total(balancesOf(tables).map((one) => one.balance))
    const held = total((tables.holdbacks ?? []).filter((row) => !row.releasedOn).map((row) => row.amount))
    expect([cash, payables, ...others]).toEqual([24_130_000, 48_820_000, 6_140_000, 7_400_000])
    const { overbilled, underbilled } = sumWip(wip)
    const ratio = currentRatio(cash + receivables + held + underbilled, payables + overbilled + total(others))
    expect(ratio?.toFixed(2)).toBe('2.08')
    expect((cash / (organization.settings?.monthlyBurn as number)).toFixed(1)).toBe('4.2')
  })

  it('has one bill of Béton Saint-Clair twice, and one price of concrete out of line', () => {
    const bills = (tables.bills ?? []).map((bill) => ({ ...bill, vendor: bill.vendorId, amount: bill.total }))
    const twice = findDuplicateBills(bills)
    expect(twice.map((pair) => pair.map((bill) => bill.total))).toEqual([[841_255, 841_255]])
    expect(twice[0]?.map((bill) => bill.status)).toEqual(['paid', 'approved'])
    const pours = (tables.costEntries ?? []).filter((cost) => cost.unit === 'm3')
    const prices = pours.map((cost) => (cost.amount * 1000) / (cost.quantity ?? 1) / 100)
    expect(prices).toEqual([212, 218, 209, 221, 215, 214, 287])
    const outliers = findOutliers(prices)
    expect(outliers.map((one) => [one.value, one.score.toFixed(1)])).toEqual([[287, '16.2']])
  })
})
