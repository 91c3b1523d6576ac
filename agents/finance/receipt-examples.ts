// What people type about receipts; trains the language engine.
export const RECEIPT: { fr: string[]; en: string[] } = {
  fr: [
    'reçu home hardware pour le 6plex',
    'reçu Home Hardware 57,48 $ pour le 6-plex',
    'j’ai un reçu d’essence de 82,15 $',
    'inscris mon reçu de Canac, 143,20 $',
    'entre ce reçu-là',
    'reçu de dîner avec le client, 46 $',
    'ajoute une dépense : stationnement 18 $',
    'j’ai payé 64 $ d’outils chez Rona de ma poche',
    'mon reçu de gaz',
    'reçu de quincaillerie à entrer',
    'note ma dépense de 25 $ chez Tim Hortons',
    'voici le reçu de l’hôtel à Ottawa, 189,50 $',
    'dépense de petit outillage 57,48 $ chez Paradis-Morin',
  ],
  en: [
    'heres my lunch receipt w/ the client',
    'receipt from Home Hardware, 57.48 for the 6-plex',
    'gas receipt 82.15',
    'add my receipt from Canac for 143.20',
    'enter this receipt',
    'I paid 64 for tools at Rona out of pocket',
    'parking receipt 18 dollars',
    'log an expense of 25 at Tim Hortons',
    'hotel receipt in Ottawa, 189.50',
  ],
}
