// What people type about drawings and models; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const FIND: Examples = {
  fr: [
    'c’est quoi la dernière révision du S-101',
    'trouve-moi le bordereau des portes',
    'quelle révision du A-301 est bonne',
    'où est le plan de toiture du 6-plex',
    'le M-101 est rendu à quelle révision',
    'je cherche la feuille des fondations de l’école',
    'plan en vigueur A-201',
    'on est tu sur la bonne révision de A-601',
    'montre-moi les détails de structure',
    'quel plan montre le corridor du 2e',
    'dernière version du plan de l’aile B',
    'plans d’électricité en vigueur à la résidence',
    'rev du E-102',
  ],
  en: [
    'find me the door schedule',
    'what is the latest revision of S-101',
    'current revision of A-301 at the residence',
    'which sheet shows the roof of the sixplex',
    'where is the foundation plan for Northgate',
    'are we on the right rev of A-601',
    'current drawings for the school',
    'pull up sheet M-201',
    'latest floor plan of wing B',
  ],
}

export const REGISTER: Examples = {
  fr: [
    'enregistre la révision 3 du S-101 au 6-plex',
    'nouvelle révision du A-301 à la résidence, rév. 4',
    'on a reçu la rév 2 du plan A-101 de l’école',
    'inscris la révision B du M-101 à Northgate',
    'la rev 1 du E-201 vient d’entrer pour l’école',
    'mets à jour le plan A-601 à la révision 2, résidence',
    'révision 5 reçue pour C-101 à Northgate',
    'ajoute la feuille S-301 rév 0 au 6plex',
    'l’archi a émis la rév. 4 du A-201, remplace l’ancienne',
    'enregistrer plan révisé A-102 rev 1',
    'S-501 révision 3 reçue ce matin',
    'retire l’ancien A-301 et mets la rév 4',
  ],
  en: [
    'register revision 3 of S-101 at the sixplex',
    'new rev of A-301 for the residence, rev 4',
    'we got rev 2 of A-101 for the school',
    'log revision B of M-101 at Northgate',
    'drawing A-601 is now at revision 2',
    'add sheet S-301 rev 0 to the sixplex',
    'the architect issued rev 4 of A-201, supersede the old one',
    'received revised E-102 rev 1',
  ],
}

export const WITHDRAW: Examples = {
  fr: [
    'reviens à la révision d’avant du S-101 au 6-plex',
    'retire la dernière révision du A-301',
    'la rév 4 du plan A-201 était une erreur, remets la précédente',
    'annule la révision du M-101 à Northgate',
    'remets l’ancienne révision du A-601',
    'la nouvelle révision du E-201 n’est pas bonne, on revient à l’autre',
    'rétablis la révision précédente de C-101',
    'enlève la révision enregistrée pour A-102',
  ],
  en: [
    'go back to the previous revision of S-101',
    'withdraw the latest revision of A-301',
    'rev 4 of A-201 was a mistake, restore the one before',
    'undo the revision of M-101 at Northgate',
    'put the old revision of A-601 back',
    'restore the previous rev of E-201',
    'the new C-101 is wrong, revert it',
    'remove the registered revision of A-102',
  ],
}

export const CLASHES: Examples = {
  fr: [
    'conflits de la maquette',
    'y a tu des conflits entre la mécanique et la structure',
    'liste des interférences BIM à l’école',
    'quels conflits sont ouverts dans la maquette coordonnée',
    'clashes de la maquette de l’école',
    'la gaine passe tu dans une poutre',
    'coordination BIM, qu’est-ce qui accroche',
    'interférences graves',
    'conflits gicleurs et plafond',
    'combien de conflits de coordination il reste',
    'rapport de détection des conflits',
    'problèmes de la maquette 3D',
  ],
  en: [
    'any clashes in the model',
    'list the BIM clashes for the school',
    'open coordination clashes',
    'does the duct hit a beam',
    'clash report',
    'severe clashes only in the coordinated model',
    'what conflicts are left between sprinklers and ceiling',
    'model coordination issues',
  ],
}
