import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
}, 120_000)
afterAll(() => app.close())

const LONG = 60_000
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** Who asks the finance department what, in both languages, and what the answer shows. */
const ASKED: [as: string, text: string, step: string, ...shows: string[]][] = [
  ['julien', 'monte la demande de paiement 3 du 6plex au 31 oct', 'pay_applications.build done', '115 801,67'],
  ['julien', 'build october pay app for Northgate', 'pay_applications.build done', '$188,368.74'],
  ['nadia', 'combien on a en retenue dehors en ce moment', 'holdbacks.ledger done', '218 789,00'],
  ['nadia', 'when can we bill the Northgate holdback', 'holdbacks.release_date done', 'Mar 16, 2027', 'May 29, 2027'],
  [
    'nadia',
    'on peut tu sortir la retenue de la microbrasserie',
    'holdbacks.release_date done',
    '30 avr. 2026',
    '9 800,00',
  ],
  [
    'isabelle',
    'on va tu etre serré pour la paie du 18 decembre',
    'cash.forecast_13_weeks done',
    'médiane 61 j',
    'Retenue de',
  ],
  ['isabelle', 'when does vachon-leduc usually pay', 'cash.client_pay_profile done', '61'],
  ['nadia', 'where can we find cash before the holidays', 'cash.find_gap done', 'Vendor terms'],
  ['luc', 'on est tu dans le budget beton pour lecole', 'budgets.variance_report done', 'CHE-2604', '03 30 00'],
  ['emilie', 'where are we over budget on the residence', 'budgets.variance_report done', '21 10 00', '$21,300.00'],
  [
    'nadia',
    "on a recu un cheque de 115801,67 c'est pour quoi",
    'payments.match_deposit done',
    'Vachon-Leduc',
    '115 801,67',
  ],
  ['nadia', 'got an e-transfer 4,200 from arsenault, apply it', 'payments.match_deposit done', 'to review'],
  ['nadia', 'why did the residence pay 12,500 less', 'payments.explain_short_pay done', '$12,500.00'],
  ['nadia', 'ya tu des factures payées 2 fois', 'anomalies.find_duplicates done', 'Béton Saint-Clair', '8 412,55'],
  ['nadia', 'anything weird in this month’s expenses?', 'anomalies.scan_transactions done', '$287.00'],
  [
    'isabelle',
    'on a tu assez de cautionnement pour un job de 2M',
    'financing.bonding_capacity done',
    '2 000 000,00',
    'entre',
  ],
  ['isabelle', 'are we within the bank’s ratios', 'financing.covenant_check done', '2.08'],
  ['nadia', 'quels projets sont sous-facturés', 'wip.build_schedule done', '159 352,18'],
  ['isabelle', 'are we overbilled on northgate', 'wip.build_schedule done', '$28,350.00'],
]

test.each(ASKED)(
  '%s: %s',
  async (as, text, step, ...shows) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toContain(step)
    const said = spaced(answer.text + JSON.stringify(answer.cards))
    for (const piece of shows) expect(said).toContain(piece)
  },
  LONG,
)
