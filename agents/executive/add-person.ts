import { z } from 'zod'
import type { Platform } from '../../src/chat/event.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { readEmail } from './email-address.ts'
import { ADD_PERSON } from './set-up-examples.ts'

type Identity = { platform: Platform; workspace: string; account: string; personId: string; linkedBy: 'admin' }
type Channel = { platform: Platform; workspace: string; channel: string; name: string; kind: 'dm'; personId: string }
export type PersonStores = {
  persons: Rows<PersonRow>
  identities: { link(identity: Identity): Promise<unknown> }
  channels: { insert(channel: Channel): Promise<unknown> }
}

const say = phrases({
  title: { fr: 'Personne ajoutée', en: 'Person added' },
  added: {
    fr: '{name}{job, select, none {} other {, {job},}} fait partie de l’équipe ({role}).',
    en: '{name}{job, select, none {} other {, {job},}} is on the team ({role}).',
  },
  admin: { fr: 'administration', en: 'administrator' },
  manager: { fr: 'gestion', en: 'manager' },
  user: { fr: 'équipe', en: 'user' },
  viewer: { fr: 'lecture', en: 'viewer' },
  handle: { fr: 'Identifiant', en: 'Handle' },
  email: { fr: 'Courriel', en: 'E-mail' },
  limit: { fr: 'Approuve les factures jusqu’à', en: 'Approves invoices up to' },
  changes: { fr: 'Approuve les avenants jusqu’à', en: 'Approves changes up to' },
  purchases: { fr: 'Approuve les achats jusqu’à', en: 'Approves purchases up to' },
  slack: {
    fr: 'Sur Slack, son compte se relie par ce courriel; sinon, relie-le à la main.',
    en: 'On Slack, their account links by this e-mail; otherwise link it by hand.',
  },
  link: { fr: 'Relier un compte', en: 'Link an account' },
})

/** What each role is called. */
export const ROLES = [
  {
    value: 'user',
    label: { fr: 'Équipe', en: 'User' },
    words: ['employé', 'employée', 'ouvrier', 'apprenti', 'charpentier', 'worker', 'apprentice'],
  },
  {
    value: 'manager',
    label: { fr: 'Gestion', en: 'Manager' },
    words: ['gestionnaire', 'chargé de projet', 'chargée de projet', 'project manager'],
  },
  { value: 'viewer', label: { fr: 'Lecture', en: 'Viewer' }, words: ['lecture seule', 'read only', 'read-only'] },
  {
    value: 'admin',
    label: { fr: 'Administration', en: 'Administrator' },
    words: ['administrateur', 'administratrice'],
  },
]

export const limitField = (fr: string, en: string, cues?: string[]) =>
  field.money({ label: { fr, en }, ...(cues ? { cues } : {}) }).optional()

export const LIMITS: [Permission, 'invoiceLimit' | 'changeLimit' | 'purchaseLimit'][] = [
  ['invoices.approve', 'invoiceLimit'],
  ['changes.approve', 'changeLimit'],
  ['purchases.approve', 'purchaseLimit'],
]

/** First name in lower case without accents, as the handle is. */
const handleOf = (name: string) =>
  name
    .split(' ')[0]!
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z-]/g, '') || 'personne'

/** "Marc Roy, contremaître, marc@firme.example" said in one breath: the name, then what was not said elsewhere. */
function readIntroduction(said: string, title: string | undefined, email: string | undefined) {
  const [name = said, ...rest] = said.split(/\s*,\s*/)
  return {
    name,
    title: title ?? rest.find((one) => !one.includes('@')),
    email: email ?? rest.find((one) => one.includes('@')),
  }
}

export const personInput = z.object({
  name: field.text({
    label: { fr: 'Nom', en: 'Name' },
    ask: { fr: 'Quel est son nom?', en: 'What is their name?' },
    cues: ['employée :', 'employé :', 'personne :', 'collègue :', 'employee:', 'person:', 'nommée', 'nommé', 'named'],
  }),
  title: field
    .text({ label: { fr: 'Poste', en: 'Job title' }, cues: ['poste :', 'poste', 'job:', 'title:', 'comme'] })
    .optional(),
  role: field
    .choice(['user', 'manager', 'viewer', 'admin'], { label: { fr: 'Rôle', en: 'Role' }, options: ROLES })
    .optional(),
  email: field
    .text({ label: { fr: 'Courriel', en: 'E-mail' }, cues: ['courriel :', 'courriel', 'e-mail:', 'email'] })
    .optional(),
  lang: field
    .choice(['fr', 'en'], {
      label: { fr: 'Langue', en: 'Language' },
      options: [
        { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['francophone'] },
        { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['anglophone'] },
      ],
    })
    .optional(),
  invoiceLimit: limitField('Approuve les factures jusqu’à', 'Approves invoices up to', [
    'sur les factures',
    'factures jusqu’à',
    'invoice limit',
    'invoices up to',
  ]),
  changeLimit: limitField('Approuve les avenants jusqu’à', 'Approves changes up to', [
    'avenants jusqu’à',
    'changes up to',
  ]),
  purchaseLimit: limitField('Approuve les achats jusqu’à', 'Approves purchases up to', [
    'achats jusqu’à',
    'purchases up to',
  ]),
})
export type NewPerson = z.output<typeof personInput>

