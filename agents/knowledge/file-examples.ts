// What people type about a document's content; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SUMMARIZE: Examples = {
  fr: [
    'résume moi ce devis de 84 pages',
    'resume ce document',
    'fais un résumé du contrat de l’école',
    'donne moi l’essentiel du contrat du couvreur',
    'c’est quoi les gros points du devis technique',
    'résumé de la procédure de facturation',
    'jai pas le temps de lire ça, résume',
    'sors les points importants de ce pdf',
    'résume-moi le texte suivant : les travaux commencent lundi',
    'fais moi un sommaire de ce fichier avec les pages',
    'en gros ça dit quoi le devis de l’école',
    'condense le guide d’accueil en quelques lignes',
  ],
  en: [
    'summarize this 84 page spec',
    'summary of the Northgate agreement',
    'give me the gist of the roofer subcontract',
    'what are the key points of this pdf',
    'sum up the school specification by section',
    'can you sum up the roofer’s agreement',
    'could you sum up this contract for me',
    'tl;dr of this document',
    'summarize the following text: work starts monday',
    'short version of the welcome guide please',
  ],
}

export const COMPARE: Examples = {
  fr: [
    'compare le contrat du couvreur avec notre contrat type',
    'c’est quoi la différence entre la procédure de facturation v1 et v2',
    'qu’est-ce qui a changé entre les deux versions de la procédure de facturation',
    'compare ces deux documents',
    'montre les différences entre la v1 et la v2 de la procédure',
    'compare le contrat de la résidence et celui du 6-plex',
    'quelles clauses ont changé par rapport au contrat type',
    'mets les deux documents côte à côte',
    'différences entre le vieux guide et le nouveau',
    'compare la politique d’achats avec la politique de dépenses',
    'qu’est ce qui est pas pareil entre ces deux textes',
    'diff entre l’ancienne et la nouvelle procédure',
  ],
  en: [
    'compare the roofer contract with our standard subcontract',
    'what changed between invoicing procedure v1 and v2',
    'diff these two documents',
    'compare both versions of the invoicing procedure',
    'what is different between the two texts',
    'compare the purchase policy to the expense policy',
    'show me what differs from the standard contract',
    'put the two documents side by side',
  ],
}
