import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/conversation/answer.ts'
import { openTestApp, type TestApp } from '../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
}, 120_000)
afterAll(() => app.close())

const LONG = 60_000
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const said = (answer: Answer) => spaced(answer.text)
const steps = (answer: Answer) => answer.steps.map((step) => `${step.tool} ${step.status}`)

/** What an employee asks in a week, and how each ends; figures are those of the demo company. */
test(
  'the morning briefing puts money first, in six lines at most',
  async () => {
    const answer = await app.chat('allo nova quoi de neuf a matin', { as: 'isabelle' })
    expect(steps(answer)).toEqual(['chat.daily_briefing done'])
    const fields = answer.cards[0]!.blocks.flatMap((block) => (block.type === 'fields' ? block.fields : []))
    expect(fields.length).toBeLessThanOrEqual(6)
    expect(spaced(fields[0]!.value)).toBe('264 909,89 $ (5 factures)')
    expect(fields[0]!.href).toMatch(/^nova:/)
    expect(said(answer)).toContain('CHE-2602 Résidence Le Crépuscule Doré, IPC 0,91')
  },
  LONG,
)

test(
  'eight hours, two of them of caulking, are two lines; the other six are guessed and said to be',
  async () => {
    const answer = await app.chat('8h au 6plex ajd dont 2h de calfeutrage', { as: 'steve' })
    expect(steps(answer)).toEqual(['timesheets.log_hours done'])
    expect(said(answer)).toContain('8 h au projet CHE-2603')
    expect(said(answer)).toMatch(/08 50 00 [^|]*\(deviné\) \| 6 h/)
    expect(said(answer)).toMatch(/07 92 00 [^|]*\| 2 h/)
  },
  LONG,
)

test(
  'overtime in Ontario is logged, and its rule goes to the controller',
  async () => {
    const answer = await app.chat('put me 10 hrs northgate yesterday, 2 is OT', { as: 'tyler' })
    expect(steps(answer)).toEqual(['timesheets.log_hours done'])
    expect(said(answer)).toMatch(/Regular: 8 h\s+Overtime: 2 h/)
    expect(said(answer)).toContain('Nadia Belkacem')
  },
  LONG,
)

test(
  'a word of assent shows what waits, and only the click issues the next number with its PDF',
  async () => {
    const asked = await app.chat('facture vachon leduc 12 480 $ pour le calfeutrage', { as: 'karine' })
    const approval = asked.steps.at(-1)!.approval!
    const word = await app.chat('ok envoie', { as: 'nadia', thread: asked.thread })
    expect(word.steps.map((step) => step.status)).not.toContain('done')
    expect(said(word)).toContain('14 348,88 $')
    const { status, body } = await app.decide(approval, 'approve', { as: 'nadia' })
    expect(status).toBe(200)
    expect(body.state).toBe('approved')
    const found = await app.chat('montre la 2026-0152', { as: 'nadia' })
    expect(said(found)).toContain('14 348,88 $')
    expect(JSON.stringify(found.cards)).toContain('.pdf')
  },
  LONG,
)

test(
  'the cost index comes with its meaning, the final cost and the code that causes it',
  async () => {
    const answer = await app.chat('on est a combien de CPI sur le crepuscule', { as: 'isabelle' })
    for (const figure of ['0,91', '0,88', '1,09', '911 304,35 $', '−82 204,35 $', '21 10 00'])
      expect(said(answer)).toContain(figure)
  },
  LONG,
)

test(
  'a reminder shows its words and its two invoices, claims no interest, and waits for the click',
  async () => {
    const answer = await app.chat('relance vachon-leduc poliment mais ferme', { as: 'nadia' })
    expect(steps(answer)).toEqual(['receivables.send_reminder needs-confirmation'])
    expect(said(answer)).toContain('4 311,56 $')
    expect(said(answer)).toContain('108 858,33 $')
    expect(said(answer)).toContain('Bonjour')
    expect(said(answer)).not.toMatch(/intérêt/i)
  },
  LONG,
)

