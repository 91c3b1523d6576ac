import type { Bilingual } from '../lib/i18n.ts'

/** `07 92 00`: the numbering of the CSI and CSC master list; labels are our own short ones. */
export type CostCode = string

/** Divisions by their two digits. A firm's imported list takes precedence where it has one. */
export const DIVISIONS: Record<string, Bilingual> = {
  '00': { fr: 'Approvisionnement', en: 'Procurement' },
  '01': { fr: 'Exigences générales', en: 'General requirements' },
  '02': { fr: 'Existant', en: 'Existing conditions' },
  '03': { fr: 'Béton', en: 'Concrete' },
  '04': { fr: 'Maçonnerie', en: 'Masonry' },
  '05': { fr: 'Métaux', en: 'Metals' },
  '06': { fr: 'Bois et composites', en: 'Wood and composites' },
  '07': { fr: 'Isolation et étanchéité', en: 'Insulation and sealing' },
  '08': { fr: 'Ouvertures', en: 'Openings' },
  '09': { fr: 'Finitions', en: 'Finishes' },
  10: { fr: 'Ouvrages spéciaux', en: 'Specialties' },
  11: { fr: 'Équipements', en: 'Equipment' },
  12: { fr: 'Ameublement', en: 'Furnishings' },
  13: { fr: 'Constructions spéciales', en: 'Special construction' },
  14: { fr: 'Transport vertical', en: 'Conveying' },
  21: { fr: 'Protection incendie', en: 'Fire suppression' },
  22: { fr: 'Plomberie', en: 'Plumbing' },
  23: { fr: 'CVCA', en: 'HVAC' },
  25: { fr: 'Automatisation', en: 'Automation' },
  26: { fr: 'Électricité', en: 'Electrical' },
  27: { fr: 'Communications', en: 'Communications' },
  28: { fr: 'Sécurité électronique', en: 'Electronic security' },
  31: { fr: 'Terrassement', en: 'Earthwork' },
  32: { fr: 'Aménagement extérieur', en: 'Exterior work' },
  33: { fr: 'Services publics', en: 'Utilities' },
  34: { fr: 'Transports', en: 'Transportation' },
  35: { fr: 'Ouvrages maritimes', en: 'Marine work' },
}

/** `trade` marks work done on something else: `peinture des fenêtres` is painting, `window caulking` caulking. */
type Work = { code: CostCode; label: Bilingual; words: string; trade?: true }

