import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type ChangeStores, daysWaiting, totalsOf } from './change-book.ts'
import { CONTRACT, PENDING } from './change-examples.ts'
import { projectHref } from './earned-value-card.ts'

const say = phrases({
  pending: { fr: 'Avenants non signés', en: 'Unsigned change orders' },
  waits: {
    fr: '{count, plural, one {# avenant attend} other {# avenants attendent}} une signature, {total} en tout; le plus vieux : {number} de {project}, depuis {days, plural, =0 {aujourd’hui} one {# jour} other {# jours}}.',
    en: '{count, plural, one {# change order waits} other {# change orders wait}} for a signature, {total} in all; the oldest: {number} on {project}, for {days, plural, =0 {no day yet} one {# day} other {# days}}.',
  },
  none: { fr: 'Aucun avenant n’attend de signature.', en: 'No change order waits for a signature.' },
  change: { fr: 'Avenant', en: 'Change order' },
  project: { fr: 'Projet', en: 'Project' },
  amount: { fr: 'Montant', en: 'Amount' },
  since: { fr: 'Depuis', en: 'Since' },
  notes: { fr: 'Notes', en: 'Notes' },
  task: { fr: 'Tâche : faire signer {number}', en: 'Task: have {number} signed' },
  taskTitle: { fr: 'Faire signer {number} ({project}, {amount})', en: 'Have {number} signed ({project}, {amount})' },
  pendingFooter: {
    fr: 'Au {date} · avant taxes · un avenant non signé n’est jamais facturé',
    en: 'As of {date} · before taxes · an unsigned change order is never billed',
  },
  contract: { fr: 'Contrat révisé – {project}', en: 'Revised contract – {project}' },
  is: {
    fr: 'Le contrat de {code} est rendu à {revised} avant taxes : {first} au départ, {signed} d’avenants signés.',
    en: 'The contract of {code} now stands at {revised} before taxes: {first} at first, {signed} of signed changes.',
  },
  first: { fr: 'Contrat signé', en: 'Signed contract' },
  signed: { fr: 'Avenants signés', en: 'Signed changes' },
  revised: { fr: 'Contrat révisé', en: 'Revised contract' },
  unsigned: { fr: 'Non signés, pas comptés', en: 'Unsigned, not counted' },
  state: { fr: 'État', en: 'State' },
  'state-draft': { fr: 'rédigé', en: 'drafted' },
  'state-sent': { fr: 'envoyé, non signé', en: 'sent, unsigned' },
  'state-signed': { fr: 'signé le {date}', en: 'signed on {date}' },
  'state-rejected': { fr: 'refusé', en: 'refused' },
  see: { fr: 'Voir les non signés', en: 'See the unsigned' },
  contractFooter: { fr: 'Au {date} · avant taxes', en: 'As of {date} · before taxes' },
})

const change = z.object({
  number: z.string(),
  title: z.string(),
  amount: z.int(),
  status: z.enum(['draft', 'sent', 'signed', 'rejected']),
  date: z.string().nullable(),
  signedAt: z.string().nullable(),
  notes: z.string(),
})

