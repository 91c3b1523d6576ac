import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf, labels, openWeek, said, shows, steps, type Week } from './week.ts'

/** What the sites ask in a week: hours, days, chances, punch items, delays, liens. */
let week: Week
beforeAll(async () => {
  week = await openWeek()
}, 120_000)
afterAll(() => week.close())

const LONG = 60_000

/** Hours of a person on a day, as they are written. */
const hoursOf = async (handle: string, date: string) => {
  const { id } = await week.app.personOf(handle)
  const rows = await week.within((stores) => stores.timeEntries.list({ personId: id, date }))
  return rows.filter(({ status }) => status === 'submitted')
}

test(
  '3: eight hours, two of them of caulking, are two lines; the code of the other six is guessed and said to be',
  async () => {
    const asked = await week.say('8h au 6plex ajd dont 2h de calfeutrage', { as: 'steve' })
    expect(steps(asked)).toEqual(['timesheets.log_hours done'])
    expect(asked.answer.steps[0]!.gate).toBe('log')
    expect(asked.answer.lang).toBe('fr')
    expect(fieldsOf(asked)).toMatchObject({ Date: '2 nov. 2026', 'Temps régulier': '8 h' })
    shows(asked, /\| 08 50 00 [^|]*\(deviné\) \| 6 h/, /\| 07 92 00 [^|(]*\| 2 h/)
    shows(asked, 'j’ai deviné 08 50 00 Fenêtres d’après le journal de chantier', '8 h au projet CHE-2603')
    const { id } = await week.project('CHE-2603')
    const rows = await hoursOf('steve', '2026-11-02')
    expect(rows.map(({ hours, costCode, codeGuessed }) => [hours, costCode, codeGuessed]).sort()).toEqual([
      [200, '07 92 00', false],
      [600, '08 50 00', true],
    ])
    expect(rows.map(({ projectId }) => projectId)).toEqual([id, id])
    expect(labels(asked)).toEqual(expect.arrayContaining(['Corriger', 'Annuler']))
    await week.click('steve', 'Annuler', asked)
    expect(await hoursOf('steve', '2026-11-02')).toEqual([])
  },
  LONG,
)

test(
  '9: tomorrow is one’s own day alone: hour, address, who to meet, a map and a word for the foreman',
  async () => {
    const asked = await week.say('whats my schedule tomorrow', { as: 'tyler' })
    expect(asked.answer.lang).toBe('en')
    expect(asked.posted).toEqual(['D-tyler, same thread'])
    shows(asked, /07:00 .* \| Nov 3, 2026 \| CHE-2601/, '2290 Tremont Line Road', 'Meet Julien at gate 2')
    const [table] = asked.answer.cards[0]!.blocks.filter((block) => block.type === 'table')
    expect(table!.rows).toHaveLength(1)
    expect(table!.columns.map(({ label }) => label)).not.toContain('Owner')
    const [map] = asked.answer.cards[0]!.actions.filter((action) => action.type === 'link')
    expect(map!.url).toContain(encodeURIComponent('2290 Tremont Line Road'))
    const word = await week.click('tyler', 'Leave a word for Dany Morissette', asked, { title: 'Where do I park?' })
    expect(steps(word)).toEqual(['tasks.create_from_chat done'])
    expect(word.answer.lang).toBe('en')
    expect(fieldsOf(word)).toMatchObject({ Owner: 'Dany Morissette', Due: 'Nov 3, 2026' })
  },
  LONG,
)

test(
  '13: ten hours, two of them overtime, are logged as said; Ontario’s rule is shown and goes to the controller',
  async () => {
    const text = 'put me 10 hrs northgate yesterday, 2 is OT'
    const asked = await week.say(text, { as: 'tyler', day: 'tue' })
    expect(steps(asked)).toEqual(['timesheets.log_hours done'])
    expect(asked.answer.lang).toBe('en')
    expect(fieldsOf(asked)).toMatchObject({ Date: 'Nov 2, 2026', Regular: '8 h', Overtime: '2 h' })
    const rows = await hoursOf('tyler', '2026-11-02')
    expect(rows.map(({ hours, overtime }) => [hours, overtime]).sort()).toEqual([
      [200, true],
      [800, false],
    ])
    shows(asked, 'outside Québec (ON)', 'may not apply', 'for Nadia Belkacem to decide')
    const rule = await week.click('tyler', 'Overtime rule', asked)
    expect(steps(rule)).toEqual(['labour.overtime_rule done'])
    shows(rule, 'beyond 44 h a week', 'Employment Standards Act, 2000 (Ontario)', 'Nadia Belkacem')
  },
  LONG,
)

const CHANCES = 'c’est quoi nos chances de finir avant le 23 fevrier'

test(
  '15: a chance and not a promise, within the tolerance, with its drivers, assumptions and seed',
  async () => {
    const asked = await week.say(CHANCES, { as: 'emilie', day: 'tue', in: 'chantier-ecole' })
    expect(steps(asked)).toEqual(['schedule_risk.run_monte_carlo done'])
    expect(asked.posted).toEqual(['chantier-ecole, same thread'])
    shows(asked, 'CHE-2604 : 75 % de chances', '23 févr. 2027', 'C’est une probabilité, pas une promesse')
    const days = ['P50', 'P80', 'P90'].map((one) => Number(fieldsOf(asked)[one]!.split(' ')[0]!.replace(',', '.')))
    for (const [i, expected] of [49.3, 52.6, 54.4].entries()) expect(Math.abs(days[i]! - expected)).toBeLessThan(0.31)
    shows(asked, /Ce qui pèse le plus : E .* et D .*\./, 'durées indépendantes', 'germe 20261122')
    const drivers = await week.click('emilie', 'Ce qui cause le risque', asked)
    expect(steps(drivers)).toEqual(['schedule_risk.rank_drivers done'])
  },
  LONG,
)

test(
  '15: where no channel says which project, it is asked with buttons, and a click carries the date along',
  async () => {
    const asked = await week.say(CHANCES, { as: 'emilie', day: 'tue' })
    expect(steps(asked)).toEqual(['schedule_risk.run_monte_carlo needs-input'])
    const school = 'CHE-2604 Agrandissement de l’école des Érablières'
    expect(labels(asked)).toContain(school)
    const answer = await week.click('emilie', school, asked)
    expect(steps(answer)).toEqual(['schedule_risk.run_monte_carlo done'])
    shows(answer, 'CHE-2604 : 75 % de chances', '23 févr. 2027')
  },
  LONG,
)

test(
  '21: bid or not is a score with its reasons and what is missing; a person decides, or asks the estimator',
  async () => {
    const asked = await week.say('should we bid on the arena job?', { as: 'emilie', day: 'tue' })
    expect(steps(asked)).toEqual(['tenders.score_bid_no_bid done'])
    expect(asked.answer.lang).toBe('en')
    for (const criterion of ['Margin history', 'Crew load', 'Bonding', 'Distance', 'Competition'])
      shows(asked, new RegExp(`^${criterion} \\| .+ \\| .+ of \\d+$`, 'm'))
    shows(asked, /\d+\/100, to be weighed\. The decision stays yours\./, 'Missing to judge better:')
    expect(labels(asked)).toEqual(['Bid', 'Pass', 'Ask Luc'])
    const luc = await week.click('emilie', 'Ask Luc', asked)
    expect(steps(luc)).toEqual(['tasks.create_from_chat done'])
    expect(fieldsOf(luc)).toMatchObject({ Owner: 'Luc Thibodeau' })
    const pass = await week.click('emilie', 'Pass', asked)
    expect(steps(pass)).toEqual(['tenders.record_decision done'])
    expect(labels(pass)).toContain('Undo')
  },
  LONG,
)

test(
  '29: a crack is a punch item of the channel’s site with its photo and place, and it is asked who repairs it',
  async () => {
    const text = 'fissure dans le gypse corridor 2e etage'
    const asked = await week.say(text, { as: 'emilie', day: 'wed', in: 'chantier-crepuscule', file: 'photo.jpg' })
    expect(steps(asked)).toEqual(['quality.open_deficiency done'])
    expect(asked.posted).toEqual(['chantier-crepuscule, same thread'])
    expect(fieldsOf(asked)).toMatchObject({
      Endroit: 'corridor 2e etage',
      Projet: 'CHE-2602 Résidence Le Crépuscule Doré',
      'Qui corrige': 'personne encore',
    })
    shows(asked, /photo PH-\d+ au dossier\. Qui la corrige, et pour quand\?/)
    expect(said(asked)).not.toContain('je ne sais pas encore lire')
    expect(labels(asked)).toEqual(['Confier à quelqu’un', 'Fixer la date', 'Annuler'])
    const { id } = await week.app.personOf('dany')
    const given = await week.click('emilie', 'Confier à quelqu’un', asked, { person: id })
    expect(steps(given)).toEqual(['quality.assign_repair done'])
    shows(given, 'Dany Morissette')
  },
  LONG,
)

test(
  '47: one’s own days of vacation, with the closing of the construction and what is to be confirmed',
  async () => {
    const asked = await week.say('il me reste combien de jours de vacances', { as: 'steve', day: 'thu' })
    expect(steps(asked)).toEqual(['absences.balance done'])
    expect(asked.answer.lang).toBe('fr')
    expect(asked.posted).toEqual(['D-steve, same thread'])
    shows(asked, /Il te reste \d+ jours de vacances/)
    shows(asked, 'du 20 déc. 2026 au 2 janv. 2027, à confirmer avec le calendrier de la CCQ')
    for (const { name, handle } of await week.within((stores) => stores.persons.list()))
      if (handle !== 'steve') expect(said(asked)).not.toContain(name)
    expect(labels(asked)).toEqual(['Demander un congé'])
    // What is one's own is not said before the others.
    const aside = await week.say('il me reste combien de jours de vacances', { as: 'steve', in: 'general' })
    expect(aside.posted).toEqual(['general, same thread', '@steve'])
    const here = (await week.thread(aside)).map(({ text }) => text).join('\n')
    expect(here).toContain("je t'ai répondu en privé")
    expect(here).not.toContain('Il te reste')
  },
  LONG,
)

test(
  '53: why a project costs too much: three causes in dollars, the crews’ factor, one thing to do, and the logs',
  async () => {
    const text = 'why is the residence over budget'
    const asked = await week.say(text, { as: 'emilie', day: 'fri', in: 'chantier-crepuscule' })
    expect(asked.answer.steps.every(({ status, gate }) => status === 'done' && gate === 'none')).toBe(true)
    expect(asked.answer.lang).toBe('en')
    expect(asked.posted).toEqual(['chantier-crepuscule, same thread'])
    expect(fieldsOf(asked)).toMatchObject({ 'Cost variance (CV)': '-$37,814.00' })
    shows(asked, /Mainly responsible: 21 10 00/)
    shows(asked, /21 10 00 .* \| \$21,300\.00/, /09 20 00 .* \| \$9,740\.00/, /06 10 00 .* \| \$5,350\.00/)
    shows(asked, 'factor 0.86, 147.2 h earned for 171 h paid')
    shows(asked, /To do: go over 21 10 00 .*; \$28,380\.00 of its budget is left for 54% of the work\./)
    const logs = await week.click('emilie', 'Site logs', asked)
    expect(steps(logs)).toEqual(['site_logs.summarize_period done'])
    shows(logs, 'CHE-2602', 'Gicleurs du corridor')
    expect(logs.answer.lang).toBe('en')
    // Who did not ask is answered in their own language.
    const luc = await week.click('luc', 'S-curve', asked)
    expect([steps(luc), luc.answer.lang]).toEqual([['evm.trend_chart done'], 'fr'])
    const task = await week.click('emilie', 'Task: go over 21 10 00', asked)
    expect(steps(task)).toEqual(['tasks.create_from_chat done'])
    shows(task, '21 10 00 Sprinklers', '$21,300.00')
  },
  LONG,
)

test(
  '57: Ontario’s lien deadlines and the yearly release of the holdback, with assumptions and a lawyer a click away',
  async () => {
    const text = 'lien deadline and holdback date for ottawa?'
    const asked = await week.say(text, { as: 'marc-antoine', day: 'fri', in: 'chantier-northgate', on: 'teams' })
    expect(steps(asked).sort()).toEqual(['holdbacks.release_date done', 'liens.compute_deadlines done'])
    expect(asked.answer.lang).toBe('en')
    expect(asked.posted).toEqual(['chantier-northgate, same thread'])
    expect(fieldsOf(asked)).toMatchObject({
      'Register by': 'Feb 16, 2027 (60 days)',
      'Annual holdback notice by': 'Mar 16, 2027',
      'Liens expire, if published that day': 'May 15, 2027',
      'Holdback payable by': 'May 29, 2027',
    })
    shows(asked, 'contract of Mar 2, 2026', 'assumes the notice is published on the last day allowed')
    shows(asked, 'not legal advice', 'Amended Act in force January 1, 2026')
    expect(labels(asked)).toEqual(['Add to my tasks', 'Have a lawyer check it'])
    const noted = await week.click('marc-antoine', 'Add to my tasks', asked)
    expect(fieldsOf(noted)).toMatchObject({ Owner: 'Marc-Antoine Dubé', Due: 'Feb 16, 2027' })
    const lawyer = await week.click('marc-antoine', 'Have a lawyer check it', asked)
    shows(lawyer, 'Have a lawyer check the lien deadlines – CHE-2601')
  },
  LONG,
)
