import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextCode } from '../../agents/construction/open-project.ts'
import { pierre } from '../../agents/construction/pierre-construction.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([pierre])
})
afterAll(() => desk.close())

describe('portfolio', () => {
  it('has the work in progress of every active project to the cent and names the two at risk', async () => {
    const { output, card } = await desk.run('isabelle', 'projects.compare_portfolio')
    const wip = output.rows.map((row: Record<string, unknown>) => [row.code, row.earned, row.billed, row.over])
    expect(wip).toEqual([
      ['CHE-2601', 144_585_000, 147_420_000, 2_835_000],
      ['CHE-2602', 45_402_000, 43_030_000, -2_372_000],
      ['CHE-2603', 27_251_915, 28_339_000, 1_087_085],
      ['CHE-2604', 13_563_218, 0, -13_563_218],
    ])
    expect(output).toMatchObject({ overbilled: 3_922_085, underbilled: 15_935_218 })
    expect(card.summary.replaceAll('\u00a0', ' ')).toBe(
      '4 chantiers en cours : les deux à risque sont CHE-2604 (135 632,18 $) et CHE-2602 (105 924,35 $).',
    )
    expect(textOf(card)).toContain('82 204,35 $ de plus que le budget')
    parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
  })

  it('is not shown to a carpenter', async () => {
    await expect(desk.run('steve', 'projects.compare_portfolio')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('health report', () => {
  it('says first how the residence goes, then why', async () => {
    const { output, card } = await desk.run('isabelle', 'projects.health_report', {
      project: await desk.idOf('CHE-2602'),
    })
    expect(output.health).toBe('trouble')
    expect(output.money).toMatchObject({ contract: 98_700_000, billed: 43_030_000, holdback: 4_303_000 })
    expect(output.unsigned).toHaveLength(1)
    expect(output.late.length).toBeGreaterThan(0)
    for (const task of output.late) expect(task.due < '2026-11-02').toBe(true)
    expect(card.summary).toMatch(/^Résidence Le Crépuscule Doré est en difficulté, 46/)
    expect(textOf(card)).toContain('AV-01 pas signé')
    expect(textOf(card)).toContain('Calfeutrage manquant')
    parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
  })

  it('hides every dollar from the field', async () => {
    const { card } = await desk.run('steve', 'projects.health_report', { project: await desk.idOf('CHE-2602') })
    expect(textOf(card)).not.toMatch(/\d \$|\$\d/)
    expect(textOf(card)).toContain('pas signé')
    expect(card.actions).toEqual([])
  })

  it('tells that nothing is billed on the school', async () => {
    const { card } = await desk.run('nadia', 'projects.health_report', { project: await desk.idOf('CHE-2604') }, 'en')
    expect(card.summary).toContain('$135,632.18 of work not billed yet')
  })
})

describe('list', () => {
  it('shows what is under way, with contracts for those who may see them', async () => {
    const office = await desk.run('isabelle', 'projects.list')
    expect(office.output.projects).toHaveLength(4)
    expect(office.card.summary).toContain('4 projets (en cours)')
    expect(textOf(office.card)).toContain('2 240 000,00 $')
    const field = await desk.run('tyler', 'projects.list', { status: 'done' })
    expect(field.output.projects).toHaveLength(5)
    expect(textOf(field.card)).not.toContain('$')
  })
})

describe('opening and closing', () => {
  it('numbers a project after the last of the year', () => {
    expect(nextCode(['CHE-2502', 'CHE-2604', 'CHE-2601'], '2026-11-02')).toBe('CHE-2605')
    expect(nextCode(['CHE-2604'], '2027-01-04')).toBe('CHE-2701')
    expect(nextCode([], '2026-11-02')).toBe('P-2601')
  })

  it('opens a project with its first tasks', async () => {
    const client = await desk.inOrganization(async (stores) => (await stores.clients.list({ code: 'C1' }))[0]!.id)
    const input = { client, name: 'Réfection du toit', contract: 24_000_000, start: '2027-01-04', end: '2027-04-30' }
    const { card, subject } = await desk.preview('julien', 'projects.create', input)
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('CHE-2605')
    expect(subject).toMatchObject({ contractAmount: 24_000_000, status: 'planned', holdbackPpm: 100_000 })
    const { output } = await desk.run('julien', 'projects.create', input)
    const tasks = await desk.inOrganization((stores) => stores.tasks.list({ projectId: output.id }))
    expect(tasks).toHaveLength(3)
    await expect(desk.preview('julien', 'projects.create', input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      desk.preview('julien', 'projects.create', { ...input, name: 'ouvre un nouveau' }),
    ).rejects.toMatchObject({ field: 'name' })
    await expect(
      desk.preview('julien', 'projects.create', { ...input, name: 'Autre', end: '2026-12-01' }),
    ).rejects.toMatchObject({ field: 'end' })
  })

  it('warns of what is left before closing, and says how to go back', async () => {
    const project = await desk.idOf('CHE-2603')
    const { card } = await desk.preview('julien', 'projects.set_status', { project, status: 'done' })
    expect(card.tone).toBe('warning')
    expect(textOf(card)).toMatch(/tâches? .*ouverte/)
    const { output, card: done } = await desk.run('julien', 'projects.set_status', { project, status: 'on-hold' })
    expect(output).toMatchObject({ from: 'active', to: 'on-hold' })
    expect(textOf(done)).toContain('remets le statut à « en cours »')
    await expect(desk.preview('julien', 'projects.set_status', { project, status: 'on-hold' })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })
})
