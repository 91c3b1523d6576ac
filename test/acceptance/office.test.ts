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
