// What people type about the monthly CCQ report; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const REPORT: Examples = {
  fr: [
    'prépare le rapport CCQ d’octobre',
    'fais le rapport mensuel de la CCQ',
    'monte le rapport mensuel ccq pour validation',
    'sors le rapport CCQ du mois passé',
    'faut faire le rapport de la commission de la construction',
    'génère le rapport CCQ',
    'rapport ccq à valider',
    'prepare le rapport mensuel de la ccq',
    'déclare les heures d’octobre à la CCQ',
    'on fait tu le rapport CCQ',
    'fais valider le rapport de la CCQ par Isabelle',
    'rapport ccq',
  ],
  en: [
    'prepare the CCQ report for October',
    'do the monthly CCQ report',
    'get the CCQ report ready for validation',
    'generate last month’s CCQ report',
    'make the CCQ monthly report',
    'CCQ report',
    'declare October hours to the CCQ',
    'file the CCQ report',
  ],
}

export const REMITTANCE: Examples = {
  fr: [
    'le rapport ccq est tu parti',
    'combien on doit remettre à la CCQ',
    'calcule la remise CCQ d’octobre',
    'les indemnités de 13 % pour octobre',
    'c’est combien la CCQ ce mois-ci',
    'le prélèvement de la CCQ est de combien',
    'a-t-on envoyé le rapport CCQ de septembre',
    'remise ccq',
    'combien de vacances à verser à la CCQ',
    'la CCQ est due quand',
    'montant dû à la commission de la construction',
    'le paiement CCQ du mois',
  ],
  en: [
    'how much do we owe the CCQ',
    'was the CCQ report sent',
    'CCQ remittance for October',
    'compute the 13% indemnity',
    'when is the CCQ payment due',
    'did we send September’s CCQ report',
    'CCQ levy this month',
    'amount to remit to the CCQ',
  ],
}

export const CHECK: Examples = {
  fr: [
    'ya tu des heures sans métier pour la CCQ',
    'vérifie les heures avant le rapport CCQ',
    'qui a des heures sans carte de compétence',
    'heures sans secteur',
    'les heures CCQ sont tu correctes',
    'trouve les erreurs dans les heures de la CCQ',
    'ratio compagnons apprentis sur les chantiers',
    'a-t-on trop d’apprentis',
    'verifie le ratio d’apprentis',
    'heures problématiques pour la CCQ en octobre',
    'contrôle des heures ccq',
    'des journées de plus de 12 heures chez les gars de métier',
  ],
  en: [
    'who has hours with no trade code',
    'check the hours before the CCQ report',
    'hours without a sector or a card for the CCQ',
    'any mistakes in the CCQ hours',
    'journeyman to apprentice ratio on our sites',
    'do we have too many apprentices',
    'check CCQ hours for October',
    'days over 12 hours for the trades',
  ],
}