export const trackPending = defineTool<ChangeStores>()({
  name: 'change_orders.track_pending',
  title: { fr: 'Suivre les avenants non signés', en: 'Follow unsigned change orders' },
  gate: 'none',
  permission: 'projects.cost',
  examples: PENDING,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({
    total: z.int(),
    changes: z.array(
      change.extend({ project: z.object({ id: z.string(), code: z.string(), name: z.string() }), days: z.int() }),
    ),
  }),
  async run({ project }, { stores, today }) {
    const waiting = await stores.changeOrders.list({
      status: ['draft', 'sent'] as const,
      ...(project ? { projectId: project } : {}),
    })
    const projects = new Map((await stores.projects.list()).map((one) => [one.id, one]))
    const changes = waiting.flatMap((one) => {
      const on = projects.get(one.projectId)
      if (!on) return []
      const { number, title, amount, status, date, signedAt, notes } = one
      const { id, code, name } = on
      const days = daysWaiting(one, today)
      return [{ number, title, amount, status, date, signedAt, notes, days, project: { id, code, name } }]
    })
    return { total: totalsOf(waiting).unsigned, changes: changes.sort((a, b) => b.days - a.days) }
  },
  card({ total, changes }, { lang, today, can }) {
    const [oldest] = changes
    return {
      title: say(lang, 'pending'),
      summary: oldest
        ? say(lang, 'waits', {
            count: changes.length,
            total: formatMoney(total, lang),
            number: oldest.number,
            project: oldest.project.code,
            days: oldest.days,
          })
        : say(lang, 'none'),
      tone: oldest ? 'warning' : 'success',
      blocks: oldest
        ? [
            {
              type: 'table',
              caption: say(lang, 'pending'),
              columns: [
                { label: say(lang, 'change') },
                { label: say(lang, 'project') },
                { label: say(lang, 'amount'), align: 'right' },
                { label: say(lang, 'since') },
                { label: say(lang, 'notes') },
              ],
              rows: changes.map((one) => [
                `${one.number} ${one.title}`,
                { text: one.project.code, href: projectHref(one.project.code) },
                formatMoney(one.amount, lang),
                one.date ? formatDate(one.date, lang) : '–',
                one.notes || '–',
              ]),
            },
          ]
        : [],
      actions:
        oldest && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'task', { number: oldest.number }),
                intent: {
                  do: 'form',
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'taskTitle', {
                      number: oldest.number,
                      project: oldest.project.code,
                      amount: formatMoney(oldest.amount, lang),
                    }),
                    project: oldest.project.id,
                  },
                },
              },
            ]
          : [],
      footer: say(lang, 'pendingFooter', { date: formatDate(today, lang) }),
    }
  },
})

export const contractValue = defineTool<ChangeStores>()({
  name: 'change_orders.contract_value',
  title: { fr: 'Donner le contrat révisé', en: 'Give the revised contract' },
  gate: 'none',
  permission: 'projects.cost',
  examples: CONTRACT,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Le contrat de quel chantier?', en: 'The contract of which project?' },
    }),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    first: z.int(),
    signed: z.int(),
    unsigned: z.int(),
    revised: z.int(),
    changes: z.array(change),
  }),
  async run({ project: id }, { stores }) {
    const { code, name, contractAmount } = await stores.projects.need(id)
    const changes = await stores.changeOrders.list({ projectId: id })
    const { signed, unsigned } = totalsOf(changes)
    return {
      project: { id, code, name },
      first: contractAmount,
      signed,
      unsigned,
      revised: contractAmount + signed,
      changes: changes
        .map(({ number, title, amount, status, date, signedAt, notes }) => ({
          number,
          title,
          amount,
          status,
          date,
          signedAt,
          notes,
        }))
        .sort((a, b) => a.number.localeCompare(b.number)),
    }
  },
  card({ project, first, signed, unsigned, revised, changes }, { lang, today }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const title = say(lang, 'contract', { project: project.name })
    return {
      title,
      summary: say(lang, 'is', {
        code: project.code,
        revised: money(revised),
        first: money(first),
        signed: money(signed),
      }),
      tone: 'info',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'first'), value: money(first), href: projectHref(project.code) },
            { label: say(lang, 'signed'), value: money(signed) },
            { label: say(lang, 'revised'), value: money(revised) },
            ...(unsigned ? [{ label: say(lang, 'unsigned'), value: money(unsigned) }] : []),
          ],
        },
        ...(changes.length
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [
                  { label: say(lang, 'change') },
                  { label: say(lang, 'amount'), align: 'right' as const },
                  { label: say(lang, 'state') },
                ],
                rows: changes.map((one) => [
                  `${one.number} ${one.title}`,
                  money(one.amount),
                  say(lang, `state-${one.status}`, { date: one.signedAt ? formatDate(one.signedAt, lang) : '–' }),
                ]),
              },
            ]
          : []),
      ],
      actions: unsigned
        ? [
            {
              type: 'button',
              label: say(lang, 'see'),
              intent: { do: 'tool', tool: 'change_orders.track_pending', input: { project: project.id } },
            },
          ]
        : [],
      footer: say(lang, 'contractFooter', { date: formatDate(today, lang) }),
    }
  },
})
