import { z } from 'zod'
import { type PastedRow, readPastedRows } from '../../src/domain/pasted-rows.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { IMPORTS, UNDO_IMPORTS } from './data-examples.ts'

export type ImportStores = { clients: Rows<Client>; vendors: Rows<Vendor>; records: RecordStore }

const say = phrases({
  title: { fr: 'Import – {target}', en: 'Import – {target}' },
  clients: { fr: 'clients', en: 'clients' },
  vendors: { fr: 'fournisseurs', en: 'suppliers' },
  ask: {
    fr: '{fresh, plural, one {Créer # fiche} other {Créer # fiches}} ({target})? {known, plural, =0 {Aucun doublon} one {# ligne déjà au dossier} other {# lignes déjà au dossier}}, {bad, plural, =0 {aucune ligne refusée} one {# ligne refusée} other {# lignes refusées}}.',
    en: '{fresh, plural, one {Create # record} other {Create # records}} ({target})? {known, plural, =0 {No duplicate} one {# line on file already} other {# lines on file already}}, {bad, plural, =0 {no line refused} one {# line refused} other {# lines refused}}.',
  },
  done: {
    fr: '{number} : {fresh, plural, one {# fiche créée} other {# fiches créées}} ({target}).',
    en: '{number}: {fresh, plural, one {# record created} other {# records created}} ({target}).',
  },
  line: { fr: 'Ligne', en: 'Line' },
  name: { fr: 'Nom', en: 'Name' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  result: { fr: 'Résultat', en: 'Result' },
  create: { fr: 'à créer', en: 'to create' },
  'no-name': { fr: 'refusée : pas de nom', en: 'refused: no name' },
  'bad-email': { fr: 'refusée : courriel invalide', en: 'refused: invalid e-mail' },
  known: { fr: 'déjà au dossier, laissée telle quelle', en: 'on file already, left as it is' },
  twice: { fr: 'en double dans la liste', en: 'twice in the list' },
  ignored: { fr: 'Colonnes laissées de côté : {names}.', en: 'Columns left out: {names}.' },
  undo: { fr: 'Annuler l’import', en: 'Undo the import' },
  scan: { fr: 'Voir ce qui manque', en: 'See what is missing' },
  askUndo: {
    fr: 'Retirer {count, plural, one {la fiche créée} other {les # fiches créées}} par {number} ({target})?',
    en: 'Take back {count, plural, one {the record} other {the # records}} that {number} created ({target})?',
  },
  undone: {
    fr: '{number} annulé : {count, plural, one {# fiche archivée} other {# fiches archivées}}.',
    en: '{number} undone: {count, plural, one {# record archived} other {# records archived}}.',
  },
})

const MOST = 200
const SHOWN = 15

const TARGETS = [
  { value: 'clients', label: { fr: 'Clients', en: 'Clients' }, words: ['client', 'customers', 'customer'] },
  {
    value: 'vendors',
    label: { fr: 'Fournisseurs', en: 'Suppliers' },
    words: ['fournisseur', 'sous-traitants', 'vendors', 'vendor', 'supplier'],
  },
]

const input = z.object({
  target: field.choice(['clients', 'vendors'], {
    label: { fr: 'Quoi', en: 'What' },
    ask: { fr: 'Une liste de clients ou de fournisseurs?', en: 'A list of clients or of suppliers?' },
    options: TARGETS,
  }),
  rows: field.longText({
    label: { fr: 'Lignes', en: 'Lines' },
    ask: {
      fr: 'Copie les lignes dans Excel, titres compris, et colle-les dans le formulaire. Il faut une colonne « Nom ».',
      en: 'Copy the lines in Excel, headings included, and paste them in the form. A “Name” column is needed.',
    },
  }),
})
type Wanted = z.output<typeof input>

async function readRows({ target, rows: text }: Wanted, { stores }: Context<ImportStores>) {
  const known = target === 'clients' ? await stores.clients.list() : await stores.vendors.list()
  const table = readPastedRows(
    text,
    known.map(({ name }) => name),
  )
  const fresh = table?.rows.filter(({ problem }) => !problem) ?? []
  if (!table?.rows.length)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Je n’ai pas de lignes à lire. Ouvre le formulaire et colle la liste copiée d’Excel : une ligne de titres avec une colonne « Nom », puis une ligne par fiche. Un fichier joint ne m’est pas encore lisible.',
        en: 'I have no lines to read. Open the form and paste the list copied from Excel: a line of headings with a “Name” column, then one line a record. I cannot read an attached file yet.',
      },
      { field: 'rows' },
    )
  if (table.rows.length > MOST)
    throw new NovaError('too-large', {
      fr: `${table.rows.length} lignes, c’est trop d’un coup : colle-en ${MOST} au plus à la fois.`,
      en: `${table.rows.length} lines are too many at once: paste ${MOST} at most.`,
    })
  if (!fresh.length)
    throw new NovaError('rule.broken', {
      fr: 'Rien à créer : chaque ligne est déjà au dossier, en double ou refusée.',
      en: 'Nothing to create: every line is on file already, twice or refused.',
    })
  return { ...table, fresh }
}

const isKnown = ({ problem }: PastedRow) => problem === 'known' || problem === 'twice'
const isBad = ({ problem }: PastedRow) => problem === 'no-name' || problem === 'bad-email'

