// What people type about what Nova remembers; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SHOW_MEMORY: Examples = {
  fr: [
    'qu’est-ce que tu retiens de moi',
    'montre mes préférences',
    'mes préférences',
    'quels surnoms tu connais',
    'c’est quoi mes réglages',
    'de quoi tu te souviens',
    'tu te rappelles de quoi à mon sujet',
    'liste des surnoms de chantier',
    'mes préférences sont à quoi',
    'quel est mon chantier par défaut',
    'tu m’appelles comment',
    'montre ce que tu as retenu',
  ],
  en: [
    'what do you remember about me',
    'show my preferences',
    'my preferences',
    'which nicknames do you know',
    'what are my settings',
    'list the site nicknames',
    'what do you call me',
    'show what you have remembered',
  ],
}

export const SET_ALIAS: Examples = {
  fr: [
    'quand je dis le gros projet, c’est Northgate',
    'quand on dit la maison, c’est le Crépuscule',
    'retiens que le condo c’est le 6-plex Vachon-Leduc',
    'le shack veut dire l’entrepôt Northgate',
    'le surnom de la clinique, c’est le bunker',
    'ajoute le surnom la grosse job pour l’école',
    'si je dis le chantier d’en haut, je parle de la résidence',
    'on appelle la microbrasserie la broue',
    'donne le surnom du château à la résidence',
    'le vieux c’est Gestion Vachon-Leduc, retiens-le',
    'apprends que le plex = CHE-2603',
    'nouveau surnom : la poly pour l’agrandissement de l’école',
  ],
  en: [
    'when I say the big job, I mean Northgate',
    'when we say the house, it means the residence',
    'remember that the condo is the sixplex',
    'the shack means the Northgate warehouse',
    'add the nickname bunker for the clinic',
    'we call the brewery the taproom',
    'learn that the plex = CHE-2603',
    'new nickname: the castle for the residence',
  ],
}

export const FORGET_ALIAS: Examples = {
  fr: [
    'oublie le surnom gros projet',
    'enlève le surnom bunker',
    'efface le surnom la broue',
    'le surnom château, oublie ça',
    'supprime le surnom du 6-plex',
    'le gros projet ne veut plus dire Northgate',
    'on dit plus le shack, oublie ce surnom',
    'retire le surnom la grosse job',
    'oublie ce que veut dire le condo',
    'annule le surnom le vieux',
    'enlève ce surnom-là : la poly',
    'oublie le surnom plex',
  ],
  en: [
    'forget the nickname big job',
    'remove the nickname bunker',
    'delete the nickname taproom',
    'the big job no longer means Northgate',
    'drop the nickname castle',
    'take away the nickname the shack',
    'forget what the condo means',
    'we no longer say the plex, forget that nickname',
  ],
}
