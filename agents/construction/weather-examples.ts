// What people type about weather and the work; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const WINDOW: Examples = {
  fr: [
    'on peut tu couler jeudi, y annoncent -8',
    'fait-il trop froid pour le calfeutrage à 3 degrés',
    'est-ce qu’on peut poser la membrane s’il vente à 50',
    'peinture extérieure à 7 degrés, ça passe-tu',
    'peut-on lever avec la grue à 60 km/h de vent',
    'coulée de béton à moins 12, oui ou non',
    'brique à 2 degrés demain, correct?',
    'y va mouiller 15 mm, on asphalte ou pas',
    'trop venteux pour la toiture vendredi?',
    'météo pour couler la dalle mardi',
    'à quelle température on arrête le mortier',
    'limite de vent pour le levage',
    'on peut-tu creuser avec 30 mm de pluie',
  ],
  en: [
    'can we pour Thursday at -8',
    'is it too cold for caulking at 3 degrees',
    'can we install the roof membrane in 50 km/h wind',
    'is Friday ok for roofing, wind 55',
    'crane lift in 60 km/h gusts, yes or no',
    'painting outside at 7 degrees okay?',
    'masonry at 2 degrees tomorrow',
    '15 mm of rain, do we pave',
    'wind limit for crane work',
    'weather window for the slab',
  ],
}

export const LOST: Examples = {
  fr: [
    'inscris une journée d’intempérie à l’école, pluie, 5 gars',
    'journée perdue à cause de la pluie à Northgate',
    'on a perdu 4 heures à cause du vent, 6 gars',
    'note un jour d’intempérie au 6-plex : verglas',
    'intempérie hier, arrêt de la toiture',
    'jour d’intempérie',
    'arrêt météo ce matin à la résidence, 3 h perdues',
    'consigne la perte de temps pour la neige',
    'chantier fermé par la tempête hier à l’école',
    'demi-journée perdue, trop de vent pour le revêtement',
    'réclame une journée d’intempérie pour la pluie de vendredi',
    'la pluie nous a fait perdre la journée',
  ],
  en: [
    'log a lost weather day at the school, rain, 5 guys',
    'we lost 4 hours to wind, 6 guys',
    'weather day at Northgate: freezing rain',
    'record a weather delay for the roof yesterday',
    'rained out at the sixplex today',
    'lost day due to snow',
    'site shut by the storm on Friday',
    'half day lost, too windy for cladding',
    'weather day',
  ],
}

export const COLD: Examples = {
  fr: [
    'mesures de temps froid pour le béton',
    'bétonnage par temps froid, on fait quoi',
    'comment protéger le béton du gel',
    'rappelle les précautions d’hiver pour la maçonnerie',
    'protection hivernale du béton à l’école',
    'qu’est-ce qu’il faut pour couler en hiver',
    'consignes temps froid',
    'faut tu chauffer le mortier en hiver',
    'cure du béton l’hiver',
    'mesures contre le gel sur le chantier',
    'combien de temps garder le béton au chaud',
    'préparer le chantier pour le froid',
  ],
  en: [
    'cold weather measures for concrete',
    'winter concreting, what do we do',
    'how to protect concrete from frost',
    'winter precautions for masonry',
    'cold weather protection at the school',
    'how long must concrete be kept warm',
    'do we have to heat the mortar in winter',
    'cold weather checklist',
    'curing concrete in winter',
  ],
}
