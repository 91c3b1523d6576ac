// What people type about leases and rents; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const RENEWALS: Examples = {
  fr: [
    'quels baux arrivent à échéance',
    'quand est-ce que le bail du logement 3 finit',
    'y a tu des avis de renouvellement à envoyer',
    'les baux à renouveler bientôt',
    'on a jusqu’à quand pour l’avis d’augmentation de loyer',
    'suivi des renouvellements de bail',
    'le bail de Dépôt Sifflet se termine quand',
    'fin des baux du triplex',
    'est-ce qu’il est trop tard pour aviser le locataire du 3',
    'delai d avis pour les baux',
    'montre les dates de renouvellement des locataires',
    'quel bail commercial achève',
  ],
  en: [
    'which leases are up for renewal',
    'when does the lease of unit 3 end',
    'any renewal notices to send',
    'lease expiry dates for the triplex',
    'until when can we give notice of a rent increase',
    'track lease renewals',
    'is it too late to notify the tenant of unit 3',
    'commercial leases ending soon',
  ],
}

export const RENTS: Examples = {
  fr: [
    'qui a pas payé son loyer',
    'rôle de loyers',
    'loyers en retard',
    'combien de loyer on collecte par mois',
    'quel locataire nous doit de l’argent',
    'le logement 2 a tu payé novembre',
    'liste des locataires avec leur loyer',
    'loyers impayés du triplex',
    'les loyers sont tu tous rentrés',
    'ya tu des locataires en arrière dans leur loyer',
    'combien paie l’Atelier Copeau par mois',
    'état des loyers de la rue de la Scierie',
  ],
  en: [
    'who hasn’t paid rent',
    'rent roll',
    'late rents',
    'how much rent do we collect a month',
    'which tenant owes us rent',
    'did unit 2 pay november rent',
    'list of tenants with their rent',
    'unpaid rents of the triplex',
  ],
}
