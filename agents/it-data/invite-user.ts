import { z } from 'zod'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import {
  checkNew,
  insertPerson,
  LIMITS,
  limitField,
  type NewPerson,
  type PersonStores,
  personInput,
  ROLES,
} from '../executive/add-person.ts'
import { INVITES } from './access-examples.ts'

const say = phrases({
  title: { fr: 'Invitation', en: 'Invitation' },
  ask: {
    fr: 'Ouvrir un accès à {name} ({role}){limits, select, none {} other {, {limits}}}?',
    en: 'Open access to {name} ({role}){limits, select, none {} other {, {limits}}}?',
  },
  done: {
    fr: '{name} a maintenant accès ({role}); identifiant : {handle}.',
    en: '{name} has access now ({role}); handle: {handle}.',
  },
  'invoices.approve': { fr: 'factures jusqu’à {limit}', en: 'invoices up to {limit}' },
  'changes.approve': { fr: 'avenants jusqu’à {limit}', en: 'changes up to {limit}' },
  'purchases.approve': { fr: 'achats jusqu’à {limit}', en: 'purchases up to {limit}' },
  role: { fr: 'Rôle', en: 'Role' },
  job: { fr: 'Poste', en: 'Job title' },
  email: { fr: 'Courriel', en: 'E-mail' },
  approves: { fr: 'Approuve', en: 'Approves' },
  link: { fr: 'Relier un compte', en: 'Link an account' },
  note: {
    fr: 'Rien n’est envoyé à la personne : son compte Slack, Teams ou Discord se relie par son courriel, ou à la main.',
    en: 'Nothing is sent to the person: a Slack, Teams or Discord account links by its e-mail, or by hand.',
  },
})

const roleLabel = (role: string, lang: 'fr' | 'en') =>
  ROLES.find(({ value }) => value === role)!.label[lang].toLowerCase()

type Limited = 'invoices.approve' | 'changes.approve' | 'purchases.approve'
const limitsOf = (wanted: NewPerson) =>
  LIMITS.flatMap(([permission, key]) =>
    wanted[key] === undefined ? [] : [{ permission: permission as Limited, limit: Math.abs(wanted[key]) }],
  )

const { invoiceLimit, changeLimit, purchaseLimit: _, ...who } = personInput.shape

export const inviteUser = defineTool<PersonStores>()({
  name: 'users.invite',
  title: { fr: 'Inviter une personne', en: 'Invite a person' },
  gate: 'approve',
  permission: 'projects.write',
  approval: { permission: 'access.manage' },
  examples: INVITES,
  // An amount without more is a project manager's limit for orders.
  input: z.object({
    ...who,
    purchaseLimit: limitField('Approuve les achats jusqu’à', 'Approves purchases up to'),
    invoiceLimit,
    changeLimit,
  }),
  output: z.object({ id: z.string(), name: z.string(), handle: z.string(), role: z.string() }),
  async preview(wanted, { stores, lang }) {
    const { name, title, email } = await checkNew(wanted, stores)
    const role = wanted.role ?? 'user'
    const limits = limitsOf(wanted)
    const told = limits.map(({ permission, limit }) => say(lang, permission, { limit: formatMoney(limit, lang) }))
    const summary = say(lang, 'ask', { name, role: roleLabel(role, lang), limits: told.join(', ') || 'none' })
    return {
      subject: { name, title: title ?? null, email: email ?? null, role, limits },
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'role'), value: roleLabel(role, lang) },
              { label: say(lang, 'job'), value: title ?? '–' },
              { label: say(lang, 'email'), value: email ?? '–' },
              { label: say(lang, 'approves'), value: told.join(', ') || '–' },
            ],
          },
          { type: 'text', text: say(lang, 'note') },
        ],
      },
    }
  },
  async run(wanted, ctx) {
    const { id, name, handle, role } = await insertPerson(wanted, ctx)
    return { id, name, handle, role }
  },
  card({ id, name, handle, role }, { lang }) {
    const summary = say(lang, 'done', { name, handle, role: roleLabel(role, lang) })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'text', text: say(lang, 'note') },
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
