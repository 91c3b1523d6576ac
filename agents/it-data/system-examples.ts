// What people type about how Nova's agents do and what she is connected to; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const HEALTH: Examples = {
  fr: [
    'pourquoi nova est lente aujourd’hui',
    'santé des agents',
    'comment vont les agents cette semaine',
    'nova répond en combien de temps',
    'combien coûtent les agents ce mois-ci',
    'rapport de performance des agents',
    'quel agent travaille le plus',
    'les agents sont tu fiables',
    'temps de réponse de nova',
    'combien de réponses nova a données hier',
    'état de santé du système',
    'nova est tu en panne',
    'coût IA des agents',
  ],
  en: [
    'why is nova slow today',
    'agent health report',
    'how are the agents doing this week',
    'what are nova’s response times',
    'how much do the agents cost this month',
    'which agent is the busiest',
    'is nova down',
    'how many answers did nova give yesterday',
    'system health',
  ],
}

export const FAILURES: Examples = {
  fr: [
    'quels agents ont échoué cette semaine',
    'montre les échecs des agents',
    'quelles erreurs nova a faites',
    'qu’est-ce qui plante le plus souvent',
    'analyse les pannes des agents',
    'les outils qui ne marchent pas',
    'liste des erreurs techniques d’hier',
    'pourquoi les réponses échouent',
    'echecs des agents',
    'combien de fois ça a planté',
    'bogues des derniers jours',
    'quel outil tombe en erreur',
  ],
  en: [
    'which agents failed this week',
    'show agent failures',
    'what errors did nova make',
    'what breaks most often',
    'review the failures of the agents',
    'which tools are not working',
    'technical errors yesterday',
    'how often did it crash',
  ],
}

export const CONNECT_SERVICE: Examples = {
  fr: [
    'branche notre quickbooks',
    'connecte Acomba',
    'relie Nova à notre Google Drive',
    'intègre Sage à Nova',
    'je veux brancher le calendrier Outlook',
    'ajoute l’intégration QuickBooks',
    'demande de brancher le courriel SMTP',
    'peux tu connecter notre Dropbox',
    'synchronise avec Procore',
    'branche notre logiciel comptable',
    'intégration avec Avantage',
    'connecter SharePoint à nova',
  ],
  en: [
    'connect our quickbooks',
    'hook up Sage',
    'integrate with Google Drive',
    'link Nova to our accounting software',
    'connect the Outlook calendar',
    'can you plug in Procore',
    'add the Dropbox integration',
    'request the e-mail integration',
  ],
}

export const DIAGNOSE: Examples = {
  fr: [
    'teams est tu encore connecté',
    'quels services sont branchés',
    'est-ce que le courriel fonctionne',
    'pourquoi les courriels partent pas',
    'slack est-il bien branché',
    'état des intégrations',
    'diagnostic des connecteurs',
    'nova est connectée à quoi',
    'la connexion discord est tu tombée',
    'verifie les integrations',
    'liste des services connectés',
    'le smtp est tu configuré',
  ],
  en: [
    'is teams still connected',
    'which services are connected',
    'is e-mail working',
    'why are e-mails not going out',
    'is slack still hooked up',
    'integration status',
    'diagnose the connectors',
    'what is nova connected to',
    'did discord disconnect',
  ],
}
