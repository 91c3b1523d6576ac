// What people type about where to put the selling effort; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const WEEKLY_FOCUS: Examples = {
  fr: [
    'qui j’appelle en premier cette semaine pour vendre',
    'quels dossiers de vente pousser cette semaine',
    'les cinq dossiers à pousser',
    'sur quelle vente je mets mon énergie',
    'priorités de vente',
    'c’est quoi les plus gros dossiers à fermer',
    'où est-ce qu’on met l’effort de vente',
    'quels prospects appeler aujourd’hui',
    'mes deals à pousser',
    'top 5 des ventes à closer',
    'focus de vente',
    'à qui je parle en premier côté ventes',
  ],
  en: [
    'what deals should I call today',
    'which deals to push this week',
    'top five deals',
    'sales priorities',
    'where should I put my selling time',
    'my deals to push',
    'biggest deals to close',
    'sales focus this week',
    'who do I call first to sell',
  ],
}

export const WIN_LOSS: Examples = {
  fr: [
    'pourquoi on perd des soumissions',
    'analyse nos soumissions perdues',
    'soumissions gagnées contre perdues',
    'quelle grosseur de soumission on gagne le plus',
    'gains et pertes',
    'bilan des soumissions perdues cette année',
    'on perd tu plus les grosses soumissions ou les petites',
    'revue des ventes gagnées et perdues',
    'combien d’argent en soumissions perdues',
    'analyse gains-pertes des 12 derniers mois',
    'on gagne quoi comme sorte de soumission',
    'taux de gain selon la taille de la soumission',
  ],
  en: [
    'why do we lose quotes',
    'win loss review',
    'wins and losses this year',
    'do we win more small quotes or big ones',
    'review the quotes we lost',
    'hit rate by size of quote',
    'how much did we lose in refused quotes',
    'won versus lost quotes',
  ],
}
