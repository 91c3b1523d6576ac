export type InvoiceNumber = { kind: 'invoice' | 'credit'; year: number; sequence: number }

/** `2026-0152`, credit notes `NC-2026-0009`: one gapless series a year for each, in every organization. */
export function formatInvoiceNumber({ kind, year, sequence }: InvoiceNumber): string {
  return `${kind === 'credit' ? 'NC-' : ''}${year}-${String(sequence).padStart(4, '0')}`
}

/** A number as people write it (`#2026-152`, `nc 2026-0009`); undefined when the text is not one. */
export function parseInvoiceNumber(text: string): InvoiceNumber | undefined {
  const match = /^\s*#?\s*(nc[\s-]*)?(20\d\d)\s*-\s*(\d{1,6})\s*$/i.exec(text)
  const sequence = Number(match?.[3])
  if (!match || sequence < 1) return undefined
  return { kind: match[1] ? 'credit' : 'invoice', year: Number(match[2]), sequence }
}
