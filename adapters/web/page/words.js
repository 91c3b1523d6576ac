// Every sentence of the page. A value that depends on a number is a function of it.
const s = (n) => (n > 1 ? 's' : '')

export const WORDS = {
  skip: { fr: 'Aller à la conversation', en: 'Skip to the conversation' },
  channels: { fr: 'Canaux', en: 'Channels' },
  assistant: { fr: 'Assistante', en: 'Assistant' },
  'talk-to-nova': { fr: 'Parler à Nova', en: 'Talk to Nova' },
  menu: { fr: 'Ouvrir la liste des canaux', en: 'Open the channel list' },
  'close-menu': { fr: 'Fermer la liste des canaux', en: 'Close the channel list' },
  unread: { fr: ({ n }) => `${n} non lu${s(n)}`, en: ({ n }) => `${n} unread` },
  private: { fr: 'privé', en: 'private' },
  'direct-topic': { fr: 'Entre Nova et toi seulement', en: 'Between you and Nova only' },
  demo: { fr: 'Démonstration', en: 'Demo' },
  'demo-note': {
    fr: 'Choisis qui tu es pour voir Nova avec ses yeux. Chaque onglet peut être une autre personne.',
    en: 'Choose who you are to see Nova through their eyes. Each tab can be another person.',
  },
  'switch-person': {
    fr: ({ name }) => `Tu es ${name}. Changer de personne`,
    en: ({ name }) => `You are ${name}. Switch person`,
  },
  'is-waiting': { fr: 'a du nouveau', en: 'has news' },
  language: { fr: 'Langue', en: 'Language' },
  'sign-out': { fr: 'Fermer la session', en: 'Sign out' },
  messages: { fr: 'Messages', en: 'Messages' },
  thread: { fr: 'Fil', en: 'Thread' },
  record: { fr: 'Fiche', en: 'Record' },
  close: { fr: 'Fermer', en: 'Close' },
  older: { fr: 'Afficher les messages plus anciens', en: 'Show older messages' },
  today: { fr: "Aujourd'hui", en: 'Today' },
  yesterday: { fr: 'Hier', en: 'Yesterday' },
  edited: { fr: 'modifié', en: 'edited' },
  'only-you': { fr: 'Visible pour toi seulement', en: 'Only you see this' },
  'not-sent': { fr: 'Pas envoyé.', en: 'Not sent.' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  thinking: { fr: 'Nova réfléchit…', en: 'Nova is thinking…' },
  'still-thinking': {
    fr: 'Nova y travaille encore; tu peux continuer, la réponse viendra ici.',
    en: 'Nova is still on it; carry on, the answer will come here.',
  },
  replies: { fr: ({ n }) => `${n} réponse${s(n)}`, en: ({ n }) => (n > 1 ? `${n} replies` : '1 reply') },
  'last-reply': { fr: ({ when }) => `dernière ${when}`, en: ({ when }) => `last ${when}` },
  reply: { fr: 'Répondre dans le fil', en: 'Reply in thread' },
  'empty-channel': {
    fr: ({ name }) => `C'est le début de #${name}`,
    en: ({ name }) => `This is the start of #${name}`,
  },
  'empty-channel-note': {
    fr: 'Demande quelque chose à Nova\u00a0: elle répond dans un fil que tout le canal peut lire.',
    en: 'Ask Nova for something: she answers in a thread that the whole channel can read.',
  },
  greeting: { fr: ({ name }) => `Bonjour ${name}`, en: ({ name }) => `Hello ${name}` },
  'greeting-note': {
    fr: 'Factures, chantiers, heures, rapports\u00a0: demande comme tu le dirais à un collègue.',
    en: 'Invoices, projects, hours, reports: ask the way you would ask a colleague.',
  },
  'empty-thread': { fr: 'Pas encore de réponse.', en: 'No reply yet.' },
  suggestions: { fr: 'Suggestions', en: 'Suggestions' },
  'write-direct': { fr: 'Demande quelque chose à Nova…', en: 'Ask Nova for something…' },
  'write-channel': { fr: ({ name }) => `Écrire dans #${name}`, en: ({ name }) => `Write in #${name}` },
  'write-thread': { fr: 'Répondre…', en: 'Reply…' },
  'to-nova': { fr: 'À Nova', en: 'To Nova' },
  'to-nova-on': { fr: 'Nova répondra à ce message', en: 'Nova will answer this message' },
  'to-nova-off': {
    fr: 'Pour les collègues seulement: Nova ne répondra pas',
    en: 'For colleagues only: Nova will not answer',
  },
  attach: { fr: 'Joindre un fichier', en: 'Attach a file' },
  'remove-file': { fr: ({ name }) => `Retirer ${name}`, en: ({ name }) => `Remove ${name}` },
  send: { fr: 'Envoyer', en: 'Send' },
  keys: {
    fr: 'Entrée pour envoyer, Maj+Entrée pour une nouvelle ligne',
    en: 'Enter to send, Shift+Enter for a new line',
  },
  'tone-info': { fr: 'À savoir', en: 'For information' },
  'tone-success': { fr: 'Fait', en: 'Done' },
  'tone-warning': { fr: 'Attention', en: 'Attention' },
  'tone-danger': { fr: 'Problème', en: 'Problem' },
  more: { fr: ({ n }) => `${n} autre${s(n)}`, en: ({ n }) => `${n} more` },
  'as-table': { fr: 'Tableau', en: 'Table' },
  'as-chart': { fr: 'Graphique', en: 'Chart' },
  'chart-failed': {
    fr: "Le graphique n'a pas pu être dessiné; voici ses chiffres.",
    en: 'The chart could not be drawn; here are its figures.',
  },
  'open-file': { fr: 'Ouvrir', en: 'Open' },
  'download-file': { fr: 'Télécharger', en: 'Download' },
  'new-tab': { fr: 'nouvel onglet', en: 'new tab' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  required: { fr: 'Ce champ est nécessaire.', en: 'This field is required.' },
  'choose-one': { fr: 'Choisis…', en: 'Choose…' },
  'bad-number': { fr: 'Écris un nombre, par exemple 12,5.', en: 'Write a number, for example 12.5.' },
  'bad-money': { fr: 'Écris un montant, par exemple 1 250,50.', en: 'Write an amount, for example 1,250.50.' },
  'bad-period': { fr: 'La fin vient avant le début.', en: 'The end is before the start.' },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'au', en: 'to' },
  optional: { fr: 'facultatif', en: 'optional' },
  offline: { fr: 'Connexion perdue. Nouvelle tentative…', en: 'Connection lost. Trying again…' },
  'cannot-load': { fr: "La page n'a pas pu se charger.", en: 'The page could not load.' },
  'sign-in': { fr: 'Ouvrir une session', en: 'Sign in' },
  'link-refused': {
    fr: 'Ce lien ne vaut plus. Colle ton jeton personnel ou demande un nouveau lien.',
    en: 'This link is no longer valid. Paste your personal token or ask for a new link.',
  },
  token: { fr: 'Jeton personnel', en: 'Personal token' },
  'token-hint': {
    fr: 'Une personne qui administre Nova peut t’en donner un.',
    en: 'Somebody who administers Nova can give you one.',
  },
  settings: { fr: 'Paramètres', en: 'Settings' },
  platforms: { fr: 'Plateformes', en: 'Platforms' },
  'platforms-note': {
    fr: 'Connecte Nova là où ton équipe se parle déjà. Les jetons sont gardés chiffrés et ne sont plus jamais montrés.',
    en: 'Connect Nova where your team already talks. Tokens are kept encrypted and never shown again.',
  },
  'platform-on': { fr: 'Allumée', en: 'On' },
  'platform-off': { fr: 'Éteinte', en: 'Off' },
  'platform-problem': { fr: 'Problème', en: 'Problem' },
  steps: { fr: 'Étapes', en: 'Steps' },
  'open-page': { fr: 'Ouvrir la page', en: 'Open the page' },
  copy: { fr: 'Copier', en: 'Copy' },
  'copy-name': { fr: ({ name }) => `Copier ${name}`, en: ({ name }) => `Copy ${name}` },
  copied: { fr: 'Copié', en: 'Copied' },
  'copy-by-hand': { fr: 'Sélectionné : Ctrl+C', en: 'Selected: Ctrl+C' },
  'secret-kept': {
    fr: 'Déjà gardé. Laisse vide pour le conserver, ou écris-en un nouveau pour le remplacer.',
    en: 'Already kept. Leave empty to keep it, or type a new one to replace it.',
  },
  'from-environment': {
    fr: ({ name }) => `Réglé par l’environnement (${name}).`,
    en: ({ name }) => `Set by the environment (${name}).`,
  },
  'environment-note': {
    fr: 'Réglée par l’environnement : ces valeurs se changent là où Nova est démarrée.',
    en: 'Set by the environment: these values are changed where Nova is started.',
  },
  test: { fr: 'Tester', en: 'Test' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Enregistré. La plateforme est allumée.', en: 'Saved. The platform is on.' },
  removed: { fr: 'Retirée : ses réglages sont oubliés.', en: 'Removed: its settings are forgotten.' },
  'remove-platform': { fr: 'Retirer', en: 'Remove' },
  'remove-question': {
    fr: ({ name }) => `Retirer ${name}? Nova n’y répondra plus et ses jetons seront oubliés.`,
    en: ({ name }) => `Remove ${name}? Nova will no longer answer there and its tokens will be forgotten.`,
  },
  'check-ok': { fr: 'en ordre', en: 'in order' },
  'check-bad': { fr: 'à corriger', en: 'to be mended' },
  'checks-good': { fr: 'Tout est en ordre. Tu peux enregistrer.', en: 'Everything is in order. You can save.' },
  'checks-bad': {
    fr: ({ n }) => (n > 1 ? `${n} points à corriger` : 'Un point à corriger'),
    en: ({ n }) => (n > 1 ? `${n} points to mend` : 'One point to mend'),
  },
  'saved-bad': {
    fr: ({ n }) => `Enregistré, mais il reste ${n > 1 ? `${n} points` : 'un point'} à corriger.`,
    en: ({ n }) => `Saved, but ${n > 1 ? `${n} points are` : 'one point is'} still to be mended.`,
  },
  values: { fr: 'Réglages à rapporter ici', en: 'Settings to bring back here' },
  workspaces: { fr: 'Espaces de travail', en: 'Workspaces' },
  'no-workspace': {
    fr: 'Nova n’est encore installée dans aucun espace.',
    en: 'Nova is not installed in any workspace yet.',
  },
  'add-to': { fr: ({ name }) => `Ajouter à ${name}`, en: ({ name }) => `Add to ${name}` },
  'say-hello': { fr: 'Dire bonjour', en: 'Say hello' },
  'hello-where': { fr: 'Dans quel canal?', en: 'In which channel?' },
  'hello-said': {
    fr: ({ name }) => `Nova a dit bonjour dans ${name}.`,
    en: ({ name }) => `Nova said hello in ${name}.`,
  },
  'no-channels': {
    fr: 'Nova ne voit encore aucun canal. Invite-la dans un canal, puis réessaie.',
    en: 'Nova sees no channel yet. Invite her to a channel, then try again.',
  },
  'new-answer': { fr: ({ who, text }) => `${who}: ${text}`, en: ({ who, text }) => `${who}: ${text}` },
}

let lang = 'fr'

export function speak(language) {
  lang = language
  document.documentElement.lang = language === 'fr' ? 'fr-CA' : 'en-CA'
}

export const spoken = () => lang

export function say(key, values) {
  const word = WORDS[key][lang]
  return typeof word === 'function' ? word(values) : word
}
