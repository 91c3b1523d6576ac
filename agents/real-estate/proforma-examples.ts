// What people type about whether a building project pays; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const PROFORMA: Examples = {
  fr: [
    'un 8 logements sur le terrain à st-rosalba ça marche tu',
    'monte un pro forma pour le lot de la rue des Saules',
    'pro forma du vieux garage',
    'est-ce que ça vaut la peine d’acheter le lot de la route 341',
    'rendement d’un immeuble locatif sur le terrain de saint-rosalba',
    'ça rapporterait combien un 6 logements',
    'faisabilité d’un immeuble à logements',
    'calcule la rentabilité du projet immobilier des Saules',
    'quel est le cash-flow du 8 logements',
    'le projet locatif paye tu son hypothèque',
    'refais le pro forma avec un loyer de 1 750 $',
    'taux de rendement sur le coût du garage',
  ],
  en: [
    'quick pro forma on the old garage lot',
    'does an eight-unit building on the Saint-Rosalba lot work',
    'is the garage lot worth buying',
    'run the numbers on the rental building',
    'what return would we get on the garage lot',
    'feasibility of a rental project on the Saules lot',
    'pro forma with a rent of 1,700',
    'cash on cash of the 8-unit building',
  ],
}

export const SENSITIVITY: Examples = {
  fr: [
    'et si les loyers baissent de 10 % dans le pro forma',
    'teste la sensibilité du pro forma',
    'qu’arrive-t-il au 8 logements si les coûts montent',
    'scénario pessimiste du projet locatif',
    'si le taux hypothécaire monte, le projet locatif tient tu',
    'analyse de sensibilité du vieux garage',
    'stress test du pro forma des Saules',
    'à partir de quel loyer le projet locatif perd de l’argent',
    'que devient le rendement si l’inoccupation double',
    'teste taux, coûts et loyers pour st-rosalba',
    'ça tient tu encore si la construction coûte 10 % de plus pour l’immeuble locatif',
    'varie les hypothèses du pro forma',
  ],
  en: [
    'sensitivity of the pro forma',
    'what if rents fall 10% on the garage lot pro forma',
    'stress test the rental project',
    'does the building still work if the loan rate rises',
    'test rates, costs and rents on the eight-unit building',
    'worst case of the pro forma',
    'how sensitive is the return to construction cost',
    'vary the assumptions of the pro forma',
  ],
}
