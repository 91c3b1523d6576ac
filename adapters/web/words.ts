import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'

const CATALOGUE = {
  'sign-in': {
    fr: 'Ouvre une session avec ton jeton personnel pour continuer.',
    en: 'Sign in with your personal token to continue.',
  },
  'bad-token': {
    fr: 'Ce jeton est inconnu ou révoqué. Demandes-en un nouveau à une personne qui administre Nova.',
    en: 'This token is unknown or revoked. Ask somebody who administers Nova for a new one.',
  },
  'other-site': {
    fr: "Cette demande vient d'un autre site; elle est refusée. Ouvre la page de Nova et recommence.",
    en: 'This request comes from another site and is refused. Open the Nova page and try again.',
  },
  'bad-host': {
    fr: "La démonstration ne répond qu'à localhost. Ouvre http://localhost et le port affiché au démarrage.",
    en: 'The demo answers on localhost only. Open http://localhost with the port shown at start.',
  },
  'no-channel': {
    fr: "Ce canal n'existe pas ou tu n'y as pas accès.",
    en: 'This channel does not exist or you have no access to it.',
  },
  'no-message': {
    fr: "Ce message n'existe pas ou tu n'y as pas accès.",
    en: 'This message does not exist or you have no access to it.',
  },
  'no-record': {
    fr: "Cette fiche n'existe pas ou tu n'y as pas accès.",
    en: 'This record does not exist or you have no access to it.',
  },
  'no-file': {
    fr: "Ce fichier n'existe pas ou tu n'y as pas accès.",
    en: 'This file does not exist or you have no access to it.',
  },
  'no-page': { fr: "Cette page n'existe pas.", en: 'This page does not exist.' },
  'bad-input': {
    fr: "La demande n'a pas la forme attendue ({field}).",
    en: 'The request does not have the expected shape ({field}).',
  },
  'empty-message': {
    fr: 'Écris quelque chose ou joins un fichier.',
    en: 'Write something or attach a file.',
  },
  'too-large': {
    fr: "C'est trop gros: {files} fichiers de 20 Mo au plus.",
    en: 'That is too large: at most {files} files of 20 MB.',
  },
  'demo-only': {
    fr: "Changer de personne n'est possible qu'en démonstration.",
    en: 'Switching persons is possible in the demo only.',
  },
  'no-person': { fr: "Cette personne n'existe pas.", en: 'This person does not exist.' },
} as const

export const say = phrases(CATALOGUE)

/** An error of the page, in both languages. */
export function webError(
  code: ConstructorParameters<typeof NovaError>[0],
  key: keyof typeof CATALOGUE,
  values?: Record<string, string | number>,
): NovaError {
  const field = values?.field === undefined ? {} : { field: String(values.field) }
  return new NovaError(code, { fr: say('fr', key, values), en: say('en', key, values) }, field)
}
