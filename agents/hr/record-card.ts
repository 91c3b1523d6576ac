import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CARD_KINDS, type CardStores, cardKind, kindLabel } from './card-book.ts'
import { RECORD, REMOVE } from './card-examples.ts'

const say = phrases({
  title: { fr: 'Carte enregistrée', en: 'Card recorded' },
  done: {
    fr: '{card} de {person} enregistrée{until, select, none {, sans échéance} other {, bonne jusqu’au {until}}}.',
    en: '{person}’s {card} recorded{until, select, none {, no expiry} other {, valid until {until}}}.',
  },
  past: {
    fr: '{card} de {person} enregistrée, mais elle est déjà échue depuis le {until}.',
    en: '{person}’s {card} recorded, but it already expired on {until}.',
  },
  replaces: { fr: 'Remplace celle qui finissait le {date}.', en: 'Replaces the one that ended on {date}.' },
  number: { fr: 'Numéro', en: 'Number' },
  issued: { fr: 'Délivrée le', en: 'Issued on' },
  expires: { fr: 'Échéance', en: 'Expires' },
  never: { fr: 'sans échéance', en: 'none' },
  all: { fr: 'Ses cartes', en: 'Their cards' },
  removedTitle: { fr: 'Carte retirée', en: 'Card removed' },
  removed: { fr: '{card} de {person} retirée du dossier.', en: '{person}’s {card} removed from the file.' },
})

export const recordCard = defineTool<CardStores>()({
  name: 'certifications.record',
  title: { fr: 'Enregistrer une carte', en: 'Record a card' },
  gate: 'log',
  permission: 'people.manage',
  examples: RECORD,
  input: z.object({
    person: field.person({
      label: { fr: 'Personne', en: 'Person' },
      ask: { fr: 'La carte de qui?', en: 'Whose card?' },
    }),
    kind: cardKind(),
    expires: field.date({ label: { fr: 'Échéance', en: 'Expires' } }).optional(),
    issued: field
      .date({
        label: { fr: 'Délivrée le', en: 'Issued on' },
        cues: ['obtenue le', 'délivrée le', 'émise le', 'passée le', 'issued', 'obtained', 'passed on'],
      })
      .optional(),
    number: field.text({ label: { fr: 'Numéro', en: 'Number' }, cues: ['numéro', 'no', 'number', '#'] }).optional(),
  }),
  output: z.object({
    id: z.string(),
    person: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(CARD_KINDS),
    expires: z.string().nullable(),
    issued: z.string().nullable(),
    number: z.string().nullable(),
    replaces: z.string().nullable(),
  }),
  async run({ person: personId, kind, expires, issued, number }, { stores, today }) {
    const person = await stores.persons.need(personId)
    if (issued && issued > today)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Une carte à venir ne s’enregistre pas encore : inscris plutôt la formation. Délivrée quel jour?',
          en: 'A card yet to come is not recorded: book the course instead. Issued on which day?',
        },
        { field: 'issued' },
      )
    if (issued && expires && expires <= issued)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'L’échéance vient avant la délivrance. Quelle est la date d’échéance?',
          en: 'It would expire before it was issued. What is the expiry date?',
        },
        { field: 'expires' },
      )
    const held = await stores.certifications.list({ personId, kind })
    if (held.some((one) => one.expiresOn === (expires ?? null)))
      throw new NovaError('rule.broken', {
        fr: `Cette carte de ${person.name} est déjà au dossier, avec la même échéance.`,
        en: `This card of ${person.name} is already on file, with the same expiry.`,
      })
    const last =
      held
        .map(({ expiresOn }) => expiresOn)
        .sort()
        .at(-1) ?? null
    const { id } = await stores.certifications.insert({
      personId,
      kind,
      name: kindLabel(kind)[person.lang],
      number: number ?? null,
      trade: null,
      issuedOn: issued ?? null,
      expiresOn: expires ?? null,
    })
    return {
      id,
      person: { id: person.id, name: person.name },
      kind,
      expires: expires ?? null,
      issued: issued ?? null,
      number: number ?? null,
      replaces: last,
    }
  },
  card({ person, kind, expires, issued, number, replaces }, { lang, today }) {
    const told = {
      card: kindLabel(kind)[lang],
      person: person.name,
      until: expires ? formatDate(expires, lang) : 'none',
    }
    const late = expires !== null && expires < today
    return {
      title: say(lang, 'title'),
      summary: say(lang, late ? 'past' : 'done', told),
      tone: late ? 'warning' : 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'expires'), value: expires ? formatDate(expires, lang) : say(lang, 'never') },
            ...(issued ? [{ label: say(lang, 'issued'), value: formatDate(issued, lang) }] : []),
            ...(number ? [{ label: say(lang, 'number'), value: number }] : []),
          ],
        },
        ...(replaces
          ? [{ type: 'text' as const, text: say(lang, 'replaces', { date: formatDate(replaces, lang) }) }]
          : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'all'),
          intent: { do: 'tool', tool: 'certifications.expiring', input: { person: person.id } },
        },
      ],
    }
  },
  undo: ({ id }) => ({ tool: 'certifications.remove', input: { card: id } }),
})

export const removeCard = defineTool<CardStores>()({
  name: 'certifications.remove',
  title: { fr: 'Retirer une carte du dossier', en: 'Remove a card from the file' },
  gate: 'log',
  permission: 'people.manage',
  examples: REMOVE,
  input: z.object({
    card: z.string().optional(),
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
    kind: cardKind().optional(),
  }),
  output: z.object({ person: z.string(), kind: z.enum(CARD_KINDS) }),
  async run({ card: id, person, kind }, { stores }) {
    const found = id
      ? await stores.certifications.need(id)
      : person && kind
        ? (await stores.certifications.list({ personId: person, kind })).at(-1)
        : null
    if (!found)
      throw new NovaError('not-found', {
        fr: 'Je ne trouve pas cette carte au dossier. Dis-moi de qui et laquelle, par exemple « la carte nacelle de Steve ».',
        en: 'I find no such card on file. Say whose and which one, for instance “Steve’s aerial lift card”.',
      })
    await stores.certifications.remove(found.id)
    return { person: (await stores.persons.need(found.personId)).name, kind: found.kind }
  },
  card({ person, kind }, { lang }) {
    const summary = say(lang, 'removed', { person, card: kindLabel(kind)[lang] })
    return {
      title: say(lang, 'removedTitle'),
      summary,
      tone: 'neutral',
      blocks: [{ type: 'text', text: summary }],
    }
  },
})
