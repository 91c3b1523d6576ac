// What people type about how likely a finish is; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const MONTE_CARLO: Examples = {
  fr: [
    'c’est quoi nos chances de finir avant le 23 février',
    'quelle probabilité de livrer l’école pour le 1er mars',
    'on a tu des chances de finir le 6-plex le 15 décembre',
    'simule la date de fin de l’agrandissement',
    'P80 de la résidence',
    'fais un monte carlo sur northgate',
    'quelle date de fin à 90 % de certitude pour l’école',
    'c est realiste de finir northgate avant noel',
    'probabilité que le crépuscule finisse à temps',
    'donne moi une date de fin probable P50 P80 pour le 6plex',
    'quel est le risque de pas finir pour le 28 février',
    'y a-tu une bonne chance qu’on finisse avant la fin de janvier',
    'simulation de l’échéancier de la résidence',
    'chance de respecter la date du 20 fevrier',
  ],
  en: [
    'P80 finish for the warehouse',
    'what are the odds we finish the school by february 23',
    'probability of finishing Northgate before christmas',
    'run a monte carlo on the 6-plex schedule',
    'how likely is it that we finish by march 1',
    'simulate the finish date of the residence',
    'P50 and P90 date for the school',
    'chances of being done by december 15',
    'is it realistic to finish the residence in january',
    'what finish date are we 90% sure of',
  ],
}

export const DRIVERS: Examples = {
  fr: [
    'qu’est-ce qui risque le plus de retarder Northgate',
    'qu’est-ce qui risque le plus de nous mettre en retard à la résidence',
    'qu’est-ce qui cause le plus de risque sur la date de l’école',
    'quelles activités risquent de nous faire finir en retard',
    'classe les activités par risque de délai',
    'c’est quoi qui menace le plus la date de fin du 6-plex',
    'les plus gros risques de l’échéancier de northgate',
    'qu est ce qui tire la date de fin à la résidence',
    'quelle activité pèse le plus dans l’incertitude du délai',
    'facteurs de risque de la date de livraison',
    'sur quoi faut tu mettre nos efforts pour finir à temps à l’école',
    'principaux moteurs du risque de délai au crépuscule',
    'top des activités à risque pour l’échéancier',
    'd’où vient l’incertitude sur la fin de northgate',
  ],
  en: [
    'which activities drive the schedule risk',
    'what is most likely to make us late on the school',
    'rank the schedule risk drivers for Northgate',
    'biggest threats to the finish date of the residence',
    'where does the uncertainty in the finish come from',
    'top risk activities on the 6-plex schedule',
    'what should we watch to finish the school on time',
    'tornado of schedule drivers for the warehouse',
  ],
}
