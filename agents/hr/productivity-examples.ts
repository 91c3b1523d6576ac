// What people type about productivity; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const EARNED: Examples = {
  fr: [
    'on est tu plus lent que prévu en gypse à la résidence',
    'heures gagnées contre heures payées au crépuscule',
    'productivité de l’équipe à la résidence',
    'quel est le facteur de productivité au 6-plex',
    'la main-d’œuvre est tu productive à Northgate',
    'on met tu plus d’heures que prévu au crépuscule',
    'heures gagnées CHE-2602',
    'productivite main d oeuvre ecole',
    'est-ce que la gang va assez vite à la résidence',
    'facteur de main-d’œuvre de la résidence',
    'les heures budgétées tiennent tu à l’école',
    'on perd tu du temps sur le gypse au crépuscule',
    'productivité chantier',
  ],
  en: [
    'earned hours versus paid hours on the residence',
    'labour productivity factor at the residence',
    'is the crew slower than planned on the sixplex',
    'are we taking more hours than budgeted at Northgate',
    'crew productivity on the school',
    'productivity of the residence crew',
    'labour factor CHE-2602',
    'how productive is the crew at the residence',
    'are we burning more labour hours than planned',
  ],
}

export const RATE: Examples = {
  fr: [
    'combien de pieds carrés de gypse à l’heure à la résidence',
    'rendement en charpente au crépuscule',
    'on pose combien de pi2 de gypse par heure à la résidence',
    'mesure le rendement du gypse : 2 400 pi2 posés à la résidence',
    'quel rythme de pose en calfeutrage au 6-plex',
    'rendement à l’heure en peinture à la résidence',
    'unités par heure en charpente au crépuscule',
    'pi2 a l heure gypse residence',
    'à quelle vitesse on pose le parement à Northgate',
    'taux de production du gypse',
    '1 800 pi2 de gypse de faits, ça donne combien à l’heure',
    'rendement gypse',
  ],
  en: [
    'sq ft of drywall per hour on the residence?',
    'production rate for framing at the residence',
    'how many square feet of drywall do we hang an hour',
    'units per hour in cladding on Northgate',
    'hourly output in drywall at the residence, 2,400 sq ft done',
    'drywall production rate',
    'how fast is the crew hanging board per hour',
    'square feet an hour of siding',
    'output per labour hour for framing',
  ],
}
