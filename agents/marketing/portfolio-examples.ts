// What people type about photos to show; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SELECT_PHOTOS: Examples = {
  fr: [
    'ya tu des belles photos de la microbrasserie',
    'choisis les meilleures photos du 6-plex pour le portfolio',
    'photos avant-après de la résidence',
    'quelles photos on a le droit de publier',
    'nos plus belles photos',
    'des photos à montrer aux clients',
    'trouve une belle photo de l’école pour le site',
    'photos pour le portfolio',
    'as-tu un bon avant-après',
    'les photos autorisées par les clients',
    'sélection de photos de Northgate pour une fiche',
    'photos publiables de la clinique',
    'on peut tu utiliser les photos de la clinique en publicité',
  ],
  en: [
    'any nice photos of the brewery',
    'best photos of the sixplex for the portfolio',
    'before and after photos of the residence',
    'which photos are we allowed to publish',
    'our best photos',
    'pick portfolio photos',
    'good pictures of the school for the website',
    'cleared photos we can show clients',
    'nice shots of Northgate',
  ],
}
