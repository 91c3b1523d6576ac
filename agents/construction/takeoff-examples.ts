// What people type about quantities; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const MEASURE: Examples = {
  fr: [
    'combien de pi2 de toiture sur le plan A-201',
    'surface de dalle S-101 Northgate',
    'relevé de quantités de l’école',
    'combien de portes au bordereau de la résidence',
    'quantité de gypse au corridor du 2e',
    'métré du béton des semelles',
    'combien de mètres de parapet',
    'superficie de cloisons de l’aile B',
    'mesure le plafond sur le A-301',
    'nombre de linteaux au 6-plex',
    'combien de m3 de béton dans les murs de fondation',
    'pieds carrés de toit au 6plex',
    'longueur de solives S-101',
  ],
  en: [
    'takeoff the slab area from this drawing',
    'how many square feet of roofing on A-201',
    'how many doors on the schedule at the residence',
    'quantity takeoff for the school',
    'drywall area in the second floor corridor',
    'cubic metres of footings on S-101 Northgate',
    'length of parapet at the warehouse',
    'measure the ceiling on A-301',
    'count the lintels at the sixplex',
  ],
}

export const DIFF: Examples = {
  fr: [
    'quel est l’écart de quantités entre les révisions du A-301',
    'qu’est-ce qui a changé sur le S-101 en quantités',
    'la nouvelle révision ajoute combien de gypse',
    'différence de métré entre rév 2 et rév 3',
    'combien coûte le changement de révision du corridor',
    'compare les quantités des deux révisions de S-101',
    'impact de la révision 3 sur les quantités',
    'la révision du plan, ça change quoi au métré',
    'chiffre l’écart entre l’ancien plan et le nouveau',
    'ajouts de la dernière révision à la résidence',
    'delta de quantités A-301',
    'on a tu plus de linteaux depuis la révision',
  ],
  en: [
    'what changed in quantities between revisions of A-301',
    'quantity difference from rev 2 to rev 3',
    'how much drywall does the new revision add',
    'cost impact of the revised corridor drawing',
    'compare takeoffs of the two revisions of S-101',
    'delta between old and new drawing quantities',
    'did the revision add lintels',
    'price the revision change on S-101',
  ],
}
