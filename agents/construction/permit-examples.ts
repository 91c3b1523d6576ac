// What people type about permits; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const REQUIRED: Examples = {
  fr: [
    'ça prend tu un permis pour changer les portes',
    'faut-il un permis de démolition pour l’aile B',
    'quels permis il nous faut pour agrandir l’école',
    'permis pour refaire la toiture',
    'est-ce que la ville demande un permis pour une clôture',
    'ça prend-tu un permis pour abattre un arbre',
    'avons-nous besoin d’un permis pour l’enseigne',
    'quel permis ça prend pour enlever un mur porteur',
    'permis requis pour un changement d’usage',
    'on a tu tous nos permis à la résidence',
    'faut tu un permis pour rénover la cuisine',
    'permis de construction nécessaire ou non',
  ],
  en: [
    'do we need a permit to replace the doors',
    'is a demolition permit required',
    'which permits do we need for the school addition',
    'permit for a new roof',
    'does the city ask for a permit for a fence',
    'need a permit to cut a tree?',
    'what permit is needed to remove a load-bearing wall',
    'permits required for the kitchen renovation',
    'do we have all our permits at Northgate',
  ],
}

export const EXPIRY: Examples = {
  fr: [
    'quels permis expirent bientôt',
    'quand expire le permis de Northgate',
    'le permis de la résidence est bon jusqu’à quand',
    'permis à renouveler',
    'expiration des permis',
    'y’a tu un permis qui achève',
    'liste des permis et leur échéance',
    'le permis de démolition de l’école finit quand',
    'permis échus',
    'nos permis municipaux sont-ils encore valides',
    'date de fin du permis du 6-plex',
    'surveille les permis qui expirent',
  ],
  en: [
    'which permits expire soon',
    'when does the Northgate permit expire',
    'permit expiry dates',
    'is the residence permit still valid',
    'permits to renew',
    'expired permits',
    'how long is the demolition permit good for',
    'list of permits and their end dates',
    'any permit about to lapse',
  ],
}
