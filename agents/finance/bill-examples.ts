// What people type about suppliers' bills; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CAPTURE: Examples = {
  fr: [
    'entre la facture de Béton Saint-Clair',
    'entre la facture fournisseur numéro BSC-20501 de Béton Saint-Clair, 2 450 $ avant taxes',
    'saisis la facture d’Acier Montfort no ACI-24010, total 8 623,13 $',
    'j’ai reçu une facture de Gicleurs Nordet',
    'nouvelle facture fournisseur',
    'inscris la facture de Location Chantier Plus',
    'facture d’Électricité Vaillant à entrer, 1 200 $ plus taxes',
    'ajoute la facture du fournisseur Matériaux Grand-Pic',
    'entrer une facture à payer',
    'saisir une facture de fournisseur',
    'Plomberie Rive-Haute nous a facturé 3 400 $, entre-la',
    'mets la facture de Toitures Alizé dans les comptes à payer',
    'entre cette facture-là dans les fournisseurs',
  ],
  en: [
    'enter this supplier invoice pls (pdf)',
    'enter this supplier invoice',
    'enter a bill from Acier Montfort, number ACI-24010, total 8,623.13',
    'new supplier bill',
    'record a vendor bill from Gicleurs Nordet',
    'we got a bill from Béton Saint-Clair for 2,450 before taxes',
    'add a payable from Location Chantier Plus',
    'capture this vendor invoice',
    'key in the supplier bill',
  ],
}

export const MATCH_BILLS: Examples = {
  fr: [
    'compare les factures fournisseurs aux commandes',
    'la facture BSC-20455 est tu au bon prix',
    'est-ce que les factures à payer concordent avec les bons de commande',
    'commande, réception, facture : est-ce que ça balance',
    'vérifie la facture de Béton Saint-Clair avec la commande',
    'quelles factures de fournisseurs sont trop hautes',
    'on nous a tu facturé plus que ce qu’on a reçu',
    'appariement à trois documents',
    'vérifier les factures contre les commandes',
    'la facture de béton fit tu avec le bon de commande',
    'concordance des factures fournisseurs',
    'factures fournisseurs qui concordent pas',
  ],
  en: [
    'match supplier bills to purchase orders',
    'three-way match',
    'does bill BSC-20455 agree with its order',
    'were we billed more than we received',
    'check the concrete bill against the PO',
    'which supplier bills are overpriced',
    'compare orders, receipts and bills',
    'bills that do not match their order',
  ],
}
