import { afterAll, beforeAll, expect, it } from 'vitest'
import { yannick } from '../../agents/it-data/yannick-cybersecurite.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([yannick])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const BEC =
  'Bonjour, notre compte de banque a changé. Merci de payer la facture dans le nouveau compte aujourd’hui même, c’est urgent.'

it('weighs the words, the address and the links of a message, and never says that it is safe', async () => {
  const forged = await desk.run('steve', 'security.check_message', { text: BEC, from: 'comptes@beton.exarnple' })
  expect(forged.output).toMatchObject({ level: 'high', onFile: false, aboutBank: true })
  expect(textOf(forged.card)).toContain('imite beton.example')
  expect(textOf(forged.card)).toContain('jamais à celui du message')
  const known = await desk.run('nadia', 'security.check_message', { text: `${BEC} comptes@beton.example` })
  expect(known.output).toMatchObject({ level: 'high', onFile: true })
  expect(known.card.actions!.map(({ label }) => label)).toContain('Faire vérifier le fournisseur')
  const link = 'Hello, please see the plans at [chenevert.example](https://evil.example/plans) before Friday.'
  expect(textOf((await desk.run('tyler', 'security.check_message', { text: link }, 'en')).card)).toContain(
    'leads to evil.example',
  )
  const plain = await desk.run('tyler', 'security.check_message', {
    text: 'The forms are ready on level two, see you Monday morning.',
  })
  expect(plain.output).toMatchObject({ level: 'low', signs: [] })
  expect(textOf(plain.card)).toContain('does not prove it is genuine')
  await expect(desk.run('steve', 'security.check_message', { text: 'légitime' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'text',
  })
})

it('blocks a bank change, with the number on file and what is not to be paid, and starts two calls once', async () => {
  const shown = await desk.preview('nadia', 'security.verify_bank_change', { vendor: 'fournisseur de béton' })
  expect(shown.subject).toMatchObject({ phone: '450 555-0170' })
  expect(textOf(shown.card)).toContain('rien n’est changé')
  const { output } = await desk.run('nadia', 'security.verify_bank_change', { vendor: 'Saint-Clair' })
  expect(output).toMatchObject({ vendor: { name: 'Béton Saint-Clair' }, first: 'Nadia Belkacem' })
  const { tasks, unpaid } = await desk.inOrganization(async (stores) => ({
    tasks: await stores.tasks.list({ kind: 'call', priority: 'high' }),
    unpaid: await stores.bills.list({ vendorId: output.vendor.id, status: ['received', 'approved'] }),
  }))
  expect(output).toMatchObject({ count: unpaid.length, total: unpaid.reduce((sum, { total }) => sum + total, 0) })
  expect(output.count).toBeGreaterThan(0)
  const calls = tasks.filter(({ title }) => title.startsWith('Fraude'))
  expect(calls.map(({ title }) => title)).toEqual([
    'Fraude possible : appeler Béton Saint-Clair au 450 555-0170',
    'Fraude possible : confirmer par un second appel le compte de Béton Saint-Clair',
  ])
  expect(new Set(calls.map(({ assigneeId }) => assigneeId)).size).toBe(2)
  await expect(
    desk.preview('karine', 'security.verify_bank_change', { vendor: 'Béton Saint-Clair' }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
})

it('asks which supplier is meant, and is for who sees the books', async () => {
  await expect(desk.run('nadia', 'security.verify_bank_change', { vendor: 'Bidon inc.' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'vendor',
  })
  await expect(desk.run('steve', 'security.verify_bank_change', { vendor: 'Nordet' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
  const two = [
    { id: 'a', name: 'Toitures Alizé', aliases: ['toiture'] },
    { id: 'b', name: 'Toitures du Nord', aliases: ['toiture'] },
  ]
  const of = { field: 'vendor', what: { fr: 'fournisseur', en: 'supplier' } }
  expect(oneNamed('le couvreur Alizé', two, of).id).toBe('a')
  expect(() => oneNamed('toitures', two, of)).toThrow(
    expect.objectContaining({
      code: 'input.invalid',
      data: {
        candidates: [
          { id: 'a', label: 'Toitures Alizé' },
          { id: 'b', label: 'Toitures du Nord' },
        ],
      },
    }),
  )
})

it('says which tokens and accounts are left open, and that one person alone keeps access', async () => {
  const clean = await desk.run('isabelle', 'security.posture_check', {}, 'fr')
  expect(clean.output).toMatchObject({ people: 12, tokens: 0, points: [{ point: 'one-keeper' }] })
  await desk.inOrganization(async ({ persons, apiTokens }) => {
    const [steve] = await persons.list({ handle: 'steve' })
    const lastUsedAt = new Date('2026-06-01T12:00:00Z')
    await apiTokens.insert({ personId: steve!.id, name: 'tablette', sha256: 'b'.repeat(64), lastUsedAt })
    await persons.update(steve!.id, { active: false })
  })
  const { output, card } = await desk.run('isabelle', 'security.posture_check', {}, 'fr')
  expect(output.points.map(({ point }: { point: string }) => point)).toEqual([
    'token-left',
    'account-left',
    'token-forever',
    'token-dormant',
    'one-keeper',
  ])
  expect(textOf(card)).toContain('tablette (Steve Lachance)')
  await expect(desk.run('karine', 'security.posture_check')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

const steps = (answer: Awaited<ReturnType<TestApp['chat']>>) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)

it('what may be several is asked with a button for each', async () => {
  const asked = await app.chat('bloque le changement de banque du fournisseur Électricité ou Plomberie', {
    as: 'nadia',
  })
  expect(steps(asked)).toEqual(['security.verify_bank_change needs-input'])
  expect(asked.cards[0]!.actions.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Plomberie Rive-Haute', 'Électricité Vaillant']),
  )
})

it('a change asked for is refused with the check offered; the check waits for a second person', async () => {
  const refused = await app.chat('le fournisseur de beton change de compte de banque par courriel, change ca stp', {
    as: 'nadia',
  })
  expect(steps(refused)).toEqual(['vendors.no_bank_change_by_message refused'])
  expect(refused.cards[0]!.actions[0]!.label).toContain('changement de compte')
  const asked = await app.chat('fais vérifier le changement de compte du fournisseur de béton', { as: 'nadia' })
  expect(steps(asked)).toEqual(['security.verify_bank_change needs-approval'])
  const approval = asked.steps[0]!.approval!
  expect((await app.decide(approval, 'approve', { as: 'nadia' })).status).not.toBe(200)
  const { status, body } = await app.decide(approval, 'approve', { as: 'isabelle' })
  expect([status, body.state]).toEqual([200, 'approved'])
})

it.each([
  ['is this email legit', 'julien', 'security.check_message needs-input', 'Paste its text'],
  [`ce courriel est-il de la fraude : ${BEC}`, 'karine', 'security.check_message done', 'Très louche'],
  ['audit de nos accès et de nos jetons', 'isabelle', 'security.posture_check done', 'Isabelle Chênevert'],
  ['block the bank change of Gicleurs Nordet', 'julien', 'security.verify_bank_change needs-approval', '450 555-0176'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(steps(answer)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
