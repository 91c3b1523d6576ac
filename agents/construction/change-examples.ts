// What people type about changes to a contract; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const DRAFT: Examples = {
  fr: [
    'pontage pourri trouvé, ça va coûter environ 12 750, fais l’avenant',
    'fais un avenant de 4 200 $ au 6-plex pour des solives à doubler',
    'avenant pour déplacer une porte à la résidence, 1 850 $',
    'rédige un avenant : roc à casser à l’école, 18 000 $, délai de 4 jours',
    'prépare l’avenant pour l’extra de peinture chez Northgate, 6 h à 85 $ et 240 $ de matériel',
    'extra à charger à la résidence, conduit à dévier, 2 300',
    'monte un avenant de crédit de 900 $ au 6-plex, armoires gardées',
    'le client veut une prise de plus, 3 h + 85 de matériel, écris l’avenant',
    'nouvel avenant à l’école, désamiantage imprévu 9 600',
    'faut faire un avenant au crépuscule pour le plafond, 5 400 $',
    'ordre de changement pour la dalle épaissie, 7 100 $, Northgate',
    'avnant 3 500 6plex escalier de secours',
    'les fondations sont fissurées, ça va prendre un avenant de 11 000',
  ],
  en: [
    'client wants an extra outlet, 3h + 85 material, write it up',
    'draft a change order for Northgate, thicker slab, $7,100',
    'change order for the sixplex: double the joists, 4,200',
    'write up an extra for the residence, duct rerouting, $2,300',
    'we found rotten decking, about 12,750, do the change order',
    'new change order at the school, rock removal 18k, delay of 4 days',
    'price the extra lights at the warehouse, 6 h at $85',
    'prepare a credit change order of 900 on the sixplex',
    'CO for the canopy, 5,400, residence',
  ],
}

export const PENDING: Examples = {
  fr: [
    'quels avenants ne sont pas signés',
    'avenants en attente de signature',
    'y reste tu des avenants à faire signer',
    'liste des avenants non signés',
    'les avenants de la résidence sont tu signés',
    'combien on a d’extras pas signés',
    'suivi des avenants',
    'l’avenant des gicleurs est tu signé',
    'avenants ouverts',
    'ordres de changement en suspens',
    'quel avenant traîne depuis le plus longtemps',
    'montant des avenants qui attendent le client',
  ],
  en: [
    'which change orders are unsigned',
    'pending change orders',
    'are there extras waiting for a signature',
    'list open change orders',
    'is the sprinkler change order signed',
    'how much is tied up in unsigned changes',
    'unsigned COs at the residence',
    'follow up on change orders',
  ],
}

export const CONTRACT: Examples = {
  fr: [
    'le contrat du 6-plex est rendu à combien avec les avenants',
    'contrat révisé de la résidence',
    'valeur du contrat à jour de Northgate',
    'c’est combien le contrat de l’école avec les changements',
    'montant du contrat 2603 avec avenants signés',
    'prix révisé du contrat du crépuscule',
    'quels avenants ont été signés au 6plex',
    'contrat d’origine et avenants de Northgate',
    'le contrat de l’entrepôt vaut combien maintenant',
    'total des avenants signés au 6-plex',
    'valeur révisée du contrat CHE-2602',
    'contrat à ce jour 6-plex',
  ],
  en: [
    'revised contract value of the sixplex',
    'what is the contract at Northgate with change orders',
    'current contract amount for the residence',
    'original contract plus changes on CHE-2603',
    'how much is the school contract now',
    'signed change orders on the sixplex',
    'contract sum to date warehouse',
    'updated contract price of the residence',
  ],
}
