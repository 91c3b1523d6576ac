import type { Content, ContentText, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { LOCALE } from '../lib/i18n.ts'
import type { DocumentAssets, FontFace } from './assets.ts'
import { type Coverage, cleanText, typeset } from './typeset.ts'

/** One calm palette for every document: ink, two greys, one accent. */
export const COLOUR = { ink: '#1c2733', muted: '#5c6975', rule: '#d5dbe1', tint: '#f4f6f8', accent: '#1f4b63' }

/** US Letter, the paper of Canada, in points; margins leave room for a hole punch. */
export const PAGE = { width: 612, height: 792, side: 50, top: 58, bottom: 62 }

export type Sheet = {
  title: string
  author: string
  lang: Lang
  /** Written as the creation date, so that equal input gives equal bytes. */
  date: IsoDate
  content: Content[]
  header: DynamicContent
  footer: DynamicContent
  /** A word across the page, for what must not be taken as issued. */
  watermark?: string
  /** Told the page on which each node that has an id begins, once laid out. */
  onPlaced?: (id: string, page: number) => void
}

type PdfKitDocument = {
  on(event: 'data', listener: (chunk: Uint8Array) => void): void
  on(event: 'end', listener: () => void): void
  on(event: 'error', listener: (error: unknown) => void): void
  end(): void
}
type Printer = { createPdfKitDocument(definition: TDocumentDefinitions): Promise<PdfKitDocument> }
type PrinterClass = new (fonts: object, files: object, urls: object, mayRead: (path: string) => boolean) => Printer
type FontProbe = { provideFont(family: string): { font: { hasGlyphForCodePoint(code: number): boolean } } }
type FontProbeClass = new (
  fonts: object,
  images: object,
  patterns: object,
  attachments: object,
  options: object,
  files: object,
) => FontProbe

type Library = { Printer: PrinterClass; Probe: FontProbeClass }
let library: Promise<Library> | undefined

// The printer itself and not pdfmake's front: that one keeps fonts and access policies in a global.
async function loadLibrary(): Promise<Library> {
  const [printer, document] = await Promise.all([import('pdfmake/js/Printer.js'), import('pdfmake/js/PDFDocument.js')])
  // CommonJS: Node wraps the exports once more, some loaders do not.
  const main = (module: { default: { default?: unknown } }) => module.default.default ?? module.default
  return { Printer: main(printer) as PrinterClass, Probe: main(document) as FontProbeClass }
}

type Typography = { fonts: object; files: object; faces: number; covers: Coverage }
const typographies = new WeakMap<FontFace[], Typography>()

const family = (face: number) => `face-${face}`

function openFonts(faces: FontFace[], Probe: FontProbeClass): Typography {
  const known = typographies.get(faces)
  if (known) return known
  const bytes = new Map<string, Buffer>()
  const fonts: Record<string, { normal: string; bold: string }> = {}
  faces.forEach(({ regular, semibold }, face) => {
    fonts[family(face)] = { normal: `regular-${face}`, bold: `semibold-${face}` }
    bytes.set(`regular-${face}`, Buffer.from(regular))
    bytes.set(`semibold-${face}`, Buffer.from(semibold))
  })
  const files = {
    existsSync: (path: string) => bytes.has(path),
    readFileSync: (path: string) => bytes.get(path),
  }
  const probe = new Probe(fonts, {}, {}, {}, { autoFirstPage: false, font: null }, files)
  const opened = faces.map((_, face) => probe.provideFont(family(face)).font)
  const typography = {
    fonts,
    files,
    faces: faces.length,
    covers: (face: number, code: number) => opened[face]!.hasGlyphForCodePoint(code),
  }
  typographies.set(faces, typography)
  return typography
}

// A table column is never narrower than its longest word; a longer one than this would push the amounts off the page.
const LONG_WORD = /([^\s-]{41,})/

/** Every string of a content tree, set in the faces that can draw it. */
function setText(content: Content, typography: Typography): Content {
  const runsOf = (text: string): ContentText[] =>
    typeset(text, typography.faces, typography.covers).flatMap(({ text, face }) =>
      text
        .split(LONG_WORD)
        .map(
          (part, i): ContentText => ({ text: part, font: family(face), ...(i % 2 ? { wordBreak: 'break-all' } : {}) }),
        )
        .filter((part) => part.text !== ''),
    )
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return { text: runsOf(node) }
    if (Array.isArray(node)) return node.map(walk)
    if (!node || typeof node !== 'object') return node
    const copy: Record<string, unknown> = { ...node }
    if (typeof copy.text === 'string') copy.text = runsOf(copy.text)
    else if (copy.text) copy.text = walk(copy.text)
    for (const key of ['stack', 'columns'] as const) if (copy[key]) copy[key] = walk(copy[key])
    if (copy.table) {
      const table = copy.table as { body: unknown[][] }
      copy.table = { ...table, body: table.body.map((row) => row.map(walk)) }
    }
    return copy
  }
  return walk(content) as Content
}

/**
 * Prints a sheet to PDF bytes. The fonts are embedded and subset, language and title are declared, nothing is fetched
 * or read from a disk; equal sheets give equal bytes.
 */
export async function printPdf(sheet: Sheet, assets: DocumentAssets): Promise<Uint8Array> {
  library ??= loadLibrary()
  const [{ Printer, Probe }, faces] = await Promise.all([library, assets.fonts()])
  const typography = openFonts(faces, Probe)
  const date = new Date(`${sheet.date}T12:00:00Z`)
  const dynamic =
    (part: DynamicContent): DynamicContent =>
    (page, count, size) =>
      setText(part(page, count, size) ?? '', typography)
  const definition: TDocumentDefinitions = {
    content: setText(sheet.content, typography),
    header: dynamic(sheet.header),
    footer: dynamic(sheet.footer),
    pageSize: 'LETTER',
    pageMargins: [PAGE.side, PAGE.top, PAGE.side, PAGE.bottom],
    version: '1.7',
    language: LOCALE[sheet.lang],
    displayTitle: true,
    info: {
      title: cleanText(sheet.title),
      author: cleanText(sheet.author),
      creator: 'Nova',
      creationDate: date,
      modDate: date,
    },
    defaultStyle: {
      font: family(0),
      fontSize: 9,
      lineHeight: 1.25,
      color: COLOUR.ink,
    },
    ...(sheet.watermark
      ? {
          watermark: {
            text: sheet.watermark,
            font: family(0),
            color: COLOUR.muted,
            opacity: 0.07,
            bold: true,
            fontSize: 96,
          },
        }
      : {}),
    // pdfmake's only view of a finished layout. Asked for breaks, it loses cells of a row kept whole: never answer true.
    pageBreakBefore: (node) => {
      if (node.id) sheet.onPlaced?.(node.id, node.startPosition.pageNumber)
      return false
    },
  }
  const noNetwork = { resolve: () => {}, resolved: async () => {} }
  const document = await new Printer(
    { ...typography.fonts },
    typography.files,
    noNetwork,
    () => false,
  ).createPdfKitDocument(definition)
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.on('error', reject)
    document.end()
  })
}
