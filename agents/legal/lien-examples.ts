// What people type about liens and releases; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const DEADLINES: Examples = {
  fr: [
    'il nous reste combien de temps pour inscrire sur le projet vachon',
    'délai pour publier une hypothèque légale sur la résidence',
    'jusqu’à quand on peut inscrire une hypothèque de la construction à l’école',
    'c’est quoi la date limite d’hypothèque légale pour northgate',
    'on a combien de jours pour protéger notre créance sur le 6-plex',
    'quand est-ce que notre droit d’hypothèque tombe à la microbrasserie',
    'delai hypotheque legale ontario entrepot',
    'y nous reste tu du temps pour faire un privilège sur la coop',
    'échéance pour préserver le lien à Ottawa',
    'si on finit le 18 décembre, on a jusqu’à quand pour inscrire',
    'calcule les délais d’inscription au registre foncier',
    'date pour poursuivre après l’inscription de l’hypothèque légale',
    'hypothèque légale de la clinique, c’est rendu trop tard?',
  ],
  en: [
    'lien deadline for the ottawa job',
    'how long do we have to register a lien on the residence',
    'when does our construction lien expire on Northgate',
    'last day to preserve our lien on the sixplex',
    'how many days left to lien the school project',
    'legal hypothec deadline for the brewery',
    'until when can we sue on the lien',
    'is it too late to lien the clinic',
    'lien period in Ontario for the warehouse',
  ],
}

export const RELEASES: Examples = {
  fr: [
    'réclame les quittances des sous-traitants de la résidence',
    'il manque quelles quittances sur le 6-plex',
    'demande les quittances manquantes à l’école',
    'fais la chasse aux quittances pour le crépuscule',
    'ramasse les quittances des sous-traitants avant le paiement',
    'qui nous a pas envoyé sa quittance',
    'va chercher les quittances de northgate',
    'on a tu toutes les quittances pour la résidence',
    'quittances partielles manquantes sur le chantier vachon',
    'les sous-traitants qui doivent encore une quittance',
    'mets une tâche pour réclamer les quittances du 6plex',
    'reclamer quittance gicleurs nordet residence',
  ],
  en: [
    'collect the releases from the subs on the residence',
    'which lien releases are missing on the sixplex',
    'chase the missing lien waivers at the school',
    'request releases from the subcontractors',
    'who has not sent us their release on Northgate',
    'do we have all the lien waivers for the residence',
    'ask the trades for their releases before we pay',
    'get the outstanding waivers on the warehouse',
  ],
}

export const EXPOSURE: Examples = {
  fr: [
    'qui a dénoncé son contrat sur la résidence',
    'les dénonciations de contrat reçues au 6-plex',
    'notre exposition aux hypothèques légales par projet',
    'quels sous-traitants pourraient inscrire une hypothèque à l’école',
    'montre les avis de dénonciation du crépuscule',
    'combien peut être réclamé par hypothèque sur nos chantiers',
    'liste des dénonciations par chantier',
    'as tu recu des denonciations pour le projet vachon',
    'risque d’hypothèque des sous-traitants, en dollars',
    'y’a-tu du monde qui nous a envoyé une dénonciation',
    'exposition hypothèques résidence',
    'montant des contrats dénoncés moins les quittances',
  ],
  en: [
    'who sent us a notice of contract on the residence',
    'notices of contract received on the sixplex',
    'lien exposure by project',
    'which subs could lien the school',
    'how much could be liened on our sites',
    'list the notices of contract by project',
    'exposure to subcontractor liens on the residence',
    'did any trade send a notice of contract for the school',
  ],
}
