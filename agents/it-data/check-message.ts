import { z } from 'zod'
import { findInstructions, weighMessage } from '../../src/domain/message-safety.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { MESSAGES } from './security-examples.ts'

export type KnownSenders = {
  vendors: Rows<Vendor>
  clients: Rows<Client>
  organizations: { get(): Promise<Organization | null> }
}

const say = phrases({
  title: { fr: 'Message à vérifier', en: 'Message check' },
  high: {
    fr: 'Très louche : ne clique pas, ne réponds pas, ne paie pas. {signs, plural, one {# signe} other {# signes}} de fraude.',
    en: 'Very suspicious: do not click, reply or pay. {signs, plural, one {# sign} other {# signs}} of fraud.',
  },
  doubtful: {
    fr: 'Douteux : vérifie avant d’agir. {signs, plural, one {# signe} other {# signes}} de fraude.',
    en: 'Doubtful: check before you act. {signs, plural, one {# sign} other {# signs}} of fraud.',
  },
  low: {
    fr: 'Aucun signe connu de fraude dans ce texte. Ça ne prouve pas qu’il est vrai.',
    en: 'No known sign of fraud in this text. That does not prove it is genuine.',
  },
  sign: { fr: 'Signe', en: 'Sign' },
  quote: { fr: 'Ce qui est écrit', en: 'What is written' },
  machine: { fr: 'parle à une machine, pas à toi', en: 'speaks to a machine, not to you' },
  known: {
    fr: 'L’adresse {from} est celle d’un fournisseur ou d’un client au dossier. Un compte peut être piraté : le téléphone tranche.',
    en: 'The address {from} belongs to a supplier or client on file. An account can be hacked: the phone decides.',
  },
  noSender: {
    fr: 'Tu n’as pas donné l’adresse de l’expéditeur : avec elle, je la compare à celles du dossier.',
    en: 'You did not give the sender’s address: with it I compare it with those on file.',
  },
  steps: {
    fr: '1. Appelle au numéro que tu avais déjà, jamais à celui du message.\n2. N’ouvre ni lien ni pièce jointe d’ici là.\n3. Garde le message : il sert de preuve.',
    en: '1. Call the number you already had, never the one in the message.\n2. Open no link or attachment until then.\n3. Keep the message: it is evidence.',
  },
  verify: { fr: 'Faire vérifier le fournisseur', en: 'Have the supplier checked' },
  task: { fr: 'Tâche : appeler l’expéditeur', en: 'Task: call the sender' },
  taskTitle: {
    fr: 'Appeler l’expéditeur du message douteux au numéro déjà connu',
    en: 'Call the sender of the doubtful message at the number already known',
  },
  footer: {
    fr: 'Lu : les mots, l’adresse et les liens du texte. Un signe n’est pas une preuve.',
    en: 'Read: the words, address and links of the text. A sign is not proof.',
  },
})

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/

const domainOf = (address: string | null) => address?.split('@').at(-1)?.toLowerCase()

/** Fewer words than a message has: the question without it. */
const LEAST_WORDS = 6

/** Where the firm, its clients and its suppliers write from. */
async function knownDomains({ vendors, clients, organizations }: KnownSenders): Promise<string[]> {
  const own = await organizations.get()
  const addresses = [...(await vendors.list()), ...(await clients.list())].map(({ email }) => email)
  return [...new Set([...addresses, own?.email ?? null].flatMap((one) => domainOf(one) ?? []))]
}

export const checkMessage = defineTool<KnownSenders>()({
  name: 'security.check_message',
  title: { fr: 'Vérifier un message louche', en: 'Check a suspicious message' },
  gate: 'none',
  permission: 'chat.use',
  examples: MESSAGES,
  input: z.object({
    text: field.longText({
      label: { fr: 'Texte du message', en: 'Text of the message' },
      ask: {
        fr: 'Colle le texte du courriel ou du texto ici (sans cliquer sur rien), avec l’adresse de l’expéditeur.',
        en: 'Paste the text of the e-mail or text message here (click on nothing), with the sender’s address.',
      },
      cues: ['courriel :', 'message :', 'texto :', 'email:', 'message:', 'text:'],
    }),
    from: field
      .text({
        label: { fr: 'Adresse de l’expéditeur', en: 'Sender’s address' },
        cues: ['vient de', 'de la part de', 'expéditeur', 'sent by', 'it is from', 'from:', 'de :'],
      })
      .optional(),
  }),
  output: z.object({
    level: z.enum(['low', 'doubtful', 'high']),
    from: z.string().nullable(),
    onFile: z.boolean(),
    aboutBank: z.boolean(),
    signs: z.array(z.object({ says: z.object({ fr: z.string(), en: z.string() }), quote: z.string() })),
  }),
  async run({ text, from: said }, { stores }) {
    const from = (said && ADDRESS.exec(said)?.[0]) ?? ADDRESS.exec(text)?.[0] ?? null
    const { level, signs } = weighMessage({ text, ...(from ? { from } : {}) }, await knownDomains(stores))
    // "Is this e-mail legit?" brings no e-mail: finding nothing in it would say that it is.
    if (!signs.length && text.split(/\s+/).length < LEAST_WORDS)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Je n’ai pas le message lui-même. Colle son texte ici, sans cliquer sur rien, avec l’adresse de l’expéditeur.',
          en: 'I do not have the message itself. Paste its text here, clicking on nothing, with the sender’s address.',
        },
        { field: 'text' },
      )
    const spoken = findInstructions([text])
    return {
      level: spoken.length && level === 'low' ? 'doubtful' : level,
      from,
      onFile: from !== null && !signs.some(({ key }) => key === 'look-alike' || key === 'unknown-sender'),
      aboutBank: signs.some(({ key }) => key === 'bank-change'),
      signs: [
        ...signs.map(({ says, quote }) => ({ says, quote })),
        ...spoken.map(({ quote }) => ({ says: { fr: say('fr', 'machine'), en: say('en', 'machine') }, quote })),
      ],
    }
  },
  card({ level, from, onFile, aboutBank, signs }, { lang, can }) {
    const summary = say(lang, level, { signs: signs.length })
    const sender = from === null ? say(lang, 'noSender') : onFile ? say(lang, 'known', { from }) : null
    return {
      title: say(lang, 'title'),
      summary,
      tone: level === 'high' ? 'danger' : level === 'doubtful' ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(signs.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [{ label: say(lang, 'sign') }, { label: say(lang, 'quote') }],
                rows: signs.map(({ says, quote }) => [says[lang], quote]),
              },
            ]
          : []),
        ...(sender ? [{ type: 'text' as const, text: sender }] : []),
        ...(level === 'low' ? [] : [{ type: 'text' as const, text: say(lang, 'steps') }]),
      ],
      actions: [
        ...(aboutBank && can('finance.read')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'verify'),
                style: 'primary' as const,
                intent: { do: 'form' as const, tool: 'security.verify_bank_change', input: {} },
              },
            ]
          : []),
        ...(level !== 'low' && can('tasks.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'task'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'taskTitle') },
                },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
