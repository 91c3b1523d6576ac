import { z } from 'zod'
import { type ContractTerm, readTerms, type TermKey } from '../../src/domain/contract-terms.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { TERMS } from './contract-examples.ts'
import { type ContractStores, contractInput, whichContract } from './review-contract.ts'

const say = phrases({
  title: { fr: 'Termes du contrat – {contract}', en: 'Contract terms – {contract}' },
  pasted: { fr: 'texte collé', en: 'pasted text' },
  summary: { fr: '{contract} : {terms}.', en: '{contract}: {terms}.' },
  none: {
    fr: '{contract} : aucun chiffre qui engage dans ce texte (prix, retenue, préavis, pénalité, intérêt).',
    en: '{contract}: no binding figure in this text (price, holdback, notice, penalty, interest).',
  },
  kept: {
    fr: 'Noté au dossier {number} : {terms}.',
    en: 'Kept on file {number}: {terms}.',
  },
  put: { fr: 'Remis comme avant au dossier {number}.', en: 'Put back as before on file {number}.' },
  term: { fr: 'Terme', en: 'Term' },
  value: { fr: 'Valeur', en: 'Value' },
  page: { fr: 'Page', en: 'Page' },
  quote: { fr: 'Ce qui est écrit', en: 'What is written' },
  missing: { fr: 'Pas trouvé dans le texte : {terms}.', en: 'Not found in the text: {terms}.' },
  price: { fr: 'Prix', en: 'Price' },
  payment: { fr: 'Délai de paiement', en: 'Time to pay' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  release: { fr: 'Libération de la retenue', en: 'Holdback release' },
  notice: { fr: 'Préavis', en: 'Notice' },
  penalty: { fr: 'Pénalité', en: 'Penalty' },
  'penalty-cap': { fr: 'Plafond de la pénalité', en: 'Penalty cap' },
  interest: { fr: 'Intérêt de retard', en: 'Late interest' },
  warranty: { fr: 'Garantie', en: 'Warranty' },
  insurance: { fr: 'Assurance exigée', en: 'Insurance required' },
  perDay: { fr: '{amount} par jour', en: '{amount} a day' },
  perYear: { fr: '{rate} par an', en: '{rate} a year' },
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  months: { fr: '{n} mois', en: '{n, plural, one {# month} other {# months}}' },
  task: { fr: 'Tâche : calendrier du préavis', en: 'Task: notice calendar' },
  taskTitle: {
    fr: '{contract} : tout avis écrit part dans les {days} jours',
    en: '{contract}: any written notice goes out within {days} days',
  },
  footer: {
    fr: 'Lu phrase par phrase; la première de chaque sorte compte. Avis, pas un conseil juridique.',
    en: 'Read sentence by sentence; the first of each kind counts. Guidance, not legal advice.',
  },
})

/** What a contract is looked up for first: said to be missing when it is. */
const EXPECTED: TermKey[] = ['price', 'payment', 'holdback', 'notice', 'penalty', 'interest']

const onFile = z.object({ noticeDays: z.int().nullable(), holdback: z.int().nullable(), interest: z.int().nullable() })
type OnFile = z.output<typeof onFile>

const term = z.object({
  key: z.string(),
  amount: z.int().nullable(),
  rate: z.int().nullable(),
  days: z.int().nullable(),
  months: z.int().nullable(),
  quote: z.string(),
  page: z.int(),
})

function valueText({ key, amount, rate, days, months }: Omit<ContractTerm, 'quote' | 'page'>, lang: Lang): string {
  if (days !== null) return say(lang, 'days', { n: days })
  if (months !== null) return say(lang, 'months', { n: months })
  if (rate !== null)
    return key === 'interest' ? say(lang, 'perYear', { rate: formatPercent(rate, lang) }) : formatPercent(rate, lang)
  const text = formatMoney(amount ?? 0, lang)
  return key === 'penalty' ? say(lang, 'perDay', { amount: text }) : text
}

/** What the terms say of what the file holds, where it holds something else. */
function changesOf(terms: readonly ContractTerm[], held: OnFile): Partial<OnFile> {
  const of = (key: TermKey) => terms.find((one) => one.key === key)
  const read = {
    noticeDays: of('notice')?.days ?? null,
    holdback: of('holdback')?.rate ?? null,
    interest: of('interest')?.rate ?? null,
  }
  return Object.fromEntries(
    (Object.keys(read) as (keyof OnFile)[]).flatMap((key) =>
      read[key] !== null && read[key] !== held[key] ? [[key, read[key]]] : [],
    ),
  )
}

export const extractTerms = defineTool<ContractStores>()({
  name: 'contracts.extract_terms',
  title: { fr: 'Relever les termes d’un contrat', en: 'Extract the terms of a contract' },
  gate: 'log',
  permission: 'projects.cost',
  examples: TERMS,
  input: z.object({
    ...contractInput,
    restore: z.object({ id: z.string(), before: onFile }).optional(),
  }),
  output: z.object({
    contract: z.object({ id: z.string(), number: z.string(), name: z.string() }).nullable(),
    terms: z.array(term),
    changed: z.array(z.enum(['notice', 'holdback', 'interest'])),
    before: onFile.nullable(),
    restored: z.boolean(),
  }),
  async run({ restore, ...asked }, { stores }) {
    if (restore) {
      const { id, number, title } = await stores.records.change('contract', restore.id, {
        data: restore.before as never,
      })
      return { contract: { id, number, name: title }, terms: [], changed: [], before: null, restored: true }
    }
    const contract = asked.text ? null : await whichContract(asked, stores)
    const terms = readTerms(contract ? contract.data.pages : asked.text!.split('\f'))
    if (!contract) return { contract: null, terms, changed: [], before: null, restored: false }
    const { noticeDays, holdback, interest } = contract.data
    const changes = changesOf(terms, { noticeDays, holdback, interest })
    const any = Object.keys(changes).length > 0
    if (any) await stores.records.change('contract', contract.id, { data: changes as never })
    return {
      contract: { id: contract.id, number: contract.number, name: `${contract.title}, ${contract.data.party}` },
      terms,
      changed: [
        ...('noticeDays' in changes ? (['notice'] as const) : []),
        ...('holdback' in changes ? (['holdback'] as const) : []),
        ...('interest' in changes ? (['interest'] as const) : []),
      ],
      before: any ? { noticeDays, holdback, interest } : null,
      restored: false,
    }
  },
  card({ contract, terms, changed, restored }, { lang, can }) {
    const name = contract?.name ?? say(lang, 'pasted')
    const title = say(lang, 'title', { contract: name })
    if (restored) {
      const summary = say(lang, 'put', { number: contract!.number })
      return { title, summary, tone: 'success', blocks: [{ type: 'text', text: summary }] }
    }
    const known = terms as ContractTerm[]
    const label = (key: TermKey) => say(lang, key)
    const list = known.map((one) => `${label(one.key).toLowerCase()} ${valueText(one, lang)}`)
    const summary = known.length
      ? say(lang, 'summary', { contract: name, terms: list.slice(0, 5).join(', ') })
      : say(lang, 'none', { contract: name })
    const missing = EXPECTED.filter((key) => !known.some((one) => one.key === key)).map((key) =>
      label(key).toLowerCase(),
    )
    const notice = known.find(({ key }) => key === 'notice')
    return {
      title,
      summary,
      tone: known.length ? 'info' : 'warning',
      blocks: [
        { type: 'text', text: summary },
        ...(known.length
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: (['term', 'value', 'page', 'quote'] as const).map((key) => ({ label: say(lang, key) })),
                rows: known.map((one) => [label(one.key), valueText(one, lang), String(one.page), one.quote]),
              },
              ...(missing.length
                ? [{ type: 'text' as const, text: say(lang, 'missing', { terms: missing.join(', ') }) }]
                : []),
            ]
          : []),
        ...(changed.length
          ? [
              {
                type: 'text' as const,
                text: say(lang, 'kept', {
                  number: contract!.number,
                  terms: changed.map((key) => label(key).toLowerCase()).join(', '),
                }),
              },
            ]
          : []),
      ],
      actions: [
        ...(notice && can('tasks.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'task'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'taskTitle', { contract: name, days: String(notice.days) }) },
                },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
  undo: ({ contract, before }) =>
    contract && before ? { tool: 'contracts.extract_terms', input: { restore: { id: contract.id, before } } } : null,
})
