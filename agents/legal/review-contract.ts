import { z } from 'zod'
import { type ClauseKind, findClauses } from '../../src/domain/contract-clauses.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { REVIEW } from './contract-examples.ts'

export type ContractStores = { records: RecordStore }

const say = phrases({
  title: { fr: 'Révision – {contract}', en: 'Review – {contract}' },
  pasted: { fr: 'texte collé', en: 'pasted text' },
  found: {
    fr: '{contract} : {count, plural, one {# clause trouvée} other {# clauses trouvées}}, dont {high, plural, one {# à risque élevé} other {# à risque élevé}}.',
    en: '{contract}: {count, plural, one {# clause found} other {# clauses found}}, {high, plural, one {# of high risk} other {# of high risk}}.',
  },
  wanted: {
    fr: 'Oui : « {clause} », p. {page} ({risk}) : {quote}',
    en: 'Yes: “{clause}”, p. {page} ({risk}): {quote}',
  },
  none: {
    fr: '{contract} : aucun mot de ce genre dans {pages, plural, one {# page} other {# pages}}. Une clause peut être écrite autrement : fais-la confirmer.',
    en: '{contract}: no such words in {pages, plural, one {# page} other {# pages}}. A clause may be worded otherwise: have it confirmed.',
  },
  clause: { fr: 'Clause', en: 'Clause' },
  risk: { fr: 'Risque', en: 'Risk' },
  page: { fr: 'Page', en: 'Page' },
  quote: { fr: 'Ce qui est écrit', en: 'What is written' },
  suggest: { fr: 'À demander', en: 'To ask for' },
  high: { fr: 'élevé', en: 'high' },
  medium: { fr: 'moyen', en: 'medium' },
  low: { fr: 'faible', en: 'low' },
  footer: {
    fr: '{number} · mots trouvés dans le texte tenu au dossier · avis, pas un conseil juridique',
    en: '{number} · words found in the text on file · information, not legal advice',
  },
  lawyer: { fr: 'Faire vérifier par un juriste', en: 'Have a lawyer check it' },
  task: { fr: 'Faire vérifier {contract} par un juriste', en: 'Have a lawyer check {contract}' },
})

const KINDS: Record<ClauseKind, { label: Bilingual; words: string[] }> = {
  'pay-when-paid': {
    label: { fr: 'Payé quand payé', en: 'Pay when paid' },
    words: ['pay-when-paid', 'pay when paid', 'pay if paid', 'payé quand payé', 'paye quand paye'],
  },
  penalty: {
    label: { fr: 'Pénalités', en: 'Penalties' },
    words: ['pénalité', 'penalite', 'penalites', 'penalty', 'liquidated damages'],
  },
  holdback: { label: { fr: 'Retenue', en: 'Holdback' }, words: ['retention'] },
  notice: { label: { fr: 'Préavis', en: 'Notice' }, words: ['avis écrit', 'written notice'] },
  termination: { label: { fr: 'Résiliation', en: 'Termination' }, words: ['résilier', 'terminate'] },
  indemnity: { label: { fr: 'Indemnisation', en: 'Indemnity' }, words: ['indemnité', 'hold harmless'] },
  interest: { label: { fr: 'Intérêt', en: 'Interest' }, words: ['intérêts'] },
  changes: { label: { fr: 'Changements', en: 'Changes' }, words: ['changement', 'directive'] },
  warranty: { label: { fr: 'Garantie', en: 'Warranty' }, words: ['guarantee'] },
  insurance: { label: { fr: 'Assurance', en: 'Insurance' }, words: ['assurances'] },
  arbitration: { label: { fr: 'Différends', en: 'Disputes' }, words: ['arbitrage', 'médiation', 'arbitration'] },
}
const KIND_NAMES = Object.keys(KINDS) as [ClauseKind, ...ClauseKind[]]

/** Which contract: of a project and a side, or the text itself. */
export const contractInput = {
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  side: field
    .choice(['client', 'subcontract'], {
      label: { fr: 'Contrat', en: 'Contract' },
      ask: { fr: 'Lequel?', en: 'Which one?' },
      options: [
        { value: 'client', label: { fr: 'Avec le client', en: 'With the client' } },
        {
          value: 'subcontract',
          label: { fr: 'De sous-traitance', en: 'Subcontract' },
          words: [
            'sous-traitance',
            'sous-traitant',
            'sub agreement',
            'sub',
            'toiture',
            'couvreur',
            'roofer',
            'roofing',
          ],
        },
      ],
    })
    .optional(),
  text: field.longText({ label: { fr: 'Texte à lire', en: 'Text to read' } }).optional(),
}

