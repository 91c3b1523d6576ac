// What people type about cost codes and unit prices; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CLASSIFY: Examples = {
  fr: [
    'c’est quoi le code pour le calfeutrage',
    'quel code de coût pour la location d’échafaudage',
    'code de coût de la peinture',
    'sur quel code je mets le béton de la dalle',
    'le code du gypse',
    'code pour la démolition',
    'quel code j’utilise pour la plomberie',
    'classe ça : location de nacelle pour la toiture',
    'dans quelle division va l’isolation',
    'c koi le code de la charpente',
    'code de coûts pour les portes',
    'je mets ça sur quel code, les fenêtres',
    'numéro de code pour le terrassement',
    'code 07 92 00 c’est quoi',
  ],
  en: [
    'what code do I use for scaffold rental',
    'cost code for caulking',
    'which cost code is drywall',
    'code for demolition',
    'what division is painting under',
    'what cost code do I charge plumbing to',
    'classify this cost: concrete for the slab',
    'code of the roofing',
    'what is 09 20 00',
  ],
}

export const TREND: Examples = {
  fr: [
    'tendance du prix du béton',
    'le prix du gypse a tu monté',
    'combien on paie le mètre cube de béton',
    'évolution du prix de l’acier cette année',
    'montre l’historique du prix des bardeaux',
    'le contreplaqué coûte tu plus cher qu’avant',
    'c’est quoi notre prix unitaire de peinture',
    'prix du bois d’œuvre dans le temps',
    'à combien on achète la brique d’habitude',
    'courbe du prix de l’asphalte',
    'le prix de l’acier monte tu',
    'prix unitaire du calfeutrage',
    'notre coût au pied carré pour le gypse',
  ],
  en: [
    'concrete price trend',
    'what are we paying for lumber',
    'has the price of rebar gone up',
    'price history of plywood',
    'our unit cost for painting',
    'show the trend of asphalt prices',
    'how much is copper per cubic metre lately',
    'is steel getting more expensive',
    'unit price of caulking',
  ],
}
