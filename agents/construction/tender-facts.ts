import { oneNamed } from '../../src/domain/one-named.ts'
import type { ChangeOrder, Client, CostEntry, Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type TenderStores = {
  records: RecordStore
  projects: Rows<Project>
  clients: Rows<Client>
  persons: Rows<PersonRow>
  changeOrders: Rows<ChangeOrder>
  costEntries: Rows<CostEntry> & { sumByProject(upTo: IsoDate): Promise<{ projectId: string; amount: Cents }[]> }
}

export const OPEN_STATES = ['watched', 'bidding'] as const

export const tenderField = field.text({
  label: { fr: 'Appel d’offres', en: 'Tender' },
  ask: { fr: 'Quel appel d’offres?', en: 'Which tender?' },
  cues: [
    'l’appel d’offres de',
    'l’appel d’offres',
    'appel d’offres',
    'soumissionner pour',
    'soumissionner sur',
    'soumissionne pour',
    'soumissionne sur',
    'aller sur',
    'on va sur',
    'bid on the',
    'bid on',
    'bid for the',
    'tender for the',
    'tender',
    'pour',
    'sur',
    'for the',
    'on the',
  ],
})

/** Words that say nothing of which tender it is. */
const NOISE = /\b(?:job|jobs|projet|project|tender|appel|offres|bid|ao|contrat|le|la|les|the)\b/gi

/** The tender that words name, those still open first. Throws `input.invalid` with the near ones. */
export async function tenderNamed(words: string, { records }: Pick<TenderStores, 'records'>) {
  const all = await records.list('tender')
  const open = all.filter(({ state }) => (OPEN_STATES as readonly string[]).includes(state))
  const named = (one: TypedRecord<'tender'>) => ({
    id: one.number,
    name: one.title,
    aliases: [one.data.owner],
    tender: one,
  })
  const numbered = all.find(({ number }) => number === words.trim().toUpperCase())
  if (numbered) return numbered
  return oneNamed(words.replace(NOISE, ' ').trim() || words, open.map(named), {
    field: 'tender',
    what: { fr: 'appel d’offres', en: 'tender' },
  }).tender
}

export const tenderHref = (number: string) => `nova:tenders/${number}`

/** Subcategories of the licence in force that the firm holds. */
export async function heldLicence({ records }: Pick<TenderStores, 'records'>) {
  const held = await records.list('licence', { state: 'in-force' })
  return [...new Set(held.flatMap(({ data }) => data.subcategories))]
}
