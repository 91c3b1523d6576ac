// What people type about articles and case studies; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const ARTICLE: Examples = {
  fr: [
    'écris un petit texte sur la réno de la clinique',
    'rédige un article sur le 6-plex',
    'fais une étude de cas avec la microbrasserie',
    'article de blogue sur l’école',
    'étude de cas Northgate en anglais',
    'compose un article pour le site sur la résidence',
    'transforme le projet de la coop en étude de cas',
    'article sur un projet',
    'un billet de blogue à propos de l’entrepôt',
    'prépare le texte de l’étude de cas de la clinique',
    'raconte le projet de la microbrasserie dans un article',
    'histoire de succès sur la résidence',
    'écris l’article du mois, chantier de l’école',
  ],
  en: [
    'turn the brewery job into a case study',
    'write an article about the sixplex',
    'blog post on the school project',
    'case study on Northgate',
    'write a short piece on the clinic renovation',
    'draft an article about the residence in French',
    'success story about the coop',
    'article on the warehouse',
    'write a case study',
  ],
}