const input = z.object({
  ...contractInput,
  clause: field
    .choice(KIND_NAMES, {
      label: { fr: 'Clause', en: 'Clause' },
      options: KIND_NAMES.map((value) => ({ value, ...KINDS[value] })),
    })
    .optional(),
})

/** The contract that is meant: of its project and side, the one under review first. Throws when several fit. */
export async function whichContract(
  { project, side }: { project?: string | undefined; side?: 'client' | 'subcontract' | undefined },
  { records }: ContractStores,
): Promise<TypedRecord<'contract'>> {
  const all = await records.list('contract', project ? { projectId: project } : {})
  const fits = all.filter(
    ({ data, projectId }) => projectId !== null && data.type === (side ?? (project ? 'client' : 'subcontract')),
  )
  const reviewed = fits.filter(({ state }) => state === 'in-review')
  const [found, ...others] = reviewed.length ? reviewed : fits
  if (found && !others.length) return found
  const names = (found ? fits : all).map(({ number, title }) => `${number} ${title}`).join(', ') || '–'
  throw new NovaError(
    'input.invalid',
    {
      fr: `De quel contrat parles-tu? Nomme son chantier, ou colle le texte. Au dossier : ${names}.`,
      en: `Which contract do you mean? Name its project, or paste the text. On file: ${names}.`,
    },
    { field: 'project' },
  )
}

export const reviewContract = defineTool<ContractStores>()({
  name: 'contracts.review',
  title: { fr: 'Réviser un contrat', en: 'Review a contract' },
  gate: 'none',
  permission: 'projects.cost',
  examples: REVIEW,
  input,
  output: z.object({
    contract: z.object({ number: z.string(), name: z.string() }).nullable(),
    wanted: z.enum(KIND_NAMES).nullable(),
    pages: z.int(),
    clauses: z.array(
      z.object({
        kind: z.string(),
        risk: z.enum(['high', 'medium', 'low']),
        label: z.object({ fr: z.string(), en: z.string() }),
        suggest: z.object({ fr: z.string(), en: z.string() }),
        quote: z.string(),
        page: z.int(),
      }),
    ),
  }),
  async run(asked, { stores }) {
    const contract = asked.text ? null : await whichContract(asked, stores)
    const pages = contract ? contract.data.pages : asked.text!.split('\f')
    return {
      contract: contract && { number: contract.number, name: `${contract.title}, ${contract.data.party}` },
      wanted: asked.clause ?? null,
      pages: pages.length,
      clauses: findClauses(pages, asked.clause ? [asked.clause] : undefined),
    }
  },
  card({ contract, wanted, pages, clauses }, { lang, can }) {
    const name = contract ? contract.name : say(lang, 'pasted')
    const [first] = clauses
    const high = clauses.filter(({ risk }) => risk === 'high').length
    const summary = !first
      ? say(lang, 'none', { contract: name, pages })
      : wanted
        ? say(lang, 'wanted', {
            clause: first.label[lang],
            page: String(first.page),
            risk: say(lang, first.risk),
            quote: first.quote,
          })
        : say(lang, 'found', { contract: name, count: clauses.length, high })
    const title = say(lang, 'title', { contract: name })
    return {
      title,
      summary,
      tone: high ? 'warning' : 'info',
      blocks: first
        ? [
            { type: 'text', text: summary },
            {
              type: 'table',
              caption: title,
              columns: (['clause', 'risk', 'page', 'quote', 'suggest'] as const).map((key) => ({
                label: say(lang, key),
              })),
              rows: clauses.map((one) => [
                one.label[lang],
                say(lang, one.risk),
                String(one.page),
                one.quote,
                one.suggest[lang],
              ]),
            },
          ]
        : [{ type: 'text', text: summary }],
      ...(can('tasks.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'lawyer'),
                intent: {
                  do: 'tool' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'task', { contract: name }) },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'footer', { number: contract?.number ?? name }),
    }
  },
})
