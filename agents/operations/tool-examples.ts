// What people type about hand tools; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const WHO_HAS: Examples = {
  fr: [
    'kia le laser rotatif',
    'qui a la Hilti',
    'c’est qui qui a la scie à onglets',
    'où est la cloueuse',
    'yé où le laser à lignes',
    'quels outils sont sortis',
    'liste des outils sur les chantiers',
    'qui a pris la perceuse à béton',
    'la scie circulaire est rendue où',
    'outils pas revenus',
    'est-ce que la Hilti est libre',
    'qui a quel outil',
    'outils brisés',
  ],
  en: [
    'who has the rotary laser',
    'where is the Hilti',
    'who took the mitre saw',
    'which tools are out',
    'is the line laser free',
    'list tools on site',
    'where did the nailer go',
    'tools not returned yet',
    'who’s got the circular saw',
  ],
}

export const CHECK_OUT: Examples = {
  fr: [
    'je prends le laser à lignes',
    'sors la scie circulaire pour Tyler',
    'Dany part avec la cloueuse au 6-plex',
    'je pars avec la Hilti pour l’école',
    'note que Steve a pris le laser rotatif',
    'sortie d’outil : scie à onglets, Mamadou, résidence',
    'donne le laser à lignes à Luc',
    'inscris la perceuse à béton à mon nom',
    'emprunte la cloueuse pour Northgate',
    'le laser à lignes s’en va au Crépuscule avec Dany',
    'prêter la scie circulaire à Mamadou',
    'mets la Hilti au nom de Steve',
  ],
  en: [
    'I’m taking the line laser',
    'check out the circular saw to Tyler',
    'Dany is leaving with the nailer for the sixplex',
    'sign out the Hilti to me for the school',
    'put the rotary laser under Steve’s name',
    'tool out: mitre saw, Mamadou, residence',
    'give the line laser to Luc',
    'lend the circular saw to Mamadou',
  ],
}

export const CHECK_IN: Examples = {
  fr: [
    'je ramène la Hilti',
    'la scie à onglets est revenue',
    'rentre le laser rotatif',
    'Steve a rapporté la cloueuse',
    'retour d’outil : scie circulaire',
    'la Hilti est brisée, je la rapporte',
    'le laser est de retour à l’entrepôt',
    'remets la perceuse à béton dans le stock d’outils',
    'j’ai remis le laser rotatif à sa place',
    'la cloueuse est cassée, elle est revenue',
    'outil rendu : laser à lignes',
    'ramené la scie circulaire ce matin',
  ],
  en: [
    'I’m bringing the Hilti back',
    'the mitre saw is back',
    'check in the rotary laser',
    'Steve returned the nailer',
    'tool return: circular saw',
    'hilti is broken, need a replacement',
    'the line laser came back',
    'returned the nailer this morning',
  ],
}
