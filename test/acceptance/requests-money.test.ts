import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf, labels, openWeek, said, shows, spaced, steps, type Week } from './week.ts'

/** What the office asks of the firm's money in a week: where, what comes of it, who decides and what is written. */
let week: Week
beforeAll(async () => {
  week = await openWeek()
}, 120_000)
afterAll(() => week.close())

const LONG = 60_000
const invoiceOf = async (number: string) => (await week.within((stores) => stores.invoices.list({ number })))[0]

test(
  '5: a word of assent brings the one card of the thread back; the click issues, in place, with its PDF in French',
  async () => {
    const said5 = 'facture vachon leduc 12 480 $ pour le calfeutrage'
    const asked = await week.say(said5, { as: 'karine', in: 'facturation' })
    const word = await week.say('ok envoie', { as: 'nadia', after: asked })
    expect(steps(word)).toEqual(['approvals.record_decision needs-approval'])
    expect(word.answer.steps[0]!.approval!.id).toBe((await week.approvalOf(asked)).id)
    shows(word, '14 348,88 $', '624,00 $', '1 244,88 $')
    expect(await invoiceOf('2026-0152')).toBeUndefined()

    await week.click('karine', 'Approuver', asked)
    expect((await week.approvalOf(asked)).state).toBe('pending')
    await week.click('nadia', 'Approuver', word)
    const approval = await week.approvalOf(asked)
    expect(approval).toMatchObject({ state: 'approved', decidedBy: (await week.app.personOf('nadia')).id })
    expect(await invoiceOf('2026-0152')).toMatchObject({
      status: 'issued',
      total: 1_434_888,
      gst: 62_400,
      qst: 124_488,
    })
    const now = await week.thread(asked)
    expect(now.filter(({ text }) => text.includes('Choix : [Approuver]'))).toEqual([])
    const [mail] = await week.mails()
    expect(mail).toMatchObject({ to: 'comptes@gestion-vachon-leduc.example' })
    expect(mail!.subject).toMatch(/^Facture 2026-0152/)
    expect(mail!.files.map(({ name }) => name)).toEqual([expect.stringMatching(/2026-0152.*\.pdf$/)])
    expect(JSON.stringify(now.map(({ card }) => card))).toContain(mail!.files[0]!.id)
  },
  LONG,
)

test(
  '5: where two wait in the thread, it is asked which',
  async () => {
    const first = await week.say('facture la coop 500 $ de nettoyage', { as: 'karine', in: 'facturation' })
    await week.say('facture northgate 700 $ de réparation', { as: 'karine', after: first })
    const word = await week.say('ok envoie', { as: 'nadia', after: first })
    shows(word, '2 demandes attendent. Laquelle?')
    expect(steps(word)).toEqual(Array(2).fill('approvals.record_decision needs-approval'))
    expect((await week.approvalOf(first)).state).toBe('pending')
  },
  LONG,
)

test(
  '11: the month ties, short payments are named, and nothing is recorded before the click',
  async () => {
    const asked = await week.say('reconcile october, bank csv attached', { as: 'nadia', file: 'bank.csv' })
    expect(steps(asked)).toEqual(['bank.reconcile needs-confirmation'])
    expect(asked.answer.lang).toBe('en')
    expect(fieldsOf(asked)).toMatchObject({ 'Expected statement balance': '$191,261.50' })
    shows(asked, '19 lines matched already', 'FRAIS BANCAIRES | -$38.50 | to review')
    shows(asked, 'Résidence Le Crépuscule Doré | 2026-0114 | $12,500.00')
    const wrong = await week.say('reconcile october, the statement closes at 191261.51', { as: 'nadia' })
    expect(steps(wrong)).toEqual(['bank.reconcile failed'])
    shows(wrong, '$191,261.50', '$0.01')
    // The balance is typed in the form as a bare number; what is confirmed then is the new revision.
    await week.click('nadia', 'Edit', asked, { balance: '191261.50' })
    expect(await week.approvalOf(asked)).toMatchObject({ state: 'pending', revision: 2 })
    const shown = (await week.thread(asked)).map(({ text }) => text).join('\n')
    expect(shown).toContain('The account ties at $191,261.50')
    const right = await week.say('reconcile october, the statement closes at 191261.50', { as: 'nadia' })
    await week.click('nadia', 'Confirm', right)
    expect((await week.approvalOf(right)).state).toBe('approved')
    expect((await week.thread(right)).map(({ text }) => text).join('\n')).toContain('1 line to review')
  },
  LONG,
)

