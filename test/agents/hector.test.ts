import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hector } from '../../agents/construction/hector-valeur-acquise.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { applyRate } from '../../src/lib/money.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([hector])
})
afterAll(() => desk.close())

describe('earned value', () => {
  it('gives the figures of the residence to the cent, with the code that is responsible', async () => {
    const { output, card } = await desk.run('isabelle', 'evm.compute', { project: await desk.idOf('CHE-2602') })
    expect(output).toMatchObject({
      bac: 82_910_000,
      pv: 43_113_200,
      ev: 38_138_600,
      ac: 41_920_000,
      cv: -3_781_400,
      sv: -4_974_600,
      eac: 91_130_435,
      etc: 49_210_435,
      vac: -8_220_435,
      asOf: '2026-10-31',
    })
    expect([output.cpi, output.spi, output.tcpi].map((index: number) => index.toFixed(4))).toEqual([
      '0.9098',
      '0.8846',
      '1.0923',
    ])
    expect(output.worst).toMatchObject({ code: '21 10 00', overrun: 2_130_000, label: { fr: 'Gicleurs' } })
    expect(output.causes.map((one: { code: string; overrun: number }) => [one.code, one.overrun])).toEqual([
      ['21 10 00', 2_130_000],
      ['09 20 00', 974_000],
      ['06 10 00', 535_000],
    ])
    expect(card.summary.replaceAll('\u00a0', ' ')).toBe(
      'CHE-2602 : IPC 0,91 et IPD 0,88 au 31 oct. 2026; coût final projeté 911 304,35 $, 82 204,35 $ de plus que le budget.',
    )
    expect(textOf(card)).toContain('21 10 00 Gicleurs')
    expect(card.tone).toBe('danger')
  })

  it('answers in English', async () => {
    const { card } = await desk.run('isabelle', 'evm.compute', { project: await desk.idOf('CHE-2602') }, 'en')
    expect(card.summary).toBe(
      'CHE-2602: CPI 0.91 and SPI 0.88 as of Oct 31, 2026; projected final cost $911,304.35, $82,204.35 above budget.',
    )
    expect(textOf(card)).toContain('Sprinklers')
  })

  it('says n/d where nothing is spent', async () => {
    const id = await desk.inOrganization(async (stores) => {
      const [client] = await stores.clients.list({}, 1)
      const row = { code: 'CHE-2699', name: 'Neuf', clientId: client!.id, estimatedCost: 1_000_000 }
      return (await stores.projects.insert(row)).id
    })
    const { output, card } = await desk.run('isabelle', 'evm.compute', { project: id })
    expect([output.cpi, output.spi, output.eac, output.vac]).toEqual([null, null, null, null])
    expect(textOf(card)).toContain('n/d')
    expect(textOf(card)).not.toMatch(/NaN|Infinity|null \$/)
  })

  it('is not for those who may not see costs', async () => {
    await expect(desk.run('steve', 'evm.compute', { project: await desk.idOf('CHE-2602') })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('projects the final cost by three methods', async () => {
    const { output, card } = await desk.run('julien', 'evm.forecast_final_cost', {
      project: await desk.idOf('CHE-2602'),
    })
    expect([output.eac, output.eacOneOff, output.eacPessimistic]).toEqual([91_130_435, 86_691_400, 97_549_187])
    const chart = card.blocks.find((block) => block.type === 'chart')!
    expect(parseChart(chart.chart).axis?.target).toBe(82_910_000)
  })
})

describe('S-curve', () => {
  it('ends today at the figures of the day and plans up to the end of the contract', async () => {
    const { output, card } = await desk.run('emilie', 'evm.trend_chart', { project: await desk.idOf('CHE-2602') })
    const october = output.months.find((one: { month: string }) => one.month === '2026-10-01')
    expect(october).toEqual({ month: '2026-10-01', pv: 43_113_200, ev: 38_138_600, ac: 41_920_000 })
    expect(output.months[0].month).toBe('2026-06-01')
    expect(output.months.at(-1)).toEqual({ month: '2027-02-01', pv: 82_910_000, ev: null, ac: null })
    for (const key of ['pv', 'ac', 'ev']) {
      const values = output.months
        .map((one: Record<string, number | null>) => one[key])
        .filter((v: unknown) => v !== null)
      expect(values).toEqual([...values].sort((a, b) => a - b))
    }
    const chart = card.blocks.find((block) => block.type === 'chart')!
    expect(parseChart(chart.chart).series.map(({ points }) => points.length)).toEqual([9, expect.any(Number), 5])
  })
})

describe('progress', () => {
  it('is shown before and after, written with its day, and kept on the curve', async () => {
    const project = await desk.idOf('CHE-2603')
    const before = await desk.inOrganization((stores) => stores.projects.need(project))
    const { card, subject } = await desk.preview('julien', 'evm.update_progress', { project, progress: 680_000 })
    expect(card.summary.replaceAll('\u00a0', ' ')).toMatch(
      /^CHE-2603 passera de 6\d(,\d)? % à 68 % d’avancement au 2 nov. 2026.$/,
    )
    expect(subject).toMatchObject({ date: '2026-11-02', from: before.progressPpm, to: 680_000 })
    await desk.run('julien', 'evm.update_progress', { project, progress: 680_000 })
    const { output } = await desk.run('julien', 'evm.compute', { project })
    expect(output).toMatchObject({ done: 680_000, asOf: '2026-11-02', ev: 23_789_120 })
    expect(output.planned).toBeGreaterThan(before.plannedProgressPpm)
    const curve = await desk.run('julien', 'evm.trend_chart', { project })
    const months = Object.fromEntries(
      curve.output.months.map((one: { month: string; ev: number }) => [one.month, one.ev]),
    )
    expect(months).toMatchObject({ '2026-10-01': applyRate(34_984_000, before.progressPpm), '2026-11-01': 23_789_120 })
  })

  it('refuses what cannot be', async () => {
    const project = await desk.idOf('CHE-2602')
    const done = await desk.idOf('CHE-2401')
    const field = (name: string) => ({ code: 'input.invalid', field: name })
    await expect(
      desk.preview('julien', 'evm.update_progress', { project, progress: 500_000, date: '2026-11-20' }),
    ).rejects.toMatchObject(field('date'))
    await expect(
      desk.preview('julien', 'evm.update_progress', { project, progress: 500_000, date: '2026-09-30' }),
    ).rejects.toMatchObject(field('date'))
    await expect(desk.preview('julien', 'evm.update_progress', { project, progress: 1_200_000 })).rejects.toMatchObject(
      field('progress'),
    )
    await expect(
      desk.preview('julien', 'evm.update_progress', { project: done, progress: 500_000 }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
  })
})
