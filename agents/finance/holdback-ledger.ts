import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { type HoldbackStores, owedToSubcontractors, readHeld, releasableFrom, releaseDates } from './holdback-book.ts'
import { LEDGER } from './holdback-examples.ts'
import { reportingDay } from './position.ts'

const say = phrases({
  title: { fr: 'Retenues', en: 'Holdbacks' },
  summary: {
    fr: 'Nos clients retiennent {held} sur {count} projets; nous retenons {owed} à nos sous-traitants.',
    en: 'Our clients hold {held} on {count} projects; we hold {owed} from our subcontractors.',
  },
  caption: { fr: 'Par projet', en: 'By project' },
  project: { fr: 'Projet', en: 'Project' },
  held: { fr: 'À recevoir', en: 'Receivable' },
  owed: { fr: 'À payer', en: 'Payable' },
  from: { fr: 'Libérable le', en: 'Releasable on' },
  unknown: { fr: 'à fixer', en: 'to be set' },
  footer: {
    fr: 'Au {date} · avant taxes : aucune taxe avant la libération · à payer : part convenue des coûts de sous-traitance inscrits · Québec : selon le contrat, 45 jours après la fin des travaux; Ontario : Construction Act',
    en: 'As of {date} · before taxes: none until release · payable: the agreed part of recorded subcontract costs · Québec: by contract, 45 days after the end of the work; Ontario: Construction Act',
  },
})

const row = z.object({
  code: z.string(),
  name: z.string(),
  held: z.int(),
  owed: z.int(),
  from: z.string().nullable(),
})

export const holdbackLedger = defineTool<HoldbackStores>()({
  name: 'holdbacks.ledger',
  title: { fr: 'Voir les retenues à recevoir et à payer', en: 'See holdbacks receivable and payable' },
  gate: 'none',
  permission: 'finance.read',
  examples: LEDGER,
  input: z.object({}),
  output: z.object({
    on: z.string(),
    held: z.int(),
    owed: z.int(),
    rows: z.array(row),
  }),
  async run(_, { stores, today }) {
    const on = reportingDay((await stores.organizations.get())?.booksClosedThrough, today)
    const owed = await owedToSubcontractors(stores, on)
    const projects = (await stores.projects.list({ status: ['active', 'on-hold', 'done'] })).sort((a, b) =>
      a.code.localeCompare(b.code),
    )
    const rows: z.output<typeof row>[] = []
    for (const project of projects) {
      const { held } = await readHeld(stores, project.id, on)
      const payable = owed.get(project.id) ?? 0
      if (!held && !payable) continue
      const from = releasableFrom(await releaseDates(stores, project, today))
      rows.push({ code: project.code, name: project.name, held, owed: payable, from })
    }
    const total = (key: 'held' | 'owed') => rows.reduce((sum, row) => sum + row[key], 0)
    return { on, held: total('held'), owed: total('owed'), rows }
  },
  card({ on, held, owed, rows }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const count = rows.filter((row) => row.held > 0).length
    const summary = say(lang, 'summary', { held: money(held), owed: money(owed), count })
    const right = (key: 'held' | 'owed' | 'from') => ({ label: say(lang, key), align: 'right' as const })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: say(lang, 'caption'),
          columns: [{ label: say(lang, 'project') }, right('held'), right('owed'), right('from')],
          rows: rows.map((row) => [
            { text: `${row.code} ${row.name}`, href: `nova:projects/${row.code}` },
            money(row.held),
            money(row.owed),
            row.from ? formatDate(row.from, lang) : say(lang, 'unknown'),
          ]),
        },
      ],
      footer: say(lang, 'footer', { date: formatDate(on, lang) }),
    }
  },
})
