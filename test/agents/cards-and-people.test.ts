import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gedeon } from '../../agents/hr/gedeon-formation.ts'
import { helene } from '../../agents/hr/helene-rh.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
let idOf: (handle: string) => string
beforeAll(async () => {
  desk = await openDesk([gedeon, helene])
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

describe('cards', () => {
  it('lists what has expired and what will, each card once', async () => {
    const { output } = await desk.run('marc-antoine', 'certifications.expiring')
    expect(output.cards.map(({ person, kind, daysLeft }: Record<string, unknown>) => [person, kind, daysLeft])).toEqual(
      [
        ['Mamadou Diallo', 'forklift', -265],
        ['Steve Lachance', 'aerial-lift', 16],
        ['Mamadou Diallo', 'asp', 20],
        ['Dany Morissette', 'first-aid', 33],
        ['Dany Morissette', 'whmis', 74],
        ['Julien Gervais', 'whmis', 74],
      ],
    )
  })

  it('answers on one card, and shows others’ only to who runs sites', async () => {
    const asp = { person: idOf('tyler'), kind: 'asp' }
    const { card } = await desk.run('dany', 'certifications.expiring', asp, 'fr')
    expect(plain(card.summary)).toBe('ASP Construction de Tyler McKenna : bonne jusqu’au 20 mars 2027 (138 jours).')
    await expect(desk.run('steve', 'certifications.expiring', asp)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const own = await desk.run('steve', 'certifications.expiring')
    expect(own.output.cards.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'aerial-lift',
      'asp',
      'ccq',
      'fall-arrest',
    ])
  })

  it('records a renewal, which replaces the old card, and takes it back', async () => {
    const card = { person: idOf('steve'), kind: 'aerial-lift', expires: '2031-11-18' }
    const { output, undo } = await desk.run('isabelle', 'certifications.record', card)
    expect(output).toMatchObject({ replaces: '2026-11-18' })
    const soon = async () =>
      (await desk.run('isabelle', 'certifications.expiring', { kind: 'aerial-lift' })).output.cards.length
    expect(await soon()).toBe(0)
    await expect(desk.run('isabelle', 'certifications.record', card)).rejects.toMatchObject({ code: 'rule.broken' })
    await desk.run('isabelle', undo!.tool, undo!.input)
    expect(await soon()).toBe(1)
    await expect(
      desk.run('isabelle', 'certifications.record', { ...card, expires: '2026-01-01', issued: '2026-02-01' }),
    ).rejects.toMatchObject({ field: 'expires' })
    await expect(desk.run('steve', 'certifications.record', card)).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('says who may enter a site, by Québec’s cards and not in Ontario', async () => {
    const project = await desk.idOf('CHE-2604')
    const check = (more: Record<string, unknown>) =>
      desk.run('dany', 'certifications.check_site_eligibility', { project, ...more }, 'fr')
    const before = await check({ person: idOf('mamadou'), when: '2026-11-22' })
    expect(before.output.people[0]).toMatchObject({ eligible: true })
    const after = await check({ person: idOf('mamadou'), when: '2026-11-23' })
    expect(after.card.summary).toContain('ASP Construction échue')
    const lift = await check({ person: idOf('dany'), work: 'pose en nacelle' })
    expect(lift.output.people[0]).toMatchObject({ missing: ['aerial-lift'] })
    const crew = await check({})
    expect([crew.output.people.length, plain(crew.card.summary)]).toEqual([
      4,
      '4 sur 4 ont les cartes qu’il faut à Agrandissement de l’école des Érablières le 2 nov. 2026.',
    ])
    const ontario = await desk.run('dany', 'certifications.check_site_eligibility', {
      project: await desk.idOf('CHE-2601'),
      person: idOf('tyler'),
    })
    expect(textOf(ontario.card)).toContain('Hors Québec')
  })

  it('books a course with what it took last time, once', async () => {
    const ask = (more: Record<string, unknown>) =>
      desk.preview('isabelle', 'training.book', {
        person: idOf('tyler'),
        course: 'nacelles',
        when: '2027-01-19',
        ...more,
      })
    expect((await ask({})).subject).toMatchObject({ course: 'Nacelles', hours: 800, cost: 18_500 })
    await expect(ask({ person: idOf('steve') })).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(ask({ when: '2026-10-01' })).rejects.toMatchObject({ field: 'when' })
    const { output } = await desk.run('isabelle', 'training.book', {
      person: idOf('tyler'),
      course: 'nacelles',
      when: '2027-01-19',
    })
    const [record, notes] = await desk.inOrganization(async (stores) => [
      await stores.records.byNumber('training', output.number),
      await stores.notifications.list({ kind: 'training' }),
    ])
    expect(record).toMatchObject({ state: 'planned', date: '2027-01-19', amount: 18_500 })
    expect(notes.map(({ text }) => text)).toEqual(['You take “Nacelles” on Jan 19, 2027.'])
  })

  it.each([
    ['la carte asp de tyler est tu encore bonne', 'dany', 'certifications.expiring done', '20 mars 2027'],
    ['whose cards expire soon', 'marc-antoine', 'certifications.expiring done', 'Mamadou'],
    [
      'Steve a renouvelé sa carte nacelle, bonne jusqu’au 18 novembre 2031',
      'isabelle',
      'certifications.record done',
      '2031',
    ],
    [
      'est-ce que Mamadou peut entrer au chantier de l’école',
      'dany',
      'certifications.check_site_eligibility done',
      'les cartes',
    ],
    [
      'inscris Steve au cours de secouriste le 12 janvier',
      'isabelle',
      'training.book needs-confirmation',
      '12 janv. 2027',
    ],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(stepsOf(answer)).toEqual([step])
    expect(plain(answer.text)).toContain(shown)
  })
})

describe('people', () => {
  it('counts who is there, for who manages people', async () => {
    const { output, card } = await desk.run('marc-antoine', 'hr.headcount_report', {}, 'fr')
    expect(output).toMatchObject({ headcount: 12, trades: 4, joined: 0, left: 0, rate: 0, undated: 0, gone: 0 })
    expect(plain(card.summary)).toContain('12 personnes au 2 nov. 2026, dont 4 de métier')
    const since = { from: '2024-01-01', to: '2024-12-31' }
    expect((await desk.run('isabelle', 'hr.headcount_report', { period: since })).output.joined).toBe(1)
    await expect(desk.run('nadia', 'hr.headcount_report')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('shows what changes in a file, and changes that alone', async () => {
    const said = { person: idOf('tyler'), phone: 'cell 450 5550199', language: 'fr' }
    const { subject } = await desk.preview('isabelle', 'hr.employee_file', said)
    expect(subject).toMatchObject({
      changes: [
        { key: 'phone', before: null, after: '450 555-0199' },
        { key: 'language', before: 'en', after: 'fr' },
      ],
    })
    await desk.run('isabelle', 'hr.employee_file', said)
    const [tyler] = await desk.inOrganization((stores) => stores.persons.list({ handle: 'tyler' }))
    expect(tyler).toMatchObject({ phone: '450 555-0199', lang: 'fr', preferences: { trade: 'charpentier-menuisier' } })
    await expect(desk.preview('isabelle', 'hr.employee_file', said)).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(desk.preview('isabelle', 'hr.employee_file', { ...said, phone: '555' })).rejects.toMatchObject({
      field: 'phone',
    })
    await expect(desk.run('steve', 'hr.employee_file', said)).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('hands a delicate case to a person, keeping nothing of it, and closes it', async () => {
    const { output, card, undo } = await desk.run('dany', 'hr.escalate_sensitive', { category: 'harassment' }, 'fr')
    expect(output).toMatchObject({ who: 'Marc-Antoine Dubé' })
    expect(textOf(card)).toContain('art. 123.7')
    const [record, notes] = await desk.inOrganization(async (stores) => [
      await stores.records.byNumber('sensitive_case', output.number),
      await stores.notifications.list({ kind: 'sensitive_case' }),
    ])
    expect(record!.data).toEqual({ category: 'harassment', contact: 'Marc-Antoine Dubé' })
    expect(notes).toHaveLength(1)
    await expect(desk.run('dany', 'hr.escalate_sensitive')).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(desk.run('steve', undo!.tool, undo!.input)).rejects.toMatchObject({ code: 'not-found' })
    await desk.run('dany', undo!.tool, undo!.input)
    const named = await desk.run('dany', 'hr.escalate_sensitive', { to: idOf('isabelle') })
    expect(named.output.who).toBe('Isabelle Chênevert')
    await expect(desk.run('luc', 'hr.escalate_sensitive', { to: idOf('steve') })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })

  it.each([
    ['how many people do we have on payroll', 'isabelle', 'hr.headcount_report done', '12 p'],
    [
      'change le cell de Steve pour 450 555-0188 à son dossier',
      'isabelle',
      'hr.employee_file needs-approval',
      '450 555-0188',
    ],
    ['j’ai besoin de parler à quelqu’un en privé', 'luc', 'hr.escalate_sensitive done', 'Marc-Antoine'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(stepsOf(answer)).toEqual([step])
    expect(plain(answer.text)).toContain(shown)
  })
})
