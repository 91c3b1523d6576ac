// What people type about the stock; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const FIND: Examples = {
  fr: [
    'il reste-tu du styrofoam 2 pouces à l’entrepôt',
    'combien de gypse il reste',
    'on a-tu encore du blueskin',
    'stock de 2x6x16',
    'y reste combien de feuilles de contreplaqué',
    'est-ce qu’il y a des vis à gypse en inventaire',
    'inventaire de laine de roche',
    'combien de cartouches de scellant à l’entrepôt',
    'reste-t-il des barres 15M dans la cour',
    'du poly, on en a?',
    'avons-nous assez de montants d’acier',
    'stock styrofoam',
    'checke voir s’il reste du plywood',
    'qu’est-ce qu’on a comme clôture temporaire',
  ],
  en: [
    'how much drywall is left',
    'do we have any blueskin in the yard',
    'is there styrofoam left in the warehouse',
    'stock of 2x6x16',
    'how many sheets of plywood do we have',
    'inventory on rockwool',
    'any caulking left in stock',
    'check stock for steel studs',
    'how many rolls of tarp are left',
  ],
}

export const COUNT: Examples = {
  fr: [
    'j’ai compté 58 feuilles de styrofoam',
    'inventaire : 40 feuilles de gypse',
    'compte d’inventaire : 12 rouleaux de blueskin',
    'il y a 90 morceaux de 2x6x16 dans la cour, mets ça à jour',
    'corrige le stock de contreplaqué à 35 feuilles',
    'mets l’inventaire de vis à 20 boîtes',
    'on a compté 15 paquets de laine',
    'stock de scellant : 110 cartouches, compté ce matin',
    'mets à jour le compte de barres 15M à 44',
    'y en reste 8 rouleaux de poly, note-le dans l’inventaire',
    'compté 70 sections de clôture',
    'le vrai compte de montants c’est 190',
  ],
  en: [
    'counted 58 sheets of styrofoam',
    'stock count: 40 sheets of drywall',
    'set the blueskin count to 12 rolls',
    'update inventory of plywood to 35 sheets',
    'we counted 15 packs of rockwool',
    'correct the stock of studs to 190',
    'inventory count 110 tubes of caulking',
    'there are 44 rebars in the yard, update the count',
  ],
}

export const TRANSFER: Examples = {
  fr: [
    'envoie 6 rouleaux de blueskin à Northgate',
    'transfère 20 feuilles de gypse au 6-plex',
    'déplace 10 feuilles de styrofoam de l’entrepôt à l’école',
    'sors 30 morceaux de 2x6 pour la résidence',
    'amène 5 boîtes de vis au Crépuscule',
    'prends 12 cartouches de scellant pour le 6plex',
    'les gars partent avec 8 paquets de laine pour la résidence',
    'mets 25 barres 15M sur le chantier de l’école',
    'transfert de 4 rouleaux de poly vers Northgate',
    'ramène 3 rouleaux de blueskin de Northgate',
    'retour de 5 feuilles de contreplaqué du 6-plex',
    'bouge 15 sections de clôture à l’école',
  ],
  en: [
    'move 6 rolls of wrap from the yard to Northgate',
    'transfer 20 sheets of drywall to the sixplex',
    'send 10 sheets of styrofoam to the school',
    'take 30 pieces of 2x6 to the residence',
    'pull 12 tubes of caulking for the sixplex',
    'bring back 3 rolls of blueskin from Northgate',
    'ship 8 packs of rockwool to the residence',
    'move 5 boxes of screws to the residence',
  ],
}

export const REORDER: Examples = {
  fr: [
    'qu’est-ce qu’il faut commander pour l’entrepôt',
    'articles sous le seuil',
    'stock bas',
    'de quoi on va manquer',
    'quels matériaux sont à recommander',
    'points de commande du stock',
    'liste de réapprovisionnement',
    'on manque-tu de quelque chose à l’entrepôt',
    'inventaire à regarnir',
    'qu’est-ce qui est en rupture bientôt',
    'suggère les commandes de stock',
    'seuil de commande',
  ],
  en: [
    'what do we need to reorder',
    'low stock',
    'which items are under their reorder point',
    'what are we running out of',
    'restock list for the warehouse',
    'reorder suggestions',
    'anything to replenish in the yard',
    'stock about to run out',
  ],
}
