// What people type about goals and what to do first; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SET_GOAL: Examples = {
  fr: [
    'fixe l’objectif de marge à 14 % ce trimestre',
    'on vise 40 jours de recouvrement',
    'nouvel objectif : 3,6 M$ de revenus cette année',
    'mets un objectif de marge de 15 % pour le trimestre',
    'l’objectif de facturation est 900 000 $ ce trimestre',
    'fixer un objectif',
    'objectif DSO 38 jours',
    'change la cible de marge pour 13 %',
    'on se donne comme but un NPS de 60',
    'vise un taux de réussite des soumissions de 35 %',
    'notre cible de revenus pour l’exercice c’est 4 000 000 $',
    'je veux fixer une cible de carnet à 5 M$',
    'mettons l’objectif des tâches à temps à 90 %',
  ],
  en: [
    'set a goal of 3.6M revenue',
    'our target is 40 days to collect',
    'set the margin goal to 14% this quarter',
    'new goal: NPS of 60',
    'aim for a 35% win rate on quotes',
    'change the revenue target to 4,000,000',
    'set a quarterly goal',
    'goal DSO 38 days',
    'let’s target 900,000 of revenue this quarter',
  ],
}

export const REVIEW_GOALS: Examples = {
  fr: [
    'on est où dans nos objectifs',
    'fais le point sur les objectifs',
    'est-ce qu’on atteint nos cibles',
    'suivi des objectifs du trimestre',
    'quels sont nos objectifs',
    'on est tu en arrière sur l’objectif de revenus',
    'objectifs de l’année',
    'avancement des objectifs',
    'où en est l’objectif de marge',
    'montre les cibles pis où on est rendu',
    'nos objectifs',
    'est-ce que la cible de recouvrement est atteinte',
  ],
  en: [
    'how are we doing against our goals',
    'review the goals',
    'are we hitting our targets',
    'goal progress',
    'what are our goals',
    'are we behind on the revenue goal',
    'show this year’s targets',
    'where do we stand on the margin goal',
  ],
}

export const RECOMMEND: Examples = {
  fr: [
    'par quoi je commence cette semaine',
    'qu’est-ce que je devrais régler en premier',
    'quelles actions rapporteraient le plus',
    'propose-moi trois actions',
    'tes recommandations pour ce mois-ci',
    'où est-ce qu’on perd de l’argent',
    'c’est quoi mes priorités comme patronne',
    'conseille-moi quoi faire en premier',
    'les trois affaires à corriger en premier',
    'recommandations',
    'où sont les plus gros dollars à aller chercher',
    'qu’est-ce qui mérite mon attention la semaine prochaine',
    'quoi faire pour améliorer nos finances',
  ],
  en: [
    'what should I fix first next week',
    'what should I fix first this month',
    'what would you recommend',
    'give me three actions with their dollar effect',
    'where are we losing money',
    'where should I focus this week',
    'recommendations for the business',
    'biggest money to go after',
    'what are the top things to correct',
  ],
}
