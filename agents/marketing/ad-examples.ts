// What people type about paid ads; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const BUILD_AD: Examples = {
  fr: [
    'mets 300$ sur une pub pour les salles de bain',
    'pub Google pour la rénovation de cuisine, 500 $ maximum',
    'monte une annonce payante pour les toitures, plafond 250 $',
    'lance une pub Facebook à 200 $ pour les galeries',
    'annonce LinkedIn pour les gestionnaires d’immeubles, 400 $',
    'nouvelle annonce Google Ads',
    'je veux une pub pour l’enveloppe de bâtiment avec 600 piasses',
    'prépare une annonce avec un plafond de 150 $ pour des terrasses',
    'créer une pub',
    'pub payante',
    'dépense 350 $ en annonces pour les agrandissements',
    'monte-nous une pub pour aller chercher des sous-sols, 275 $ max',
  ],
  en: [
    'put $300 on an ad for bathrooms',
    'build a Google ad for kitchen renovations, 500 max',
    'run a Facebook ad for decks with a 200 cap',
    'new Google Ads ad',
    'set up a paid ad for roofing, $250',
    'LinkedIn ad aimed at building managers, 400 dollars',
    'create an ad',
    'spend 350 on ads for additions',
  ],
}

export const AD_RETURN: Examples = {
  fr: [
    'coût par demande de nos annonces',
    'combien chaque annonce nous a rapporté',
    'le ROAS par annonce',
    'quelle pub a le mieux marché',
    'nos annonces Facebook ont donné combien de demandes',
    'retour des annonces Google',
    'combien on a dépensé sur LinkedIn en annonces',
    'résultats de chaque pub',
    'compare nos annonces',
    'la pub des galeries a tu donné de quoi',
    'coût par lead',
    'combien nous coûte une demande Facebook',
    'rapport des annonces payantes',
  ],
  en: [
    'what’s our ROAS on google',
    'cost per lead of our ads',
    'which ad did best',
    'results of each ad',
    'compare our ads',
    'how many leads did the Facebook ads bring',
    'ROAS by ad',
    'paid ads report',
    'how much did we spend on LinkedIn ads',
  ],
}