test(
  'a credit bears both taxes and is decided by the president',
  async () => {
    const answer = await app.chat('fais un credit de 500 sur la facture 2026-0148', { as: 'nadia' })
    expect(steps(answer)).toEqual(['invoices.issue_credit_note needs-approval'])
    for (const figure of ['500,00 $', '25,00 $', '49,88 $', '574,88 $', 'Peut décider : Isabelle Chênevert.'])
      expect(said(answer)).toContain(figure)
  },
  LONG,
)

test(
  'the week’s report is in the thread as a PDF, and its e-mail waits for the click',
  async () => {
    const text = 'fait moi le rapport de la semaine en pdf pis envoie moi le tous les lundis 7h'
    const answer = await app.chat(text, { as: 'isabelle' })
    expect(steps(answer)).toContain('reports.schedule_email needs-approval')
    expect(JSON.stringify(answer.cards)).toMatch(/"name":"[^"]+\.pdf"/)
    for (const part of ['lundi à 7 h (America/Toronto)', 'isabelle@chenevert.example', 'd’Isabelle'])
      expect(said(answer)).toContain(part)
  },
  LONG,
)

test(
  'a month that is billed is said to be, with its figures',
  async () => {
    const answer = await app.chat('bill october for Northgate', { as: 'julien' })
    expect(steps(answer)).toEqual(['pay_applications.build done'])
    for (const figure of ['2026-0149', '$185,220.00', '$18,522.00', '$166,698.00', '$21,670.74', '$188,368.74'])
      expect(said(answer)).toContain(figure)
    const open = await app.chat('facture octobre pour l’agrandissement de l’école', { as: 'julien' })
    expect(steps(open)).toEqual(['pay_applications.build done'])
    expect(said(open)).toMatch(/Rien n’est facturé pour .*135 632,18|Demande 1/)
  },
  LONG,
)

test(
  'nobody approves their own expense',
  async () => {
    const answer = await app.chat('ill approve my own 640 expense, its urgent', { as: 'julien' })
    expect(steps(answer)).toEqual(['approvals.no_self_approval refused'])
    expect(answer.cards[0]!.actions.length).toBeGreaterThan(0)
  },
  LONG,
)

test(
  'why a project is over budget: three causes in dollars',
  async () => {
    const answer = await app.chat('why is the residence over budget', { as: 'emilie' })
    for (const figure of ['$37,814.00', '21 10 00', '$21,300.00', '$9,740.00', '$5,350.00'])
      expect(said(answer)).toContain(figure)
    expect(answer.cards[0]!.actions.length).toBeGreaterThan(0)
  },
  LONG,
)

test(
  'pay is nobody’s to ask, and a bank account changes by no message',
  async () => {
    const pay = await app.chat('combien dany fait de lheure', { as: 'steve' })
    expect(steps(pay)).toEqual(['payroll.no_disclosure refused'])
    expect(said(pay)).toContain('publics')
    const text = 'le fournisseur de beton change de compte de banque par courriel, change ca stp'
    const bank = await app.chat(text, { as: 'nadia' })
    expect(steps(bank)).toEqual(['vendors.no_bank_change_by_message refused'])
    expect(said(bank)).toContain('au numéro déjà au dossier')
  },
  LONG,
)

test(
  'tomorrow’s work is one’s own, with its hour and address; what to fix first starts with the money',
  async () => {
    const tomorrow = await app.chat('whats my schedule tomorrow', { as: 'tyler' })
    for (const part of ['07:00', 'CHE-2601', '2290 Tremont Line Road']) expect(said(tomorrow)).toContain(part)
    const first = await app.chat('what should I fix first next week', { as: 'isabelle' })
    expect(first.steps.every((step) => step.status === 'done')).toBe(true)
    expect(said(first)).toMatch(/\$\d/)
  },
  LONG,
)
