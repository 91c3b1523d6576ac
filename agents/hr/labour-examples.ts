// What people type about agreements and overtime rules; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CLAUSES: Examples = {
  fr: [
    'le samedi c’est tu temps double en résidentiel léger',
    'qu’est-ce que la convention dit sur le repos hebdomadaire',
    'trouve la clause sur les frais de déplacement',
    'c’est quoi la règle de la convention pour les vacances obligatoires',
    'on a tu droit à des frais de déplacement pour Northgate',
    'article de la convention sur les jours fériés',
    'montre la clause du temps supplémentaire en industriel',
    'que dit la loi sur les normes pour les vacances',
    'clause convention dimanche',
    'la convention commerciale dit quoi pour le samedi',
    'ya tu une clause sur les congés dans la convention',
    'quel article parle des déplacements',
    'convention collective : repos',
  ],
  en: [
    'do we owe travel pay for the Ottawa job',
    'find the clause on travel expenses',
    'what does the agreement say about Saturdays',
    'is Saturday double time in light residential',
    'collective agreement clause on vacation',
    'which article covers weekly rest',
    'what does the convention say on holidays',
    'show me the clause about overtime in the industrial agreement',
    'labour standards article on vacation',
  ],
}

export const OVERTIME: Examples = {
  fr: [
    'c’est quoi la règle du temps supplémentaire à l’école',
    'à partir de combien d’heures on tombe en temps et demi',
    '10 heures dans une journée en commercial, ça donne combien de temps double',
    'si je fais 11h au 6-plex samedi c’est combien en temps supp',
    'quelle règle d’overtime s’applique à Northgate',
    'calcule le surtemps dû pour 46 heures dans la semaine',
    'est-ce que 9 h en résidentiel c’est du temps supplémentaire',
    'regle du temps supp en ontario',
    'temps et demi ou temps double au crépuscule',
    'on paye l’overtime après 40 ou 44 heures',
    'le surtemps est dû à partir de quand sur le chantier de l’école',
    'règle overtime',
  ],
  en: [
    'what is the overtime rule at Northgate',
    'after how many hours is it overtime in Ontario',
    'is 10 hours in a day overtime on the residence',
    'overtime due for a 12 hour day at the school',
    'which overtime rule applies on the sixplex',
    'I worked 46 hours this week, how much of it is overtime',
    'time and a half or double time in commercial',
    'overtime rule',
    'when does overtime start on the warehouse',
    'I did 9 hours at the school on Monday, does that count as overtime',
  ],
}

export const RATES: Examples = {
  fr: [
    'c’est quoi le taux CCQ d’un charpentier compagnon',
    'taux horaire d’un apprenti charpentier 2e période',
    'un apprenti électricien première année gagne quel pourcentage du compagnon',
    'taux du métier de peintre dans la convention',
    'la grille de taux CCQ pour les couvreurs',
    'combien vaut un apprenti 3e période en plâtrerie',
    'taux public de manœuvre qualifié en ferblanterie',
    'pourcentage du taux de compagnon pour un apprenti',
    'quel est le taux de la convention pour un tuyauteur',
    'échelle des apprentis charpentiers-menuisiers',
    'taux ccq plâtrier',
    'taux de métier',
  ],
  en: [
    'CCQ rate for a journeyman carpenter',
    'what share of the rate does a second period apprentice get',
    'apprentice electrician rate first year',
    'public trade rate for roofers',
    'agreement rate for a painter',
    'trade rate table',
    'apprentice carpenter percentage of journeyman rate',
    'what is the union rate for a plumber',
    'trade rate for a crane operator',
  ],
}
