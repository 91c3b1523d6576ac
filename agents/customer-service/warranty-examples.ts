// What people type about warranties and service calls; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const COVERAGE: Examples = {
  fr: [
    'infiltration d’eau à la clinique, c’est-tu sous garantie',
    'est-ce que la microbrasserie est encore sous garantie',
    'la porte de la coop ne ferme plus, on est-tu couverts',
    'garantie de la clinique',
    'c’est garanti jusqu’à quand à la microbrasserie',
    'le client de la clinique a une fuite au toit, c’est à nous de payer?',
    'une fissure est apparue à la coop, garantie ou pas',
    'on couvre-tu ça encore à la clinique',
    'jusqu’à quand on est responsables des vices à la brasserie',
    'la garantie de la coop est-elle finie',
    'peinture qui lève à la clinique, sous garantie?',
    'vice caché à la clinique, combien d’années on répond',
    'c’est tu couvert le plancher qui gondole à la cuisine Arsenault',
    'réclamation de garantie à la clinique pour de la moisissure',
    'sommes-nous encore tenus de réparer à la microbrasserie',
  ],
  en: [
    'is the clinic still under warranty',
    'water leaking at the clinic, is it covered',
    'the door at the co-op doesn’t close, is that under warranty',
    'warranty on the brewery',
    'until when is the clinic covered',
    'do we have to fix the crack at the co-op for free',
    'is a hidden defect at the clinic still on us',
    'brewery drain backs up, warranty or not',
    'has the warranty on the kitchen run out',
  ],
}

export const DISPATCH: Examples = {
  fr: [
    'envoie quelqu’un réparer le drain à la microbrasserie',
    'planifie une visite de service à la clinique jeudi',
    'envoie Steve à la clinique pour la fuite',
    'appel de service à la coop : la porte ne ferme pas',
    'va falloir que quelqu’un passe à la brasserie pour le plancher',
    'envoie un gars à la clinique demain pour la poignée',
    'cédule une visite de garantie à la coop',
    'faut aller réparer la fenêtre à la clinique',
    'visite de service à la microbrasserie vendredi pour la plomberie',
    'dépêche Dany à la coop pour la toiture',
    'qu’un homme passe à la clinique regarder l’infiltration',
    'service après-vente à la cuisine Arsenault : un tiroir bloqué',
  ],
  en: [
    'send someone to fix the brewery drain',
    'schedule a service visit at the clinic on Thursday',
    'send Steve to the clinic for the leak',
    'service call at the co-op: the door does not close',
    'dispatch somebody to the brewery tomorrow for the floor',
    'get a guy over to the clinic to look at the window',
    'book a warranty visit at the co-op',
    'have Dany go fix the handle at the clinic',
  ],
}

export const EXPIRING: Examples = {
  fr: [
    'quelles garanties finissent bientôt',
    'garanties qui achèvent',
    'quels chantiers sortent de garantie cet hiver',
    'visites à faire avant la fin des garanties',
    'liste des fins de garantie',
    'on a-tu des garanties qui expirent d’ici février',
    'quand finissent nos garanties d’un an',
    'fin de garantie : qui visiter',
    'les garanties à échéance',
    'quels clients visiter avant la fin de leur garantie',
    'expiration des garanties des projets finis',
    'planifie les visites de fin de garantie',
  ],
  en: [
    'which warranties end soon',
    'warranties about to expire',
    'end-of-warranty visits to plan',
    'which projects come out of warranty this winter',
    'list warranty end dates',
    'do any warranties run out by February',
    'who should we visit before their warranty ends',
    'upcoming warranty expirations',
  ],
}
