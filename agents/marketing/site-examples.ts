// What people type about the website; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const AUDIT_SITE: Examples = {
  fr: [
    'notre site web est tu correct',
    'qu’est-ce qu’il faut corriger sur le site',
    'audit du site web',
    'le site est lent',
    'y a-tu des liens morts sur notre site internet',
    'notre licence est-elle affichée sur toutes les pages',
    'vérifie le site web',
    'pages du site à améliorer',
    'quelles pages n’ont pas de description',
    'le site prend combien de temps à s’afficher',
    'santé de notre page web',
    'examine le référencement du site',
    'site web problèmes',
  ],
  en: [
    'is our website slow or is it me',
    'audit the website',
    'what should we fix on the site',
    'any dead links on our website',
    'does every page show our licence',
    'website problems',
    'which pages are slow',
    'how is our site doing technically',
    'check our web pages',
  ],
}

export const RANK_REPORT: Examples = {
  fr: [
    'pourquoi on sort pas sur google pour rénovation trois-rivières',
    'on est à quelle position dans Google',
    'nos positions google',
    'mots-clés du site',
    'on sort tu sur google pour l’enveloppe',
    'sur quels mots on est trouvés',
    'combien de visites sur le site',
    'classement google',
    'position de nos mots-clés',
    'est-ce que les gens nous trouvent sur Google',
    'visites par page du site',
    'on est premiers sur google pour quoi',
  ],
  en: [
    'where do we rank on google',
    'our google positions',
    'keyword rankings',
    'why don’t we show up on google for renovation',
    'how many visits does the site get',
    'which keywords find us',
    'seo rank report',
    'do people find us on google',
    'visits by web page',
  ],
}
