import { afterAll, beforeAll, expect, it } from 'vitest'
import { clement } from '../../agents/construction/clement-qrt.ts'
import { odile } from '../../agents/construction/odile-fermeture.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([odile, clement])
  app = await openTestApp()
}, 180_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

type Item = { item: string; done: boolean }
const missing = (items: Item[]) => items.filter(({ done }) => !done).map(({ item }) => item)

it('says what keeps the brewery open, its dispute included', async () => {
  const project = await desk.idOf('CHE-2503')
  const { output, card } = await desk.run('emilie', 'closeout.build_checklist', { project })
  expect(missing(output.items)).toEqual(['Déficiences corrigées', 'Manuel du propriétaire remis', 'Sondage envoyé'])
  expect(output).toMatchObject({ created: false, disputed: 980_000, substantialOn: '2026-01-31' })
  expect(card.summary).toContain('il manque 3 choses pour fermer')
  expect(textOf(card)).toContain('9 800,00')
  const english = await desk.run('emilie', 'closeout.build_checklist', { project }, 'en')
  expect(english.card.summary).toContain('owner’s manual handed over')
})

it('an item is ticked by its words and can be opened again', async () => {
  const project = await desk.idOf('CHE-2503')
  const { output, card } = await desk.run('emilie', 'closeout.build_checklist', { project, done: 'le manuel' })
  expect(output.changed).toEqual({ item: 'Manuel du propriétaire remis', done: true })
  expect(missing(output.items)).toHaveLength(2)
  expect(card.summary).toContain('Noté : Manuel du propriétaire remis.')
  const again = await desk.run('emilie', 'closeout.build_checklist', { project, done: 'owner’s manual' })
  expect(again.output.changed).toBeNull()
  const opened = await desk.run('emilie', 'closeout.build_checklist', {
    project,
    reopen: 'Manuel du propriétaire remis',
  })
  expect(missing(opened.output.items)).toHaveLength(3)
  await expect(desk.run('emilie', 'closeout.build_checklist', { project, done: 'la piscine' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'done',
  })
})

it('a project without a list gets one, which is removed only while nothing is done', async () => {
  const project = await desk.idOf('CHE-2604')
  const { output } = await desk.run('emilie', 'closeout.build_checklist', { project })
  expect(output.created).toBe(true)
  expect(missing(output.items)).toHaveLength(7)
  await desk.run('emilie', 'closeout.discard_list', { project })
  await expect(desk.run('emilie', 'closeout.discard_list', { project })).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    desk.run('emilie', 'closeout.discard_list', { project: await desk.idOf('CHE-2503') }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(desk.run('tyler', 'closeout.build_checklist', { project })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it('shop drawings with the architect come first, the oldest on top', async () => {
  const { output, card } = await desk.run('julien', 'submittals.register')
  expect(output.submittals).toHaveLength(11)
  expect(output.submittals.slice(0, 4).map(({ number, days }: Record<string, unknown>) => [number, days])).toEqual([
    ['DA-003', 21],
    ['DA-004', 11],
    ['DA-009', 10],
    ['DA-006', null],
  ])
  expect(card.summary).toContain(
    '11 dessins d’atelier, 3 chez l’architecte; le plus vieux : DA-003 Dock levellers, 21 jours; 1 à reprendre',
  )
})

it('a shop drawing is followed by its words, and what was noted can be taken back', async () => {
  const project = await desk.idOf('CHE-2604')
  const { output } = await desk.run('julien', 'submittals.track', { submittal: 'fenêtres', state: 'approved', project })
  expect(output).toMatchObject({ number: 'DA-009', state: 'approved', before: 'sent' })
  const read = () => desk.inOrganization((stores) => stores.records.byNumber('submittal', 'DA-009'))
  expect((await read())?.data).toMatchObject({ sentOn: '2026-10-23', returnedOn: '2026-11-02' })
  await desk.run('julien', 'submittals.track', { submittal: 'DA-009', state: 'sent' })
  expect(await read()).toMatchObject({ state: 'sent', data: { sentOn: '2026-10-23', returnedOn: null } })
  await expect(
    desk.run('julien', 'submittals.track', { submittal: 'fenêtres', state: 'approved' }),
  ).rejects.toMatchObject({ code: 'input.invalid', field: 'submittal' })
})

it.each([
  ['qu’est-ce qui manque pour fermer la microbrasserie', 'emilie', 'closeout.build_checklist done', 'sondage envoyé'],
  ['what’s left to close the clinic', 'julien', 'closeout.build_checklist done', 'survey sent'],
  ['où en est-on dans la fermeture du dossier de la coop', 'emilie', 'closeout.build_checklist done', 'complet'],
  ['sors le registre des dessins d’atelier de Northgate', 'julien', 'submittals.register done', 'dock levellers'],
  ['DA-003 est approuvé', 'julien', 'submittals.track done', 'dock levellers'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.toLowerCase().replaceAll('\u00a0', ' ')).toContain(shown)
})
