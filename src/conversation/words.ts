import type { DraftCard } from '../chat/card.ts'
import { type Lang, phrases } from '../lib/i18n.ts'

const say = phrases({
  strangerTitle: { fr: 'Bonjour, je suis Nova', en: "Hello, I'm Nova" },
  stranger: {
    fr: "Ton compte n'est pas encore relié à une personne de l'entreprise; je ne peux donc rien te montrer. Demande à l'administrateur de Nova de relier ton compte, ou vérifie que ton adresse de courriel ici est celle de ton dossier d'employé.",
    en: 'Your account is not linked to anyone in the company yet, so I cannot show you anything. Ask the Nova administrator to link your account, or check that your e-mail address here is the one in your employee file.',
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
