import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import type { Platform } from '../../src/chat/event.ts'
import { PROVINCE_NAMES, PROVINCES } from '../../src/domain/province.ts'
import type { Organization, OrganizationStore } from '../../src/domain/records/organization.ts'
import { type RegistrationKind, readRegistration } from '../../src/domain/registration.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { addPerson } from './add-person.ts'
import { connectPlatform } from './connect-platform.ts'
import { readEmail } from './email-address.ts'
import { LINK, SET_UP } from './set-up-examples.ts'

type Identity = {
  id: string
  platform: Platform
  workspace: string
  account: string
  personId: string
  name: string | null
  linkedBy: 'email' | 'admin' | 'demo'
}
type Stores = { organizations: OrganizationStore; persons: Rows<PersonRow> }
type LinkStores = {
  workspaces: {
    list(filter: { platform: Platform; active: boolean }): Promise<{ workspace: string }[]>
  }
  persons: Rows<PersonRow>
  identities: { link(identity: Partial<Identity>): Promise<Identity> }
}

const say = phrases({
  title: { fr: 'Profil de l’entreprise', en: 'Company profile' },
  summary: {
    fr: '{name} : {missing, select, none {le profil est complet} other {il manque {missing}}}.',
    en: '{name}: {missing, select, none {the profile is complete} other {still missing: {missing}}}.',
  },
  check: { fr: 'À vérifier – {number} : {says}', en: 'To check – {number}: {says}' },
  name: { fr: 'Nom', en: 'Name' },
  address: { fr: 'Adresse', en: 'Address' },
  province: { fr: 'Province', en: 'Province' },
  rbq: { fr: 'Licence RBQ', en: 'RBQ licence' },
  gst: { fr: 'N° de TPS/TVH', en: 'GST/HST number' },
  qst: { fr: 'N° de TVQ', en: 'QST number' },
  zone: { fr: 'Fuseau horaire', en: 'Time zone' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  client: { fr: 'Ajouter un client', en: 'Add a client' },
  person: { fr: 'Ajouter une personne', en: 'Add a person' },
  complete: { fr: 'Compléter', en: 'Complete' },
  linkTitle: { fr: 'Compte relié', en: 'Account linked' },
  linked: {
    fr: 'Le compte {account} sur {platform} est maintenant celui de {person}.',
    en: 'Account {account} on {platform} now belongs to {person}.',
  },
})

const LANGS = [
  { value: 'fr', label: { fr: 'Français', en: 'French' } },
  { value: 'en', label: { fr: 'Anglais', en: 'English' } },
]
const optional = (fr: string, en: string, cues: string[] = []) =>
  field.text({ label: { fr, en }, ...(cues.length ? { cues } : {}) }).optional()

const input = z.object({
  name: optional('Nom de l’entreprise', 'Company name', [
    'nom de la compagnie est',
    'nom de l’entreprise est',
    'company name is',
    'entreprise :',
    'company:',
  ]),
  address: field
    .longText({ label: { fr: 'Adresse', en: 'Address' }, cues: ['adresse :', 'adresse est', 'address:', 'address is'] })
    .optional(),
  province: field
    .choice(PROVINCES as unknown as [string, ...string[]], {
      label: { fr: 'Province', en: 'Province' },
      options: PROVINCES.map((value) => ({ value, label: PROVINCE_NAMES[value] })),
    })
    .optional(),
  rbqLicence: optional('Licence RBQ', 'RBQ licence', ['licence RBQ', 'RBQ licence', 'RBQ']),
  gstNumber: optional('Numéro de TPS', 'GST number', ['TPS c’est', 'TPS est', 'TPS', 'GST number is', 'GST']),
  qstNumber: optional('Numéro de TVQ', 'QST number', ['TVQ c’est', 'TVQ est', 'TVQ', 'QST number is', 'QST']),
  email: optional('Courriel', 'E-mail', ['courriel de l’entreprise', 'company e-mail']),
  phone: optional('Téléphone', 'Telephone', ['téléphone', 'phone']),
  timeZone: optional('Fuseau horaire', 'Time zone', ['fuseau horaire', 'time zone']),
  lang: field.choice(['fr', 'en'], { label: { fr: 'Langue', en: 'Language' }, options: LANGS }).optional(),
  adminName: optional('Ton nom', 'Your name', ['je m’appelle', 'my name is']),
  adminEmail: optional('Ton courriel', 'Your e-mail', ['mon courriel', 'my e-mail', 'my email']),
})

const registration = z.object({
  kind: z.string(),
  number: z.string(),
  says: z.object({ fr: z.string(), en: z.string() }),
})
const output = z.object({
  name: z.string(),
  address: z.string(),
  province: z.string(),
  rbqLicence: z.string().nullable(),
  gstNumber: z.string().nullable(),
  qstNumber: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  timeZone: z.string(),
  doubtful: z.array(registration),
  missing: z.array(z.enum(['name', 'address', 'rbq', 'gst', 'qst'])),
})

const KINDS: [RegistrationKind, 'rbqLicence' | 'gstNumber' | 'qstNumber'][] = [
  ['RBQ', 'rbqLicence'],
  ['GST', 'gstNumber'],
  ['QST', 'qstNumber'],
]

/** A zone that the runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const setUp = defineTool<Stores>()({
  name: 'organization.set_up',
  title: { fr: 'Régler le profil de l’entreprise', en: 'Set up the company profile' },
  gate: 'log',
  permission: 'settings.manage',
  examples: SET_UP,
  input,
  output,
  async run({ adminName, adminEmail, ...said }, { stores, actor }) {
    const patch: Record<string, unknown> = { ...said }
    for (const [kind, name] of KINDS) {
      const number = said[name]
      if (number === undefined) continue
      const read = readRegistration(kind, number)
      if (read.status === 'invalid') throw new NovaError('input.invalid', read.says, { field: name })
      patch[name] = read.number
    }
    if (said.email) patch.email = readEmail(said.email, 'email')
    const ownEmail = readEmail(adminEmail, 'adminEmail')
    if (said.timeZone && !isTimeZone(said.timeZone))
      throw new NovaError(
        'input.invalid',
        {
          fr: `« ${said.timeZone} » n’est pas un fuseau que je connais; on attend par exemple America/Toronto.`,
          en: `"${said.timeZone}" is not a zone that I know; expected for instance America/Toronto.`,
        },
        { field: 'timeZone' },
      )
    if (adminName || ownEmail)
      await stores.persons.update(actor.id, {
        ...(adminName ? { name: adminName } : {}),
        ...(ownEmail ? { email: ownEmail } : {}),
      })
    const row = Object.keys(patch).length
      ? await stores.organizations.update(patch as Partial<Organization>)
      : (await stores.organizations.get())!
    const quebec = row.province === 'QC'
    const missing = [
      ...(row.name && row.name !== 'Nova' ? [] : (['name'] as const)),
      ...(row.address ? [] : (['address'] as const)),
      ...(row.rbqLicence || !quebec ? [] : (['rbq'] as const)),
      ...(row.gstNumber ? [] : (['gst'] as const)),
      ...(row.qstNumber || !quebec ? [] : (['qst'] as const)),
    ]
    const doubtful = KINDS.flatMap(([kind, name]) => {
      const number = row[name]
      const read = number ? readRegistration(kind, number) : null
      return read?.status === 'doubtful' ? [{ kind, number: read.number, says: read.says }] : []
    })
    const { name, address, province, rbqLicence, gstNumber, qstNumber, email, phone, timeZone } = row
    return { name, address, province, rbqLicence, gstNumber, qstNumber, email, phone, timeZone, doubtful, missing }
  },
  card(profile, { lang }) {
    const summary = say(lang, 'summary', {
      name: profile.name,
      missing: profile.missing.map((name) => say(lang, name).toLowerCase()).join(', ') || 'none',
    })
    const province = PROVINCES.find((one) => one === profile.province)
    const values: [Parameters<typeof say>[1], string | null][] = [
      ['name', profile.name],
      ['address', profile.address.replaceAll('\n', ', ')],
      ['province', province ? PROVINCE_NAMES[province][lang] : profile.province],
      ['rbq', profile.rbqLicence],
      ['gst', profile.gstNumber],
      ['qst', profile.qstNumber],
      ['email', profile.email],
      ['phone', profile.phone],
      ['zone', profile.timeZone],
    ]
    const open = (label: 'client' | 'person' | 'complete', tool: string) => ({
      type: 'button' as const,
      label: say(lang, label),
      intent: { do: 'form' as const, tool, input: {} },
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: profile.doubtful.length || profile.missing.length ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'fields', fields: values.map(([label, value]) => ({ label: say(lang, label), value: value || '–' })) },
        ...profile.doubtful.map(
          ({ number, says }): Block => ({ type: 'text', text: say(lang, 'check', { number, says: says[lang] }) }),
        ),
      ],
      actions: [
        ...(profile.missing.length ? [open('complete', 'organization.set_up')] : []),
        open('person', 'persons.add'),
        open('client', 'clients.create_or_update'),
      ],
    }
  },
})

const PLATFORMS = [
  { value: 'slack', label: { fr: 'Slack', en: 'Slack' } },
  { value: 'teams', label: { fr: 'Teams', en: 'Teams' } },
  { value: 'discord', label: { fr: 'Discord', en: 'Discord' } },
  { value: 'web', label: { fr: 'Page locale', en: 'Local page' } },
]

const linkAccount = defineTool<LinkStores>()({
  name: 'persons.link_account',
  title: { fr: 'Relier un compte à une personne', en: 'Link an account to a person' },
  gate: 'log',
  permission: 'settings.manage',
  examples: LINK,
  input: z.object({
    person: field.person({
      label: { fr: 'Personne', en: 'Person' },
      ask: { fr: 'À qui est ce compte?', en: 'Whose account is it?' },
    }),
    platform: field.choice(['slack', 'teams', 'discord', 'web'], {
      label: { fr: 'Plateforme', en: 'Platform' },
      ask: { fr: 'Sur quelle plateforme?', en: 'On which platform?' },
      options: PLATFORMS,
    }),
    account: field.text({
      label: { fr: 'Identifiant du compte', en: 'Account id' },
      ask: {
        fr: 'Quel est l’identifiant du compte (par exemple U0123ABCD)?',
        en: 'What is the account id (for example U0123ABCD)?',
      },
      cues: ['compte', 'account', 'user'],
    }),
    workspace: optional('Espace de travail', 'Workspace', ['espace', 'workspace']),
  }),
  output: z.object({ person: z.string(), platform: z.string(), account: z.string() }),
  async run({ person: id, platform, account: said, workspace }, { stores, origin }) {
    // An id holds no space: "le compte U0123ABCD" names it last.
    const account = said.split(/\s+/).at(-1)!
    const person = await stores.persons.need(id)
    if (toActor(person).permissions.size === 0)
      throw new NovaError('rule.broken', {
        fr: `${person.name} n’est plus actif : son compte ne se relie pas.`,
        en: `${person.name} is no longer active: their account cannot be linked.`,
      })
    const here = origin?.platform === platform ? origin.workspace : platform === 'web' ? 'local' : undefined
    const [only, ...others] = await stores.workspaces.list({ platform: platform as Platform, active: true })
    const home = workspace ?? here ?? (others.length === 0 ? only?.workspace : undefined)
    if (!home)
      throw new NovaError(
        'input.invalid',
        { fr: 'Il me faut l’espace de travail du compte.', en: 'I need the account’s workspace.' },
        { field: 'workspace' },
      )
    await stores.identities.link({ platform, workspace: home, account, personId: person.id, linkedBy: 'admin' })
    return { person: person.name, platform, account }
  },
  card(linked, { lang }) {
    const sentence = say(lang, 'linked', linked)
    return {
      title: say(lang, 'linkTitle'),
      summary: sentence,
      tone: 'success',
      blocks: [{ type: 'text', text: sentence }],
    }
  },
})

export const setupTools = [setUp, addPerson, linkAccount, connectPlatform]
