import { afterAll, beforeAll, expect, it } from 'vitest'
import { damien } from '../../agents/it-data/damien-acces.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([damien])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const personOf = (handle: string) => desk.inOrganization(async ({ persons }) => (await persons.list({ handle }))[0]!)

it('invites with a limit, once somebody else has agreed, and nobody twice', async () => {
  const wanted = { name: 'Nancy Roy, chargée de projet', role: 'manager', purchaseLimit: 1_000_000 }
  const shown = await desk.preview('julien', 'users.invite', wanted, 'fr')
  expect(textOf(shown.card)).toContain('achats jusqu’à 10 000,00 $')
  const { output } = await desk.run('julien', 'users.invite', wanted)
  expect(output).toMatchObject({ name: 'Nancy Roy', handle: 'nancy', role: 'manager' })
  expect(await personOf('nancy')).toMatchObject({
    title: 'chargée de projet',
    granted: ['purchases.approve'],
    limits: { 'purchases.approve': 1_000_000 },
  })
  await expect(desk.preview('julien', 'users.invite', { name: 'Nancy Roy' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(desk.run('steve', 'users.invite', { name: 'Un Ami' })).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('changes a role or a limit, says what it was, and never one’s own or the last one’s', async () => {
  const julien = await personOf('julien')
  const wanted = { person: julien.id, limit: 2_500_000 }
  const { card, subject } = await desk.preview('marc-antoine', 'users.change_role', wanted, 'fr')
  expect(textOf(card)).toContain('achats jusqu’à 25 000,00 $ (avant : 10 000,00 $)')
  expect(subject).toMatchObject({ person: julien.id, limits: [{ before: 1_000_000, after: 2_500_000 }] })
  await desk.run('marc-antoine', 'users.change_role', wanted)
  expect((await personOf('julien')).limits).toEqual({ 'purchases.approve': 2_500_000 })
  const luc = await personOf('luc')
  await desk.run('julien', 'users.change_role', { person: luc.id, role: 'manager' })
  expect((await personOf('luc')).role).toBe('manager')
  await expect(desk.preview('julien', 'users.change_role', { ...wanted, role: 'admin' })).rejects.toMatchObject({
    code: 'rule.broken',
  })
  const isabelle = await personOf('isabelle')
  await expect(
    desk.preview('julien', 'users.change_role', { person: isabelle.id, role: 'user' }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(desk.preview('julien', 'users.change_role', { person: luc.id, role: 'manager' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'role',
  })
})

it('removes an access with its tokens, and erases nothing', async () => {
  const tyler = await personOf('tyler')
  const token = await desk.inOrganization(({ apiTokens }) =>
    apiTokens.insert({ personId: tyler.id, name: 'phone', sha256: 'a'.repeat(64) }),
  )
  const { output, card } = await desk.run('marc-antoine', 'users.revoke', { person: tyler.id }, 'en')
  const left = await desk.inOrganization(async ({ tasks, apiTokens, timeEntries }) => ({
    tasks: (await tasks.list({ assigneeId: tyler.id, status: ['open', 'doing'] })).length,
    token: await apiTokens.need(token.id),
    hours: (await timeEntries.list({ personId: tyler.id })).length,
  }))
  expect(output).toEqual({ name: 'Tyler McKenna', tokens: 1, tasks: left.tasks })
  expect(left.token.revokedAt).not.toBeNull()
  expect(left.hours).toBeGreaterThan(0)
  expect((await personOf('tyler')).active).toBe(false)
  expect(textOf(card)).toContain('1 token revoked')
  await expect(desk.preview('julien', 'users.revoke', { person: tyler.id })).rejects.toMatchObject({
    code: 'rule.broken',
  })
})

it('says who has access, and offers to ask for it', async () => {
  const { output, card } = await desk.run('steve', 'users.who_can_see', { what: 'finance' })
  expect(output.mine).toBe(false)
  expect(output.people.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['Karine Ouellet', 'Isabelle Chênevert']),
  )
  expect(output.people.map(({ name }: { name: string }) => name)).not.toContain('Steve Lachance')
  expect(card.actions!.map(({ label }) => label)).toEqual(['Demander l’accès'])
  const dany = await personOf('dany')
  const asked = await desk.run('julien', 'users.who_can_see', { what: 'pay', person: dany.id }, 'en')
  expect(asked.output.asked).toEqual({ name: 'Dany Morissette', has: false })
})

it.each([
  ['i cant open the invoice page', 'tyler', 'users.who_can_see done', 'does not give access'],
  ['invite Nancy Roy, comptable', 'julien', 'users.invite needs-approval', 'Nancy Roy'],
  [
    'mets le plafond des factures de Karine à 5 000 $',
    'julien',
    'users.change_role needs-approval',
    'factures jusqu’à 5 000,00 $',
  ],
  [
    'ajoute emilie comme chargée de projet avec limite 12 000',
    'julien',
    'users.change_role needs-approval',
    '12 000,00 $',
  ],
  ['coupe les accès de Steve', 'emilie', 'users.revoke needs-approval', 'Steve Lachance'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it('access is opened by who manages it, not by who asks', async () => {
  const asked = await app.chat('passe Mamadou en lecture seule', { as: 'julien' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['users.change_role needs-approval'])
  const approval = asked.steps[0]!.approval!
  expect((await app.decide(approval, 'approve', { as: 'marc-antoine' })).status).not.toBe(200)
  const { status, body } = await app.decide(approval, 'approve', { as: 'isabelle' })
  expect([status, body.state]).toEqual([200, 'approved'])
  expect((await app.personOf('mamadou')).role).toBe('viewer')
})
