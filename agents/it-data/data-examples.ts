// What people type about bringing lists in and what records lack; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const IMPORTS: Examples = {
  fr: [
    'importe ma liste de clients excel',
    'importer des clients',
    'téléverse mes fournisseurs dans Nova',
    'je veux rentrer tous mes clients d’un coup',
    'importation d’un fichier de fournisseurs',
    'j’ai un csv de clients à entrer',
    'importe les clients de ce fichier',
    'importe mon fichier Excel de sous-traitants',
    'importation en bloc de clients',
    'import de fournisseurs',
    'comment j’importe mes clients',
    'importer mes vieux clients en bloc',
    'televerser un fichier de fournisseurs',
  ],
  en: [
    'import my clients from excel',
    'import customers',
    'upload our suppliers',
    'bring in all my clients at once',
    'load a csv of vendors',
    'I have a spreadsheet of clients to add',
    'bulk import suppliers',
    'how do I import my customers',
    'bulk upload of clients',
  ],
}

export const UNDO_IMPORTS: Examples = {
  fr: [
    'annule l’import',
    'défais le dernier import',
    'retour arrière sur l’importation de clients',
    'enlève les fiches que l’import a créées',
    'l’import était pas bon, retire-le',
    'annuler l’importation IMP-003',
    'reviens en arrière sur l’import des fournisseurs',
    'supprime ce qui a été importé',
  ],
  en: [
    'undo the import',
    'roll back the last import',
    'take back the imported clients',
    'the import was wrong, remove it',
    'undo import IMP-003',
    'revert the supplier import',
    'remove what was imported',
    'cancel the data import',
  ],
}

export const QUALITY: Examples = {
  fr: [
    'quelles fiches sont incomplètes',
    'qualité des données',
    'quels clients n’ont pas de courriel',
    'clients sans courriel ni téléphone',
    'y a tu des clients en double',
    'qu’est-ce qui manque dans nos fiches fournisseurs',
    'fais le ménage : montre les données manquantes',
    'les heures sans code de coût',
    'trouve les incohérences dans nos données',
    'quels fournisseurs ont pas de numéro de TPS',
    'nos fiches sont tu à jour',
    'verifie la base de données',
    'champs manquants des projets',
    'doublons dans les clients',
  ],
  en: [
    'which records are incomplete',
    'data quality',
    'which clients have no e-mail',
    'clients without a phone number',
    'any duplicate clients',
    'what is missing in our supplier records',
    'hours without a cost code',
    'find inconsistencies in our data',
    'vendors without a GST number',
    'missing fields in projects',
  ],
}
