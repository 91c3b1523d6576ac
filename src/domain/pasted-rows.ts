import { foldText } from './records/record.ts'

/** What a column may hold, with the folded headings that say so in either language. */
const COLUMNS = {
  name: [
    'nom',
    'name',
    'client',
    'clients',
    'fournisseur',
    'vendor',
    'supplier',
    'entreprise',
    'company',
    'raison sociale',
  ],
  email: ['courriel', 'email', 'e mail', 'mail', 'adresse courriel', 'email address'],
  phone: ['telephone', 'tel', 'phone', 'phone number', 'numero', 'cellulaire'],
  address: ['adresse', 'address', 'adresse postale'],
  contact: ['contact', 'personne ressource', 'contact name', 'responsable'],
  trade: ['metier', 'specialite', 'trade'],
} as const

export type ColumnName = keyof typeof COLUMNS
export type RowProblem = 'no-name' | 'bad-email' | 'known' | 'twice'

export type PastedRow = {
  /** As one counts them in the pasted text, headings included. */
  line: number
  values: Partial<Record<ColumnName, string>>
  problem: RowProblem | null
}

export type PastedTable = { mapping: Record<string, ColumnName>; ignored: string[]; rows: PastedRow[] }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Cells of one line; a quoted cell may hold the separator and doubled quotes. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i]!
    if (quoted && char === '"' && line[i + 1] === '"') {
      cell += '"'
      i += 1
    } else if (char === '"') quoted = !quoted
    else if (char === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += char
  }
  return [...cells, cell.trim()]
}

/**
 * A table pasted as text: what a spreadsheet copies (tabs) or saves (`;` or `,`). The first line names the columns; null
 * when it names none that is a name. Rows that are known already, come twice or cannot be kept say why.
 */
export function readPastedRows(text: string, knownNames: readonly string[]): PastedTable | null {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const first = lines.findIndex((line) => line.trim())
  if (first < 0) return null
  const separator = ['\t', ';', ','].find((one) => lines[first]!.includes(one)) ?? ';'
  const headings = cellsOf(lines[first]!, separator)
  const columns = headings.map(
    (heading) =>
      (Object.keys(COLUMNS) as ColumnName[]).find((key) =>
        (COLUMNS[key] as readonly string[]).includes(foldText(heading)),
      ) ?? null,
  )
  if (!columns.includes('name')) return null
  const known = new Set(knownNames.map(foldText))
  const seen = new Set<string>()
  const rows = lines.slice(first + 1).flatMap((line, i): PastedRow[] => {
    if (!line.trim()) return []
    const cells = cellsOf(line, separator)
    const values: PastedRow['values'] = {}
    for (const [at, column] of columns.entries()) if (column && cells[at] && !values[column]) values[column] = cells[at]
    const name = foldText(values.name ?? '')
    const problem: RowProblem | null = !name
      ? 'no-name'
      : values.email && !EMAIL.test(values.email)
        ? 'bad-email'
        : known.has(name)
          ? 'known'
          : seen.has(name)
            ? 'twice'
            : null
    if (!problem) seen.add(name)
    return [{ line: first + i + 2, values, problem }]
  })
  return {
    mapping: Object.fromEntries(headings.flatMap((heading, i) => (columns[i] ? [[heading, columns[i]]] : []))),
    ignored: headings.filter((heading, i) => heading && !columns[i]),
    rows,
  }
}
