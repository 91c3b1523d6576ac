// What people type about subcontractors; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const LEVEL: Examples = {
  fr: [
    'compare les 3 prix d’électricien svp',
    'mets à niveau les prix de plomberie',
    'lequel des soumissionnaires en ventilation est le plus bas une fois à niveau',
    'tableau comparatif des sous-traitants en gypse',
    'qui est le plus bas en électricité à l’école',
    'nivelle les prix des couvreurs',
    'compare les soumissions des sous-traitants',
    'les prix reçus des maçons, exclusions comprises',
    'quel sous-traitant choisir pour la peinture',
    'comparatif des trois électriciens pour l’école',
    'met les prix des sous-traitant sur le même pied',
    'prix des électriciens, qu’est-ce que chacun exclut',
  ],
  en: [
    'level the window bids',
    'compare the three electrician prices',
    'which sub is lowest for plumbing once levelled',
    'bid levelling for the drywall subs',
    'apples to apples on the roofing bids',
    'compare subcontractor quotes for electrical at the school',
    'what does each painter exclude',
    'bid tab for the masons',
    'who is low on the mechanical bids',
  ],
}

export const VERIFY: Examples = {
  fr: [
    'Nordet est tu en règle',
    'vérifie l’attestation de Revenu Québec d’Électricité Vaillant',
    'les papiers du sous-traitant en gypse sont tu bons',
    'licence RBQ du couvreur à vérifier',
    'est-ce que le plombier a son attestation fiscale',
    'conformité du sous-traitant d’excavation',
    'est-ce que Gypse Laurier a ses attestations',
    'avant de payer l’électricien, vérifie ses papiers',
    'check les papiers de notre sous-traitant en acier',
    'attestation du poseur de fenêtres',
    'peut-on payer Morel, ses documents sont valides',
    'verifie le sous traitant',
  ],
  en: [
    'is Nordet in good standing',
    'check the tax attestation of the electrician',
    'are the drywall sub’s papers in order',
    'verify the RBQ licence of the roofer',
    'does the plumber have a valid attestation',
    'sub compliance check for Vaillant',
    'can we pay the excavation sub, are the documents valid',
    'attestation status of our steel erector',
  ],
}

export const ISSUE: Examples = {
  fr: [
    'prépare le contrat du couvreur pour le 6-plex, 148 000 $',
    'fais le contrat de sous-traitance avec Électricité Vaillant à l’école, 132 400',
    'contrat avec le plombier à la résidence pour 64 000 $',
    'rédige le sous-contrat du poseur de gypse, 88 500, école',
    'engage l’excavateur à Northgate pour 41k',
    'donne la job de ventilation à Aérex, 76 000 $ à l’école',
    'sous-contrat acier Northgate 210 000',
    'signe Duval pour la peinture du 6plex, 22 500',
    'prépare un contrat de sous-traitant pour les gicleurs, 57k à la résidence',
    'on octroie les fenêtres à Lumina pour 231 800 $, fais le contrat',
    'monte le contrat du sous-traitant en excavation, 38 000',
    'contrat de sous-traitance toiture école 195 000 $',
  ],
  en: [
    'draft the sub contract for the roofer, 148k',
    'prepare a subcontract with Vaillant at the school for $132,400',
    'award the windows to Lumina, 231,800, write the subcontract',
    'subcontract for the plumber at the residence, 64,000',
    'issue a sub agreement to the drywaller for 88,500 at the school',
    'hire the excavation sub at Northgate for 41k',
    'make the contract for the HVAC sub, 76,000',
    'new subcontract: steel erector, Northgate, 210k',
  ],
}

export const SCORE: Examples = {
  fr: [
    'quel sous-traitant a la meilleure cote',
    'cote des sous-traitants',
    'performance de Ventilation Aérex sur nos anciens chantiers',
    'est-ce qu’on reprendrait Duval',
    'classement de nos sous-traitants',
    'notes de nos sous-traitants après projet',
    'le plombier a tu bien travaillé la dernière fois',
    'quel sous-traitant est le moins ponctuel',
    'évaluation du sous-traitant en excavation',
    'les subs les plus fiables',
    'note de Rive-Haute',
    'avec quels sous-traitants ça va mal',
  ],
  en: [
    'subcontractor scores',
    'which sub performs best',
    'rank our subcontractors',
    'performance of Aérex on past jobs',
    'would we hire the plumber again',
    'rating of Duval',
    'which subs are always late',
    'sub performance report',
  ],
}
