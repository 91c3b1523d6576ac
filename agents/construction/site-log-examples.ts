// What people type about the site log; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const RECORD: Examples = {
  fr: [
    'journal : 6 gars, posé les solives, beau temps',
    'journal de chantier école : 8 hommes, démolition aile B',
    'écris au journal du 6-plex : fenêtres reçues, pluie toute la journée',
    'note au journal : pompe en retard de 30 minutes',
    'log de chantier, 4 gars, coffrage des murs, vent fort',
    'inscris au journal que l’inspecteur est passé à 10 h',
    'journal du jour',
    'journal d’hier à la résidence : gypse du corridor terminé, 9 travailleurs',
    'aujourd’hui au chantier : 7 gars, coulé les semelles, neige en après-midi',
    'mets dans le journal de chantier : livraison d’acier arrivée à 9 h',
    'rapport journalier du 6-plex : 6 gars, charpente fermée',
    'entrée au journal : arrêt de 2 h, pas de courant',
    'jai besoin de mettre au journal que la grue est arrivée',
  ],
  en: [
    'site log: 5 guys, poured the slab, rain in the afternoon',
    'log: steel delivery an hour late, 4 guys waiting',
    'daily log Northgate: 12 men, cladding on the west wall, windy',
    'write in the site log that the inspector came at 10',
    'daily report: 6 workers, framing third floor, sunny',
    'put in the log: power out for two hours',
    'site diary: crane arrived, 8 guys',
    'log for yesterday at the residence: drywall finished',
    'today’s site log',
  ],
}

export const SUMMARIZE: Examples = {
  fr: [
    'résume la semaine de chantier à l’école',
    'résumé du journal de chantier de la semaine passée',
    'qu’est-ce qui s’est passé sur le chantier du 6-plex cette semaine',
    'fais-moi un résumé du journal de la résidence en octobre',
    'sommaire de chantier Northgate',
    'journal de chantier du 6-plex cette semaine',
    'montre le journal de l’école',
    'qu’est-ce qui s’est fait à l’école la semaine dernière',
    'y s’est passé quoi au Crépuscule hier',
    'relis-moi le journal d’octobre',
    'combien d’hommes sur le chantier la semaine dernière',
    'résumé de chantier',
  ],
  en: [
    'summarize the week on site at the school',
    'what happened on the sixplex site this week',
    'site log summary for last week',
    'show me the Northgate log for October',
    'weekly site summary',
    'what got done at the residence last week',
    'read me the daily logs of the school',
    'recap of the site diary',
  ],
}

export const EVIDENCE: Examples = {
  fr: [
    'trouve la preuve que les électriciens nous ont retardés',
    'quand est-ce que les fenêtres ont été livrées au 6-plex',
    'as-tu une preuve datée de l’arrêt pour le vent',
    'dans le journal, quand est-ce qu’on a coulé les semelles',
    'retrouve ce qui est écrit sur la pompe en retard',
    'preuve de chantier : attente des gicleurs',
    'quel jour la clôture a été abîmée',
    'on a tu écrit quelque part que l’avenant était pas signé',
    'cherche dans les journaux de chantier le béton',
    'quand la charpente du 3e a-t-elle été fermée',
    'j’ai besoin d’une preuve pour la réclamation du plombier',
    'le journal dit quoi sur le revêtement',
  ],
  en: [
    'find evidence that the electricians held us up',
    'when were the windows delivered at the sixplex',
    'any dated proof of the wind stoppage',
    'search the site logs for concrete',
    'what does the log say about the cladding',
    'when did we pour the footings according to the log',
    'find proof of the late pump',
    'is it written anywhere that the fence was damaged',
  ],
}
