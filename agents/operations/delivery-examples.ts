// What people type about deliveries; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const TRACK_DELIVERY: Examples = {
  fr: [
    'le camion de poutrelles arrive à quelle heure',
    'à quelle heure arrive la livraison de gypse',
    'quelles livraisons sont prévues cette semaine',
    'livraisons de la semaine',
    'quand est-ce que le camion de béton arrive',
    'livraison des portes coupe-feu, c’est quand',
    'qu’est-ce qui est livré à la résidence',
    'le truck de gypse passe quand',
    'prochaines livraisons à l’école',
    'camions attendus au 6-plex',
    'livraisons à venir',
    'la livraison de poutrelles est-tu confirmée',
    'le livreur arrive à quelle heure',
  ],
  en: [
    'what time does the joist truck arrive',
    'when is the drywall delivery',
    'deliveries this week',
    'upcoming deliveries at the school',
    'what time is the concrete truck coming',
    'is the dock doors delivery confirmed',
    'what is being delivered to the residence',
    'trucks expected at Northgate',
    'when does the delivery of fire doors get here',
  ],
}

export const SCHEDULE_DELIVERY: Examples = {
  fr: [
    'déplace la livraison des portes coupe-feu à jeudi matin',
    'remets la livraison de gypse à vendredi',
    'fixe la livraison des poutrelles au 6 novembre en avant-midi',
    'planifie la livraison du BC-2026-039 lundi après-midi',
    'reporte la livraison de béton à mercredi',
    'change la date de livraison des dock doors pour le 9 novembre',
    'cédule la livraison de gypse jeudi pm',
    'livraison des portes coupe-feu le 13 novembre au matin',
    'fais livrer les poutrelles mercredi matin',
    'décale le camion de gypse à jeudi',
    'repousse la livraison des poutrelles à lundi',
    'programme la livraison du BC-2026-042 pour mardi',
    'fixer une livraison',
  ],
  en: [
    'reschedule the window delivery to thursday am',
    'move the drywall delivery to friday',
    'schedule delivery of BC-2026-039 for monday afternoon',
    'push the joist delivery to november 6 morning',
    'book the fire doors delivery on thursday pm',
    'change the concrete delivery date to wednesday',
    'have the dock doors delivered november 9',
    'postpone the drywall truck to thursday',
    'schedule a delivery',
  ],
}

export const ROUTE: Examples = {
  fr: [
    'planifie la tournée de livraison',
    'quel est le meilleur trajet pour les livraisons de la semaine',
    'optimise la tournée du camion',
    'dans quel ordre livrer les chantiers',
    'tournée de livraison de cette semaine',
    'trajet le plus court pour le camion',
    'fais-moi une tournée des livraisons',
    'ordre des arrêts du camion',
    'combien de km pour la tournée',
    'itinéraire des livraisons',
    'tournée du livreur',
    'par où passer avec le camion pour livrer partout',
  ],
  en: [
    'plan the delivery route',
    'best route for this week’s deliveries',
    'optimize the truck run',
    'in what order should we drop off at the sites',
    'shortest run for the truck',
    'delivery run this week',
    'order of the truck stops',
    'how many km is the delivery round',
  ],
}
