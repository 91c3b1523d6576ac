// What people type about keeping clients informed and content; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CLIENT_UPDATE: Examples = {
  fr: [
    'écris un petit suivi à la famille Arsenault',
    'envoie un suivi de chantier à la Résidence',
    'écris au client où en sont ses travaux',
    'donne des nouvelles à Northgate sur leur chantier',
    'prépare un courriel d’avancement pour Vachon-Leduc',
    'suivi du vendredi à la résidence',
    'mets la clinique au courant de l’avancement',
    'fais un mot à la coop pour dire où on est rendu',
    'envoyer un point d’avancement au client',
    'tiens le client du 6-plex au courant',
    'point d’avancement au client de l’école',
    'donne des nouvelles au client de la Résidence',
    'écris au client du 6-plex que ça avance',
  ],
  en: [
    'send the residence a friday update',
    'write a progress update to Northgate',
    'let the client know how the work is going',
    'send the Arsenault family a short update',
    'progress email to the client of the 6-plex',
    'keep the co-op posted on their project',
    'update the client on the school',
    'client update for Northgate',
    'draft a friday progress note to the client',
  ],
}

export const CLIENTS_AT_RISK: Examples = {
  fr: [
    'quels clients risquent de nous lâcher',
    'y a tu des clients mécontents',
    'quels clients on devrait rappeler',
    'clients à risque',
    'qui est en train de se tanner de nous',
    'quel client n’est pas content',
    'est-ce qu’on va perdre un client',
    'les clients fâchés',
    'repère les clients insatisfaits',
    'qui sont nos clients fragiles',
    'quels clients sont en danger de partir',
    'les clients qu’on est en train de perdre',
  ],
  en: [
    'which clients are at risk',
    'any unhappy clients',
    'which clients should we call',
    'who might we lose',
    'client churn risk',
    'are we about to lose a client',
    'spot unhappy clients',
    'which customers are upset with us',
  ],
}
