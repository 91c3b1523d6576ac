import { z } from 'zod'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Permission, Role } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { ROLES } from '../executive/add-person.ts'
import { REVOKES, ROLE_CHANGES } from './access-examples.ts'

type Token = { id: string; personId: string; revokedAt: Date | null }
export type AccessStores = { persons: Rows<PersonRow>; apiTokens: Rows<Token>; tasks: Rows<Task> }

const say = phrases({
  change: { fr: 'Changement d’accès', en: 'Access change' },
  ask: { fr: '{name} : {changes}?', en: '{name}: {changes}?' },
  done: { fr: '{name} : {changes}. C’est fait.', en: '{name}: {changes}. Done.' },
  role: { fr: 'rôle de {before} à {after}', en: 'role from {before} to {after}' },
  limit: {
    fr: '{what} jusqu’à {after} (avant : {before})',
    en: '{what} up to {after} (before: {before})',
  },
  'invoices.approve': { fr: 'factures', en: 'invoices' },
  'changes.approve': { fr: 'avenants', en: 'changes' },
  'purchases.approve': { fr: 'achats', en: 'purchases' },
  unlimited: { fr: 'sans plafond', en: 'no limit' },
  never: { fr: 'aucun droit', en: 'no right' },
  revoke: { fr: 'Retrait d’accès', en: 'Access removal' },
  askRevoke: {
    fr: 'Retirer tout accès à {name}{tokens, plural, =0 {} one { et # jeton d’API} other { et # jetons d’API}}?',
    en: 'Remove all access of {name}{tokens, plural, =0 {} one { and # API token} other { and # API tokens}}?',
  },
  revoked: {
    fr: '{name} n’a plus accès{tokens, plural, =0 {} one {; # jeton révoqué} other {; # jetons révoqués}}. {tasks, plural, =0 {Aucune tâche à redonner} one {# tâche à redonner} other {# tâches à redonner}}.',
    en: '{name} has no access any more{tokens, plural, =0 {} one {; # token revoked} other {; # tokens revoked}}. {tasks, plural, =0 {No task to hand over} one {# task to hand over} other {# tasks to hand over}}.',
  },
  keeps: {
    fr: 'Ses heures, ses tâches et ses messages restent au dossier; rien n’est effacé.',
    en: 'Hours, tasks and messages stay on file; nothing is erased.',
  },
})

const person = field.person({ label: { fr: 'Personne', en: 'Person' }, ask: { fr: 'Qui?', en: 'Who?' } })
const roleName = (role: Role, lang: 'fr' | 'en') => ROLES.find(({ value }) => value === role)!.label[lang].toLowerCase()

/** Throws `rule.broken` where nobody may: for oneself, or when nobody would be left to manage access. */
async function checkTarget(target: PersonRow, after: Role | null, { stores, actor }: Context<AccessStores>) {
  if (target.id === actor.id)
    throw new NovaError('rule.broken', {
      fr: 'Personne ne change son propre accès. Demande à quelqu’un d’autre de le demander pour toi.',
      en: 'Nobody changes their own access. Have somebody else ask for it.',
    })
  if (!target.active)
    throw new NovaError('rule.broken', {
      fr: `${target.name} n’a déjà plus accès.`,
      en: `${target.name} has no access already.`,
    })
  const managers = (await stores.persons.list({ active: true })).filter((one) =>
    toActor(one).permissions.has('access.manage'),
  )
  if (after !== 'admin' && managers.length === 1 && managers[0]!.id === target.id)
    throw new NovaError('rule.broken', {
      fr: `${target.name} est la seule personne qui gère les accès : donne d’abord ce droit à quelqu’un d’autre.`,
      en: `${target.name} is the only one who manages access: give that right to somebody else first.`,
    })
}

const roleInput = z.object({
  person,
  role: field
    .choice(['user', 'manager', 'viewer', 'admin'], { label: { fr: 'Rôle', en: 'Role' }, options: ROLES })
    .optional(),
  limit: field.money({ label: { fr: 'Approuve jusqu’à', en: 'Approves up to' } }).optional(),
  limitOn: field
    .choice(['purchases', 'invoices', 'changes'], {
      label: { fr: 'Plafond sur', en: 'Limit on' },
      options: [
        {
          value: 'purchases',
          label: { fr: 'Les achats', en: 'Purchases' },
          words: ['achat', 'achats', 'commandes', 'purchase', 'orders'],
        },
        {
          value: 'invoices',
          label: { fr: 'Les factures', en: 'Invoices' },
          words: ['facture', 'factures', 'facturation', 'invoice', 'billing'],
        },
        {
          value: 'changes',
          label: { fr: 'Les avenants', en: 'Changes' },
          words: ['avenant', 'avenants', 'change order', 'change orders'],
        },
      ],
    })
    .optional(),
})

const RIGHT_OF = {
  purchases: 'purchases.approve',
  invoices: 'invoices.approve',
  changes: 'changes.approve',
} as const

const change = z.object({
  permission: z.enum(Object.values(RIGHT_OF)),
  before: z.int().nullable(),
  had: z.boolean(),
  after: z.int(),
})

