// What people type about writing and checking a quote; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CREATE_QUOTE: Examples = {
  fr: [
    'fais une soumission pour la verrière, 38 500 + tx, valide 30 jours',
    'prépare une soumission de 12 400 $ à la coop pour les balcons',
    'nouvelle soumission',
    'soumission pour un garage, 64 000 $ plus taxes',
    'rédige une soumission pour refaire le toit, 21 900 $',
    'monte la soumission du vestiaire à 45 000 $ avant taxes pour Vachon-Leduc',
    'sors-moi une soumission PDF à 9 800 pour une galerie',
    'crée une soumission valide 60 jours, rénovation du hall, 32k',
    'fais un prix écrit à la clinique : peinture, 7 250 $',
    'soumission à 5 600 $ pour des marches de béton, adressée à M. Fortier',
    'peux-tu m’écrire une soumission pour Northgate, clôture, 18 000 $',
    'faire une soumission',
    'soumissionne un cabanon à 14 000 + taxes pour Mme Gélinas',
  ],
  en: [
    'write a quote for the sunroom, 38,500 plus tax, valid 30 days',
    'new quote for Northgate: fence, $18,000',
    'make a quote for a garage at 64k',
    'prepare a $12,400 quote to the coop for balconies',
    'quote the clinic 7,250 for painting',
    'draft a PDF quote, deck, 9,800 before taxes',
    'create a quote valid for 60 days',
    'new quote',
    'write up a proposal for a shed, 14,000 plus taxes',
  ],
}

export const CHECK_QUOTE: Examples = {
  fr: [
    'vérifie la soumission de la salle d’opération avant que ça parte',
    'est-ce qu’il manque quelque chose dans S-2026-038',
    'la soumission du hall est tu encore valide',
    'montre la soumission S-2026-029',
    'notre licence est tu sur la soumission',
    'la soumission expire quand pour les portes de hangar',
    'valide la soumission du presbytère',
    'ouvre la soumission de la cour clôturée',
    'détail de la soumission S-2026-012',
    'la soumission est tu conforme',
    'vérifier une soumission',
    'combien avec taxes la soumission de la bibliothèque',
    'relis la soumission avant l’envoi',
  ],
  en: [
    'check the boat shed quote before it goes',
    'is quote S-2026-038 still valid',
    'show quote S-2026-029',
    'anything missing in the quote for the lobby',
    'is our licence number on the quote',
    'open the quote for the fenced yard',
    'when does the library quote expire',
    'quote check',
    'what is the total with tax of quote S-2026-012',
  ],
}

export const SEND_QUOTE: Examples = {
  fr: [
    'envoie la soumission du stationnement à Vachon',
    'envoie la soumission S-2026-038 pour signature',
    'fais signer la soumission du cabanon',
    'expédie la soumission au client',
    'la soumission peut partir',
    'envoie la soumission',
    'achemine S-2026-039 au client par courriel',
    'soumission à envoyer pour signature',
    'transmets la soumission de la clôture',
    'envoyer la soumission à signer',
    'courriel avec la soumission de la galerie',
    'envoie ça à signer, la soumission du hall',
  ],
  en: [
    'send the parking lot quote to vachon',
    'send quote S-2026-038 for signature',
    'get the shed quote signed',
    'email the quote to the client',
    'the quote can go out',
    'send out the fence quote',
    'quote ready to send for signing',
    'send the quote',
  ],
}
