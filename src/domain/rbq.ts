import type { IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'
import type { Cents } from '../lib/money.ts'
import { type Dated, inForce } from './dated.ts'
import { foldText } from './records/record.ts'

/** `stems`: folded beginnings of words of work, both languages, that call for the subcategory. */
type Subcategory = { code: string; label: Bilingual; stems: string }
const sub = (code: string, fr: string, en: string, stems = ''): Subcategory => ({ code, label: { fr, en }, stems })

/** The subcategories of the regulation on contractors (B-1.1, r. 9), with our own short labels. */
export const RBQ_SUBCATEGORIES: readonly Subcategory[] = [
  sub('1.1.1', 'Bâtiments résidentiels neufs, plan de garantie, classe I', 'New residential, warranty plan, class I'),
  sub('1.1.2', 'Bâtiments résidentiels neufs, plan de garantie, classe II', 'New residential, warranty plan, class II'),
  sub('1.2', 'Petits bâtiments', 'Small buildings'),
  sub('1.3', 'Bâtiments de tout genre', 'Buildings of all kinds'),
  sub('1.4', 'Routes et canalisations', 'Roads and mains', 'route|egout|aqueduc|road|sewer|water main'),
  sub('1.5', 'Structures de génie civil', 'Civil structures', 'pont|barrage|bridge|dam '),
  sub('1.6', 'Ouvrages immergés', 'Submerged works', 'quai|immerg|wharf'),
  sub('1.7', 'Énergie électrique', 'Electrical energy'),
  sub('1.8', 'Équipements pétroliers', 'Petroleum equipment', 'petrol|reservoir de carburant|fuel tank'),
  sub('1.9', 'Mécanique du bâtiment', 'Building mechanical'),
  sub('1.10', 'Remontées mécaniques', 'Ski lifts', 'remontee|ski lift'),
  sub('2.1', 'Puits forés', 'Drilled wells', 'puits|well '),
  sub('2.4', 'Assainissement autonome', 'On-site sewage', 'fosse septique|champ d epuration|septic'),
  sub('2.5', 'Excavation et terrassement', 'Excavation and grading', 'excav|terrass|creus|grading|backfill|remblai'),
  sub('2.6', 'Pieux et fondations spéciales', 'Piles', 'pieu|pile '),
  sub(
    '2.7',
    'Travaux d’emplacement',
    'Site work',
    'pavage|paving|asphalt|cloture|fence|amenagement exterieur|landscap',
  ),
  sub('2.8', 'Sautage', 'Blasting', 'dynamit|sautage|blast'),
  sub('3.1', 'Structures de béton', 'Concrete structures', 'structure de beton|concrete structure'),
  sub('3.2', 'Petits ouvrages de béton', 'Small concrete works', 'beton|dalle|concrete|slab|fondation|foundation'),
  sub('4.1', 'Structures de maçonnerie', 'Masonry structures'),
  sub(
    '4.2',
    'Maçonnerie non portante, marbre et céramique',
    'Masonry, marble and tile',
    'maconn|brique|masonry|brick|cerami|tile|tuile',
  ),
  sub(
    '5.1',
    'Structures métalliques et béton préfabriqué',
    'Steel and precast structures',
    'structure d acier|acier|structural steel',
  ),
  sub('5.2', 'Ouvrages métalliques', 'Metalwork', 'garde corps|railing|soudure'),
  sub('6.1', 'Charpentes de bois', 'Timber framing', 'charpent|ossature|framing|solive|truss'),
  sub(
    '6.2',
    'Travaux de bois et plastique',
    'Wood and plastics',
    'menuiserie|escalier|terrasse|patio|deck|balcon|galerie',
  ),
  sub(
    '7',
    'Isolation, étanchéité, couvertures et revêtement extérieur',
    'Insulation, roofing and siding',
    'isol|insul|toit|roof|etanche|parement|siding|calfeutr|caulk|enveloppe',
  ),
  sub('8', 'Portes et fenêtres', 'Doors and windows', 'porte|fenetre|door|window|vitr|verriere|solarium'),
  sub('9', 'Travaux de finition', 'Finishing', 'gypse|drywall|peint|paint|plancher|floor|platre|plafond|ceiling'),
  sub('10', 'Chauffage localisé à combustible solide', 'Solid-fuel heating', 'foyer|poele a bois|fireplace|wood stove'),
  sub('11.1', 'Tuyauterie sous pression', 'Pressure piping'),
  sub('11.2', 'Équipements et produits spéciaux', 'Special equipment'),
  sub('12', 'Armoires et comptoirs usinés', 'Cabinets and counters', 'armoire|comptoir|cabinet|counter'),
  sub('13.1', 'Protection contre la foudre', 'Lightning protection', 'paratonnerre|lightning'),
  sub('13.2', 'Alarme incendie', 'Fire alarm', 'alarme|fire alarm'),
  sub('13.3', 'Extinction automatique', 'Sprinklers', 'gicleur|sprinkler'),
  sub(
    '13.5',
    'Installations spéciales ou préfabriquées',
    'Special or prefabricated installations',
    'piscine|pool|spa|chambre froide|cold room',
  ),
  sub('14.1', 'Ascenseurs et monte-charges', 'Elevators', 'ascenseur|elevator|monte charge'),
  sub('15.1', 'Chauffage à air pulsé', 'Forced-air heating', 'air pulse|fournaise|furnace'),
  sub('15.2', 'Brûleurs au gaz naturel', 'Natural gas burners', 'gaz naturel|natural gas'),
  sub('15.4', 'Chauffage hydronique', 'Hydronic heating', 'hydronique|plancher radiant|radiant floor|boiler|chaudiere'),
  sub('15.5', 'Plomberie', 'Plumbing', 'plomb|plumb|drain|robinet|toilette'),
  sub('15.6', 'Propane', 'Propane', 'propane'),
  sub('15.7', 'Ventilation résidentielle', 'Residential ventilation', 'echangeur d air|air exchanger'),
  sub('15.8', 'Ventilation', 'Ventilation', 'ventil|hvac|conduit|duct'),
  sub('15.10', 'Réfrigération', 'Refrigeration', 'refriger|climatis|thermopompe|heat pump|air condition'),
  sub('16', 'Électricité', 'Electrical', 'electri|filage|panneau|wiring'),
  sub('17.1', 'Instrumentation et contrôle', 'Instrumentation and control', 'automat|controle|control'),
  sub('17.2', 'Intercommunication et surveillance', 'Intercom and surveillance', 'camera|intercom|surveill'),
]

/** Trades that only their own corporation's contractors may do, whatever a general licence says. */
const _EXCLUSIVE = ['15.1', '15.2', '15.4', '15.5', '15.6', '16']

const SUPERVISES = ['1.1.1', '1.1.2', '1.2', '1.3']

export type ScopeCheck = {
  /** What the work calls for. */
  needed: readonly Subcategory[]
  held: string[]
  missing: string[]
  answer: 'covered' | 'by-subcontract' | 'not-covered' | 'unknown'
}

/**
 * Whether a licence covers a work said in words. A general subcategory lets its holder have building work done by
 * holders of the specialized ones, never do it: that answer is `by-subcontract`.
 */
export function checkLicenceScope(subcategories: readonly string[], work: string): ScopeCheck {
  const words = ` ${foldText(work)} `
  const hits = RBQ_SUBCATEGORIES.flatMap((one) =>
    one.stems
      .split('|')
      .filter((stem) => stem && words.includes(` ${stem}`))
      .map((stem) => ({ one, stem })),
  )
  const needed = [
    ...new Set(
      hits
        .filter(({ stem }) => !hits.some((other) => other.stem !== stem && other.stem.includes(stem.trim())))
        .map(({ one }) => one),
    ),
  ]
  const missing = needed.map(({ code }) => code).filter((code) => !subcategories.includes(code))
  const general = subcategories.some((code) => SUPERVISES.includes(code))
  const answer = !needed.length ? 'unknown' : !missing.length ? 'covered' : general ? 'by-subcontract' : 'not-covered'
  return {
    needed,
    held: needed.map(({ code }) => code).filter((code) => subcategories.includes(code)),
    missing,
    answer,
  }
}

type Bond = Dated & { general: Cents; specialized: Cents }
const BONDS: Bond[] = [
  {
    from: '2008-06-25',
    general: 40_000_00,
    specialized: 20_000_00,
    source: 'Règlement sur la qualification professionnelle des entrepreneurs',
    confirmed: true,
  },
]

/** Published as a draft on 2026-02-25; whether and when it is in force is not confirmed. */
export const BOND_DRAFT = {
  general: 60_000_00,
  specialized: 30_000_00,
  source: 'Gazette officielle, 2026-02-25 (projet)',
  confirmed: false,
} as const

/** The licence bond that a holder must have. */
export function licenceBond(
  subcategories: readonly string[],
  on: IsoDate,
): { amount: Cents; draft: Cents; source: string } | null {
  const row = inForce(BONDS, on)
  if (!row) return null
  const general = subcategories.some((code) => code.startsWith('1.'))
  return {
    amount: general ? row.general : row.specialized,
    draft: general ? BOND_DRAFT.general : BOND_DRAFT.specialized,
    source: row.source,
  }
}