/** Who is meant, when nobody of that name or address is there yet. Throws `conflict`. */
export async function checkNew(
  { name: said, title: job, email: mail }: Pick<NewPerson, 'name' | 'title' | 'email'>,
  stores: Pick<PersonStores, 'persons'>,
) {
  const { name, title, email: written } = readIntroduction(said, job, mail)
  const email = readEmail(written, 'email')
  const persons = await stores.persons.list()
  const taken = persons.find(
    (one) =>
      one.name.toLowerCase() === name.toLowerCase() || (email && one.email?.toLowerCase() === email.toLowerCase()),
  )
  if (taken)
    throw new NovaError('conflict', {
      fr: `${taken.name} est déjà dans l’équipe${email && taken.email === email ? ' avec ce courriel' : ''}.`,
      en: `${taken.name} is on the team already${email && taken.email === email ? ' with that e-mail' : ''}.`,
    })
  return { name, title, email, persons }
}

export async function insertPerson(
  { role = 'user', lang, name: said, title: job, email: mail, ...limits }: NewPerson,
  { stores, organization }: Context<PersonStores>,
) {
  const { name, title, email, persons } = await checkNew({ name: said, title: job, email: mail }, stores)
  const base = handleOf(name)
  const handles = new Set(persons.map((one) => one.handle))
  let handle = base
  for (let n = 2; handles.has(handle); n++) handle = `${base}${n}`
  const given = LIMITS.flatMap(([permission, key]) =>
    limits[key] === undefined ? [] : [{ permission, limit: Math.abs(limits[key]) }],
  )
  const person = await stores.persons.insert({
    name,
    handle,
    title: title ?? '',
    role,
    lang: lang ?? organization.lang,
    email: email ?? null,
    granted: given.map(({ permission }) => permission),
    limits: Object.fromEntries(given.map(({ permission, limit: cents }) => [permission, cents])),
  })
  const web = { platform: 'web' as const, workspace: 'local', personId: person.id }
  await stores.identities.link({ ...web, account: person.id, linkedBy: 'admin' })
  await stores.channels.insert({ ...web, channel: `dm-${person.id}`, name: 'Nova', kind: 'dm' })
  return { id: person.id, name, handle, title: title ?? '', role, email: email ?? null, limits: given }
}

export const addPerson = defineTool<PersonStores>()({
  name: 'persons.add',
  title: { fr: 'Ajouter une personne', en: 'Add a person' },
  gate: 'log',
  permission: 'settings.manage',
  examples: ADD_PERSON,
  input: personInput,
  output: z.object({
    id: z.string(),
    name: z.string(),
    handle: z.string(),
    title: z.string(),
    role: z.enum(['user', 'manager', 'viewer', 'admin']),
    email: z.string().nullable(),
    limits: z.array(z.object({ permission: z.string(), limit: z.int() })),
  }),
  run: insertPerson,
  card({ id, name, handle, title, role, email, limits }, { lang }) {
    const sentence = say(lang, 'added', { name, job: title || 'none', role: say(lang, role) })
    const labels: Record<string, 'limit' | 'changes' | 'purchases'> = {
      'invoices.approve': 'limit',
      'changes.approve': 'changes',
      'purchases.approve': 'purchases',
    }
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [
        { type: 'text', text: sentence },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'handle'), value: handle },
            { label: say(lang, 'email'), value: email ?? '–' },
            ...limits.map((one) => ({
              label: say(lang, labels[one.permission]!),
              value: formatMoney(one.limit, lang),
            })),
          ],
        },
        ...(email ? [{ type: 'text' as const, text: say(lang, 'slack') }] : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'link'),
          intent: { do: 'form', tool: 'persons.link_account', input: { person: id } },
        },
      ],
    }
  },
})
