import { beforeAll, describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '../../src/document/invoice.ts'
import { renderInvoicePdf } from '../../src/document/invoice-pdf.ts'
import { createNodeDocumentAssets } from '../../src/document/node-assets.ts'
import { NovaError } from '../../src/errors.ts'
import { C1, C2, line, sixtyLines, T1, T3, T5, T6, T10, T13, T15, withHoldback } from './golden.ts'
import { metaOf, pagesOf } from './read.ts'

const assets = createNodeDocumentAssets()
const print = async (invoice: InvoiceDocument) => pagesOf(await renderInvoicePdf(invoice, assets))
const count = (text: string, part: string) => text.split(part).length - 1

const LETTERHEAD = [
  'Constructions Chênevert inc.',
  '1450, rang de la Montagne',
  '819 555-0142',
  'facturation@chenevert.example',
  'Licence RBQ : 1234-5678-90',
  'N° 123456789RT0001',
  'N° 1234567890TQ0001',
]

const cases: [string, InvoiceDocument, string[]][] = [
  [
    'T1',
    T1,
    [
      'Facture 2026-0152',
      'Date 2 novembre 2026',
      'Échéance 2 décembre 2026',
      'Modalités Net 30 jours',
      'Bon de commande BC-7781',
      'Coop Les Trois Saules',
      'À l’attention de Mme Œuvrard-',
      'CHE-2401 · Réfection de',
      'Travaux d’enveloppe, phase 1',
      'Sous-total 1 000,00 $',
      'TPS 5 %',
      '50,00 $',
      'TVQ 9,975 %',
      '99,75 $',
      'Total à payer 1 149,75 $',
      'Intérêt de 18 % par an',
      'Page 1 de 1',
    ],
  ],
  ['T3', T3, ['Sous-total 99,99 $', '5,00 $', '9,97 $', 'Total à payer 114,96 $']],
  [
    'T5',
    T5,
    [
      '2/10, net 30 jours',
      'Prix unitaire',
      '100 h',
      '78,40 $',
      '7 840,00 $',
      '58 m²',
      '4 640,00 $',
      'Sous-total 12 480,00 $',
      '624,00 $',
      '1 244,88 $',
      'Total à payer 14 348,88 $',
      'Escompte de 249,60 $ si le paiement de 14 099,28 $ est reçu au plus tard le 12 novembre 2026',
    ],
  ],
  [
    'T10',
    T10,
    [
      'Taxable 640,00 $',
      'Détaxé 120,00 $',
      'Exonéré 300,00 $',
      'Sous-total 1 060,00 $',
      'dont taxable 640,00 $',
      'dont détaxé 120,00 $',
      'dont exonéré 300,00 $',
      '32,00 $',
      '63,84 $',
      'Total à payer 1 155,84 $',
    ],
  ],
  [
    'T13',
    T13,
    [
      'Note de crédit NC-2026-0009',
      'Facture créditée 2026-0152',
      'Sous-total 1 872,00 $',
      '93,60 $',
      '186,73 $',
      'Total du crédit 2 152,33 $',
    ],
  ],
  [
    'T15',
    T15,
    [
      'Devise Dollars américains (USD)',
      'Sous-total 3 200,00 $ US',
      '160,00 $ US',
      '319,20 $ US',
      'Total à payer 3 679,20 $ US',
      'au taux de 1,3875 du 2 nov. 2026 (Banque du Canada) : TPS 222,00 $ · TVQ 442,89 $',
    ],
  ],
  [
    'C1',
    C1,
    [
      'Demande de paiement 2026-0152',
      'Demande n° 3, travaux exécutés au 31 octobre 2026',
      '412 300,00 $',
      '9 550,00 $',
      '421 850,00 $',
      '166 799,00 $',
      '03 Béton et fondations 27 400,00 $ 100 % 27 400,00 $ 0,00 $',
      'AV-02 Retrait du muret −3 200,00 $ 100 % −3 200,00 $ 0,00 $',
      'Travaux exécutés à ce jour 264 790,00 $',
      'Matériaux entreposés 18 600,00 $',
      'Total à ce jour 283 390,00 $',
      'Retenue de 10 % −28 339,00 $',
      'Gagné moins la retenue 255 051,00 $',
      'Demandes précédentes −154 332,00 $',
      'Dû avant taxes 100 719,00 $',
      '5 035,95 $',
      '10 046,72 $',
      'Total à payer 115 801,67 $',
    ],
  ],
  ['C2', C2, ['Libération de retenue 2026-0160', '118 000,00 $', '5 900,00 $', '11 770,50 $', '135 670,50 $']],
  [
    'a holdback',
    withHoldback,
    [
      'Sous-total 20 000,00 $',
      'Retenue de 10 % −2 000,00 $',
      'Montant avant taxes 18 000,00 $',
      '900,00 $',
      '1 795,50 $',
      'Total à payer 20 695,50 $',
    ],
  ],
]

describe('what the law and a bookkeeper want on it', () => {
  it.each(cases)('%s', async (_name, invoice, expected) => {
    const [text, ...more] = await print(invoice)
    expect(more).toHaveLength(0)
    for (const part of [...LETTERHEAD, ...expected]) expect(text).toContain(part)
  })

  it('speaks English to an English client, HST of Ontario, and still names itself in French', async () => {
    const [text] = await print(T6)
    for (const part of [
      'Invoice Facture 2026-0152',
      'Bill to',
      'Northgate Storage Ltd.',
      'Attention: Dana Whitfield',
      'Due date December 2, 2026',
      'Purchase order NG-4410',
      'Licence RBQ : 1234-5678-90',
      'Subtotal $8,765.43',
      'HST 13%',
      'No. 123456789RT0001',
      '$1,139.51',
      'Total due $9,904.94',
      'Version française disponible sur demande.',
      'Page 1 of 1',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/TPS|TVQ|Échéance/)
  })

  it('marks a draft, which has no number', async () => {
    const [draft] = await print({ ...T1, number: null })
    expect(draft).toContain('BROUILLON')
    expect(draft).toContain('Document non émis')
    expect(draft).not.toContain('2026-0152')
    expect((await print({ ...T6, number: null }))[0]).toContain('DRAFT')
    expect((await print(T1))[0]).not.toContain('BROUILLON')
  })

  it('says that no tax is charged when there is none', async () => {
    const [text] = await print({ ...T1, taxes: [], total: T1.subtotal })
    expect(text).toContain('Aucune taxe n’est facturée')
    expect(text).toContain('Total à payer 1 000,00 $')
  })

  it.each<[string, InvoiceDocument]>([
    ['a total one cent off', { ...T1, total: T1.total + 1 }],
    ['lines that do not make the subtotal', { ...T3, lines: T3.lines.slice(1) }],
    ['a pay application whose work is not its lines', { ...C1, application: { ...C1.application!, work: 1 } }],
  ])('refuses %s', async (_name, invoice) => {
    const thrown = await renderInvoicePdf(invoice, assets).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(NovaError)
    expect((thrown as NovaError).code).toBe('rule.broken')
  })
})

describe('over several pages', () => {
  let pages: string[]
  beforeAll(async () => {
    pages = await print(sixtyLines)
  })

  it('prints every line once, with its amount', () => {
    const all = pages.join(' ')
    for (const { description } of sixtyLines.lines) {
      expect(count(all, `${description} 2,5 h 40,00 $ 100,00 $`)).toBe(1)
    }
  })

  it('repeats the head, the number and the page on each', () => {
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((page, i) => {
      expect(count(page, 'Description Quantité Prix unitaire Montant')).toBe(1)
      expect(page).toContain('Facture 2026-0152')
      expect(page).toContain('Constructions Chênevert inc.')
      expect(page).toContain(`Page ${i + 1} de ${pages.length}`)
    })
  })

  // Around the length at which the totals fall over the end of the first page, and of the second.
  it.each([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 42, 43, 44, 45, 46, 47, 48, 49])(
    'keeps the totals together, and with a line (%i lines)',
    async (length) => {
      const lines = sixtyLines.lines.slice(0, length)
      const printed = await print({
        ...sixtyLines,
        lines,
        subtotal: length * 10_000,
        taxes: [],
        total: length * 10_000,
      })
      const all = printed.join(' ')
      for (const { description } of lines) expect(count(all, `${description} 2,5 h 40,00 $ 100,00 $`)).toBe(1)
      const last = printed.find((page) => page.includes('Total à payer'))!
      expect(last).toContain('Sous-total')
      expect(last).toContain(lines.at(-1)!.description)
    },
  )

  it('carries a description of 4,000 characters whole, and its amount once', async () => {
    const words = Array.from({ length: 500 }, (_, i) => `mot${String(i).padStart(4, '0')}`)
    const description = `${words.join(' ')}.`
    expect(description.length).toBe(4_000)
    const long = { ...T1, lines: [line('Avant', 40_000), line(description, 50_000), line('Après', 10_000)] }
    const all = (await print(long)).join(' ')
    for (const word of words) expect(count(all, word)).toBe(1)
    expect(count(all, '500,00 $')).toBe(1)
  })

  it('breaks a description of one endless word, and one of many short lines', async () => {
    const endless = (await print({ ...T1, lines: [line('ж'.repeat(4_000), 100_000)] })).join('')
    expect(count(endless, 'ж')).toBe(4_000)
    const list = Array.from({ length: 120 }, (_, i) => `article-${i};`).join('\n')
    const all = (await print({ ...T1, lines: [line(list, 100_000)] })).join(' ')
    for (let i = 0; i < 120; i++) expect(count(all, `article-${i};`)).toBe(1)
  })

  it('breaks long notes over pages instead of losing them', async () => {
    const notes = Array.from({ length: 900 }, (_, i) => `note${i};`).join(' ')
    const all = (await print({ ...T1, notes })).join(' ')
    for (let i = 0; i < 900; i++) expect(count(all, ` note${i};`)).toBe(1)
  })
})

describe('what people type', () => {
  const described = async (description: string) => (await print({ ...T1, lines: [line(description, 100_000)] }))[0]!

  it.each([
    ['œ, ligatures and dashes', 'Œuvre — mise à nu d’un cœur, 2x4 à 16 po c/c « neuf » ½ ±3 mm²', undefined],
    ['names of other alphabets', 'Łukasz Nguyễn Ελένη Олена Đặng', undefined],
    ['a decomposed accent', 'Re\u0301fection', 'Réfection'],
    ['pictograms', 'Toit 🏠 neuf 👷🏽‍♀️ et 🇨🇦 propre', 'Toit neuf et propre'],
    ['look-alikes', 'A → B, ≥ 3\u2011x, ≤ 4', 'A -> B, >= 3-x, <= 4'],
    ['bidirectional overrides', 'Prix \u202e00,001\u202c $ \u200fet', 'Prix 00,001 $ et'],
    ['control characters', 'Pose\u0000 de\u0007 vis\u001b[31m', 'Pose de vis[31m'],
    ['an alphabet that no face has', 'שלום 北京', '???? ??'],
  ])('%s', async (_name, typed, expected) => {
    expect(await described(typed)).toContain(expected ?? typed)
  })
})

describe('the file', () => {
  it('is the same bytes for the same invoice, whatever the hour', async () => {
    const [first, second] = [await renderInvoicePdf(T5, assets), await renderInvoicePdf(structuredClone(T5), assets)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(Buffer.from(first).equals(Buffer.from(await renderInvoicePdf(T3, assets)))).toBe(false)
  })

  it('declares its title, author, language and date', async () => {
    const pdf = await renderInvoicePdf(T5, assets)
    const { info } = await metaOf(pdf)
    expect(info).toMatchObject({
      Title: 'Facture 2026-0152 · Coop Les Trois Saules',
      Author: 'Constructions Chênevert inc.',
      Language: 'fr-CA',
      CreationDate: 'D:20261102120000Z',
    })
  })
})
