import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fabien } from '../../agents/construction/fabien-equipes.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([fabien])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const steps = (answer: { steps: { tool: string; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)
const idOf = (handle: string) => desk.inOrganization(async (stores) => (await stores.persons.list({ handle }))[0]!.id)

describe('Fabien', () => {
  it('tells who goes where, who is not placed, and each their own day alone', async () => {
    const { output, card } = await desk.run('julien', 'crews.publish_dispatch', {})
    expect(output.date).toBe('2026-11-03')
    expect(
      output.lines.map((one: { person: string; project: { code: string } }) => [one.project.code, one.person]),
    ).toEqual([
      ['CHE-2601', 'Tyler McKenna'],
      ['CHE-2603', 'Steve Lachance'],
      ['CHE-2604', 'Mamadou Diallo'],
    ])
    expect(output.free.map(({ name }: { name: string }) => name)).toEqual(['Dany Morissette'])
    expect(card.actions!.map(({ label }) => label)).toEqual(['Envoyer à chacun', 'Affecter Dany Morissette'])

    const own = await desk.run('tyler', 'crews.publish_dispatch', {})
    expect(own.output.lines).toHaveLength(1)
    expect(own.card.summary).toContain('CHE-2601')
    for (const part of ['7:00', 'gate 2', '2290 Tremont Line Road']) expect(textOf(own.card)).toContain(part)
    expect(textOf(own.card)).not.toContain('Steve')
  })

  it('sends each their line once asked, and withdraws what was not received', async () => {
    await expect(desk.run('tyler', 'crews.publish_dispatch', { send: true })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await expect(
      desk.run('julien', 'crews.publish_dispatch', { send: true, when: '2026-10-30' }),
    ).rejects.toMatchObject({ code: 'input.invalid' })
    const { output } = await desk.run('julien', 'crews.publish_dispatch', { send: true })
    const notices = () => desk.inOrganization((stores) => stores.notifications.list({ kind: 'dispatch' }))
    const sent = await notices()
    expect(sent.map(({ id }) => id).sort()).toEqual([...output.sent].sort())
    expect(sent).toHaveLength(3)
    const tyler = sent.find(({ text }) => text.includes('CHE-2601'))!
    expect([tyler.personId, tyler.state]).toEqual([await idOf('tyler'), 'pending'])
    expect(tyler.text).not.toContain('CHE-2603')
    const undo = fabien.tools.find(({ name }) => name === 'crews.publish_dispatch')!.undo!(output)!
    await desk.run('julien', undo.tool, undo.input)
    expect((await notices()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('stops at an absence, another site or an expired card, and says who else', async () => {
    const assign = (person: string, project: string, when: string) =>
      desk.preview('julien', 'crews.assign', { person, project, when }, 'fr')
    const [school, sixplex, northgate] = await Promise.all(['CHE-2604', 'CHE-2603', 'CHE-2601'].map(desk.idOf))
    const [steve, mamadou, emilie, dany] = await Promise.all(['steve', 'mamadou', 'emilie', 'dany'].map(idOf))
    await expect(assign(steve!, school!, '2026-11-03')).rejects.toMatchObject({
      code: 'rule.broken',
      says: {
        fr: expect.stringMatching(/déjà pris : Poser les fenêtres.*Disponibles avec leurs cartes : Dany Morissette/),
      },
      data: { offer: { tool: 'crews.assign', input: { person: dany } } },
    })
    await expect(assign(mamadou!, sixplex!, '2026-11-24')).rejects.toMatchObject({
      says: { fr: expect.stringContaining('carte expirée : ASP Construction') },
    })
    await expect(assign(emilie!, school!, '2026-11-26')).rejects.toMatchObject({
      says: { en: expect.stringContaining('away on that day') },
    })
    await expect(assign(steve!, school!, '2026-10-30')).rejects.toMatchObject({ code: 'input.invalid', field: 'when' })
    // Ontario asks for no ASP card.
    expect(textOf((await assign(mamadou!, northgate!, '2026-11-24')).card)).toContain('Mamadou Diallo')
  })

  it('puts the day in the person’s tasks and tells them', async () => {
    const [school, dany] = [await desk.idOf('CHE-2604'), await idOf('dany')]
    const said = { person: dany, project: school, when: '2026-11-05', time: '06:30', work: 'ferraillage' }
    const { output } = await desk.run('emilie', 'crews.assign', said)
    const [task, notices] = await desk.inOrganization(async (stores) => [
      await stores.tasks.need(output.task),
      await stores.notifications.list({ personId: dany, subjectId: output.task }),
    ])
    expect(task).toMatchObject({ assigneeId: dany, dueDate: '2026-11-05', projectId: school })
    expect(task.title).toMatch(/^06:30 .* : ferraillage$/)
    expect(notices).toHaveLength(1)
    const again = await desk.preview('emilie', 'crews.assign', { ...said, time: '08:00' }, 'fr')
    expect(again.card.summary).toContain('déjà prévu')
    await expect(desk.preview('emilie', 'crews.assign', { ...said, time: 'tantôt' })).rejects.toMatchObject({
      field: 'time',
    })
  })

  it('counts the hours that are short, month by month and trade by trade', async () => {
    const { output, card } = await desk.run('luc', 'crews.forecast_load')
    expect(output.lines).toHaveLength(8)
    // November: 960 h of carpentry needed, 640 h there.
    expect(output.lines[0]).toMatchObject({
      trade: 'charpentier-menuisier',
      needed: 96_000,
      available: 64_000,
      short: 32_000,
    })
    expect(card.summary).toContain('320')
    const january = await desk.run('luc', 'crews.forecast_load', { when: { from: '2026-01-01', to: '2026-01-31' } })
    expect(january.output.lines.map(({ month }: { month: string }) => month)).toEqual(['2027-01-01', '2027-01-01'])
  })

  it('finds who may stand in, the same trade first', async () => {
    const { output } = await desk.run('julien', 'crews.find_replacement', {
      person: await idOf('steve'),
      when: '2026-11-03',
    })
    expect(output.project.code).toBe('CHE-2603')
    expect(output.found).toEqual([expect.objectContaining({ name: 'Dany Morissette', same: true })])
    const later = await desk.run('julien', 'crews.find_replacement', {
      person: await idOf('steve'),
      when: '2026-11-12',
    })
    expect(later.output.found.map(({ name }: { name: string }) => name)).toEqual([
      'Dany Morissette',
      'Tyler McKenna',
      'Mamadou Diallo',
    ])
  })

  it.each([
    ['ki va où demain?', 'julien', 'crews.publish_dispatch done', 'Tyler McKenna'],
    ['je suis sur quel chantier demain', 'tyler', 'crews.publish_dispatch done', '2290 Tremont'],
    [
      'va-t-il nous manquer des charpentiers en décembre',
      'emilie',
      'crews.forecast_load done',
      'charpentier-menuisier',
    ],
    ['who can fill in for Steve tomorrow', 'julien', 'crews.find_replacement done', 'Dany Morissette'],
    ['envoie Dany à l’école jeudi', 'tyler', 'crews.assign refused', ''],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(steps(answer)).toEqual([step])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })

  it('assigns after the asker’s own click', async () => {
    const asked = await app.chat('send Dany to the school Thursday at 7am', { as: 'emilie' })
    expect(steps(asked)).toEqual(['crews.assign needs-confirmation'])
    const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'emilie' })
    expect([status, body.state]).toEqual([200, 'approved'])
    const task = await app.within(async (stores) => {
      const [dany] = await stores.persons.list({ handle: 'dany' })
      return (await stores.tasks.list({ assigneeId: dany!.id, dueDate: '2026-11-05' })).at(-1)!
    })
    expect(task.title).toMatch(/^07:00 /)
  })
})
