import { weighPipeline } from '../../src/domain/bids.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Opportunity } from '../../src/domain/records/watched.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { QuoteStores } from './open-quotes.ts'

export type PipelineStores = QuoteStores & { opportunities: Rows<Opportunity> }

export const OPEN_STAGES = ['qualifying', 'estimating', 'quoted', 'negotiating'] as const
export const STAGE_NAMES: Record<Opportunity['stage'], Bilingual> = {
  qualifying: { fr: 'À qualifier', en: 'Qualifying' },
  estimating: { fr: 'En estimation', en: 'Estimating' },
  quoted: { fr: 'Soumis', en: 'Quoted' },
  negotiating: { fr: 'En négociation', en: 'Negotiating' },
  won: { fr: 'Gagné', en: 'Won' },
  lost: { fr: 'Perdu', en: 'Lost' },
}

/** Open opportunities that have an amount, each weighted, and those whose amount nobody wrote yet. */
export async function readPipeline(stores: Pick<PipelineStores, 'opportunities'>) {
  const open = await stores.opportunities.list({ stage: [...OPEN_STAGES] })
  const priced = open.flatMap((one) => (one.amount === null ? [] : [{ ...one, amount: one.amount }]))
  return { ...weighPipeline(priced), unpriced: open.length - priced.length }
}

export const dealField = field.text({
  label: { fr: 'Dossier', en: 'Deal' },
  ask: { fr: 'Quel dossier?', en: 'Which deal?' },
  cues: ['le dossier de', 'le dossier', 'dossier', 'l’opportunité', 'the deal', 'deal', 'pour', 'for the', 'for'],
})

const NOISE = /\b(?:dossiers?|deals?|opportunit\w+|le|la|les|l|the|du|de|of)\b/gi

/** Throws `input.invalid` with the near ones. */
export function dealNamed(words: string, deals: readonly Opportunity[]): Opportunity {
  const byId = deals.find(({ id }) => id === words)
  return (
    byId ??
    oneNamed(
      words.replace(NOISE, ' ').trim() || words,
      deals.map((deal) => ({ id: deal.id, name: deal.name, deal })),
      { field: 'deal', what: { fr: 'dossier de vente', en: 'deal' } },
    ).deal
  )
}