test(
  '17: the reminder shows its words and its two invoices, claims no interest, and waits for who asked',
  async () => {
    const text = 'relance vachon-leduc poliment mais ferme'
    const asked = await week.say(text, { as: 'nadia', day: 'tue', in: 'facturation' })
    expect(steps(asked)).toEqual(['receivables.send_reminder needs-confirmation'])
    expect(asked.posted).toEqual(['facturation, same thread'])
    shows(asked, /2026-0088 \| .* \| 4 311,56 \$/, /2026-0133 \| .* \| 108 858,33 \$/, 'Bonjour Réjean Vachon')
    expect(said(asked)).not.toMatch(/intérêt|frais de retard/i)
    expect(labels(asked)).toEqual(['Confirmer', 'Modifier', 'Annuler'])
    const before = await week.mails()
    await week.click('nadia', 'Annuler', asked)
    expect((await week.approvalOf(asked)).state).toBe('cancelled')
    expect(await week.mails()).toEqual(before)
    const again = await week.say(text, { as: 'nadia', day: 'tue', in: 'facturation' })
    await week.click('nadia', 'Confirmer', again)
    const [mail, ...older] = await week.mails()
    expect(older).toEqual(before)
    expect(mail).toMatchObject({ to: 'comptes@gestion-vachon-leduc.example' })
    for (const part of ['4 311,56 $', '108 858,33 $', 'Bonjour']) expect(spaced(mail!.text)).toContain(part)
  },
  LONG,
)

test(
  '19: thirteen weeks with their range, the lowest named, the slowest payer and three levers in dollars',
  async () => {
    const text = 'on va tu etre serré pour la paie du 18 decembre'
    const asked = await week.say(text, { as: 'isabelle', day: 'tue', on: 'teams' })
    expect(steps(asked)).toEqual(['cash.forecast_13_weeks done'])
    expect(asked.posted).toEqual(['D-isabelle, same thread'])
    const [table] = asked.answer.cards[0]!.blocks.filter((block) => block.type === 'table')
    expect(table!.rows).toHaveLength(13)
    expect(table!.columns.map(({ label }) => label)).toEqual(expect.arrayContaining(['P10', 'P90']))
    shows(asked, /Le plus bas : −[\d ]+,\d\d \$ la semaine du 23 nov\. 2026 \(de .* à .*\)/)
    shows(asked, 'Gestion Vachon-Leduc, médiane 61 j')
    shows(
      asked,
      /• Retenue de CHE-2603 : 28 339,00 \$/,
      /• Relancer .* : [\d ]+,\d\d \$/,
      /• Délais des fournisseurs : /,
    )
    const levers = await week.click('isabelle', 'Voir les leviers', asked)
    expect(steps(levers)).toEqual(['cash.find_gap done'])
  },
  LONG,
)

test(
  '25: a credit bears both taxes, is decided by the president alone, and leaves the invoice as it was',
  async () => {
    const before = await invoiceOf('2026-0148')
    const text = 'fais un credit de 500 sur la facture 2026-0148'
    const asked = await week.say(text, { as: 'nadia', day: 'wed', in: 'facturation' })
    expect(steps(asked)).toEqual(['invoices.issue_credit_note needs-approval'])
    expect(fieldsOf(asked)).toMatchObject({
      'Crédit avant taxes': '500,00 $',
      'TPS 5 %': '25,00 $',
      'TVQ 9,975 %': '49,88 $',
      'Total du crédit': '574,88 $',
    })
    expect(await week.deciders(asked)).toEqual(['isabelle'])
    expect(labels(asked)).toEqual(['Approuver', 'Modifier', 'Refuser'])
    const own = await week.click('nadia', 'Approuver', asked)
    shows(own, "On n'approuve pas sa propre demande", 'Isabelle Chênevert')
    expect((await week.approvalOf(asked)).state).toBe('pending')
    await week.click('isabelle', 'Approuver', asked)
    expect(await invoiceOf('NC-2026-0009')).toMatchObject({
      kind: 'credit-note',
      status: 'issued',
      creditsId: before!.id,
      total: 57_488,
    })
    expect(await invoiceOf('2026-0148')).toEqual(before)
  },
  LONG,
)

