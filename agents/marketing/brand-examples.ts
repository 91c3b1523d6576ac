// What people type about logos, signs and printed pieces; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const ASSETS: Examples = {
  fr: [
    'j’ai besoin du logo en blanc pour les chandails',
    'où est notre logo',
    'logo noir en SVG',
    'c’est quoi le vert de la compagnie',
    'quelle police on utilise',
    'trouve le gabarit de soumission',
    'quel logo prendre pour l’impression',
    'la liste des logos',
    'notre pancarte de chantier officielle',
    'as-tu le logo couleur en PNG',
    'éléments de marque',
    'le logo pour broder sur les casquettes',
    'couleur officielle',
  ],
  en: [
    'I need the white logo for the hoodies',
    'where is our logo',
    'black logo in SVG',
    'what is the company green',
    'which font do we use',
    'brand assets',
    'list the logos',
    'find the quote template',
    'official site sign',
  ],
}

export const COMPLIANCE: Examples = {
  fr: [
    'le dépliant rénovation est-il bon à imprimer',
    'vérifie la pancarte avant l’impression',
    'notre dépliant est-tu correct pour l’imprimeur',
    'est-ce que la signature de courriel est conforme',
    'vérifie ce texte avant d’imprimer : We build. Call us!',
    'imprimé conforme',
    'on peut imprimer le dépliant',
    'regarde si l’imprimé a la licence et le français',
    'l’affichage respecte tu la loi 96',
    'contrôle le feuillet du salon',
    'validation avant impression',
    'la licence paraît-elle sur le dépliant',
  ],
  en: [
    'is this flyer ok to print',
    'check the site sign before printing',
    'is the renovation flyer compliant',
    'does the flyer carry our licence and French',
    'print check',
    'may we print the leaflet',
    'is the email signature compliant',
    'review this flyer text: We renovate!',
  ],
}

export const TEMPLATE: Examples = {
  fr: [
    'fais-moi un gabarit de pancarte de chantier',
    'nouveau gabarit de signature de courriel',
    'prépare un dépliant vierge avec notre licence',
    'crée un gabarit',
    'gabarit de dépliant',
    'monte une pancarte pour les nouveaux chantiers',
    'il nous faut un modèle de signature courriel',
    'produis un modèle de panneau',
    'un modèle de feuillet avec la licence dessus',
    'gabarit de pancarte',
    'fais une pancarte',
    'fais-nous un dépliant',
    'fabrique un modèle d’affiche de chantier',
    'génère la signature courriel de la compagnie',
  ],
  en: [
    'make a site sign template',
    'new email signature template',
    'create a flyer template with our licence',
    'make a template',
    'flyer template',
    'we need a model for site signs',
    'produce an email signature for the company',
    'sign template',
    'make a new site sign',
  ],
}
