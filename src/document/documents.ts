import type { ChartAssets } from '../chart/png.ts'
import type { ChartSpec } from '../chart/spec.ts'
import type { Lang } from '../lib/i18n.ts'
import type { DocumentAssets } from './assets.ts'
import type { InvoiceDocument } from './invoice.ts'
import type { ReportDocument } from './report.ts'
import type { WorkbookSheet } from './workbook.ts'

/** The files that Nova makes, as bytes. Everything heavy is loaded on first use. */
export type Documents = {
  invoice(document: InvoiceDocument): Promise<Uint8Array>
  report(document: ReportDocument): Promise<Uint8Array>
  workbook(sheets: WorkbookSheet[], lang: Lang): Promise<Uint8Array>
  /** A PNG of 800 × 450, for a report's page. */
  chart(spec: ChartSpec, lang: Lang): Promise<Uint8Array>
}

export function createDocuments(assets: { document: DocumentAssets; chart: ChartAssets }): Documents {
  let painter: Promise<import('../chart/png.ts').Painter> | undefined
  return {
    invoice: async (document) => (await import('./invoice-pdf.ts')).renderInvoicePdf(document, assets.document),
    report: async (document) => (await import('./report-pdf.ts')).renderReportPdf(document, assets.document),
    workbook: async (sheets, lang) => (await import('./workbook.ts')).renderWorkbook(sheets, lang),
    chart: async (spec, lang) => {
      painter ??= import('../chart/png.ts').then(({ createPainter }) => createPainter(assets.chart))
      return (await painter).png(spec, lang)
    },
  }
}
