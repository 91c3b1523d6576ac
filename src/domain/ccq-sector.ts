import type { CcqSector } from './ccq.ts'
import { foldText } from './records/record.ts'

/** What a building is called, by the sector that R-20 puts it in. A name is a clue: whoever files confirms it. */
const WORDS: Record<CcqSector, RegExp> = {
  civil: /\b(?:pont|route|egout|aqueduc|voirie|trottoir|viaduc|bridge|road|sewer)\b/,
  industrial: /\b(?:usine|raffinerie|centrale|aluminerie|mine|plant|mill)\b/,
  residential:
    /\b(?:residence|maison|condo|condos|logement|logements|\d*plex|duplex|triplex|sixplex|coop|cuisine|chalet|house)\b/,
  'institutional-commercial':
    /\b(?:ecole|clinique|hopital|arena|entrepot|bureau|bureaux|commerce|microbrasserie|magasin|school|clinic|warehouse)\b/,
}

/** The sector that a project's name tells; null where it tells none. */
export function sectorOf(name: string): CcqSector | null {
  const words = foldText(name)
  return (Object.keys(WORDS) as CcqSector[]).find((sector) => WORDS[sector].test(words)) ?? null
}
