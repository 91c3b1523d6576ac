import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, daysBetween, formatDate } from '../../src/lib/dates.ts'
import { type Bilingual, type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { ApprovalBookStores } from './approval-book.ts'
import { DELEGATE, REVOKE } from './delegation-examples.ts'

const say = phrases({
  title: { fr: 'Délégation d’approbations', en: 'Delegation of approvals' },
  ask: {
    fr: 'Du {from} au {to}, {to_} décidera à la place de {by}. C’est bien ça?',
    en: 'From {from} to {to}, {to_} will decide in place of {by}. Is that right?',
  },
  done: {
    fr: 'Du {from} au {to}, {to_} peut décider à la place de {by}.',
    en: 'From {from} to {to}, {to_} may decide in place of {by}.',
  },
  rights: { fr: 'Ce qui est délégué', en: 'What is delegated' },
  upTo: { fr: '{right} jusqu’à {limit}', en: '{right} up to {limit}' },
  limits: {
    fr: 'Jamais plus que tes propres droits et limites, et jamais pour tes propres demandes. Chacun garde aussi les siens.',
    en: 'Never more than your own rights and limits, and never for your own requests. Everybody keeps their own as well.',
  },
  stop: { fr: 'Arrêter la délégation', en: 'End the delegation' },
  ended: {
    fr: 'Ta délégation à {names} est terminée : c’est toi qui décides.',
    en: 'Your delegation to {names} has ended: you decide.',
  },
})

const RIGHTS: Partial<Record<Permission, Bilingual>> = {
  'invoices.approve': { fr: 'factures', en: 'invoices' },
  'credits.approve': { fr: 'notes de crédit', en: 'credit notes' },
  'changes.approve': { fr: 'avenants', en: 'change orders' },
  'purchases.approve': { fr: 'achats', en: 'purchases' },
  'time.approve': { fr: 'heures', en: 'hours' },
  'marketing.approve': { fr: 'publications', en: 'posts' },
  'schedules.approve': { fr: 'envois programmés', en: 'schedules' },
}
const MAX_DAYS = 92

const input = z.object({
  person: field.person({
    label: { fr: 'À qui', en: 'To whom' },
    ask: { fr: 'Qui approuve à ta place?', en: 'Who approves in your place?' },
  }),
  period: field.period({
    label: { fr: 'Période', en: 'Period' },
    ask: { fr: 'De quand à quand?', en: 'From when to when?' },
  }),
})
const fact = z.object({
  by: z.string(),
  to: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  until: z.string(),
  rights: z.array(z.object({ right: z.string(), limit: z.int().nullable() })),
})

async function plan({ person, period }: z.output<typeof input>, ctx: Context<ApprovalBookStores>) {
  const { actor, today, stores } = ctx
  const rights = (Object.keys(RIGHTS) as Permission[]).filter((one) => actor.permissions.has(one))
  const broken = (fr: string, en: string) => new NovaError('rule.broken', { fr, en })
  if (rights.length === 0)
    throw broken('Tu n’as aucun droit d’approbation à déléguer.', 'You have no approval right to delegate.')
  const to = toActor(await stores.persons.need(person))
  if (to.id === actor.id) throw broken('On délègue à quelqu’un d’autre que soi.', 'One delegates to somebody else.')
  if (to.permissions.size === 0)
    throw broken(`${to.name} n’est plus actif dans l’organisation.`, `${to.name} is no longer active here.`)
  if (period.to < today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Cette période est déjà passée.', en: 'That period is over already.' },
      { field: 'period' },
    )
  if (daysBetween(period.from, period.to) >= MAX_DAYS)
    throw new NovaError(
      'input.invalid',
      { fr: 'Une délégation dure au plus trois mois.', en: 'A delegation lasts three months at most.' },
      { field: 'period' },
    )
  return {
    by: actor.name,
    to: { id: to.id, name: to.name },
    from: period.from < today ? today : period.from,
    until: period.to,
    rights: rights.map((right) => ({ right, limit: actor.limits[right] ?? null })),
  }
}

function cardOf({ by, to, from, until, rights }: z.output<typeof fact>, lang: Lang, phase: 'ask' | 'done'): DraftCard {
  const list = rights.map(({ right, limit }) => {
    const name = RIGHTS[right as Permission]?.[lang] ?? right
    return limit === null ? name : say(lang, 'upTo', { right: name, limit: formatMoney(limit, lang) })
  })
  return {
    title: say(lang, 'title'),
    summary: say(lang, phase, { by, to_: to.name, from: formatDate(from, lang), to: formatDate(until, lang) }),
    tone: phase === 'ask' ? 'info' : 'success',
    blocks: [
      { type: 'fields', fields: [{ label: say(lang, 'rights'), value: list.join(', ') }] },
      { type: 'text', text: say(lang, 'limits') },
    ],
    ...(phase === 'done'
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'stop'),
              intent: { do: 'tool' as const, tool: 'approvals.revoke_delegation', input: {} },
            },
          ],
        }
      : {}),
  }
}

export const delegateApprovals = defineTool<ApprovalBookStores>()({
  name: 'approvals.delegate',
  title: { fr: 'Déléguer mes approbations', en: 'Delegate my approvals' },
  gate: 'confirm',
  permission: 'chat.use',
  examples: DELEGATE,
  input,
  output: fact,
  async preview(said, ctx) {
    const subject = await plan(said, ctx)
    return { card: cardOf(subject, ctx.lang, 'ask'), subject, edit: { tool: 'approvals.delegate', input: said } }
  },
  async run(said, ctx) {
    const planned = await plan(said, ctx)
    await ctx.stores.approvalDelegations.insert({
      fromId: ctx.actor.id,
      toId: planned.to.id,
      startsOn: planned.from,
      endsOn: planned.until,
    })
    return planned
  },
  card: (planned, { lang }) => cardOf(planned, lang, 'done'),
})

export const revokeDelegation = defineTool<ApprovalBookStores>()({
  name: 'approvals.revoke_delegation',
  title: { fr: 'Arrêter ma délégation d’approbations', en: 'End my delegation of approvals' },
  gate: 'log',
  permission: 'chat.use',
  examples: REVOKE,
  input: z.object({}),
  output: z.object({ names: z.array(z.string()) }),
  async run(_, { stores, actor, now, today }) {
    const open = (await stores.approvalDelegations.list({ fromId: actor.id, revokedAt: null })).filter(
      (one) => one.endsOn > addDays(today, -1),
    )
    if (open.length === 0)
      throw new NovaError('not-found', {
        fr: 'Tu n’as aucune délégation en cours.',
        en: 'You have no delegation under way.',
      })
    const names = new Set<string>()
    for (const one of open) {
      await stores.approvalDelegations.update(one.id, { revokedAt: now })
      names.add((await stores.persons.need(one.toId)).name)
    }
    return { names: [...names] }
  },
  card({ names }, { lang }) {
    const sentence = say(lang, 'ended', { names: names.join(', ') })
    return { title: say(lang, 'title'), summary: sentence, tone: 'success', blocks: [{ type: 'text', text: sentence }] }
  },
})
