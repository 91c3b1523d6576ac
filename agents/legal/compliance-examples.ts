// What people type about legal duties and matters; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CALENDAR: Examples = {
  fr: [
    'calendrier de conformité',
    'c’est quoi nos prochaines échéances légales',
    'quelles obligations on a ce mois-ci envers le gouvernement',
    'qu’est-ce qu’on doit produire d’ici Noël',
    'les remises et déclarations à venir',
    'y a tu une obligation qui s’en vient',
    'échéances réglementaires des 3 prochains mois',
    'quand est due la prochaine déclaration obligatoire',
    'on est tu en retard dans nos obligations',
    'liste des obligations légales',
    'quels permis et assurances expirent bientôt',
    'conformite : quoi de dû en novembre',
    'montre les dates limites de la CNESST, de la CCQ et de Revenu Québec',
    'sommes-nous en règle',
  ],
  en: [
    'compliance calendar',
    'what are our next legal deadlines',
    'which filings are due this month',
    'upcoming government obligations',
    'are we late on any legal duty',
    'list of legal obligations',
    'what do we have to file before Christmas',
    'which permits and insurance expire soon',
    'regulatory deadlines for the next 3 months',
    'are we in good standing',
  ],
}

export const TRIAGE: Examples = {
  fr: [
    'on a reçu une mise en demeure on fait quoi',
    'ça prends tu un avocat pour ça',
    'un huissier vient de passer avec des papiers',
    'on se fait poursuivre par un voisin',
    'l’avocat du client nous a écrit, je réponds quoi',
    'j’ai une question légale',
    'un inspecteur de la CNESST est sur le chantier, qu’est-ce que je dis',
    'est-ce que je devrais appeler un avocat',
    'on veut congédier quelqu’un, faut-il un avocat',
    'le client menace de nous poursuivre',
    'recu une lettre d avocat',
    'mise en demeure reçue',
    'un sous-traitant nous menace d’une hypothèque légale, quoi faire',
    'faut tu en parler à un avocat avant de répondre',
  ],
  en: [
    'we got a demand letter, what do we do',
    'do we need a lawyer for this',
    'we are being sued, what now',
    'a bailiff just served us papers',
    'their lawyer wrote to us, should I answer',
    'legal question',
    'the client is threatening to sue us',
    'an inspector is on site, what do I say',
    'should I call a lawyer before I reply',
    'received a formal notice',
  ],
}
