import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edith } from '../../agents/knowledge/edith-comptes-rendus.ts'
import { dayNamed, readMinutes } from '../../agents/knowledge/read-minutes.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let persons: Map<string, string>
beforeAll(async () => {
  desk = await openDesk([edith])
  persons = await desk.inOrganization(
    async (stores) => new Map((await stores.persons.list()).map((one) => [one.handle, one.id])),
  )
})
afterAll(() => desk.close())

describe('tasks', () => {
  it('gives a task to somebody, tells them, and takes it back', async () => {
    const { output, undo } = await desk.run('julien', 'tasks.create_from_chat', {
      title: 'vérifier les solives du 3e',
      assignee: persons.get('tyler'),
      due: '2026-11-06',
      project: await desk.idOf('CHE-2603'),
    })
    expect(output).toMatchObject({ title: 'Vérifier les solives du 3e', assignee: { name: 'Tyler McKenna' } })
    const told = await desk.inOrganization((stores) => stores.notifications.list({ subjectId: output.id }))
    expect(told).toMatchObject([{ personId: persons.get('tyler'), title: 'New task', state: 'pending' }])
    const back = await desk.run('julien', undo!.tool, undo!.input)
    expect(back.output.task.status).toBe('cancelled')
    const again = await desk.run('julien', back.undo!.tool, back.undo!.input)
    expect(again.output.task.status).toBe('open')
  })

  it('moves one’s own task and goes back to exactly what it was', async () => {
    const [task] = await desk.inOrganization((stores) => stores.tasks.listOpen({ assigneeId: persons.get('steve')! }))
    const done = await desk.run('steve', 'tasks.update_status', { task: task!.id, status: 'done', due: '2026-11-20' })
    expect(done.output.task).toMatchObject({ status: 'done', due: '2026-11-20' })
    await desk.run('steve', done.undo!.tool, done.undo!.input)
    const now = await desk.inOrganization((stores) => stores.tasks.need(task!.id))
    expect(now).toMatchObject({ status: task!.status, dueDate: task!.dueDate, doneAt: null })
    await expect(desk.run('tyler', 'tasks.update_status', { task: task!.id, status: 'done' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await expect(desk.run('steve', 'tasks.update_status', { task: task!.id })).rejects.toMatchObject({
      field: 'status',
    })
  })

  it('tells an apprentice where he works tomorrow, and nothing of the others', async () => {
    const { output, card } = await desk.run('tyler', 'tasks.list_mine', {
      period: { from: '2026-11-03', to: '2026-11-03' },
    })
    expect(output.tasks).toHaveLength(1)
    expect(output.tasks[0].project.code).toBe('CHE-2601')
    expect(textOf(card)).toContain('Meet Julien at gate 2')
    await expect(desk.run('tyler', 'tasks.list_mine', { which: 'everyone' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('puts what is late first', async () => {
    const { output, card } = await desk.run('julien', 'tasks.list_mine', { which: 'everyone' })
    const late = await desk.inOrganization((stores) => stores.tasks.listLate('2026-11-02'))
    expect(output.late).toBe(late.length)
    expect(output.tasks[0].due < '2026-11-02').toBe(true)
    expect(card.tone).toBe('warning')
  })
})

describe('minutes', () => {
  const people = [
    { id: 'k', name: 'Karine Ouellet' },
    { id: 'd', name: 'Dany Morissette' },
  ]
  it('separates decisions, actions and the rest, adding nothing', () => {
    const notes =
      'On a décidé de garder la brique d’origine.\nKarine doit relancer la coop avant vendredi.\n- Dany : sortir le conteneur le 12 novembre\nAction : commander les portes\nDany s’occupe des échafauds.\nLe toit coule encore au coin nord.'
    expect(readMinutes(notes, '2026-11-02', people)).toEqual({
      decisions: ['On a décidé de garder la brique d’origine.'],
      actions: [
        { title: 'Relancer la coop avant vendredi', owner: 'k', due: '2026-11-06' },
        { title: 'Sortir le conteneur le 12 novembre', owner: 'd', due: '2026-11-12' },
        { title: 'Commander les portes', owner: null, due: null },
        { title: 'Échafauds', owner: 'd', due: null },
      ],
      notes: ['Le toit coule encore au coin nord.'],
    })
  })

  it('reads days in both languages', () => {
    expect(dayNamed('by Friday', '2026-11-02')).toBe('2026-11-06')
    expect(dayNamed('on Monday', '2026-11-02')).toBe('2026-11-09')
    expect(dayNamed('d’ici le 1er décembre', '2026-11-02')).toBe('2026-12-01')
    expect(dayNamed('before January 15', '2026-11-02')).toBe('2027-01-15')
    expect(dayNamed('tomorrow', '2026-11-02')).toBe('2026-11-03')
    expect(dayNamed('le 31 novembre', '2026-11-02')).toBeNull()
    expect(dayNamed('quand on pourra', '2026-11-02')).toBeNull()
  })

  it('files them as a PDF with their tasks, which can be followed', async () => {
    const project = await desk.idOf('CHE-2603')
    const input = { notes: 'Décision : on garde la brique.\nKarine doit appeler la Ville demain.', project }
    const { subject } = await desk.preview('julien', 'minutes.draft', input)
    expect(subject).toMatchObject({ decisions: ['on garde la brique.'], file: null })
    const { output } = await desk.run('julien', 'minutes.draft', input)
    expect(output.file.mime).toBe('application/pdf')
    const tracked = await desk.run('julien', 'minutes.track_actions', { project })
    expect(tracked.output.tasks).toMatchObject([
      { title: 'Appeler la Ville demain', due: '2026-11-03', assignee: { name: 'Karine Ouellet' } },
    ])
    const agenda = await desk.run('julien', 'minutes.prepare_agenda', { project })
    expect(agenda.output.actions).toHaveLength(1)
    expect(agenda.output.rfis.map((one: { title: string }) => one.title)).toEqual([
      'QRT 06 : linteaux du rez-de-chaussée',
    ])
  })

  it('starts an agenda with what is open', async () => {
    const { output, card } = await desk.run('emilie', 'minutes.prepare_agenda', {
      project: await desk.idOf('CHE-2602'),
    })
    expect(output.changes).toMatchObject([{ number: 'AV-01', project: 'CHE-2602' }])
    expect(textOf(card)).toContain('En retard')
  })
})
