// What people type about licences and insurance certificates; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SCOPE: Examples = {
  fr: [
    'notre rbq couvre tu les piscines',
    'est-ce que notre licence permet de faire de la plomberie',
    'on a tu le droit de faire de l’électricité',
    'notre licence RBQ couvre-t-elle la toiture',
    'a-t-on la sous-catégorie pour l’excavation',
    'on peut tu faire une fosse septique avec notre licence',
    'portée de la licence : maçonnerie',
    'licence pour démolir de la brique',
    'sommes-nous autorisés à poser des gicleurs',
    'quelle sous-catégorie RBQ pour des thermopompes',
    'notre rbq pour le pavage',
    'ca prend quelle licence pour un ascenseur',
    'a t on la licence pour installer des fenêtres',
  ],
  en: [
    'does our licence cover pools',
    'does our RBQ cover roofing',
    'are we licensed for plumbing',
    'can we do electrical work with our licence',
    'which RBQ subcategory for excavation',
    'licence scope: masonry',
    'are we allowed to install sprinklers',
    'do we hold the subcategory for heat pumps',
    'what licence is needed for a septic system',
  ],
}

export const RENEWALS: Examples = {
  fr: [
    'notre licence RBQ expire quand',
    'renouvellement de la licence',
    'quelles licences sont à renouveler',
    'combien coûte le maintien de la licence RBQ',
    'date de fin de notre licence d’entrepreneur',
    'licences qui arrivent à échéance',
    'quand faut-il payer la RBQ',
    'notre certificat de conformité CCQ finit quand',
    'la licence d’Ottawa est tu encore bonne',
    'suivi des licences',
    'echeance licence rbq',
    'on a jusqu’à quand pour renouveler notre licence',
  ],
  en: [
    'when does our RBQ licence expire',
    'licence renewals',
    'which licences are up for renewal',
    'what is the fee to renew our contractor licence',
    'is our Ottawa registration still good',
    'licence expiry dates',
    'track our licences',
    'until when is our licence valid',
  ],
}

export const CERTIFICATES: Examples = {
  fr: [
    'vérifie le certificat d’assurance de Gicleurs Nordet',
    'l’assurance du couvreur est tu correcte',
    'le certificat de Plomberie Rive-Haute est-il suffisant',
    'valide l’assurance responsabilité d’Électricité Vaillant',
    'certificat d’assurance de Toitures Alizé',
    'est-ce qu’on est assuré additionnel chez Ventilation Aérex',
    'verif assurance excavation trudel',
    'combien d’assurance a le plombier',
    'contrôle le certificat de l’électricien',
    'assurance de Nordet : ok ou pas',
    'notre certificat de responsabilité civile est bon jusqu’à quand',
    'check l’assurance du sous-traitant de gicleurs',
  ],
  en: [
    'verify the insurance certificate of Gicleurs Nordet',
    'is the roofer’s insurance good enough',
    'check the plumber’s certificate of insurance',
    'are we additional insured with Ventilation Aérex',
    'insurance certificate of Électricité Vaillant',
    'what limit does the excavation sub carry',
    'is Toitures Alizé still insured',
    'validate the electrician’s liability insurance',
  ],
}
