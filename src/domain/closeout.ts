import type { Bilingual } from '../lib/i18n.ts'

/** What a project leaves behind before it is closed; usual, the contract decides. Kept in French, shown in both. */
export const CLOSEOUT_ITEMS: readonly Bilingual[] = [
  { fr: 'Déficiences corrigées', en: 'Deficiencies corrected' },
  { fr: 'Manuel du propriétaire remis', en: 'Owner’s manual handed over' },
  { fr: 'Plans tels que construits', en: 'As-built drawings' },
  { fr: 'Quittances des sous-traitants', en: 'Releases of subcontractors' },
  { fr: 'Facture de retenue', en: 'Holdback invoice' },
  { fr: 'Formation du client', en: 'Training of the client' },
  { fr: 'Sondage envoyé', en: 'Survey sent' },
]

/** An item of a list in the words of who reads it; one that a person added is shown as written. */
export const closeoutItem = (item: string): Bilingual =>
  CLOSEOUT_ITEMS.find(({ fr }) => fr === item) ?? { fr: item, en: item }
