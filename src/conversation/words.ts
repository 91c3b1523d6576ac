import type { DraftCard } from '../chat/card.ts'
import { type Lang, phrases } from '../lib/i18n.ts'

const say = phrases({
  strangerTitle: { fr: 'Bonjour, je suis Nova', en: "Hello, I'm Nova" },
  stranger: {
    fr: "Ton compte n'est pas encore relié à une personne de l'entreprise; je ne peux donc rien te montrer. Si tu y travailles, écris « lie mon compte {platform} » à Nova sur sa page locale : elle te donne un code à m'envoyer ici en message privé. Sinon, demande à l'administrateur de Nova de relier ton compte.",
    en: 'Your account is not linked to anyone in the company yet, so I cannot show you anything. If you work there, type "link my {platform} account" to Nova on her local page: she gives you a code to send me here in a direct message. Otherwise ask the Nova administrator to link your account.',
  },
  helloTitle: { fr: 'Bonjour {name}!', en: 'Hello {name}!' },
  hello: {
    fr: "Dis-moi ce qu'il te faut dans tes mots : une facture, des heures, l'état d'un chantier, qui nous doit de l'argent…",
    en: 'Tell me what you need in your own words: an invoice, hours, how a site is doing, who owes us money…',
  },
  thanks: { fr: 'Avec plaisir!', en: "You're welcome!" },
  assent: {
    fr: "Noté. Rien n'attend de réponse dans ce fil; dis-moi ce qu'il te faut.",
    en: 'Noted. Nothing waits for an answer in this thread; tell me what you need.',
  },
  bye: { fr: 'À bientôt, {name}.', en: 'See you, {name}.' },
  insult: {
    fr: "Désolée si je t'ai mal servi. Dis-moi ce qui cloche, je recommence.",
    en: 'Sorry if I let you down. Tell me what is wrong and I will try again.',
  },
  empty: { fr: "Je n'ai rien reçu à lire. Écris-moi ta demande.", en: 'There was nothing to read. Type your request.' },
  otherLanguage: {
    fr: 'Je travaille en français et en anglais. Peux-tu reformuler dans une de ces langues?',
    en: 'I work in French and English. Could you put that in one of them?',
  },
  nonsense: {
    fr: "Je n'ai pas réussi à lire ce message. Essaie en une phrase : « qui nous doit de l'argent? »",
    en: 'I could not read that message. Try one sentence: "who owes us money?"',
  },
  tooLong: {
    fr: 'Ce message est trop long pour une seule demande ({n} caractères, maximum {max}). Résume-le en quelques phrases.',
    en: 'That message is too long for one request ({n} characters, at most {max}). Sum it up in a few sentences.',
  },
  nothingToUndo: {
    fr: "Il n'y a rien à annuler dans ce fil. Une facture émise se corrige par une note de crédit.",
    en: 'There is nothing to undo in this thread. An issued invoice is corrected by a credit note.',
  },
  withdrawn: {
    fr: "C'est retiré : rien ne sera fait.",
    en: 'Withdrawn: nothing will be done.',
  },
  answered: { fr: "C'est fait.", en: 'Done.' },
  stopped: {
    fr: "{done, plural, =0 {J'arrête : rien n'a été fait.} one {J'arrête après la première étape; ce qui est fait est ci-dessus.} other {J'arrête après # étapes; ce qui est fait est ci-dessus.}}",
    en: '{done, plural, =0 {Stopping: nothing was done.} one {Stopping after the first step; what is done is above.} other {Stopping after # steps; what is done is above.}}',
  },
  alreadyLinked: {
    fr: "Ton compte est déjà relié : je te reconnais ici. Ce code ne sert qu'à un compte qui ne l'est pas encore.",
    en: 'Your account is linked already: I know you here. That code is only for an account that is not linked yet.',
  },
  nothingRuns: {
    fr: "Rien n'est en cours dans ce fil. Pour revenir sur la dernière action, écris « annule ça ».",
    en: 'Nothing is under way in this thread. To take back the last action, type "undo that".',
  },
  nothingPending: { fr: "Rien n'attend ta décision ici.", en: 'Nothing here waits for your decision.' },
  decideByClick: {
    fr: 'Je ne décide jamais sur un mot : relis, puis clique.',
    en: 'I never decide on a word: review it, then click.',
  },
  which: { fr: '{n} demandes attendent. Laquelle?', en: '{n} requests are waiting. Which one?' },
  files: {
    fr: "J'ai gardé {n, plural, one {le fichier joint} other {les # fichiers joints}}, mais je ne sais pas encore lire ce qu'il y a dedans : dis-moi en mots ce qu'il faut en retenir.",
    en: 'I kept {n, plural, one {the attached file} other {the # attached files}}, but I cannot read what is inside yet: tell me in words what matters.',
  },
  aside: {
    fr: "{name}, je t'ai répondu en privé : tout le monde ici n'a pas accès à ces données.",
    en: '{name}, I answered you privately: not everybody here has access to this data.',
  },
  replaced: {
    fr: 'Cette partie de la réponse ne tient plus : la question a été modifiée.',
    en: 'This part of the answer no longer holds: the question was edited.',
  },
  staleButton: {
    fr: "Ce bouton n'est plus valable. Refais la demande, je te redonne une carte à jour.",
    en: 'This button is no longer valid. Ask again and I will give you a fresh card.',
  },
  apologyTitle: { fr: "Ça n'a pas fonctionné", en: "That didn't work" },
  apology: {
    fr: "Quelque chose a échoué de notre côté et je n'ai pas pu finir. Rien n'est fait à moitié; réessaie dans un instant.",
    en: 'Something failed on our side and I could not finish. Nothing is half done; try again in a moment.',
  },
})

export type Word = Parameters<typeof say>[1]

/** A sentence of the conversation itself, as a card. */
export function wordCard(
  lang: Lang,
  word: Word,
  values: Record<string, string | number> = {},
  title?: Word,
): DraftCard {
  const sentence = say(lang, word, values)
  return {
    title: title ? say(lang, title, values) : 'Nova',
    summary: sentence,
    tone: 'neutral',
    blocks: [{ type: 'text', text: sentence }],
  }
}
