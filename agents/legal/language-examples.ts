// What people type about words, translation and the Charter of the French language; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const TRANSLATIONS: Examples = {
  fr: [
    'comment on dit blueskin en français',
    'traduis « avenant » en anglais',
    'c’est quoi le mot anglais pour retenue',
    'comment dit-on gypse en anglais',
    'traduction de punch item',
    'traduis ce texte en anglais : retenue et quittance à remettre',
    'traduis la soumission en anglais pour Northgate',
    'float ça se dit comment en français',
    'quel est le terme français pour holdback',
    'en anglais, échéancier',
    'le bon mot pour shop drawing',
    'comment traduire schedule of values',
    'traduction anglaise de dénonciation de contrat',
    'le bon terme français pour backlog',
    'comment on appelle un punch item en français',
  ],
  en: [
    'how do you say blueskin in french',
    'translate holdback to french',
    'what is the french word for drywall',
    'french term for change order',
    'how do we say punch item in french',
    'translate this: please send the release and the pay application',
    'what is « avenant » in english',
    'english word for quittance',
    'translate the quote for Northgate',
    'give me the french for drywall',
    'what do we call a holdback in french',
  ],
}

export const GLOSSARY: Examples = {
  fr: [
    'ajoute au lexique : solin, en anglais flashing',
    'nouveau terme au lexique',
    'mets « fourrure » dans le lexique, en anglais : furring',
    'corrige le lexique : chape = screed',
    'ajoute un mot au lexique du chantier',
    'inscris au glossaire : linteau, en anglais : lintel',
    'lexique : ajoute allège = sill',
    'on dit solive et non joist, mets-le au lexique',
    'modifier un terme du lexique',
    'ajoute chantourné au glossaire',
    'enregistre ce terme dans le lexique',
    'rajoute coffrage = formwork au lexique',
  ],
  en: [
    'add to the glossary: solin, in english: flashing',
    'new glossary term',
    'put fourrure in the glossary, in english: furring',
    'correct the glossary: chape = screed',
    'add a word to the site glossary',
    'glossary: add allège = sill',
    'change a glossary term',
    'save this term in the glossary',
  ],
}

export const DUTIES: Examples = {
  fr: [
    'quelles sont nos obligations de francisation',
    'la loi 101 nous oblige à quoi',
    'doit-on s’inscrire à l’OQLF',
    'nos obligations linguistiques à 12 employés',
    'à 25 employés qu’est-ce que la Charte de la langue française exige',
    'la loi 96 s’applique tu à nous',
    'faut tu un comité de francisation',
    'est-ce qu’on doit servir les clients en français',
    'obligations OQLF',
    'les contrats doivent-ils être en français',
    'si on est 50 employés, quelles règles pour le français',
    'sommes nous conformes à la loi 96',
  ],
  en: [
    'what does Bill 96 require of us',
    'do we have to register with the OQLF',
    'french language obligations for our size',
    'does the language charter apply to us',
    'do we need a francization committee',
    'language law at 25 employees',
    'must our contracts be in french',
    'what are our francization duties',
  ],
}
