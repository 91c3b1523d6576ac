import { z } from 'zod'
import { defineAgent } from '../../src/agent/define.ts'
import { PROVINCE_NAMES, PROVINCES } from '../../src/domain/province.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { readEmail } from '../executive/email-address.ts'
import { FIND, SAVE } from './client-examples.ts'
import { clientSheet, kept, record, recordOf } from './client-sheet.ts'

type Stores = { clients: Rows<Client> }

const say = phrases({
  created: { fr: 'Client ajouté', en: 'Client added' },
  updated: { fr: 'Fiche mise à jour', en: 'Record updated' },
  archived: { fr: 'Client retiré', en: 'Client removed' },
  contact: { fr: 'Contact', en: 'Contact' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  list: { fr: 'Nos clients', en: 'Our clients' },
  listed: {
    fr: '{n, plural, =0 {Aucun client encore} one {# client} other {# clients}}.',
    en: '{n, plural, =0 {No client yet} one {# client} other {# clients}}.',
  },
  client: { fr: 'Client', en: 'Client' },
  add: { fr: 'Ajouter un client', en: 'Add a client' },
})

const text = (fr: string, en: string, cues: string[]) => field.text({ label: { fr, en }, cues }).optional()

const input = z.object({
  client: field.client({ label: { fr: 'Client à corriger', en: 'Client to change' } }).optional(),
  name: field
    .text({
      label: { fr: 'Nom', en: 'Name' },
      ask: { fr: 'Quel est le nom du client?', en: 'What is the client’s name?' },
      cues: [
        'client :',
        'nouveau client',
        'nouvelle cliente',
        'new client',
        'new customer',
        'client:',
        'nommé',
        'named',
      ],
    })
    .optional(),
  address: field
    .longText({
      label: { fr: 'Adresse', en: 'Address' },
      cues: ['adresse :', 'adresse', 'au', 'address:', 'address', 'located at'],
    })
    .optional(),
  province: field
    .choice(PROVINCES as unknown as [string, ...string[]], {
      label: { fr: 'Province', en: 'Province' },
      options: PROVINCES.map((value) => ({ value, label: PROVINCE_NAMES[value] })),
    })
    .optional(),
  contact: text('Contact', 'Contact', ['contact :', 'contact:', 'contact est', 'contact is']),
  email: text('Courriel', 'E-mail', ['courriel :', 'courriel', 'e-mail:', 'email', 'c’est']),
  phone: text('Téléphone', 'Telephone', ['téléphone', 'tél', 'phone']),
  lang: field
    .choice(['fr', 'en'], {
      label: { fr: 'Langue', en: 'Language' },
      options: [
        { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['en français', 'francophone'] },
        { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['en anglais', 'anglophone'] },
      ],
    })
    .optional(),
  terms: field
    .quantity({
      label: { fr: 'Échéance (jours)', en: 'Terms (days)' },
      cues: ['net', 'payable à', 'paie à', 'termes de', 'terms to', 'terms of', 'terms'],
    })
    .optional(),
  /** What undo goes back to. */
  restore: kept.optional(),
})
type Said = z.output<typeof input>

function checkMayKeep(ctx: Context<unknown>): void {
  if ((['finance.write', 'projects.write', 'marketing.write'] as const).some((right) => ctx.can(right))) return
  throw new NovaError('auth.forbidden', {
    fr: 'Les fiches clients se tiennent au bureau : demande à la facturation, aux ventes ou à un chargé de projet.',
    en: 'Client records are kept at the office: ask billing, sales or a project manager.',
  })
}

/** "Toitures Mercier, 12 rue des Pins à Granby": a comma and a house number begin the address. */
function readName(name: string | undefined, address: string | undefined) {
  const [, before, after] = /^([^,]+),\s*(\d.*)$/.exec(name ?? '') ?? []
  return before && after && !address ? { name: before, address: after } : {}
}

async function write(said: Said, { stores, organization }: Context<Stores>) {
  const { client: id, restore, terms, ...told } = said
  const rest = {
    ...told,
    ...readName(told.name, told.address),
    ...(told.email ? { email: readEmail(told.email, 'email') } : {}),
  }
  // A quantity is in thousandths.
  const days = terms === undefined ? undefined : Math.round(terms / 1000)
  if (days !== undefined && days > 180)
    throw new NovaError(
      'input.invalid',
      { fr: 'Une échéance va jusqu’à 180 jours.', en: 'Terms go up to 180 days.' },
      { field: 'terms' },
    )
  const patch = { ...rest, ...(days === undefined ? {} : { termsDays: days }) } as Partial<Client>
  const same = rest.name
    ? (await stores.clients.list()).find((one) => one.name.toLowerCase() === rest.name!.toLowerCase())
    : undefined
  const known = id ? await stores.clients.need(id) : same
  if (known) {
    if (same && same.id !== known.id)
      throw new NovaError('conflict', {
        fr: `${same.name} existe déjà : une fiche par client.`,
        en: `${same.name} exists already: one record per client.`,
      })
    const changed = await stores.clients.update(known.id, restore ?? { ...patch, active: true })
    return { record: recordOf(changed), before: recordOf(known) }
  }
  if (!rest.name)
    throw new NovaError(
      'input.invalid',
      { fr: 'Quel est le nom du client?', en: 'What is the client’s name?' },
      { field: 'name' },
    )
  const added = await stores.clients.insert({ lang: organization.lang, ...patch, aliases: [] })
  return { record: recordOf(added), before: null }
}

const saveClient = defineTool<Stores>()({
  name: 'clients.create_or_update',
  title: { fr: 'Ajouter ou corriger un client', en: 'Add or change a client' },
  gate: 'log',
  permission: 'tasks.write',
  examples: SAVE,
  input,
  output: z.object({ record, before: record.nullable() }),
  async run(said, ctx) {
    checkMayKeep(ctx)
    return write(said, ctx)
  },
  card: ({ record: client, before }, { lang }) =>
    clientSheet(
      client,
      say(lang, !client.active ? 'archived' : before ? 'updated' : 'created'),
      lang,
      client.active ? 'success' : 'neutral',
    ),
  // A record that others may refer to by now is put aside, never erased.
  undo: ({ record: { id, ...now }, before }) => {
    const { id: _, ...earlier } = before ?? { id, ...now, active: false }
    return { tool: 'clients.create_or_update', input: { client: id, restore: earlier } }
  },
})

const findClients = defineTool<Stores>()({
  name: 'clients.find',
  title: { fr: 'Voir une fiche client', en: 'See a client record' },
  gate: 'none',
  permission: 'projects.read',
  examples: FIND,
  input: z.object({
    client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
    province: input.shape.province,
  }),
  output: z.object({ clients: z.array(record) }),
  async run({ client, province }, { stores }) {
    const clients = client
      ? [await stores.clients.need(client)]
      : await stores.clients.list({ active: true, ...(province ? { province } : {}) })
    return { clients: clients.map(recordOf).sort((a, b) => a.name.localeCompare(b.name)) }
  },
  card({ clients }, { lang }) {
    const [only] = clients
    if (only && clients.length === 1) return clientSheet(only, only.name, lang, 'neutral')
    const summary = say(lang, 'listed', { n: clients.length })
    return {
      title: say(lang, 'list'),
      summary,
      tone: 'neutral',
      blocks: clients.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'list'),
              columns: [
                { label: say(lang, 'client') },
                { label: say(lang, 'contact') },
                { label: say(lang, 'email') },
                { label: say(lang, 'phone') },
              ],
              rows: clients
                .slice(0, 15)
                .map((one) => [
                  { text: one.name, href: `nova:clients/${one.id}` },
                  one.contact ?? '–',
                  one.email ?? '–',
                  one.phone ?? '–',
                ]),
              ...(clients.length > 15 ? { more: clients.length - 15 } : {}),
            },
          ]
        : [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'add'),
          intent: { do: 'form', tool: 'clients.create_or_update', input: {} },
        },
      ],
    }
  },
})

export const ines = defineAgent<Stores>({
  id: 'ines-crm',
  handle: 'ines',
  name: 'Inès',
  role: { fr: 'Fiches clients', en: 'Client records' },
  mission: {
    fr: 'Tient une fiche juste par client : où le joindre, en quelle langue lui écrire, quand il paie.',
    en: 'Keeps one right record per client: where to reach them, in which language to write, when they pay.',
  },
  department: 'sales',
  reportsTo: 'philippe-ventes',
  tier: 'specialist',
  tools: [saveClient, findClients],
})
