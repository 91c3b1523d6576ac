// What people type about who may use and see what; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const INVITES: Examples = {
  fr: [
    'invite Sylvie Tremblay, comptable',
    'envoie une invitation à Marc Roy, contremaître',
    'inviter une nouvelle utilisatrice',
    'demande un accès pour Julie Gagnon avec limite 10 000',
    'invite Pascal Côté comme chargé de projet avec une limite de 10 000 $',
    'fais approuver l’accès de notre nouvelle estimatrice',
    'j’aimerais inviter quelqu’un dans Nova',
    'invitation : Anne Lafleur, anne@firme.example',
    'demande à Isabelle d’ouvrir un accès à Paul Nguyen',
    'invite le nouveau contremaître dans nova',
    'nouvelle invitation à un utilisateur',
    'peux tu inviter Réjean Côté, opérateur',
  ],
  en: [
    'invite Sarah Cole, accountant',
    'send an invitation to Tom Reilly, apprentice',
    'invite a new user',
    'request access for Julie Gagnon with a limit of 10,000',
    'invite Pascal as a project manager with a $10,000 limit',
    'I want to invite somebody to Nova',
    'invitation for Anna Kim, anna@firm.example',
    'get access approved for our new estimator',
  ],
}

export const ROLE_CHANGES: Examples = {
  fr: [
    'ajoute Émilie comme chargée de projet avec limite 10 000',
    'change le rôle de Luc pour gestion',
    'passe Dany gestionnaire',
    'monte la limite d’achats de Julien à 25 000 $',
    'mets le plafond des factures de Karine à 5 000 $',
    'donne le rôle de lecture à Steve',
    'augmente la limite d’approbation d’Émilie à 15 000',
    'Marc-Antoine peut approuver des avenants jusqu’à 40 000 $',
    'change les droits de Geneviève, mets-la gestionnaire',
    'baisse le plafond d’achats de Dany à 2 000 $',
    'fais de Karine une administratrice',
    'change role de tyler pour lecture seule',
    'modifie la limite de Julien',
  ],
  en: [
    'change Luc’s role to manager',
    'make Dany a manager',
    'raise Julien’s purchase limit to $25,000',
    'set Karine’s invoice limit to 5,000',
    'give Steve read-only access',
    'increase the approval limit of Émilie to 15,000',
    'lower Dany’s limit to 2,000',
    'make Karine an administrator',
  ],
}

export const REVOKES: Examples = {
  fr: [
    'retire l’accès de Steve',
    'enlève les accès à Tyler, il part vendredi',
    'désactive le compte de Mamadou',
    'coupe l’accès de Luc',
    'Geneviève nous quitte, ferme son compte',
    'révoque Dany',
    'bloque l’accès de Karine à Nova',
    'supprime l’utilisateur Steve',
    'ferme le compte de Tyler',
    'enleve luc du systeme',
    'Mamadou travaille plus ici, enlève-le',
    'retrait d’accès pour Julien',
  ],
  en: [
    'revoke Steve’s access',
    'remove Tyler’s access, he is leaving Friday',
    'deactivate Mamadou’s account',
    'cut off Luc’s access',
    'Geneviève is leaving, close her account',
    'disable the user Dany',
    'Mamadou no longer works here, remove him',
    'close Tyler’s account',
  ],
}

export const WHO_SEES: Examples = {
  fr: [
    'qui peut voir les factures',
    'qui a accès à la paie',
    'je suis pas capable d’ouvrir la page des factures',
    'pourquoi je vois pas les coûts du projet',
    'est-ce que Dany voit les marges',
    'qui voit les salaires ici',
    'ai-je accès aux réglages',
    'qui peut changer les paramètres',
    'Luc a tu accès aux finances',
    'j’ai pas les droits pour les factures',
    'qui a le droit de gérer les accès',
    'accès aux dossiers juridiques, c’est qui',
    'qui gere les utilisateurs',
  ],
  en: [
    'i cant open the invoice page',
    'who can see the invoices',
    'who has access to payroll',
    'why can’t I see project costs',
    'does Dany see the margins',
    'can Luc see finances',
    'do I have access to settings',
    'who manages user access',
    'who is allowed to see wages',
  ],
}
