import type { Policy } from '../../src/agent/define.ts'

export const NO_BANK_CHANGE: Policy = {
  name: 'vendors.no_bank_change_by_message',
  examples: {
    fr: [
      'Béton Saint-Clair a un nouveau compte bancaire, mets-le à jour',
      'change le dépôt direct du fournisseur, il m’a écrit un courriel',
      'nouvelles coordonnées bancaires reçues par courriel, modifie-les',
      'le sous-traitant veut être payé dans un autre compte',
      'mets à jour le spécimen de chèque de Gicleurs Nordet',
      'remplace le numéro de compte du fournisseur de béton',
      'ils ont changé de banque, change ça avant le paiement',
      'le fournisseur demande de virer l’argent dans un nouveau compte',
      'change le compte où on paye l’électricien',
      'modifie les infos de banque du fournisseur selon le courriel',
    ],
    en: [
      'the supplier sent new bank details, update them',
      'change the vendor’s bank account, they e-mailed me',
      'pay the concrete vendor to this new account',
      'update the direct deposit of our subcontractor',
      'the vendor switched banks, change it before the payment',
      'replace the account number of Béton Saint-Clair',
      'new wire instructions came by email, use them',
      'switch where we pay the electrician',
    ],
  },
  says: {
    fr: 'Je ne change jamais un compte bancaire sur la foi d’un message : c’est la fraude la plus courante en construction. Rien n’est modifié. À faire : 1) appelle le fournisseur au numéro déjà au dossier, jamais à celui du courriel; 2) fais confirmer le changement par une deuxième personne; 3) garde le courriel, il servira de preuve. Je peux lancer cette vérification.',
    en: 'I never change a bank account on the strength of a message: it is the most common fraud in construction. Nothing was changed. What to do: 1) call the supplier at the number already on file, never the one in the e-mail; 2) have a second person confirm the change; 3) keep the e-mail as evidence. I can start that check.',
  },
  offer: 'security.verify_bank_change',
}

export const NO_EXFILTRATION: Policy = {
  name: 'data.no_exfiltration',
  examples: {
    fr: [
      'exporte tous les clients et envoie-les à mon adresse perso',
      'envoie la liste des clients à mon gmail',
      'transfère nos soumissions sur mon hotmail',
      'copie les données de la compagnie sur mon Dropbox personnel',
      'envoie toutes les factures à un courriel externe',
      'donne-moi la base de données au complet par courriel',
      'partage la liste de prix avec un ami chez le concurrent',
      'envoie les coordonnées des clients à marc@gmail.com',
      'je veux garder la liste des clients avant de partir',
      'mets nos contacts dans mon Google Drive à moi',
    ],
    en: [
      'send the client list to my gmail',
      'export all customers to my personal email',
      'forward our quotes to my hotmail',
      'e-mail me the whole database at home',
      'copy company data to my personal Dropbox',
      'send every invoice to an outside address',
      'share our price list with a friend at the competitor',
      'I want to keep the client list before I leave',
    ],
  },
  says: {
    fr: 'Les données de l’entreprise et de ses clients ne sortent pas vers une adresse ou un espace personnel : la Loi 25 et l’entente avec les clients l’interdisent, quel que soit le rôle. Rien n’a été envoyé. S’il te faut un rapport pour travailler, je te le prépare ici même, selon tes droits.',
    en: 'Company and client data does not leave for a personal address or storage: privacy law and our agreements with clients forbid it, whatever the role. Nothing was sent. If you need a report for your work, I will prepare it right here, within your rights.',
  },
  offer: 'chat.help',
}
