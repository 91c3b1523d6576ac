import type { Lang } from '../lib/i18n.ts'
import { formatMoney } from '../lib/money.ts'

/** `quantity` in thousandths, `unitPrice` in cents. */
export type FormLine = { description: string; quantity: number; unit: string; unitPrice: number }

const SIGNS: Record<string, string> = { unit: '', hour: 'h', day: 'd', m: 'm', m2: 'm²', m3: 'm³', lump: 'forfait' }

/** One line an item, exactly as `readLines` reads it back: `Menuiserie : 3 h × 85,00 $`. */
export function writeLines(lines: readonly FormLine[], lang: Lang): string {
  return lines
    .map(({ description, quantity, unit, unitPrice }) => {
      const price = formatMoney(unitPrice, lang).replaceAll('\u00a0', ' ')
      const amount = String(quantity / 1000).replace('.', lang === 'fr' ? ',' : '.')
      const sign = SIGNS[unit] ?? ''
      return `${description.replace(/\s*\n\s*/g, ' ')} : ${amount}${sign && ` ${sign}`} × ${price}`
    })
    .join('\n')
}

const LINE = /^(.+) *: (?:(\d+(?:[.,]\d{1,3})?)(?: (\S+))? (?:[×x@à]|at) )?([−-]?) ?\$?([\d {2},.]*\d)(?: ?\$)?$/

/**
 * The lines of a text in the form that `writeLines` gives, or with a price alone (`Peinture : 750 $`, a lump sum); null
 * when one of them was typed in another way.
 */
export function readLines(text: string): FormLine[] | null {
  const lines: FormLine[] = []
  for (const typed of text.split('\n')) {
    if (typed.trim() === '') continue
    const [, description, amount, sign = '', minus, price] = LINE.exec(typed.trim().replaceAll('\u00a0', ' ')) ?? []
    const unit = Object.keys(SIGNS).find((one) => SIGNS[one] === sign)
    if (description === undefined || price === undefined || !unit) return null
    const cents = centsOf(price)
    if (cents === null) return null
    const quantity = amount === undefined ? 1000 : Math.round(Number(amount.replace(',', '.')) * 1000)
    const line = { description: description.trim(), quantity, unit: amount === undefined ? 'lump' : unit }
    lines.push({ ...line, unitPrice: minus ? -cents : cents })
  }
  return lines
}

/** `1 250,50`, `1,250.50` or `85`; null when the separators could mean two amounts. */
function centsOf(price: string): number | null {
  const [, units, cents = '00'] = /^([\d ,.]*?\d)(?:[.,](\d{2}))?$/.exec(price) ?? []
  if (units === undefined || !/^\d{1,3}(?:[ ,.]?\d{3})*$/.test(units)) return null
  return Number(units.replace(/\D/g, '')) * 100 + Number(cents)
}
