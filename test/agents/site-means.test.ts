import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bernadette } from '../../agents/construction/bernadette-permis.ts'
import { celeste } from '../../agents/construction/celeste-meteo.ts'
import { thierry } from '../../agents/construction/thierry-equipement.ts'
import { readWeather } from '../../src/domain/said-weather.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([thierry, celeste, bernadette])
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

it.each([
  ['on peut tu couler la dalle jeudi, y annonce -6', { degrees: -6, rain: null, wind: null }],
  ['coulée à moins 12, 15 mm de pluie', { degrees: -12, rain: 15, wind: null }],
  ['is friday ok for roofing in ottawa, wind 55', { degrees: null, rain: null, wind: 55 }],
  ['lever à 60 km/h de vent', { degrees: null, rain: null, wind: 60 }],
  ['couler jeudi à 7h', { degrees: null, rain: null, wind: null }],
])('%s', (text, weather) => expect(readWeather(text)).toEqual(weather))

describe('Céleste', () => {
  it('answers by the limit of the work, and says what was not checked', async () => {
    const check = (work: string) => desk.run('dany', 'weather.check_work_window', { work })
    const pour = await check('couler, y annonce -6')
    expect(pour.output).toMatchObject({ work: 'concrete', go: 'with-measures', against: ['cold'] })
    for (const part of ['CSA A23.1', '10 °C', 'Pas vérifié', 'aucun service météo'])
      expect(textOf(pour.card)).toContain(part)
    expect((await check('couler à -18')).output.go).toBe('no')
    expect((await check('toiture, vent de 55')).output).toMatchObject({ go: 'no', against: ['wind'] })
    expect((await check('calfeutrage à 12 degrés')).output.go).toBe('yes')
    await expect(check('couler jeudi')).rejects.toMatchObject({ field: 'forecast' })
    await expect(check('pelleter à -6')).rejects.toMatchObject({ field: 'work' })
  })

  it('logs a lost day once, with the hours of the whole crew, and takes it out', async () => {
    const said = { project: await desk.idOf('CHE-2604'), weather: 'pluie forte, 5 gars', hours: 400 }
    const { output } = await desk.run('mamadou', 'weather.log_lost_day', said)
    // 7 h and 4 h were on file.
    expect(output).toMatchObject({ crew: 5, hoursLost: 2000, filed: { count: 3, hours: 3100, granted: 0 } })
    await expect(desk.run('mamadou', 'weather.log_lost_day', said)).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      desk.run('mamadou', 'weather.log_lost_day', { ...said, workedOn: '2026-11-09' }),
    ).rejects.toMatchObject({ field: 'workedOn' })
    const undo = celeste.tools[1]!.undo!(output)!
    expect((await desk.run('mamadou', undo.tool, undo.input)).output.filed.count).toBe(2)
  })
})

it('recalls the measures for the pours that are ahead', async () => {
  const { output, card } = await desk.run('dany', 'weather.cold_weather_measures')
  expect(output.tasks).toContainEqual({ title: 'Couler la dalle de l’entrée', code: 'CHE-2604', due: '2026-11-10' })
  for (const part of ['CSA A23.1', 'CSA A371', 'Réserver une chaufferette']) expect(textOf(card)).toContain(part)
})

describe('Bernadette', () => {
  it('tells what a work usually takes, what is on file, and that the town decides', async () => {
    const { output, card } = await desk.run('emilie', 'permits.identify_required', {
      work: 'changer les fenêtres',
      project: await desk.idOf('CHE-2603'),
    })
    expect(output.types).toEqual(['renovation'])
    expect(output.held).toHaveLength(2)
    for (const part of ['26-0311', 'confirmer à la ville', 'non confirmé', 'pas un conseil juridique'])
      expect(textOf(card)).toContain(part)
    await expect(desk.run('emilie', 'permits.identify_required', { work: 'chanter' })).rejects.toMatchObject({
      field: 'work',
    })
  })

  it('the first to expire first: the residence’s on 25 November', async () => {
    const { output, card } = await desk.run('emilie', 'permits.watch_expiry')
    expect(output.permits[0]).toMatchObject({
      name: 'R-2026-087',
      expiresOn: '2026-11-25',
      daysLeft: 23,
      expiry: 'soon',
    })
    expect(output.permits).toHaveLength(5)
    expect(card.actions!.map(({ label }) => label)).toEqual(['Tâche : renouveler R-2026-087'])
  })
})

it.each([
  ['on peut tu couler la dalle jeudi, y annonce -6', 'dany', 'weather.check_work_window done', 'CSA A23.1'],
  ['comment on protège le béton contre le gel', 'dany', 'weather.cold_weather_measures done', 'CSA A23.1'],
  ['inscris un jour d’intempérie à l’école, neige, 4 gars', 'mamadou', 'weather.log_lost_day done', 'CHE-2604'],
  ['ça prends tu un permis pour changer les fenetres', 'dany', 'permits.identify_required done', 'rénovation'],
  ['when does the residence permit expire', 'tyler', 'permits.watch_expiry done', 'R-2026-087'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(steps(answer)).toEqual([step])
  expect(answer.text).toContain(shown)
})
