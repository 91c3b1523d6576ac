// What people type about material to come and what may hold a site up; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const MATERIAL: Examples = {
  fr: [
    'qu’est-ce qui est attendu comme matériaux les trois prochaines semaines',
    'plan de matériaux de la résidence',
    'quels matériaux arrivent pour l’école',
    'on a-tu tout ce qu’il faut au 6-plex pour les deux prochaines semaines',
    'matériel à venir sur Northgate',
    'plan d’approvisionnement',
    'besoin de matériaux des prochaines semaines',
    'est-ce que le matériel sera là à temps au Crépuscule',
    'qu’est-ce qu’on reçoit d’ici la fin du mois',
    'approvisionnement des chantiers',
    'liste du matériel attendu par chantier',
    'a-t-on tout commandé pour la résidence la semaine prochaine',
  ],
  en: [
    'do we have everything for the residence next week',
    'material plan for the next three weeks',
    'what material is coming to the school',
    'will the material be there on time at Northgate',
    'material needs for the sixplex',
    'procurement plan',
    'what are we receiving by the end of the month',
    'upcoming material by site',
  ],
}

export const BOTTLENECKS: Examples = {
  fr: [
    'qu’est-ce qui risque de bloquer les chantiers la semaine prochaine',
    'qu’est-ce qui bloque sur les chantiers',
    'goulots d’étranglement',
    'quels chantiers vont manquer de matériel',
    'qu’est-ce qui peut arrêter le 6-plex',
    'blocages à prévoir',
    'qu’est-ce qui nous attend comme pépins sur les chantiers',
    'points de blocage des opérations',
    'quoi surveiller sur les chantiers cette semaine',
    'est-ce qu’on va rester pris quelque part',
  ],
  en: [
    'what could hold up the sites next week',
    'what is blocking the jobs',
    'bottlenecks on our sites',
    'which sites are about to run out of material',
    'what could stop the residence',
    'operational bottlenecks',
    'hold-ups to expect',
  ],
}
