// What people type about shop drawings; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const REGISTER: Examples = {
  fr: [
    'registre des dessins d’atelier',
    'quels dessins d’atelier sont chez l’architecte',
    'sors le registre des dessins d’atelier de Northgate',
    'dessins d’atelier en attente à l’école',
    'liste des fiches techniques soumises',
    'les dessins d’atelier des portes sont tu revenus',
    'il manque quels dessins d’atelier à la résidence',
    'dessins d’atelier refusés',
    'suivi des dessins d’atelier',
    'état des soumissions techniques à l’ingénieur',
    'dessins à envoyer pour approbation',
    'DA en retard',
  ],
  en: [
    'submittal register',
    'which shop drawings are with the architect',
    'submittal log for Northgate',
    'outstanding submittals at the school',
    'list the shop drawings for the residence',
    'rejected submittals',
    'are the dock leveller shop drawings back',
    'which shop drawings are still to send',
  ],
}

export const TRACK: Examples = {
  fr: [
    'les dessins d’atelier des fenêtres sont approuvés',
    'dessin d’atelier des niveleurs de quai revenu avec notes',
    'on a envoyé les dessins d’atelier de la charpente d’acier',
    'les dessins des gicleurs sont refusés, à reprendre',
    'marque le DA-009 approuvé',
    'note que le dessin d’atelier du béton est envoyé',
    'l’archi a approuvé les dessins de panneaux muraux avec commentaires',
    'dessin d’atelier des portes coupe-feu renvoyé aujourd’hui',
    'DA-011 envoyé',
    'les fiches du toit sont acceptées par l’ingénieur',
    'dessins d’atelier de l’ascenseur rejetés',
    'mets les dessins d’atelier des garde-corps à envoyer',
  ],
  en: [
    'the window shop drawings are approved',
    'mark submittal DA-003 approved as noted',
    'steel shop drawings sent to the engineer',
    'sprinkler shop drawings came back rejected',
    'the architect approved the wall panel submittal',
    'log the fire door submittal as sent',
    'DA-009 revise and resubmit',
    'elevator shop drawings are back with comments',
  ],
}
