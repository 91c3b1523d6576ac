import { beforeAll, describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '../../src/document/invoice.ts'
import { renderInvoicePdf } from '../../src/document/invoice-pdf.ts'
import { createNodeDocumentAssets } from '../../src/document/node-assets.ts'
import { NovaError } from '../../src/errors.ts'
import { cases, LETTERHEAD } from './expected.ts'
import { C1, line, sixtyLines, T1, T3, T5, T6 } from './golden.ts'
import { metaOf, pagesOf } from './read.ts'

const assets = createNodeDocumentAssets()
const print = async (invoice: InvoiceDocument) => pagesOf(await renderInvoicePdf(invoice, assets))
const count = (text: string, part: string) => text.split(part).length - 1

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
