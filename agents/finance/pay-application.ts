import { z } from 'zod'
import type { Holdback, PayApplication, SovLine } from '../../src/domain/records/accounting.ts'
import type { ChangeOrder } from '../../src/domain/records/projects.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { computeTaxes } from '../../src/domain/tax.ts'
import { taxName } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { applyRate, formatMoney, formatPercent, type Ppm } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { readProvince } from './invoice-price.ts'
import type { IssueStores } from './issue.ts'

export type ApplicationStores = IssueStores & {
  changeOrders: Rows<ChangeOrder>
  payApplications: Rows<PayApplication>
  sovLines: Rows<SovLine> & {
    listFor(payApplicationId: string): Promise<SovLine[]>
    listOfContract(projectId: string): Promise<SovLine[]>
  }
  holdbacks: Rows<Holdback>
}

const say = phrases({
  lines: { fr: 'Ventilation', en: 'Schedule of values' },
  line: { fr: 'Ligne', en: 'Line' },
  scheduled: { fr: 'Prix', en: 'Price' },
  done: { fr: 'Fait', en: 'Done' },
  completed: { fr: 'À ce jour', en: 'To date' },
  revised: { fr: 'Contrat et avenants signés', en: 'Contract and signed changes' },
  work: { fr: 'Travaux à ce jour', en: 'Work to date' },
  stored: { fr: 'Matériaux entreposés', en: 'Stored materials' },
  gross: { fr: 'Total brut à ce jour', en: 'Gross to date' },
  holdback: { fr: 'Retenue ({rate})', en: 'Holdback ({rate})' },
  previous: { fr: 'Moins les demandes précédentes', en: 'Less earlier applications' },
  due: { fr: 'Montant dû avant taxes', en: 'Amount due before taxes' },
  total: { fr: 'À facturer, taxes comprises', en: 'To bill, taxes included' },
  unsigned: {
    fr: 'Non signés, donc pas facturés : {list}.',
    en: 'Not signed, so not billed: {list}.',
  },
})

/** An application as its card shows it: cumulative figures, cents and millionths. */
export const applicationShape = z.object({
  id: z.string(),
  number: z.int(),
  status: z.enum(['draft', 'submitted', 'certified', 'rejected']),
  periodTo: z.string(),
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  lines: z.array(z.object({ name: z.string(), amount: z.int(), done: z.int(), completed: z.int() })),
  unsigned: z.array(z.object({ number: z.string(), title: z.string(), amount: z.int() })),
  revised: z.int(),
  work: z.int(),
  stored: z.int(),
  gross: z.int(),
  holdbackRate: z.int(),
  holdback: z.int(),
  previous: z.int(),
  due: z.int(),
  taxes: z.array(z.object({ tax: z.enum(['GST', 'QST', 'HST', 'PST']), rate: z.int(), amount: z.int() })),
  total: z.int(),
})
export type ApplicationSheet = z.output<typeof applicationShape>

export function applicationBlocks(sheet: ApplicationSheet, lang: Lang) {
  const money = (amount: number) => formatMoney(amount, lang)
  const percent = (rate: Ppm) => formatPercent(rate, lang, 3)
  const field = (label: string, amount: number) => ({ label, value: money(amount) })
  const right = (key: 'scheduled' | 'done' | 'completed') => ({ label: say(lang, key), align: 'right' as const })
  const list = sheet.unsigned.map(({ number, title, amount }) => `${number} ${title} (${money(amount)})`).join(', ')
  return [
    {
      type: 'table' as const,
      caption: say(lang, 'lines'),
      columns: [{ label: say(lang, 'line') }, right('scheduled'), right('done'), right('completed')],
      rows: sheet.lines.map(({ name, amount, done, completed }) => [
        name,
        money(amount),
        percent(done),
        money(completed),
      ]),
    },
    {
      type: 'fields' as const,
      fields: [
        field(say(lang, 'revised'), sheet.revised),
        field(say(lang, 'work'), sheet.work),
        ...(sheet.stored ? [field(say(lang, 'stored'), sheet.stored)] : []),
        field(say(lang, 'gross'), sheet.gross),
        field(say(lang, 'holdback', { rate: percent(sheet.holdbackRate) }), -sheet.holdback),
        field(say(lang, 'previous'), -sheet.previous),
        field(say(lang, 'due'), sheet.due),
        ...sheet.taxes.map(({ tax, rate, amount }) => field(`${taxName(tax, lang)} ${percent(rate)}`, amount)),
        field(say(lang, 'total'), sheet.total),
      ],
    },
    ...(list ? [{ type: 'text' as const, text: say(lang, 'unsigned', { list }) }] : []),
  ]
}

/** `Béton 80 %; Gypse 45 %` over the lines that it names. Throws `input.invalid` on a name that fits none, or several. */
export function applyProgress<L extends { description: string; toDatePpm: Ppm }>(
  lines: readonly L[],
  text: string,
): L[] {
  const result = lines.map((line) => ({ ...line }))
  for (const part of text.split(/[\n;]|,(?!\d)/).filter((one) => one.trim())) {
    const read = /^(.*?)[\s:=]*(?:à|at)?\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%/i.exec(part.trim())
    const name = foldText(read?.[1] ?? part)
    const named = name ? result.filter((line) => foldText(line.description).includes(name)) : []
    const exact = named.filter((line) => foldText(line.description) === name)
    const [line] = exact.length === 1 ? exact : named
    const done = read ? Number(read[2]) * 10_000 + Number((read[3] ?? '0').padEnd(2, '0')) * 100 : -1
    if (!line || (named.length > 1 && exact.length !== 1) || done < 0 || done > 1_000_000)
      throw new NovaError(
        'input.invalid',
        {
          fr: `Je ne peux pas lire « ${part.trim()} ». Écris le nom d’une ligne et son pourcentage, par exemple « ${lines[0]?.description} 80 % ».`,
          en: `I cannot read "${part.trim()}". Write the name of a line and its percentage, e.g. "${lines[0]?.description} 80%".`,
        },
        { field: 'progress' },
      )
    line.toDatePpm = done
  }
  return result
}

/** The application as it was declared, taxed as of a day: the tax falls due when it is invoiced. */
export async function readApplication(
  stores: ApplicationStores,
  application: PayApplication,
  on: IsoDate,
): Promise<ApplicationSheet> {
  const project = await stores.projects.need(application.projectId)
  const lines = await stores.sovLines.listFor(application.id)
  const changes = await stores.changeOrders.list({ projectId: project.id, status: ['draft', 'sent'] })
  const registered = Boolean((await stores.organizations.get())?.gstNumber)
  const taxed = computeTaxes(
    [{ amount: application.due }],
    { province: readProvince(project.province), date: on },
    registered,
  )
  const { id, number, status, periodTo, work, stored, gross, holdback, previous, due } = application
  return {
    id,
    number,
    status,
    periodTo,
    project: { id: project.id, code: project.code, name: project.name },
    lines: lines.map(({ description, scheduled, toDatePpm }) => ({
      name: description,
      amount: scheduled,
      done: toDatePpm,
      completed: applyRate(scheduled, toDatePpm),
    })),
    unsigned: changes.map(({ number, title, amount }) => ({ number, title, amount })),
    revised: application.revisedContract,
    work,
    stored,
    gross,
    holdbackRate: application.holdbackPpm,
    holdback,
    previous,
    due,
    taxes: taxed.taxes.map(({ tax, rate, amount }) => ({ tax, rate, amount })),
    total: taxed.total,
  }
}
