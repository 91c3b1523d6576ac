import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mathis } from '../../agents/hr/mathis-recrutement.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
let idOf: (handle: string) => string
beforeAll(async () => {
  desk = await openDesk([mathis])
  app = await openTestApp()
  const persons = await desk.inOrganization((stores) => stores.persons.list())
  idOf = (handle) => persons.find((one) => one.handle === handle)!.id
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const stepsOf = (answer: { steps: { tool: string | null; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('hiring', () => {
  it('marks eight applications on the posting’s criteria, and decides nothing', async () => {
    const { output, card } = await desk.run('isabelle', 'recruiting.shortlist', { posting: 'foreman job' }, 'fr')
    expect(output.posting).toEqual({ number: 'AFF-001', title: 'Contremaître de chantier' })
    expect(output.candidates).toHaveLength(8)
    const one = output.candidates.find(({ title }: { title: string }) => title === 'Candidature 1')
    // (5×4 + 4×3 + 5×3 + 4×2) of 60 points.
    expect(one).toMatchObject({ mark: 92, unknown: [], state: 'interview' })
    const four = output.candidates.find(({ title }: { title: string }) => title === 'Candidature 4')
    expect(four).toMatchObject({ mark: 82, unknown: ['français de chantier'] })
    expect(textOf(card)).toContain('art. 12.1')
    await expect(desk.run('julien', 'recruiting.shortlist')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('writes a posting in French whoever asks, and opens it', async () => {
    const said = { trade: 'charpentier-menuisier', level: 'foreman', place: 'Ottawa, make the posting' }
    const { card } = await desk.preview('isabelle', 'recruiting.write_posting', said, 'en')
    expect(textOf(card)).toContain('Chef d’équipe – charpentier-menuisier')
    const { output } = await desk.run('isabelle', 'recruiting.write_posting', said, 'en')
    const record = await desk.inOrganization((stores) => stores.records.byNumber('job_posting', output.number))
    expect(record).toMatchObject({ state: 'open', due: '2026-12-02', data: { place: 'Ottawa' } })
    expect(record!.data.body).toContain('Constructions Chênevert inc. cherche')
    const empty = await desk.run('isabelle', 'recruiting.shortlist', { posting: output.number }, 'fr')
    expect(empty.card.summary).toContain('Aucune candidature reçue')
    await expect(
      desk.preview('isabelle', 'recruiting.write_posting', { ...said, until: '2026-11-02' }),
    ).rejects.toMatchObject({ field: 'until' })
  })

  it('spreads the tasks of a welcome over working days, once', async () => {
    const said = { person: idOf('luc'), when: '2026-11-16' }
    const { output } = await desk.run('isabelle', 'onboarding.launch', said, 'fr')
    const dues = output.steps.map(({ due }: { due: string }) => due)
    // Luc has no card on file: they are to be checked, two working days before the Monday.
    expect(output.steps.some(({ title }: { title: string }) => title.includes('ASP et CCQ'))).toBe(true)
    expect([dues[0], dues.at(-1)]).toEqual(['2026-11-12', '2026-11-23'])
    const tasks = await desk.inOrganization((stores) =>
      stores.tasks.list({ createdBy: idOf('isabelle'), status: 'open' }),
    )
    expect(tasks.filter(({ title }) => title.startsWith('Accueil de Luc'))).toHaveLength(7)
    await expect(desk.preview('isabelle', 'onboarding.launch', said, 'fr')).rejects.toMatchObject({
      code: 'rule.broken',
    })
    await expect(
      desk.preview('isabelle', 'onboarding.launch', { person: idOf('steve'), when: '2026-10-01' }),
    ).rejects.toMatchObject({ field: 'when' })
  })

  it('a departure waits for somebody else and says that access stays', async () => {
    const said = { person: idOf('karine'), when: '2026-11-20' }
    const { subject } = await desk.preview('isabelle', 'offboarding.launch', said, 'fr')
    expect(subject).toMatchObject({ steps: 5 })
    const { card } = await desk.run('isabelle', 'offboarding.launch', said, 'fr')
    expect(card.summary).toContain('L’accès reste ouvert')
    const asked = await app.chat('prépare le départ de Karine le 20 novembre', { as: 'isabelle' })
    expect(stepsOf(asked)).toEqual(['offboarding.launch needs-approval'])
    const approval = asked.steps[0]!.approval!
    expect((await app.decide(approval, 'approve', { as: 'isabelle' })).status).not.toBe(200)
    const { status, body } = await app.decide(approval, 'approve', { as: 'marc-antoine' })
    expect([status, body.state]).toEqual([200, 'approved'])
  })

  it.each([
    [
      'fais une offre d’emploi de charpentier compagnon à Val-des-Épinettes',
      'marc-antoine',
      'recruiting.write_posting needs-approval',
      'Val-des-Épinettes',
    ],
    ['summarize the 8 resumes we got for the foreman job', 'isabelle', 'recruiting.shortlist done', '8 '],
    ['prépare l’arrivée de Tyler lundi prochain', 'isabelle', 'onboarding.launch needs-confirmation', 'Tyler'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(stepsOf(answer)).toEqual([step])
    expect(plain(answer.text)).toContain(shown)
  })
})
