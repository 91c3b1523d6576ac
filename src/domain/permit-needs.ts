export type PermitType = 'construction' | 'renovation' | 'demolition' | 'occupation' | 'signage' | 'tree' | 'blasting'

/** Words of a work, and the permit that towns usually ask for it; each town's by-law decides. */
const USUAL: [type: PermitType, words: RegExp][] = [
  ['demolition', /\b(demol\w*|abatt\w* (?:le |un )?(?:batiment|mur)|tear down|wreck\w*)/],
  ['signage', /\b(enseigne|affiche|panneau publicitaire|sign|signage)\b/],
  ['tree', /\b(arbres?|abattage|trees?)\b/],
  ['blasting', /\b(dynamit\w*|sautage|blast\w*)/],
  [
    'occupation',
    /\b(occup\w*|emmenag\w*|ouvrir (?:le )?(?:commerce|local)|change(?:r|ment)? d usage|change of use|move in)/,
  ],
  [
    'construction',
    /\b(agrandi\w*|construi\w*|construction|batir|batiment neuf|garage|remise|balcon|galerie|terrasse|piscine|clotures?|new building|addition|extension|build|deck|fence|pool|shed)\b/,
  ],
  [
    'renovation',
    /\b(renov\w*|fenetres?|portes?|toit\w*|revetement|brique|cuisine|salle de bain|mur porteur|cloison\w*|structur\w*|plomberie|gicleurs?|windows?|doors?|roof\w*|siding|kitchen|bathroom|load bearing|partition)\b/,
  ],
]

/** Which permits a work usually calls for; empty where its words tell nothing. `folded` is text without accents. */
export const permitsFor = (folded: string): PermitType[] =>
  USUAL.flatMap(([type, words]) => (words.test(folded) ? [type] : []))

/** The law that lets a town ask for it; its own by-law says for what. */
export const permitSource = (province: string): { source: string; confirmed: false } => ({
  source:
    province === 'ON'
      ? 'Building Code Act (Ontario), s. 8'
      : 'Loi sur l’aménagement et l’urbanisme, art. 119 à 122; règlement de la ville',
  confirmed: false,
})
