// What people type about hiring, welcoming and leaving; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const POSTING: Examples = {
  fr: [
    'on cherche un charpentier compagnon, fais l’affichage',
    'rédige une offre d’emploi pour un couvreur à Val-des-Épinettes',
    'écris une annonce pour embaucher un apprenti charpentier',
    'affichage de poste pour un peintre à Trois-Rivières',
    'il nous faut un opérateur, prépare l’offre',
    'offre d’emploi contremaître charpentier à Saint-Rosalba',
    'on embauche un plâtrier, fais une annonce',
    'prepare un affichage pour un electricien',
    'faut recruter deux charpentiers pour le chantier de l’école',
    'je veux engager un tuyauteur à Ottawa',
    'afficher un poste',
    'annonce pour un apprenti couvreur',
  ],
  en: [
    'we need a journeyman carpenter, write the posting',
    'write a job ad for a roofer in Val-des-Épinettes',
    'job posting for an apprentice carpenter',
    'post a painter job in Trois-Rivières',
    'draft a help wanted ad for an operator',
    'we are hiring a foreman, make the posting',
    'recruit two carpenters for the school site',
    'write a job posting',
  ],
}

export const SHORTLIST: Examples = {
  fr: [
    'résume les candidatures reçues',
    'qui sont les meilleurs candidats pour le poste de contremaître',
    'résumé des 8 CV pour le contremaître',
    'on a reçu combien de candidatures',
    'compare les candidats sur les critères',
    'quels cv je devrais lire en premier',
    'liste courte des candidats',
    'candidatures contremaitre',
    'ya tu du bon monde qui a appliqué sur le poste',
    'montre les notes des candidats',
    'où en sont les candidatures',
    'tri des CV',
  ],
  en: [
    'summarize the 8 resumes we got for the foreman job',
    'who are the best candidates for the foreman position',
    'shortlist the applicants',
    'how many applications did we get',
    'which resumes should I read first',
    'compare the candidates on the criteria',
    'show the applications for the foreman job',
    'candidate shortlist',
  ],
}

export const ONBOARD: Examples = {
  fr: [
    'lance l’accueil de Tyler pour le 16 novembre',
    'Karine commence lundi, prépare son arrivée',
    'liste d’accueil pour le nouveau, Luc, le 23 novembre',
    'un nouveau commence mardi, lance l’intégration de Steve',
    'prépare l’accueil d’un employé',
    'intégration de Mamadou le 7 décembre',
    'Dany arrive lundi prochain, ouvre sa liste d’accueil',
    'accueil nouvel employe',
    'première journée de Julien le 1er décembre, prépare tout',
    'faut préparer l’arrivée de Geneviève',
    'démarre l’accueil de Luc',
    'checklist d’embauche pour Tyler',
  ],
  en: [
    'launch onboarding for Tyler on November 16',
    'Karine starts Monday, get her welcome ready',
    'onboarding list for the new guy, Luc, on November 23',
    'new hire checklist for Steve',
    'start Mamadou’s onboarding on December 7',
    'prepare Dany’s first day',
    'onboard an employee',
    'get everything ready for Julien’s first day on December 1',
  ],
}

export const OFFBOARD: Examples = {
  fr: [
    'Steve nous quitte le 20 novembre, lance son départ',
    'prépare le départ de Karine vendredi',
    'Luc a démissionné, dernier jour le 4 décembre',
    'lance la fin d’emploi de Tyler le 30 novembre',
    'liste de départ pour Mamadou',
    'on met fin à l’emploi de Dany le 27 novembre',
    'départ d’un employé',
    'Julien part à la retraite le 18 décembre, prépare le relevé d’emploi',
    'mise à pied de Steve vendredi, fais la liste',
    'demission de genevieve, lance le depart',
    'cessation d’emploi pour Luc',
    'fin d’emploi',
    'Steve a donné sa démission, son dernier jour est le 27 novembre',
  ],
  en: [
    'Steve is leaving on November 20, launch his departure',
    'offboarding for Karine on Friday',
    'Luc quit, last day December 4',
    'start Tyler’s termination checklist for November 30',
    'departure list for Mamadou',
    'offboard an employee',
    'Julien retires December 18, get the record of employment ready',
    'layoff of Steve on Friday, make the list',
  ],
}