// `words` are stems without accents, both languages, a final space for a whole word; the longest in the phrase wins.
const WORKS: Work[] = [
  {
    code: '01 31 00',
    label: { fr: 'Gestion de projet', en: 'Project management' },
    words: 'gestion|coordination|reunion|meeting|supervision|project management',
  },
  {
    code: '01 35 00',
    label: { fr: 'Santé et sécurité', en: 'Health and safety' },
    words: 'securite|safety|toolbox|causerie',
  },
  {
    code: '01 50 00',
    label: { fr: 'Installations de chantier', en: 'Site facilities' },
    words: 'mobilis|mobiliz|roulotte|cloture de chantier|chauffage temporaire|temporary heat|echafaud|scaffold',
  },
  {
    code: '01 74 00',
    label: { fr: 'Nettoyage', en: 'Cleaning' },
    words: 'nettoy|menage|clean|conteneur|dumpster',
    trade: true,
  },
  {
    code: '02 41 00',
    label: { fr: 'Démolition', en: 'Demolition' },
    words: 'demoli|demolish|demantel|curage|strip out',
    trade: true,
  },
  {
    code: '02 82 00',
    label: { fr: 'Désamiantage', en: 'Asbestos removal' },
    words: 'amiante|desamiant|asbestos',
    trade: true,
  },
  { code: '03 11 00', label: { fr: 'Coffrage', en: 'Formwork' }, words: 'coffrage|coffrer|formwork', trade: true },
  { code: '03 20 00', label: { fr: 'Armature', en: 'Reinforcing' }, words: 'armature|ferraill|rebar|reinforc' },
  {
    code: '03 30 00',
    label: { fr: 'Béton coulé', en: 'Cast concrete' },
    words: 'beton|dalle|coulee|coulage|concrete|slab|pour slab|pouring',
  },
  {
    code: '04 20 00',
    label: { fr: 'Maçonnerie', en: 'Masonry' },
    words: 'maconn|brique|bloc de beton|mortier|masonry|brick|mortar',
  },
  {
    code: '05 12 00',
    label: { fr: "Charpente d'acier", en: 'Structural steel' },
    words: 'acier|structure metallique|steel|soudure|soudage|welding',
  },
  {
    code: '05 50 00',
    label: { fr: 'Métaux ouvrés', en: 'Metalwork' },
    words: 'garde corps|main courante|railing|guardrail',
  },
  {
    code: '06 10 00',
    label: { fr: 'Charpenterie', en: 'Rough carpentry' },
    words: 'charpent|ossature|colombage|fermes de toit|framing|frame|carpentry|truss',
  },
  {
    code: '06 20 00',
    label: { fr: 'Menuiserie de finition', en: 'Finish carpentry' },
    words: 'menuiserie|moulure|plinthe|trim |finish carpentry|baseboard',
  },
  {
    code: '07 21 00',
    label: { fr: 'Isolation', en: 'Insulation' },
    words: 'isolation|isolant|isoler|laine|urethane|insulat',
    trade: true,
  },
  {
    code: '07 27 00',
    label: { fr: 'Pare-air', en: 'Air barrier' },
    words: 'pare air|pare vapeur|air barrier|vapour barrier|vapor barrier|membrane',
  },
  {
    code: '07 46 00',
    label: { fr: 'Revêtement extérieur', en: 'Siding' },
    words: 'revetement exterieur|parement|siding|cladding|enveloppe|envelope',
  },
  { code: '07 50 00', label: { fr: 'Toiture', en: 'Roofing' }, words: 'toit|couvreur|couverture|bardeau|roof|shingle' },
  { code: '07 62 00', label: { fr: 'Solins', en: 'Flashing' }, words: 'solin|ferblant|flashing' },
  { code: '07 84 00', label: { fr: 'Coupe-feu', en: 'Firestopping' }, words: 'coupe feu|ignifug|firestop' },
  {
    code: '07 92 00',
    label: { fr: 'Calfeutrage', en: 'Caulking' },
    words: 'calfeutr|scellant|calking|caulk|joint sealant|sealant',
    trade: true,
  },
  { code: '08 10 00', label: { fr: 'Portes', en: 'Doors' }, words: 'porte|door' },
  {
    code: '08 36 00',
    label: { fr: 'Portes de garage', en: 'Overhead doors' },
    words: 'porte de garage|overhead door|garage door',
  },
  { code: '08 50 00', label: { fr: 'Fenêtres', en: 'Windows' }, words: 'fenetre|chassis|window' },
  { code: '08 71 00', label: { fr: 'Quincaillerie', en: 'Door hardware' }, words: 'quincaill|serrure|hardware|lock ' },
  { code: '08 80 00', label: { fr: 'Vitrage', en: 'Glazing' }, words: 'vitrage|vitre|glazing|glass' },
  {
    code: '09 20 00',
    label: { fr: 'Gypse et plâtre', en: 'Drywall and plaster' },
    words: 'gypse|placo|platre|platri|tirage de joint|drywall|gyproc|plaster|taping|sheetrock',
  },
  { code: '09 30 00', label: { fr: 'Carrelage', en: 'Tiling' }, words: 'carrel|ceramique|tuile|tile|tiling' },
  { code: '09 51 00', label: { fr: 'Plafonds suspendus', en: 'Suspended ceilings' }, words: 'plafond|ceiling' },
  {
    code: '09 65 00',
    label: { fr: 'Couvre-sols', en: 'Flooring' },
    words: 'plancher|couvre sol|vinyle|prelart|tapis|flooring|vinyl|carpet|hardwood',
  },
  { code: '09 91 00', label: { fr: 'Peinture', en: 'Painting' }, words: 'peint|appret|paint|primer', trade: true },
  {
    code: '10 28 00',
    label: { fr: 'Accessoires', en: 'Accessories' },
    words: 'accessoires|signalisation|casier|signage|locker',
  },
  {
    code: '12 30 00',
    label: { fr: 'Armoires et comptoirs', en: 'Cabinets and counters' },
    words: 'armoire|comptoir|cabinet|countertop|ebenist|millwork',
  },
  { code: '14 20 00', label: { fr: 'Ascenseurs', en: 'Elevators' }, words: 'ascenseur|elevator' },
  {
    code: '21 10 00',
    label: { fr: 'Gicleurs', en: 'Sprinklers' },
    words: 'gicleur|protection incendie|sprinkler|fire protection',
  },
  { code: '22 10 00', label: { fr: 'Plomberie', en: 'Plumbing' }, words: 'plomb|tuyau|drain|plumb|pipe|piping' },
  {
    code: '23 00 00',
    label: { fr: 'Chauffage et ventilation', en: 'Heating and ventilation' },
    words: 'ventil|chauff|climatis|thermopompe|conduit d air|hvac|heating|duct|heat pump',
  },
  {
    code: '26 00 00',
    label: { fr: 'Électricité', en: 'Electrical' },
    words: 'electri|filage|eclairage|panneau electrique|wiring|lighting',
  },
  {
    code: '28 31 00',
    label: { fr: 'Alarme incendie', en: 'Fire alarm' },
    words: 'alarme|alarm|detecteur|smoke detector',
  },
  {
    code: '31 10 00',
    label: { fr: 'Préparation du terrain', en: 'Site clearing' },
    words: 'deboise|defrich|essouche|site clearing',
  },
  {
    code: '31 23 00',
    label: { fr: 'Excavation et remblai', en: 'Excavation and backfill' },
    words: 'excav|remblai|creus|pelle |backfill|digging|terrass|grading',
  },
  { code: '32 10 00', label: { fr: 'Pavage', en: 'Paving' }, words: 'pavage|asphalt|pave|paving|bordure|curb' },
  { code: '32 90 00', label: { fr: 'Plantation', en: 'Planting' }, words: 'gazon|plantation|paysag|landscap|sod ' },
  {
    code: '33 30 00',
    label: { fr: 'Égouts et aqueduc', en: 'Sewer and water' },
    words: 'egout|aqueduc|puisard|sewer|water main|manhole',
  },
]

const plain = (text: string): string =>
  ` ${text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `

const STEMS = WORKS.flatMap(({ words, ...work }) => words.split('|').map((stem) => ({ ...work, stem })))

/**
 * The code of a phrase of work, French or English: `calfeutrage` gives `07 92 00`. A code written in the phrase wins;
 * undefined when no word of it is known.
 */
export function classifyWork(phrase: string): CostCode | undefined {
  const written = /\b(\d{2}) ?(\d{2}) ?(\d{2})\b/.exec(phrase)
  if (written && DIVISIONS[written[1]!]) return `${written[1]} ${written[2]} ${written[3]}`
  const text = plain(phrase)
  const found = STEMS.filter(({ stem }) => text.includes(` ${stem}`))
  const trades = found.filter(({ trade }) => trade)
  return (trades.length ? trades : found).sort((a, b) => b.stem.length - a.stem.length)[0]?.code
}

/** The label of a code: its work's, else its division's; undefined for a code outside the list. */
export function costCodeLabel(code: CostCode): Bilingual | undefined {
  return WORKS.find((work) => work.code === code)?.label ?? DIVISIONS[code.slice(0, 2)]
}