export const importFile = defineTool<ImportStores>()({
  name: 'data.import_file',
  title: { fr: 'Importer une liste', en: 'Import a list' },
  gate: 'confirm',
  permission: 'finance.write',
  examples: IMPORTS,
  input,
  output: z.object({ number: z.string(), target: z.enum(['clients', 'vendors']), created: z.int() }),
  async preview(wanted, ctx) {
    const { lang } = ctx
    const { rows, fresh, ignored } = await readRows(wanted, ctx)
    const target = say(lang, wanted.target)
    const summary = say(lang, 'ask', {
      fresh: fresh.length,
      target,
      known: rows.filter(isKnown).length,
      bad: rows.filter(isBad).length,
    })
    return {
      subject: { target: wanted.target, create: fresh.map(({ values }) => values) },
      card: {
        title: say(lang, 'title', { target }),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          {
            type: 'table',
            caption: say(lang, 'title', { target }),
            columns: (['line', 'name', 'email', 'phone', 'result'] as const).map((key) => ({ label: say(lang, key) })),
            rows: rows
              .slice(0, SHOWN)
              .map(({ line, values, problem }) => [
                String(line),
                values.name ?? '–',
                values.email ?? '–',
                values.phone ?? '–',
                say(lang, problem ?? 'create'),
              ]),
            ...(rows.length > SHOWN ? { more: rows.length - SHOWN } : {}),
          },
          ...(ignored.length
            ? [{ type: 'text' as const, text: say(lang, 'ignored', { names: ignored.join(', ') }) }]
            : []),
        ],
      },
      edit: { tool: 'data.import_file', input: wanted },
    }
  },
  async run(wanted, ctx) {
    const { stores, organization, today } = ctx
    const { rows, fresh, mapping } = await readRows(wanted, ctx)
    const created =
      wanted.target === 'clients'
        ? await stores.clients.insertMany(
            fresh.map(({ values: { name, email, phone, address, contact } }) => ({
              name: name!,
              lang: organization.lang,
              ...(email ? { email } : {}),
              ...(phone ? { phone } : {}),
              ...(address ? { address } : {}),
              ...(contact ? { contact } : {}),
            })),
          )
        : await stores.vendors.insertMany(
            fresh.map(({ values: { name, email, phone, address, trade } }) => ({
              name: name!,
              ...(email ? { email } : {}),
              ...(phone ? { phone } : {}),
              ...(address ? { address } : {}),
              ...(trade ? { trade } : {}),
            })),
          )
    const target = say(organization.lang, wanted.target)
    const { number } = await stores.records.create('data_import', {
      title: say(organization.lang, 'title', { target }),
      date: today,
      state: 'imported',
      data: {
        target: wanted.target,
        rows: rows.length,
        created: created.map(({ id }) => id),
        errors: rows
          .filter(isBad)

          .map(({ line, problem }) => `${line} : ${say(organization.lang, problem!)}`),
        mapping,
      },
    })
    return { number, target: wanted.target, created: created.length }
  },
  card({ number, target, created }, { lang }) {
    const summary = say(lang, 'done', { number, fresh: created, target: say(lang, target) })
    return {
      title: say(lang, 'title', { target: say(lang, target) }),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        { type: 'button', label: say(lang, 'scan'), intent: { do: 'tool', tool: 'data.quality_scan', input: {} } },
        {
          type: 'button',
          label: say(lang, 'undo'),
          style: 'danger',
          intent: { do: 'tool', tool: 'data.undo_import', input: { import: number } },
        },
      ],
    }
  },
})

/** The import that is meant, the last one where none is named, as long as it can be taken back. Throws otherwise. */
async function readImport(number: string | undefined, { stores }: Context<ImportStores>) {
  const imports = (await stores.records.list('data_import', { state: 'imported' })).filter(
    ({ data }) => data.created.length > 0,
  )
  const found = number ? imports.find((one) => one.number === number.toUpperCase()) : imports.at(-1)
  if (found) return found
  throw new NovaError('not-found', {
    fr: number ? `L’import ${number} n’est pas à annuler : inconnu, ou déjà annulé.` : 'Aucun import à annuler.',
    en: number ? `Import ${number} is not to be undone: unknown, or undone already.` : 'No import to undo.',
  })
}

export const undoImport = defineTool<ImportStores>()({
  name: 'data.undo_import',
  title: { fr: 'Annuler un import', en: 'Undo an import' },
  gate: 'confirm',
  permission: 'finance.write',
  examples: UNDO_IMPORTS,
  input: z.object({
    import: field.text({ label: { fr: 'Import', en: 'Import' }, cues: ['l’import', 'import'] }).optional(),
  }),
  output: z.object({ number: z.string(), count: z.int() }),
  async preview({ import: number }, ctx) {
    const { lang } = ctx
    const found = await readImport(number, ctx)
    const target = say(lang, found.data.target === 'clients' ? 'clients' : 'vendors')
    const summary = say(lang, 'askUndo', { count: found.data.created.length, number: found.number, target })
    return {
      subject: { import: found.id, created: found.data.created },
      card: {
        title: say(lang, 'title', { target }),
        summary,
        tone: 'warning',
        blocks: [{ type: 'text', text: summary }],
      },
    }
  },
  async run({ import: number }, ctx) {
    const { stores } = ctx
    const found = await readImport(number, ctx)
    // Others may refer to them by now: put aside, never erased.
    for (const id of found.data.created)
      await stores[found.data.target as 'clients' | 'vendors'].update(id, { active: false })
    await stores.records.change('data_import', found.id, { state: 'undone' })
    return { number: found.number, count: found.data.created.length }
  },
  card({ number, count }, { lang }) {
    const summary = say(lang, 'undone', { number, count })
    return { title: number, summary, tone: 'success', blocks: [{ type: 'text', text: summary }] }
  },
})
