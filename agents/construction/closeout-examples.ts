// What people type about closing a project; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const BUILD: Examples = {
  fr: [
    'qu’est-ce qui manque pour fermer la microbrasserie',
    'monte la liste de fermeture de Northgate',
    'il reste quoi à remettre au client de la clinique',
    'dossier de fermeture du 6-plex',
    'liste de fin de projet pour l’école',
    'le manuel du propriétaire est remis à la brasserie, coche-le',
    'coche les plans tels que construits à l’école des Érablières',
    'on est rendu où dans la fermeture de la coop',
    'fermeture du chantier de la résidence, que reste-t-il',
    'papiers de fin de chantier manquants à la microbrasserie',
    'prépare la fermeture de l’entrepôt',
    'peut-on fermer le dossier de la cuisine Arsenault',
    'fermeture microbrasserie',
  ],
  en: [
    'what’s left to close the clinic',
    'build the closeout list for Northgate',
    'closeout checklist for the sixplex',
    'what is missing to close out the brewery',
    'tick off the owner’s manual at the brewery',
    'where are we with the closeout of the coop',
    'handover package for the residence, what remains',
    'as-builts are done at the school, check off',
    'closeout status of the microbrewery',
  ],
}

export const DISCARD: Examples = {
  fr: [
    'efface la liste de fermeture de l’école',
    'retire la liste de fermeture de Northgate',
    'supprime la liste de fin de projet montée par erreur au 6-plex',
    'enlève le dossier de fermeture vide de la résidence',
    'la liste de fermeture de l’entrepôt n’aurait pas dû être montée',
    'annule la liste de fermeture',
    'jette la liste de fermeture du 6plex',
    'on ferme pas encore l’école, enlève la liste de fermeture',
  ],
  en: [
    'remove the closeout list of the school',
    'delete the empty closeout list for Northgate',
    'discard the closeout checklist of the sixplex',
    'the closeout list for the residence was a mistake, remove it',
    'throw away the closeout list',
    'cancel the closeout checklist we started',
    'take out the closeout list of the warehouse',
    'erase the closeout list',
  ],
}
