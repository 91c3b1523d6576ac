import type { Bilingual } from '../lib/i18n.ts'

/** Canada Post's two letters. */
export const PROVINCES = ['QC', 'ON', 'NB', 'NS', 'PE', 'NL', 'MB', 'SK', 'AB', 'BC', 'YT', 'NT', 'NU'] as const
export type Province = (typeof PROVINCES)[number]

export const PROVINCE_NAMES: Record<Province, Bilingual> = {
  QC: { fr: 'Québec', en: 'Quebec' },
  ON: { fr: 'Ontario', en: 'Ontario' },
  NB: { fr: 'Nouveau-Brunswick', en: 'New Brunswick' },
  NS: { fr: 'Nouvelle-Écosse', en: 'Nova Scotia' },
  PE: { fr: 'Île-du-Prince-Édouard', en: 'Prince Edward Island' },
  NL: { fr: 'Terre-Neuve-et-Labrador', en: 'Newfoundland and Labrador' },
  MB: { fr: 'Manitoba', en: 'Manitoba' },
  SK: { fr: 'Saskatchewan', en: 'Saskatchewan' },
  AB: { fr: 'Alberta', en: 'Alberta' },
  BC: { fr: 'Colombie-Britannique', en: 'British Columbia' },
  YT: { fr: 'Yukon', en: 'Yukon' },
  NT: { fr: 'Territoires du Nord-Ouest', en: 'Northwest Territories' },
  NU: { fr: 'Nunavut', en: 'Nunavut' },
}