test(
  '27: a quick price by the firm’s own unit costs, with their age and what is left out, becomes a quote by a click',
  async () => {
    const text = 'quick price for 2400 sf of drywall + paint?'
    const asked = await week.say(text, { as: 'luc', day: 'wed' })
    expect(steps(asked)).toEqual(['estimates.build needs-confirmation'])
    expect(asked.answer.lang).toBe('en')
    shows(asked, /09 20 00 .* \| 2,400 pi2 \| \$4\.10 \| \$8,280\.00 \| \$9,840\.00 \| \$12,480\.00 \| Oct 22, 2026/)
    shows(asked, /09 91 00 .* \| 2,400 pi2 \| \$1\.65 \| \$3,120\.00 \| \$3,960\.00 \| \$5,160\.00 \| Sep 30, 2026/)
    shows(asked, 'Low: $13,691.17', 'Price before taxes: $16,573.52', 'High: $21,185.29')
    shows(asked, 'Not included: taxes, general requirements.', 'Our unit costs')
    expect(labels(asked)).toEqual(['Confirm', 'Edit', 'Cancel'])
    await week.click('luc', 'Confirm', asked)
    const [kept] = (await week.thread(asked)).filter(({ card }) => card?.title.startsWith('Estimate')).slice(-1)
    expect(kept!.text).toContain('EST-2026-032')
    const quote = await week.click(
      'luc',
      'Make it a quote',
      { ...asked, answer: { ...asked.answer, cards: [kept!.card!] } },
      {
        prospect: 'Aréna de Port-Albin',
      },
    )
    expect(steps(quote)).toEqual(['quotes.create needs-confirmation'])
    shows(quote, '$16,573.52', 'Aréna de Port-Albin')
  },
  LONG,
)

test(
  '33: a bill entered twice is shown side by side with the reason, and a person holds it',
  async () => {
    const asked = await week.say('ya tu des factures payées 2 fois', { as: 'nadia', day: 'wed' })
    expect(steps(asked)).toEqual(['anomalies.find_duplicates done'])
    shows(asked, '1 cas : Béton Saint-Clair, 8 412,55 $')
    shows(asked, /BSC-20418 \| .* \| 8 412,55 \$ \| payée/, /BSC 20418 \| .* \| 8 412,55 \$ \| approuvée/)
    shows(
      asked,
      'Même fournisseur, numéros semblables, 7 jours d’écart, même montant : cote 4 sur 4.',
      'À toi de juger',
    )
    expect(labels(asked)).toEqual(['Tâche : retenir BSC 20418'])
    const bills = await week.within((stores) => stores.bills.list({ number: 'BSC 20418' }))
    const held = await week.click('nadia', 'Tâche : retenir BSC 20418', asked)
    expect(steps(held)).toEqual(['tasks.create_from_chat done'])
    shows(held, '8 412,55 $', 'Responsable : Nadia Belkacem')
    expect(await week.within((stores) => stores.bills.list({ number: 'BSC 20418' }))).toEqual(bills)
  },
  LONG,
)

test(
  '41: a holdback that is paid is said to be, and what is still disputed is a click away',
  async () => {
    const text = 'on peut tu sortir la retenue de la microbrasserie'
    const asked = await week.say(text, { as: 'nadia', day: 'thu', in: 'facturation' })
    expect(steps(asked)).toEqual(['holdbacks.release_date done'])
    expect(asked.posted).toEqual(['facturation, same thread'])
    shows(asked, 'La retenue de 31 875,00 $ de CHE-2503 est déjà facturée', 'payée le 30 avr. 2026', '9 800,00 $')
    expect(labels(asked)).toEqual(['Voir le litige : 2026-0012'])
    const dispute = await week.click('nadia', 'Voir le litige : 2026-0012', asked)
    expect(steps(dispute)).toEqual(['payments.explain_short_pay done'])
    shows(dispute, 'il manque 9 800,00 $', 'litige')
  },
  LONG,
)
