import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { renderCsv } from '../../src/document/csv.ts'
import type { Table } from '../../src/document/table.ts'
import { renderWorkbook } from '../../src/document/workbook.ts'

const table: Table = {
  columns: [
    { header: 'Client', kind: 'text' },
    { header: 'Montant', kind: 'money' },
    { header: 'Échéance', kind: 'date' },
    { header: 'Jours', kind: 'number' },
    { header: 'Marge', kind: 'percent' },
  ],
  rows: [
    ['Coop Les Trois Saules', 1_434_888, '2026-11-02', 42.7, 134_400],
    ['=HYPERLINK("http://x.example")', -5, '2026-02-28', 0, -22_800],
    ['<b>&"œ\u0001', null, null, null, null],
  ],
}

async function openWorkbook(sheets: Parameters<typeof renderWorkbook>[0], lang: 'fr' | 'en' = 'fr') {
  const files = unzipSync(await renderWorkbook(sheets, lang))
  const text = (path: string) => new TextDecoder().decode(files[path])
  const entity = (xml: string) =>
    xml
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map((m) =>
    entity(m[1]!),
  )
  return { files, text, shared }
}

describe('workbook', () => {
  it('holds real numbers, dates and plain text under a frozen header', async () => {
    const { text, shared } = await openWorkbook([{ name: 'Comptes: clients', ...table }])
    const sheet = text('xl/worksheets/sheet1.xml')
    const cell = (ref: string) => sheet.match(new RegExp(`<c r="${ref}"([^>]*)>(?:<v>(.*?)</v>)?`))
    expect(cell('B2')?.[2]).toBe('14348.88')
    expect(cell('B3')?.[2]).toBe('-0.05')
    expect(cell('B2')?.[1]).not.toContain('t="s"')
    // 2026-11-02 is day 46328 of the 1900 calendar.
    expect(cell('C2')?.[2]).toBe('46328')
    expect(cell('D2')?.[2]).toBe('42.7')
    expect(cell('E2')?.[2]).toBe('0.1344')
    expect(shared[Number(cell('A3')?.[2])]).toBe('=HYPERLINK("http://x.example")')
    expect(shared[Number(cell('A4')?.[2])]).toBe('<b>&"œ')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).toMatch(/<col [^>]*width="/)
    const styles = text('xl/styles.xml').replaceAll('&quot;', '"')
    expect(styles).toContain('#,##0.00\\ "$"')
    expect(styles).toContain('yyyy-mm-dd')
  })

  it('gives each sheet a name that Excel takes', async () => {
    const long = 'Comptes à recevoir par client et par âge'
    const { text } = await openWorkbook(
      [long, long, "'[]:*?/\\'", 'Résumé'].map((name) => ({ name, columns: table.columns, rows: [] })),
    )
    const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1]!)
    expect(names).toHaveLength(4)
    expect(new Set(names).size).toBe(4)
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/)
  })

  it('refuses a value that is not of its column', async () => {
    const bad = (row: (string | number)[]) => renderWorkbook([{ name: 'x', ...table, rows: [row] }], 'fr')
    await expect(bad(['a', '12', '2026-11-02', 1, 1])).rejects.toThrow(/Montant/)
    await expect(bad(['a', 12, '2026-02-30', 1, 1])).rejects.toThrow(/Échéance/)
    await expect(bad(['a', 12, '2026-02-28', Number.NaN, 1])).rejects.toThrow(/Jours/)
  })
})

describe('CSV', () => {
  const text = (lang: 'fr' | 'en', rows = table.rows) =>
    Buffer.from(renderCsv({ ...table, rows }, lang)).toString('utf8')

  it('opens in the Excel of each language', () => {
    expect(text('fr').split('\r\n').slice(0, 3)).toEqual([
      '\ufeffClient;Montant;Échéance;Jours;Marge',
      'Coop Les Trois Saules;14348,88;2026-11-02;42,7;13,4400',
      '"\'=HYPERLINK(""http://x.example"")";-0,05;2026-02-28;0;-2,2800',
    ])
    expect(text('en')).toContain('Coop Les Trois Saules,14348.88,2026-11-02,42.7,13.4400\r\n')
    expect([...renderCsv(table, 'fr').slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('never lets a text begin a formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
        fc.string(),
        fc.constantFrom('fr', 'en'),
        (sign, rest, lang) => {
          const row = text(lang, [[sign + rest, null, null, null, null]])
            .split('\r\n')
            .slice(1)
            .join('\r\n')
          expect(row).toMatch(/^"?'/)
        },
      ),
    )
  })

  it('keeps separators, quotes and line ends inside a cell', () => {
    expect(text('fr', [['a;b "c"\nd', 0, null, 1, null]])).toContain('\r\n"a;b ""c""\nd";0,00;;1;\r\n')
  })
})
