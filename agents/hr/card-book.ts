import type { Certification } from '../../src/domain/records/watched.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Context } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type CardStores = { certifications: Rows<Certification>; persons: Rows<PersonRow> }

export const CARD_KINDS = [
  'asp',
  'ccq',
  'whmis',
  'first-aid',
  'aerial-lift',
  'forklift',
  'fall-arrest',
  'asbestos',
  'licence',
  'other',
] as const

const options = [
  { value: 'asp', label: { fr: 'ASP Construction', en: 'ASP Construction' }, words: ['asp', 'carte verte'] },
  {
    value: 'ccq',
    label: { fr: 'Certificat de compétence CCQ', en: 'CCQ competency certificate' },
    words: ['ccq', 'carte de compagnon', 'compagnon', 'journeyman card'],
  },
  { value: 'whmis', label: { fr: 'SIMDUT', en: 'WHMIS' }, words: ['simdut', 'whmis'] },
  {
    value: 'first-aid',
    label: { fr: 'Secouriste', en: 'First aid' },
    words: ['secouriste', 'premiers soins', 'secourisme', 'first aid', 'rcr', 'cpr'],
  },
  {
    value: 'aerial-lift',
    label: { fr: 'Nacelle', en: 'Aerial lift' },
    words: ['nacelle', 'nacelles', 'plateforme élévatrice', 'aerial lift', 'aerial lifts', 'lift card'],
  },
  {
    value: 'forklift',
    label: { fr: 'Chariot élévateur', en: 'Forklift' },
    words: ['chariot', 'chariot élévateur', 'forklift', 'télescopique'],
  },
  {
    value: 'fall-arrest',
    label: { fr: 'Travail en hauteur', en: 'Working at heights' },
    words: ['hauteur', 'travail en hauteur', 'harnais', 'working at heights', 'heights', 'fall arrest'],
  },
  { value: 'asbestos', label: { fr: 'Amiante', en: 'Asbestos' }, words: ['amiante', 'désamiantage', 'asbestos'] },
  {
    value: 'licence',
    label: { fr: 'Permis de conduire', en: 'Driving licence' },
    words: ['permis de conduire', 'driving licence', 'driver’s licence'],
  },
  { value: 'other', label: { fr: 'Autre carte', en: 'Other card' }, words: ['autre carte', 'other card'] },
]

export const cardKind = () =>
  field.choice([...CARD_KINDS], {
    label: { fr: 'Carte', en: 'Card' },
    ask: { fr: 'Quelle carte?', en: 'Which card?' },
    options,
  })

export const kindLabel = (kind: string) => options.find(({ value }) => value === kind)!.label

/** Whoever runs sites or people sees everybody's cards; the others their own. */
export const seesAllCards = (ctx: Context<unknown>) => ctx.can('people.manage') || ctx.can('time.approve')

/** One card of a kind for each person: the one that lasts longest, since a renewed card replaces the old one. */
export function currentCards(cards: readonly Certification[]): Certification[] {
  const last = ({ expiresOn }: Certification) => expiresOn ?? '9999-12-31'
  return [
    ...Map.groupBy(cards, (card) => `${card.personId} ${card.kind} ${card.kind === 'other' ? card.name : ''}`),
  ].map(([, own]) => own.reduce((best, card) => (last(card) > last(best) ? card : best)))
}
