import { addMonths, daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

export type DefectNature = 'apparent' | 'malfunction' | 'hidden' | 'structural'

export type Coverage = {
  covered: boolean
  /** Covered only if the hidden defect is judged serious: the cover that needs no judgment has ended. */
  onlyIfSerious: boolean
  until: IsoDate
  daysLeft: number
  basis: Bilingual
  source: string
  others: { until: IsoDate; basis: Bilingual }[]
}

type Cover = { natures: DefectNature[]; months: number; basis: Bilingual; source: string }

/** C.c.Q. 2118 and 2120; the months of the contract come on top. */
const COVERS: Cover[] = [
  {
    natures: ['structural', 'hidden'],
    months: 60,
    basis: {
      fr: 'perte de l’ouvrage ou vice grave : 5 ans après la fin des travaux',
      en: 'loss of the work or serious defect: 5 years after the end of the works',
    },
    source: 'C.c.Q., art. 2118',
  },
  {
    natures: ['apparent', 'malfunction', 'hidden'],
    months: 12,
    basis: {
      fr: 'malfaçon existante à la réception ou découverte dans l’année',
      en: 'poor workmanship at acceptance or found within the year',
    },
    source: 'C.c.Q., art. 2120',
  },
]

/**
 * Whether a defect reported on a day falls under a cover counted from the end of the works. A hidden defect is serious
 * only if somebody judges so: the shorter cover is then the sure one. Not legal advice.
 */
export function checkCoverage(defect: {
  nature: DefectNature
  reportedOn: IsoDate
  endOfWork: IsoDate
  contractMonths: number
}): Coverage {
  const contract: Cover = {
    natures: ['apparent', 'malfunction', 'hidden', 'structural'],
    months: defect.contractMonths,
    basis: {
      fr: `garantie du contrat : ${defect.contractMonths} mois`,
      en: `contract warranty: ${defect.contractMonths} months`,
    },
    source: 'contrat',
  }
  const covers = [...COVERS, contract]
    .filter(({ natures, months }) => months > 0 && natures.includes(defect.nature))
    .map((cover) => ({ ...cover, until: addMonths(defect.endOfWork, cover.months) }))
    .sort((a, b) => (a.until < b.until ? 1 : -1))
  const [longest] = covers
  const covered = defect.reportedOn <= longest!.until
  return {
    covered,
    onlyIfSerious:
      covered && defect.nature === 'hidden' && !covers.slice(1).some(({ until }) => defect.reportedOn <= until),
    until: longest!.until,
    daysLeft: daysBetween(defect.reportedOn, longest!.until),
    basis: longest!.basis,
    source: longest!.source,
    others: covers.slice(1).map(({ until, basis }) => ({ until, basis })),
  }
}
