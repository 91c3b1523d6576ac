import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf, hrefs, labels, openWeek, said, shows, spaced, steps, type Week } from './week.ts'

/** What goes out to clients in a week: quotes followed up, a month's work billed. */
let week: Week
beforeAll(async () => {
  week = await openWeek()
}, 120_000)
afterAll(() => week.close())

const LONG = 60_000

test(
  '45: four silent quotes, each in its own language, nothing sent before the click',
  async () => {
    const text = 'follow up on every quote over 10k with no answer'
    const asked = await week.say(text, { as: 'genevieve', day: 'thu' })
    expect(steps(asked)).toEqual(['pipeline.follow_up needs-confirmation'])
    shows(asked, '4 quotes to follow up for $246,250.00', 'Consent:')
    const numbers = ['S-2026-037', 'S-2026-029', 'S-2026-031', 'S-2026-033']
    expect(hrefs(asked).filter((href) => href.includes('quotes'))).toEqual(numbers.map((one) => `nova:quotes/${one}`))
    expect(said(asked).match(/^Bonjour,$/gm)).toHaveLength(3)
    expect(said(asked).match(/^Hello,$/gm)).toHaveLength(1)
    expect(labels(asked)).toEqual(['Confirm', 'Edit', 'Cancel'])
    const before = (await week.mails()).length
    await week.click('genevieve', 'Confirm', asked)
    const sent = (await week.mails()).slice(0, -before || undefined)
    expect(sent.map(({ text: words }) => words.split(',')[0]).sort()).toEqual([
      'Bonjour',
      'Bonjour',
      'Bonjour',
      'Hello',
    ])
    // Asked again, nobody is written to twice in a row.
    const again = await week.say(text, { as: 'genevieve', day: 'thu' })
    expect(steps(again)).not.toContain('pipeline.follow_up needs-confirmation')
  },
  LONG,
)

test(
  '49: Ontario withholds a tenth and taxes the net at 13 %; a month is billed once; beyond a limit the president decides',
  async () => {
    const text = 'bill october for Northgate'
    const asked = await week.say(text, { as: 'julien', day: 'fri', in: 'facturation' })
    expect(steps(asked)).toEqual(['pay_applications.build done'])
    expect(asked.answer.lang).toBe('en')
    expect(fieldsOf(asked)).toMatchObject({
      'Place of work': 'Ontario',
      'Before holdback': '$185,220.00',
      Holdback: '-$18,522.00',
      Subtotal: '$166,698.00',
      'HST 13%': '$21,670.74',
      Total: '$188,368.74',
    })
    shows(asked, 'Already billed for October 2026: 2026-0149')
    const school = await week.say('monte la demande de paiement d’octobre pour l’école', { as: 'julien', day: 'fri' })
    expect(steps(school)).toEqual(['pay_applications.build done'])
    shows(school, 'Rien n’est facturé pour octobre 2026. Demande 1 : 120 960,00 $', 'Retenue (10 %) : −13 440,00 $')
    expect(fieldsOf(school)).toMatchObject({ 'TPS 5 %': '6 048,00 $', 'TVQ 9,975 %': '12 065,76 $' })

    const { id } = await week.project('CHE-2601')
    const lines = await week.within((stores) => stores.sovLines.listOfContract(id))
    const progress = lines.map(({ description }) => `${description} 100 %`).join(', ')
    const period = { from: '2026-11-01', to: '2026-11-30' }
    const built = await week.app.tool('pay_applications.build', { project: id, period, progress }, 'julien')
    expect(built.status).toBe(200)
    const submitted = await week.say('submit the Northgate application', {
      as: 'julien',
      day: 'fri',
      in: 'facturation',
    })
    expect(steps(submitted)).toEqual(['pay_applications.submit needs-approval'])
    // A tenth withheld, then 13 % on the net: $444,150.00 of work is left on the contract.
    const work = lines.reduce(
      (sum, line) => sum + line.scheduled - Math.round((line.scheduled * line.toDatePpm) / 1e6),
      0,
    )
    const net = work - Math.round(work / 10)
    const total = net + Math.round((net * 13) / 100)
    const approval = await week.approvalOf(submitted)
    expect(approval).toMatchObject({ state: 'pending', amount: total })
    expect(total).toBeGreaterThan(15_000_000)
    expect(await week.deciders(submitted)).toEqual(['isabelle'])
    await week.click('nadia', 'Approve', submitted)
    expect((await week.approvalOf(submitted)).state).toBe('pending')
    await week.click('isabelle', 'Approve', submitted)
    const [invoice] = await week.within((stores) =>
      stores.invoices.list({ projectId: id, kind: 'pay-application', total }),
    )
    expect(invoice).toMatchObject({ status: 'issued', gross: work, holdback: work - net, hst: total - net, lang: 'en' })
    expect(spaced(JSON.stringify((await week.thread(submitted)).map(({ card }) => card)))).toContain('.pdf')
  },
  LONG,
)
