// What people type about surveys and satisfaction; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SEND: Examples = {
  fr: [
    'envoie le sondage à la clinique maintenant que c’est fini',
    'envoie un sondage de satisfaction à la Résidence',
    'fais parvenir le sondage à Northgate',
    'sondage pour la clinique',
    'demande à la clinique si elle est satisfaite par sondage',
    'envoyer un sondage de satisfaction',
    'on envoie tu le sondage à la coop',
    'sonde la famille Arsenault sur ses travaux',
    'pars le sondage pour Northgate',
    'le chantier est livré, envoie le sondage au client',
    'envoie le questionnaire de satisfaction à la clinique',
    'sondage NPS à la Résidence',
  ],
  en: [
    'send the survey to the clinic now its done',
    'send a satisfaction survey to the residence',
    'survey Northgate',
    'send the NPS survey to the co-op',
    'ask the clinic for feedback with the survey',
    'send out a client survey',
    'the job is delivered, send the survey',
    'mail the satisfaction questionnaire to Northgate',
  ],
}

export const SCORE: Examples = {
  fr: [
    'c’est quoi notre nps',
    'quel est notre NPS',
    'nps',
    'calcule le NPS et le CSAT',
    'est-ce que nos clients sont satisfaits',
    'taux de satisfaction des clients',
    'notre csat est à combien',
    'résultats des sondages',
    'qui nous a donné des mauvaises notes',
    'combien de détracteurs on a',
    'qu’est-ce que les clients disent de nous dans les sondages',
    'la satisfaction de nos clients',
    'le score NPS de l’année',
  ],
  en: [
    'what is our NPS',
    'nps score',
    'compute NPS and CSAT',
    'are our clients satisfied',
    'client satisfaction rate',
    'survey results',
    'how many detractors do we have',
    'who gave us low scores',
    'what do clients say in surveys',
  ],
}

export const RECORD_ANSWER: Examples = {
  fr: [
    'la clinique a répondu 9 au sondage',
    'note de 8 pour la Résidence',
    'Northgate nous donne 10',
    'inscris la réponse au sondage de la coop : 7',
    'la famille Arsenault a donné 6 parce que la poussière est restée',
    'inscrire une note de satisfaction',
    'ajoute une réponse de sondage pour la clinique',
    'réponse au sondage de Northgate : 9',
    'Vachon-Leduc nous a coté 5 sur 10',
    'la microbrasserie a répondu 4',
  ],
  en: [
    'the clinic answered 9 to the survey',
    'score of 8 from the residence',
    'Northgate gave us a 10',
    'record a survey answer for the co-op: 7',
    'log a satisfaction score',
    'the brewery answered 4',
    'survey answer from Northgate: 9',
    'Arsenault gave 6 because of the dust',
  ],
}
