/** What the neighbours call for: the work by the hour, and what goes with it. */
export const SMALL_JOBS: { title: string; materials: string }[] = [
  { title: 'Remplacement d’une porte extérieure', materials: 'Porte, quincaillerie et calfeutrage' },
  { title: 'Réparation de gypse et de moulures', materials: 'Panneaux, composé et moulures' },
  { title: 'Réparation de galerie et de marches', materials: 'Bois traité et ancrages' },
  { title: 'Calfeutrage de fenêtres', materials: 'Scellant et fond de joint' },
  { title: 'Réparation de toiture après infiltration', materials: 'Bardeaux, membrane et solins' },
  { title: 'Pose de tablettes et de comptoirs', materials: 'Panneaux, chants et quincaillerie' },
  { title: 'Nivellement et drainage de stationnement', materials: 'Gravier concassé et géotextile' },
  { title: 'Remplacement de revêtement extérieur', materials: 'Revêtement, fourrures et attaches' },
  { title: 'Réparation de plancher et de sous-plancher', materials: 'Contreplaqué, vis et adhésif' },
  { title: 'Pose d’une cloison et d’une porte intérieure', materials: 'Montants, gypse et porte' },
  { title: 'Réparation de fissure de fondation', materials: 'Époxy, membrane et crépi' },
  { title: 'Installation de garde-corps', materials: 'Garde-corps, ancrages et peinture' },
]
