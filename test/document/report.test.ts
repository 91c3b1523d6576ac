import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderInvoicePdf } from '../../src/document/invoice-pdf.ts'
import { createNodeDocumentAssets } from '../../src/document/node-assets.ts'
import type { ReportDocument, ReportSection } from '../../src/document/report.ts'
import { renderReportPdf } from '../../src/document/report-pdf.ts'
import { T1 } from './golden.ts'
import { pagesOf } from './read.ts'

const assets = createNodeDocumentAssets()

// One red pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)

const ageing = (length: number): ReportSection => ({
  heading: `Comptes à recevoir ${length}`,
  table: {
    columns: [
      { header: 'Client', kind: 'text' },
      { header: 'Échéance', kind: 'date' },
      { header: 'Part', kind: 'percent' },
      { header: 'Solde', kind: 'money' },
    ],
    rows: Array.from({ length }, (_, i) => [`Client ${i + 1}`, '2026-10-31', 134_400, 123_456 + i]),
  },
})

const report: ReportDocument = {
  title: 'Rapport de la semaine',
  subtitle: 'Du 26 octobre au 1 novembre 2026',
  author: 'Constructions Chênevert inc.',
  lang: 'fr',
  date: '2026-11-02',
  footer: 'Préparé par Simone',
  sections: [
    {
      heading: 'L’argent d’abord',
      text: 'Premier paragraphe.\n\nSecond paragraphe.',
      fields: [
        { label: 'À recevoir', value: '762 495,85 $' },
        { label: 'DSO', value: '42,7 jours' },
      ],
      chart: { png: PNG, alt: 'Comptes à recevoir par âge, de courant à plus de 90 jours.' },
    },
    ageing(60),
  ],
}

describe('report', () => {
  it('prints its sections in order, over pages', async () => {
    const pages = await pagesOf(await renderReportPdf(report, assets))
    const all = pages.join(' ')
    const order = [
      'Rapport de la semaine',
      'Du 26 octobre',
      'L’argent d’abord',
      'Premier paragraphe.',
      'Second paragraphe.',
      '762 495,85 $',
      'Comptes à recevoir par âge',
      'Comptes à recevoir 60',
      'Client 1 31 oct. 2026 13,44 % 1 234,56 $',
      'Client 60 31 oct. 2026 13,44 % 1 235,15 $',
    ].map((part) => all.indexOf(part))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    pages.forEach((page, i) => {
      expect(page).toContain(`Page ${i + 1} de ${pages.length}`)
      expect(page).toContain('Préparé par Simone')
    })
    for (let i = 1; i <= 60; i++) expect(all.split(`Client ${i} 31 oct.`)).toHaveLength(2)
  })

  it.each([24, 25, 26, 27, 28, 29, 30])('never ends a page with a heading (%i rows before it)', async (length) => {
    const pages = await pagesOf(
      await renderReportPdf({ ...report, sections: [ageing(length), { ...ageing(12), heading: 'Suite' }] }, assets),
    )
    expect(pages.find((page) => page.includes('Suite'))).toContain('Suite Client Échéance Part Solde Client 1 31 oct.')
  })

  it('starts a long table under its heading, on the page where there is room', async () => {
    const pages = await pagesOf(
      await renderReportPdf({ ...report, sections: [ageing(3), { ...ageing(60), heading: 'Suite' }] }, assets),
    )
    expect(pages[0]).toContain('Suite Client Échéance')
  })

  it('is the same bytes for the same report', async () => {
    const [first, second] = [await renderReportPdf(report, assets), await renderReportPdf(report, assets)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })
})

function hasPdftoppm(): boolean {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasPdftoppm())('on paper (needs pdftoppm)', () => {
  it('puts ink where the words are, and none in the margins', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nova-paper-'))
    try {
      writeFileSync(join(folder, 'a.pdf'), await renderInvoicePdf(T1, assets))
      execFileSync('pdftoppm', ['-r', '72', '-gray', '-singlefile', join(folder, 'a.pdf'), join(folder, 'a')])
      const file = readFileSync(join(folder, 'a.pgm'))
      const [width, height] = [612, 792]
      const pixels = file.subarray(file.length - width * height)
      const ink = (x: number, y: number, w: number, h: number) => {
        let dark = 0
        for (let row = y; row < y + h; row++)
          for (let at = x; at < x + w; at++) if (pixels[row * width + at]! < 160) dark++
        return dark
      }
      // Supplier's name, the title, and the body of the page.
      expect(ink(50, 58, 220, 20)).toBeGreaterThan(150)
      expect(ink(450, 58, 112, 26)).toBeGreaterThan(150)
      expect(ink(50, 240, 512, 200)).toBeGreaterThan(600)
      expect(ink(0, 0, 48, height) + ink(564, 0, 48, height) + ink(0, 0, width, 28)).toBe(0)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
