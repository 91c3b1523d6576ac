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
