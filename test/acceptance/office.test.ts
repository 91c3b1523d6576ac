import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/conversation/answer.ts'
import { openTestApp, type TestApp } from '../app.ts'

// What the office types, and all of what was said is in the answer: every amount, every day, who and how.
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
}, 120_000)
afterAll(() => app.close())

const LONG = 60_000
const steps = (answer: Answer) => answer.steps.map((step) => `${step.tool} ${step.status}`)
const said = (answer: Answer) => answer.text.replace(/[\u00a0\u202f]/g, ' ')

test(
  'the line that a correction names is the one that changes',
  async () => {
    const first = await app.chat(
      'fais une facture à la coop: 3 jours de location d’échafaudage à 185 $, 12 h de maçon à 82,50 $ pis 640 $ de matériaux',
    )
    expect(said(first)).toContain('2 512,20 $')
    const longer = await app.chat('non, 4 jours d’échafaudage', { thread: first.thread })
    expect(said(longer)).toContain('4 j | 185,00 $ | 740,00 $')
    expect(said(longer)).toContain('Total : 2 724,91 $')
    const dearer = await app.chat('non, 700 $ de matériaux', { thread: first.thread })
    expect(said(dearer)).toContain('Total : 2 793,89 $')
  },
  LONG,
)

test(
  'words that tell no language go on in the one of the conversation',
  async () => {
    const place = { channel: 'dm-office', thread: null, kind: 'dm' } as const
    const hear = async (text: string) =>
      (await app.hear('karine', { type: 'message', message: text, text, addressed: true, files: [] }, place)).answer!
    await hear('invoice the clinic $2,400 for painting, net 15')
    const later = await hear('net 45')
    expect(later.lang).toBe('en')
    expect(said(later)).toContain('due Dec 17, 2026')
  },
  LONG,
)

test(
  'a quote of several prices is their sum, shown part by part',
  async () => {
    const fr = await app.chat(
      'prépare une soumission pour la famille Arsenault-Roy: refaire le patio 14 800 $ et la rampe 2 350 $, valide 30 jours',
      { as: 'genevieve' },
    )
    expect(said(fr)).toContain('« Refaire le patio et la rampe » : 19 718,21 $')
    expect(said(fr)).toContain('14 800,00 $ + 2 350,00 $')
    const text = 'quote for the clinic: new reception desk $12,400 and shelving $3,150.50'
    expect(said(await app.chat(text, { as: 'genevieve' }))).toContain('$17,879.19')
  },
  LONG,
)

test(
  'a lead keeps the number to call and the budget apart from the name and the work',
  async () => {
    const text =
      'got a call from Marc Tremblay at 418-555-0192, wants his flat roof redone in Saint-Rosalba, budget about 35k, wants it before Christmas'
    const lead = said(await app.chat(text, { as: 'genevieve' }))
    expect(lead).toContain(
      'Lead from Marc Tremblay noted: his flat roof redone in Saint-Rosalba, wants it before Christmas.',
    )
    expect(lead).toMatch(/Telephone: 418-555-0192\s+Budget: \$35,000\.00/)
  },
  LONG,
)

test(
  'an event is called by what it is, not by its budget',
  async () => {
    const text = 'planifie un 5 à 7 pour les clients le 3 décembre, 40 personnes, budget 3 500 $'
    const planned = said(await app.chat(text, { as: 'genevieve' }))
    expect(planned).toContain('5 à 7 pour les clients, 40 personnes, le 3 déc. 2026, 3 500,00 $ :')
  },
  LONG,
)

test(
  'a post is not offered for now when another day was asked',
  async () => {
    const asked = { as: 'genevieve' }
    const { thread } = await app.chat('écris un post facebook sur la fin du chantier de la microbrasserie', asked)
    const later = await app.chat('publie-le jeudi à 9h', { ...asked, thread })
    expect(steps(later)).toEqual(['social.publish failed'])
    expect(said(later)).toContain('rappelle-moi le 5 nov. 2026')
    const now = await app.chat('ok publie-le', { ...asked, thread })
    expect(steps(now)).toEqual(['social.publish needs-approval'])
  },
  LONG,
)

test(
  'a holdback told with an invoice is kept from it, in French and in English',
  async () => {
    const fr = await app.chat('facture la résidence crépuscule 2 000 $ de gypse, retenue 10 %, projet 2602')
    expect(said(fr)).toMatch(
      /Gypse \| forfait[\s\S]*Retenue : −200,00 \$\s+Sous-total : 1 800,00 \$[\s\S]*Total : 2 069,55 \$/,
    )
    const text = 'prepare an invoice for Northgate: 24 h of labour at $68, crane rental $1,450, 10% holdback'
    const en = await app.chat(text)
    expect(said(en)).toContain('Which project is it for?')
    expect(said(await app.chat('the warehouse', { thread: en.thread }))).toMatch(
      /Crane rental[\s\S]*Holdback: -\$308\.20[\s\S]*Total: \$3,134\.39/,
    )
  },
  LONG,
)

test(
  'a follow-up gets nobody what is refused when asked outright',
  async () => {
    const { thread } = await app.chat('combien il me reste de vacances', { as: 'steve' })
    expect(steps(await app.chat('pis combien gagne Dany?', { as: 'steve', thread }))).toEqual([
      'payroll.no_disclosure refused',
    ])
  },
  LONG,
)

test(
  'who takes back a leave that still waits is told how, and that works',
  async () => {
    const asked = await app.chat('je veux ma semaine du 15 au 19 février off', { as: 'mamadou' })
    const on = { as: 'mamadou', thread: asked.thread }
    expect(said(await app.chat('finalement annule mes vacances', on))).toContain('dis « annule ça »')
    expect(said(await app.chat('annule ça', on))).toContain('rien ne sera fait')
  },
  LONG,
)
