import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { thierry } from '../../agents/construction/thierry-equipement.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([thierry])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const steps = (answer: { steps: { tool: string; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)

describe('Thierry', () => {
  it('says where a machine is, by any of its names, and what is free', async () => {
    const { output, card } = await desk.run('dany', 'equipment.locate', { machine: 'lift 45 pieds' })
    expect(output.machines).toEqual([
      expect.objectContaining({ title: 'Nacelle 45 pi Genie Z-45', place: 'chantier Northgate', serviceIn: 1100 }),
    ])
    expect(card.summary).toContain('CHE-2601')
    const { number } = output.machines[0]
    expect((await desk.run('dany', 'equipment.locate', { machine: number })).output.machines[0].number).toBe(number)
    const all = await desk.run('dany', 'equipment.locate')
    expect(all.output.machines).toHaveLength(9)
    expect(all.card.summary).toContain('2 libre(s) : Mini-pelle Kubota KX057, Camion F-550 benne')
    await expect(desk.run('dany', 'equipment.locate', { machine: 'sous-marin' })).rejects.toMatchObject({
      code: 'input.invalid',
      field: 'machine',
    })
  })

  it('reserves what is free, and refuses days that are taken or past', async () => {
    const project = await desk.idOf('CHE-2602')
    const reserve = (machine: string, from: string, to = from) =>
      desk.preview('dany', 'equipment.locate_and_reserve', { machine, project, when: { from, to } }, 'fr')
    await expect(reserve('chaufferette', '2026-11-13', '2026-11-16')).rejects.toMatchObject({
      code: 'rule.broken',
      says: { fr: expect.stringContaining('14 nov. 2026') },
    })
    await expect(reserve('mini-pelle', '2026-10-30')).rejects.toMatchObject({ field: 'when' })
    expect((await reserve('lift', '2026-11-12')).card.tone).toBe('warning')
    const said = { machine: 'mini excavator', project, when: { from: '2026-11-09', to: '2026-11-10' } }
    expect((await desk.preview('dany', 'equipment.locate_and_reserve', said, 'fr')).card.tone).toBe('info')
    const { output } = await desk.run('dany', 'equipment.locate_and_reserve', said)
    const machine = await desk.inOrganization((stores) => stores.records.byNumber('equipment', output.number))
    expect(machine).toMatchObject({
      state: 'reserved',
      projectId: project,
      data: { reservedFrom: '2026-11-09', reservedTo: '2026-11-10' },
    })
  })

  it('tells which service comes first, and puts one in the tasks', async () => {
    const { output } = await desk.run('dany', 'equipment.schedule_service')
    expect(output.machines[0]).toMatchObject({ title: 'Pelle Hitachi 210', serviceIn: 190 })
    expect(output.task).toBeNull()
    const planned = await desk.run('dany', 'equipment.schedule_service', { machine: 'bobcat', when: '2026-11-09' })
    const task = await desk.inOrganization((stores) => stores.tasks.need(planned.output.task))
    expect(task).toMatchObject({ dueDate: '2026-11-09', title: 'Entretien de Chargeuse compacte Bobcat S650' })
    expect(thierry.tools[2]!.undo!(planned.output)).toEqual({ tool: 'tasks.cancel', input: { task: task.id } })
    expect(thierry.tools[2]!.undo!(output)).toBeNull()
  })

  it('compares renting and owning to the cent, with its assumptions', async () => {
    const { output, card } = await desk.run('emilie', 'equipment.rent_vs_buy', { machine: 'mini-pelle', days: 60_000 })
    // (92 500 + 23 125) ÷ 2 × 8.5 % = 4 914.06 fixed; 61.67 of wear and 272.00 of running a day against 480.00 + 272.00.
    expect(output).toMatchObject({ own: 491_406 + 60 * (6_167 + 27_200), rent: 60 * (48_000 + 27_200), better: 'own' })
    expect(output.breakEvenDays).toBe(Math.ceil(491_406 / (48_000 - 6_167)))
    expect(textOf(card)).toContain('hypothèses')
    await expect(
      desk.run('emilie', 'equipment.rent_vs_buy', { machine: 'telehandler', days: 60_000 }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(desk.run('steve', 'equipment.rent_vs_buy', { machine: 'lift', days: 60_000 })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it.each([
    ['yé où le lift 45 pieds', 'dany', 'equipment.locate done', 'chantier Northgate'],
    ['which machine is due for maintenance first', 'tyler', 'equipment.schedule_service done', 'Pelle Hitachi 210'],
    ['louer ou acheter le bobcat pour 80 jours', 'emilie', 'equipment.rent_vs_buy done', 'Chargeuse compacte'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(steps(answer)).toEqual([step])
    expect(answer.text).toContain(shown)
  })

  it('reserves after the asker’s own click', async () => {
    const asked = await app.chat('réserve la mini-pelle lundi prochain pour l’école', { as: 'mamadou' })
    expect(steps(asked)).toEqual(['equipment.locate_and_reserve needs-confirmation'])
    const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'mamadou' })
    expect([status, body.state]).toEqual([200, 'approved'])
    const [machine] = await app.within(async (stores) =>
      (await stores.records.list('equipment')).filter(({ title }) => title.startsWith('Mini-pelle')),
    )
    expect(machine).toMatchObject({ state: 'reserved', data: { reservedFrom: '2026-11-09' } })
  })
})
