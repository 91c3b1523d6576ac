// What people type about the clauses of contracts; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const REVIEW: Examples = {
  fr: [
    'regarde le contrat de lecole ya tu des penalites',
    'lis le contrat de sous-traitance et dis-moi les clauses à risque',
    'y a-tu une clause payé quand payé dans le contrat du couvreur',
    'révise le contrat de la toiture',
    'quelles clauses sont dangereuses dans ce contrat',
    'le contrat de northgate parle tu d’intérêt de retard',
    'quel préavis on doit donner selon le contrat de l’école',
    'vérifie les pénalités de retard du contrat de sous-traitance',
    'clause de résiliation dans le contrat de la résidence',
    'que dit le contrat sur la retenue au 6-plex',
    'check le contrat du sous-traitant avant que je signe',
    'revise cette entente de sous-traitance',
    'y a-t-il une clause d’indemnisation dans l’entente',
  ],
  en: [
    'is there a pay-when-paid clause in this sub agreement',
    'review the subcontract before I sign it',
    'any penalties in the school contract',
    'what are the risky clauses in the roofing subcontract',
    'what notice does the Northgate agreement require',
    'does the contract have liquidated damages',
    'read the agreement and flag the bad clauses',
    'what does the residence contract say about holdback',
    'is there an indemnity clause in the agreement',
    'check the termination clause in the contract',
  ],
}

export const TERMS: Examples = {
  fr: [
    'sors les termes du contrat de l’école',
    'relève les dates, la retenue et le préavis du contrat de la résidence',
    'extrais les chiffres du contrat de sous-traitance',
    'note les délais du contrat de Northgate au dossier',
    'fais la liste des montants et des délais du contrat du couvreur',
    'combien de retenue et combien de jours d’avis dans le contrat du 6-plex',
    'inscris les termes du contrat de la toiture',
    'fiche du contrat de l’école : prix, retenue, préavis, pénalité',
    'extraction des termes du contrat',
    'prends en note les conditions du contrat de Northgate',
    'sort moi les chiffres importants de ce contrat',
    'termes du contrat résidence',
    'relève le prix, la retenue et les délais de cette entente',
    'quel prix et quels délais sont écrits dans le contrat du couvreur',
    'note au dossier le préavis et la retenue du contrat de l’école',
  ],
  en: [
    'extract the terms of the school contract',
    'pull the dates, holdback and notice periods from the subcontract',
    'list the amounts and time limits in the Northgate agreement',
    'record the contract terms of the residence',
    'what are the key terms of the roofing subcontract',
    'contract terms for the 6-plex',
    'get the price, holdback and notice days out of this contract',
    'note the terms of the agreement on file',
    'key figures of the Northgate agreement',
    'put on file the notice period and holdback of the school contract',
  ],
}