async function readChange(wanted: z.output<typeof roleInput>, ctx: Context<AccessStores>) {
  const target = await ctx.stores.persons.need(wanted.person)
  const role = wanted.role && wanted.role !== target.role ? wanted.role : null
  await checkTarget(target, role ?? target.role, ctx)
  const rights = toActor(target).permissions
  // A limit without more is one for orders, as most are.
  const permission = RIGHT_OF[wanted.limitOn ?? 'purchases']
  const after = wanted.limit === undefined ? null : Math.abs(wanted.limit)
  const had = rights.has(permission)
  const before = target.limits[permission] ?? null
  const limits = after === null || (had && before === after) ? [] : [{ permission, before, had, after }]
  if (!role && !limits.length)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Rien ne change pour ${target.name} (${roleName(target.role, 'fr')}). Dis le nouveau rôle ou le nouveau plafond.`,
        en: `Nothing changes for ${target.name} (${roleName(target.role, 'en')}). Say the new role or the new limit.`,
      },
      { field: 'role' },
    )
  return { target, role, limits }
}

function changeText(
  { from, to, limits }: { from: Role; to: Role; limits: readonly z.output<typeof change>[] },
  lang: 'fr' | 'en',
): string {
  const amount = (one: z.output<typeof change>) =>
    one.before !== null ? formatMoney(one.before, lang) : say(lang, one.had ? 'unlimited' : 'never')
  return [
    ...(from === to ? [] : [say(lang, 'role', { before: roleName(from, lang), after: roleName(to, lang) })]),
    ...limits.map((one) =>
      say(lang, 'limit', {
        what: say(lang, one.permission),
        after: formatMoney(one.after, lang),
        before: amount(one),
      }),
    ),
  ].join(', ')
}

const ROLE = z.enum(['user', 'manager', 'viewer', 'admin'])

export const changeRole = defineTool<AccessStores>()({
  name: 'users.change_role',
  title: { fr: 'Changer un rôle ou un plafond', en: 'Change a role or limit' },
  gate: 'approve',
  permission: 'projects.write',
  approval: { permission: 'access.manage' },
  examples: ROLE_CHANGES,
  input: roleInput,
  output: z.object({ name: z.string(), from: ROLE, to: ROLE, limits: z.array(change) }),
  async preview(wanted, ctx) {
    const { target, role, limits } = await readChange(wanted, ctx)
    const changes = changeText({ from: target.role, to: role ?? target.role, limits }, ctx.lang)
    const summary = say(ctx.lang, 'ask', { name: target.name, changes })
    return {
      subject: { person: target.id, from: target.role, to: role ?? target.role, limits },
      card: {
        title: say(ctx.lang, 'change'),
        summary,
        tone: 'warning',
        blocks: [{ type: 'text', text: summary }],
      },
    }
  },
  async run(wanted, ctx) {
    const { target, role, limits } = await readChange(wanted, ctx)
    const given: Permission[] = limits.map(({ permission }) => permission)
    await ctx.stores.persons.update(target.id, {
      ...(role ? { role } : {}),
      granted: [...new Set([...target.granted, ...given])],
      revoked: target.revoked.filter((one) => !given.includes(one)),
      limits: { ...target.limits, ...Object.fromEntries(limits.map((one) => [one.permission, one.after])) },
    })
    return { name: target.name, from: target.role, to: role ?? target.role, limits }
  },
  card({ name, from, to, limits }, { lang }) {
    const summary = say(lang, 'done', { name, changes: changeText({ from, to, limits }, lang) })
    return { title: say(lang, 'change'), summary, tone: 'success', blocks: [{ type: 'text', text: summary }] }
  },
})

async function readLeaver(id: string, ctx: Context<AccessStores>) {
  const target = await ctx.stores.persons.need(id)
  await checkTarget(target, null, ctx)
  const tokens = await ctx.stores.apiTokens.list({ personId: id, revokedAt: null })
  return { target, tokens }
}

export const revokeAccess = defineTool<AccessStores>()({
  name: 'users.revoke',
  title: { fr: 'Retirer l’accès d’une personne', en: 'Remove a person’s access' },
  gate: 'approve',
  permission: 'projects.write',
  approval: { permission: 'access.manage' },
  examples: REVOKES,
  input: z.object({ person }),
  output: z.object({ name: z.string(), tokens: z.int(), tasks: z.int() }),
  async preview({ person: id }, ctx) {
    const { target, tokens } = await readLeaver(id, ctx)
    const summary = say(ctx.lang, 'askRevoke', { name: target.name, tokens: tokens.length })
    return {
      subject: { person: target.id, tokens: tokens.map((one) => one.id).sort() },
      card: {
        title: say(ctx.lang, 'revoke'),
        summary,
        tone: 'danger',
        blocks: [
          { type: 'text', text: summary },
          { type: 'text', text: say(ctx.lang, 'keeps') },
        ],
      },
    }
  },
  async run({ person: id }, ctx) {
    const { stores, now } = ctx
    const { target, tokens } = await readLeaver(id, ctx)
    await stores.persons.update(id, { active: false })
    for (const token of tokens) await stores.apiTokens.update(token.id, { revokedAt: now })
    const tasks = await stores.tasks.list({ assigneeId: id, status: ['open', 'doing'] })
    return { name: target.name, tokens: tokens.length, tasks: tasks.length }
  },
  card({ name, tokens, tasks }, { lang }) {
    const summary = say(lang, 'revoked', { name, tokens, tasks })
    return {
      title: say(lang, 'revoke'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'text', text: say(lang, 'keeps') },
      ],
    }
  },
})
