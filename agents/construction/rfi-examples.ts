// What people type about technical questions; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CREATE: Examples = {
  fr: [
    'demande à l’archi quel type d’ancrage au mur nord',
    'ouvre une QRT à la résidence : hauteur du garde-corps du balcon',
    'question à l’architecte pour le 6-plex, le linteau est-il en acier',
    'pose une question technique à l’ingénieur pour l’école, profondeur des semelles',
    'QRT sur le plan A-301, le soffite passe-t-il sous la poutre',
    'envoie une question à l’archi de Northgate pour la couleur du parement',
    'demande à l’ingénieur si on peut percer la solive',
    'nouvelle QRT école : quel joint à la dalle',
    'j’ai besoin d’une réponse de l’architecte sur la porte coupe-feu',
    'crée une question technique, détail du drain de toit',
    'fais une demande de précision à l’architecte au crépuscule',
    'question-réponse technique au 6plex concernant l’escalier',
  ],
  en: [
    'open an RFI on the dock leveller',
    'ask the architect which anchor goes on the north wall',
    'create an RFI for the school: slab joint spacing',
    'RFI to the engineer, can we core the joist at the sixplex',
    'send the architect a question about the fire door at the residence',
    'need an RFI on sheet S-501, missing weld size',
    'raise an RFI at Northgate on the roof drain detail',
    'ask the engineer for the footing depth',
    'new request for information: ceiling height in the corridor',
  ],
}

export const OPEN: Examples = {
  fr: [
    'quelles QRT sont ouvertes',
    'y a tu des questions techniques sans réponse',
    'QRT en retard',
    'les questions à l’architecte qui traînent',
    'liste des QRT de la résidence',
    'l’archi nous a tu répondu',
    'QRT ouvertes depuis plus d’une semaine',
    'combien de questions techniques attendent une réponse',
    'registre des questions-réponses techniques',
    'QRT numéro 12',
    'état des QRT à Northgate',
    'quelles réponses on attend de l’ingénieur',
  ],
  en: [
    'any open RFIs older than a week?',
    'list open RFIs',
    'which RFIs are late',
    'has the architect answered us',
    'RFI log for Northgate',
    'unanswered RFIs at the school',
    'how many RFIs are outstanding',
    'status of RFI number 12',
  ],
}
