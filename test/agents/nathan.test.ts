import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periodBefore } from '../../agents/it-data/books.ts'
import { nathan } from '../../agents/it-data/nathan-indicateurs.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([nathan])
})
afterAll(() => desk.close())

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('indicators', () => {
  it('has the figures of October, each with its definition', async () => {
    const { output, card } = await desk.run('isabelle', 'kpis.compute')
    const of = (key: string) => output.items.find((one: { key: string }) => one.key === key)
    expect(output.period).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect(output.before).toEqual({ from: '2026-09-01', to: '2026-09-30' })
    expect(of('dso').now.value.toFixed(1)).toBe('42.7')
    expect(of('receivables').now.value).toBe(76_249_585)
    expect(of('backlog').now.value).toBe(335_096_000)
    expect(of('trir').now).toMatchObject({ counts: [2, 21_450] })
    expect(of('trir').now.value.toFixed(1)).toBe('18.6')
    expect(of('nps').now.value.toFixed(1)).toBe('53.3')
    expect(of('csat').now).toEqual({ value: 838_710, counts: [26, 31] })
    expect(of('conversion').now).toEqual({ value: 261_905, counts: [11, 42] })
    expect(textOf(card)).toContain('18,6 (2 en 21 450 h)')
    expect(textOf(card)).toContain('à recevoir ÷ facturé des 92 derniers jours × 92')
  })

  it('earns margin as the work advances, whenever it is billed', async () => {
    const period = { from: '2024-11-01', to: '2026-10-31' }
    const { output } = await desk.run('isabelle', 'kpis.compute', { metric: 'margin', period })
    const done = 118_000_000 + 64_250_000 + 18_490_000 + 146_500_000 + 31_875_000
    const spent = 102_140_000 + 53_120_000 + 15_130_000 + 132_260_000 + 24_990_000
    const earned = done + 144_585_000 + 45_402_000 + 27_251_915 + 13_563_218
    const cost = spent + 124_343_100 + 41_920_000 + 22_600_000 + 11_800_000
    expect(output.items[0].now.value).toBe(Math.round(((earned - cost) / earned) * 1e6))
  })

  it('shows no money to those who may not see it', async () => {
    const { output, card } = await desk.run('steve', 'kpis.compute')
    const keys = output.items.map((one: { key: string }) => one.key)
    expect(keys).toEqual(expect.arrayContaining(['hours', 'trir', 'nps']))
    expect(keys).not.toEqual(expect.arrayContaining(['revenue']))
    expect(textOf(card)).not.toMatch(/\d \$/)
    await expect(desk.run('steve', 'kpis.chart', { metric: 'revenue' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await expect(desk.run('steve', 'kpis.chart', { metric: 'ageing' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await expect(desk.run('steve', 'kpis.explain_change', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('answers about one indicator when one is named', async () => {
    const { output, card } = await desk.run('emilie', 'kpis.compute', { metric: 'nps' }, 'en')
    expect(output.items).toHaveLength(1)
    expect(card.summary).toContain('53.3 points')
    await expect(desk.run('emilie', 'kpis.compute', { metric: 'moon' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('compares months with months and days with days', () => {
    expect(periodBefore({ from: '2026-03-01', to: '2026-05-31' })).toEqual({ from: '2025-12-01', to: '2026-02-28' })
    expect(periodBefore({ from: '2026-10-26', to: '2026-11-01' })).toEqual({ from: '2026-10-19', to: '2026-10-25' })
  })
})

const SERIES = [
  57.78, 62.92, 128.94, 204.53, 276.95, 353.25, 478.73, 554.77, 259.18, 374.25, 398.45, 402.96, 333.5, 138.42, 73.42,
  16.5, 55.53, 103.22, 167.18, 264.39, 187.63, 476.85, 636.9, 480.99,
]

describe('charts', () => {
  it('draws revenue by month since 2024', async () => {
    const period = { from: '2024-01-01', to: '2026-11-02' }
    const { output, card } = await desk.run('isabelle', 'kpis.chart', { metric: 'revenue', period })
    expect(output.parts.map((one: { label: string }) => one.label).slice(0, 1)).toEqual(['2024-11'])
    expect(output.parts.at(-1).label).toBe('2026-10')
    expect(output.parts.map((one: { value: number }) => Math.round(one.value / 1000) / 100)).toEqual(SERIES)
    expect([output.recent, output.earlier]).toEqual([293_453_000, 355_271_000])
    expect(plain(card.summary)).toBe(
      'Revenus : 6 487 240,00 $ (novembre 2024 à octobre 2026); 2 934 530,00 $ dans les 12 derniers mois, −17,4 % contre les 12 d’avant.',
    )
    const chart = parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
    expect(chart).toMatchObject({ kind: 'bar', unit: 'money' })
    expect(chart.series[0]!.points).toHaveLength(24)
  })

  it('splits revenue by client with parts that add up', async () => {
    const { output, card } = await desk.run('nadia', 'kpis.chart', { metric: 'revenue', by: 'client', shape: 'pie' })
    const total = output.parts.reduce((sum: number, one: { value: number }) => sum + one.value, 0)
    expect(total).toBe(293_453_000)
    expect(output.parts[0].value).toBeGreaterThanOrEqual(output.parts[1].value)
    const chart = parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
    expect(chart.kind).toBe('pie')
    expect(chart.series[0]!.points.reduce((sum, one) => sum + one.value, 0)).toBe(total)
  })

  it('draws receivables by age', async () => {
    const { output } = await desk.run('nadia', 'kpis.chart', { metric: 'ageing' })
    expect(output.parts.map((one: { value: number }) => one.value)).toEqual([
      49_758_596, 23_829_833, 1_250_000, 431_156, 980_000,
    ])
  })

  it.each(['receipts', 'costs', 'margin', 'hours', 'backlog', 'dso', 'receivables', 'on_time', 'conversion'])(
    'draws %s by month',
    async (metric) => {
      const { card } = await desk.run('isabelle', 'kpis.chart', { metric })
      parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
      expect(card.summary).not.toMatch(/NaN|undefined|null/)
    },
  )
})

describe('explanations', () => {
  it('adds up from one year to the next', async () => {
    const { output, card } = await desk.run('isabelle', 'kpis.explain_change', { metric: 'revenue' })
    expect([output.before, output.now]).toEqual([355_271_000, 293_453_000])
    const total = output.drivers.reduce((sum: number, one: { change: number }) => sum + one.change, 0)
    expect(total).toBe(293_453_000 - 355_271_000)
    expect(plain(card.summary)).toContain('−17,4 %')
    const chart = parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
    const points = chart.series[0]!.points
    const moved = points.slice(1, -1).reduce((sum, one) => sum + one.value, points[0]!.value)
    expect(moved).toBe(points.at(-1)!.value)
  })
})

describe('periods', () => {
  it('answers with the last closed month where the one in course has just begun', async () => {
    const { output } = await desk.run('isabelle', 'kpis.compute', { period: { from: '2026-11-01', to: '2026-11-30' } })
    expect(output.period).toEqual({ from: '2026-10-01', to: '2026-10-31' })
  })

  it('compares a year in course with the same months of the year before, whatever word stood before it', async () => {
    const year = { from: '2026-01-01', to: '2026-12-31' }
    for (const input of [{ period: year }, { against: year }]) {
      const { output } = await desk.run('isabelle', 'kpis.explain_change', input)
      expect(output.period).toEqual({ from: '2026-01-01', to: '2026-10-31' })
      expect(output.against).toEqual({ from: '2025-01-01', to: '2025-10-31' })
    }
  })
})

describe('new indicators', () => {
  const input = { name: 'Taux d’encaissement', left: 'receipts', right: 'revenue' }

  it('is shown with its value, then computed with the others', async () => {
    const { card, subject } = await desk.preview('nadia', 'kpis.define_metric', input)
    expect(plain(card.summary)).toContain('encaissements ÷ revenus')
    expect(subject).toMatchObject({ key: 'taux_d_encaissement', formula: 'receipts / revenue', unit: 'ppm' })
    await desk.run('nadia', 'kpis.define_metric', input)
    const { output } = await desk.run('nadia', 'kpis.compute', { metric: 'taux_d_encaissement' })
    const { output: all } = await desk.run('nadia', 'kpis.compute')
    const of = (key: string) => all.items.find((one: { key: string }) => one.key === key).now.value
    expect(output.items[0].now.value).toBe(Math.round((of('receipts') / of('revenue')) * 1e6))
    const steve = await desk.run('steve', 'kpis.compute')
    expect(JSON.stringify(steve.output)).not.toContain('taux_d_encaissement')
    await expect(desk.preview('nadia', 'kpis.define_metric', input)).rejects.toMatchObject({ field: 'name' })
  })

  it('is named after its computation when nobody named it', async () => {
    const { subject } = await desk.preview('nadia', 'kpis.define_metric', { left: 'costs', right: 'hours' })
    expect(subject).toMatchObject({ nameFr: 'Coûts des chantiers ÷ Heures travaillées', unit: 'cents' })
  })

  it('refuses dollars plus days', async () => {
    const mixed = { ...input, name: 'Drôle', operation: 'sum', right: 'dso' }
    await expect(desk.preview('nadia', 'kpis.define_metric', mixed)).rejects.toMatchObject({ field: 'right' })
  })
})
