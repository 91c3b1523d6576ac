import { afterAll, beforeAll, expect, it } from 'vitest'
import { blaise } from '../../agents/legal/blaise-vie-privee.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([blaise])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('tells a person what is held on them alone, what for and how long', async () => {
  const { output, card } = await desk.run('tyler', 'privacy.explain_automated_use', {}, 'en')
  const own = await desk.inOrganization(async (stores) => {
    const [tyler] = await stores.persons.list({ handle: 'tyler' })
    const entries = await stores.timeEntries.list({ personId: tyler!.id })
    return {
      name: tyler!.name,
      entries: entries.length,
      hours: entries.reduce((sum, { hours }) => sum + hours, 0),
      cards: (await stores.certifications.list({ personId: tyler!.id })).length,
    }
  })
  expect(own.entries).toBeGreaterThan(0)
  expect(output).toMatchObject(own)
  for (const part of ['12 months', '3 months', '84 months', 'No decision about you'])
    expect(textOf(card)).toContain(part)
  expect(card.actions!.map(({ label }) => label)).toEqual(['Request a copy', 'Request a correction', 'Request erasure'])
})

it('logs a request once, with thirty days and a task of who answers', async () => {
  const shown = await desk.preview('tyler', 'privacy.handle_access_request', { type: 'erasure' }, 'fr')
  expect(textOf(shown.card)).toContain('2 déc. 2026')
  const { output } = await desk.run('tyler', 'privacy.handle_access_request', {
    type: 'erasure',
    about: 'mes messages',
  })
  expect(output).toMatchObject({ due: '2026-12-02', answer: null, officer: 'Isabelle Chênevert' })
  const [record, tasks] = await desk.inOrganization(async (stores) => [
    await stores.records.byNumber('privacy_request', output.number),
    await stores.tasks.list({ dueDate: '2026-12-02' }),
  ])
  expect(record).toMatchObject({ state: 'in-progress', due: '2026-12-02', data: { about: 'mes messages' } })
  expect(tasks.some(({ title }) => title.includes(output.number))).toBe(true)
  await expect(desk.preview('tyler', 'privacy.handle_access_request', { type: 'erasure' })).rejects.toMatchObject({
    code: 'rule.broken',
  })
  const copy = await desk.run('tyler', 'privacy.handle_access_request', { type: 'access' }, 'en')
  expect(copy.output.answer).toContain('Tyler')
})

it('waits for who is in charge of privacy, and nobody else decides', async () => {
  const asked = await app.chat('I want a copy of all my personal data', { as: 'tyler' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([
    'privacy.handle_access_request needs-approval',
  ])
  const approval = asked.steps[0]!.approval!
  expect((await app.decide(approval, 'approve', { as: 'tyler' })).status).not.toBe(200)
  const { status, body } = await app.decide(approval, 'approve', { as: 'isabelle' })
  expect([status, body.state]).toEqual([200, 'approved'])
})

it.each([
  ['what does nova know about me', 'tyler', 'privacy.explain_automated_use done', 'competency card'],
  ['qu est ce que le bot sait sur moi', 'steve', 'privacy.explain_automated_use done', 'Messages avec Nova'],
  ['delete my chat history with nova', 'tyler', 'privacy.handle_access_request needs-approval', 'Erasure'],
  ['je veux faire effacer mes données', 'steve', 'privacy.handle_access_request needs-approval', 'Effacement'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toContain(step)
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
