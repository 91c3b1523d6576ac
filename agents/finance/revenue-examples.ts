// What people type about revenue to come; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const FORECAST: Examples = {
  fr: [
    'prévision des revenus',
    'on va finir l’année à combien de revenus',
    'prévision des 3 prochains mois',
    'combien de revenus on prévoit pour les 6 prochains mois',
    'prévois les ventes mois par mois',
    'qu’est-ce qu’on va facturer cet hiver',
    'on va finir l’année à combien',
    'prévision de facturation des prochains mois',
    'revenus prévus',
    'on s’en va vers combien de chiffre d’affaires',
    'combien on devrait facturer dans les 3 prochains mois',
    'on termine l’année à combien',
    'prévision revenus 12 mois',
    'à quoi ressemblent les revenus à venir',
  ],
  en: [
    'revenue forecast next 3 months',
    'revenue forecast',
    'how much revenue will we end the year with',
    'forecast sales month by month',
    'what will we bill over the next 6 months',
    'expected revenue over the coming months',
    'projected revenue',
    'where will revenue finish the year',
    'forecast the next quarter’s revenue',
  ],
}

export const BACKLOG: Examples = {
  fr: [
    'rapport du carnet de commandes',
    'combien il reste à facturer sur nos contrats',
    'carnet par projet',
    'combien d’ouvrage il reste de signé',
    'qu’est-ce qu’il reste dans le carnet',
    'reste à facturer par chantier',
    'notre backlog par projet',
    'détail du carnet de commandes',
    'quels contrats ont encore de l’argent à facturer',
    'on a du travail signé pour combien',
    'la valeur des contrats pas encore facturés',
    'carnet restant',
  ],
  en: [
    'backlog report',
    'how much is left to bill on our contracts',
    'backlog by project',
    'remaining backlog',
    'how much signed work is left',
    'contracts left to bill',
    'what’s left in the order book',
    'unbilled contract value',
  ],
}

export const SEASON_SHAPE: Examples = {
  fr: [
    'quels mois sont nos plus forts',
    'saisonnalité des revenus',
    'c’est quoi nos mois tranquilles',
    'la saison influence comment nos revenus',
    'quel mois on facture le moins',
    'mesure la saisonnalité',
    'nos gros mois de l’année',
    'est-ce que l’hiver est toujours mort',
    'répartition des revenus par mois de l’année',
    'revenus selon la saison',
  ],
  en: [
    'which months are our strongest',
    'revenue seasonality',
    'what are our slow months',
    'how does the season affect revenue',
    'seasonal pattern of billing',
    'which month do we bill the least',
    'our busiest months for revenue',
    'measure seasonality',
  ],
}

export const ACCURACY: Examples = {
  fr: [
    'nos prévisions de revenus sont tu bonnes',
    'de combien on se trompe dans nos prévisions',
    'justesse des prévisions',
    'compare le prévu et le réel des revenus',
    'erreur de prévision des derniers mois',
    'est-ce qu’on prévoit trop haut',
    'prévu contre facturé par mois',
    'fiabilité de nos prévisions',
    'les prévisions passées valaient quoi',
    'on s’est trompé de combien',
  ],
  en: [
    'how accurate are our revenue forecasts',
    'forecast error',
    'compare forecast and actual revenue',
    'do we forecast too high',
    'forecast accuracy',
    'how far off were our forecasts',
    'past forecasts versus billed',
    'how reliable are the revenue forecasts',
  ],
}
