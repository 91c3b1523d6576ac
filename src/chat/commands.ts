import type { Bilingual } from '../lib/i18n.ts'

export type CommandOption = {
  name: Bilingual
  says: Bilingual
  required: boolean
  /** Clients and projects are completed from the company's data while typing. */
  kind: 'text' | 'client' | 'project'
}

/** A command of the platforms' menus. What it means is the sentence that `text` makes of it, answered like any other. */
export type Command = {
  name: Bilingual
  says: Bilingual
  options: readonly CommandOption[]
  text(values: Readonly<Record<string, string>>): string
}

/** Keys of `values` are the French names of the options. At most 32 characters a name, 100 a sentence (Discord). */
export const COMMANDS: readonly Command[] = [
  {
    name: { fr: 'nova', en: 'nova' },
    says: { fr: 'Demander quelque chose à Nova', en: 'Ask Nova for something' },
    options: [
      {
        name: { fr: 'demande', en: 'request' },
        says: { fr: 'En tes mots', en: 'In your own words' },
        required: false,
        kind: 'text',
      },
    ],
    text: ({ demande }) => demande ?? '',
  },
  {
    name: { fr: 'facture', en: 'invoice' },
    says: { fr: 'Préparer une facture', en: 'Prepare an invoice' },
    options: [
      { name: { fr: 'client', en: 'client' }, says: { fr: 'À qui', en: 'To whom' }, required: true, kind: 'client' },
      {
        name: { fr: 'montant', en: 'amount' },
        says: { fr: 'Avant taxes, ex. 1 250 $', en: 'Before taxes, e.g. $1,250' },
        required: false,
        kind: 'text',
      },
      {
        name: { fr: 'pour', en: 'for' },
        says: { fr: 'Les travaux', en: 'The work' },
        required: false,
        kind: 'text',
      },
    ],
    text: ({ client, montant, pour }) =>
      ['facture', client, montant && withSign(montant), pour && `pour ${pour}`].filter(Boolean).join(' '),
  },
  {
    name: { fr: 'rapport', en: 'report' },
    says: {
      fr: 'Le rapport de la semaine, ou le point sur un projet',
      en: 'The weekly report, or how a project stands',
    },
    options: [
      {
        name: { fr: 'projet', en: 'project' },
        says: { fr: 'Un seul projet', en: 'One project only' },
        required: false,
        kind: 'project',
      },
    ],
    text: ({ projet }) => (projet ? `fais le point sur ${projet}` : 'montre-moi le rapport de la semaine'),
  },
  {
    name: { fr: 'approbations', en: 'approvals' },
    says: { fr: 'Ce qui attend ma décision', en: 'What waits for my decision' },
    options: [],
    text: () => 'qu’est-ce qui attend mon approbation ?',
  },
]

const withSign = (amount: string) => (amount.includes('$') ? amount : `${amount} $`)
