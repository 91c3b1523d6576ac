// What people type to ask suppliers for prices; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const SEND: Examples = {
  fr: [
    'demande 3 prix pour 2x6x16, 300 morceaux',
    'demande de prix pour 40 feuilles de contreplaqué 5/8',
    'fais sortir des prix pour 120 barres 15M',
    'ouvre une demande de prix : 22 rouleaux de blueskin',
    'je veux des prix pour 60 feuilles de gypse au 6-plex',
    'va chercher des prix pour 18 fenêtres',
    'appel de prix pour 30 paquets de laine avant vendredi',
    'demande aux fournisseurs leur prix sur 200 montants d’acier',
    'prix à demander : 12 portes coupe-feu pour la résidence',
    'demande de soumission aux fournisseurs pour 90 m3 de béton',
    'magasine-moi un prix pour 50 boîtes de vis',
    'lance une demande de prix pour 14 sections de clôture',
  ],
  en: [
    'get 3 prices for 300 pieces of 2x6x16',
    'request pricing on 40 sheets of plywood',
    'open an RFQ for 22 rolls of blueskin',
    'ask suppliers for a price on 120 rebars',
    'RFQ: 18 windows for the sixplex',
    'get quotes from suppliers for 60 sheets of drywall',
    'price request for 90 m3 of concrete by Friday',
    'shop around for 200 steel studs',
  ],
}
