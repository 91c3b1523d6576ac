import { z } from 'zod'
import { CLOSEOUT_ITEMS, closeoutItem } from '../../src/domain/closeout.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Holdback } from '../../src/domain/records/accounting.ts'
import type { ChangeOrder, Deficiencie, Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { totalsOf } from './change-book.ts'
import { BUILD, DISCARD } from './closeout-examples.ts'
import { projectHref } from './earned-value-card.ts'

export type CloseoutStores = {
  records: RecordStore
  projects: Rows<Project>
  deficiencies: Rows<Deficiencie>
  changeOrders: Rows<ChangeOrder>
  holdbacks: Rows<Holdback>
}

const say = phrases({
  title: { fr: 'Fermeture – {project}', en: 'Closeout – {project}' },
  missing: {
    fr: '{code} : il manque {count, plural, one {# chose} other {# choses}} pour fermer, {list}.',
    en: '{code}: {count, plural, one {# thing is} other {# things are}} missing to close, {list}.',
  },
  complete: { fr: '{code} : le dossier de fermeture est complet.', en: '{code}: the closeout file is complete.' },
  marked: { fr: 'Noté : {item}. {rest}', en: 'Noted: {item}. {rest}' },
  started: { fr: 'Liste montée. {rest}', en: 'List set up. {rest}' },
  item: { fr: 'Élément', en: 'Item' },
  state: { fr: 'État', en: 'State' },
  done: { fr: 'fait', en: 'done' },
  doneOn: { fr: 'fait le {date}', en: 'done on {date}' },
  open: { fr: 'à faire', en: 'to do' },
  project: { fr: 'Projet', en: 'Project' },
  substantial: { fr: 'Achèvement substantiel', en: 'Substantial completion' },
  deficiencies: { fr: 'Déficiences ouvertes', en: 'Open deficiencies' },
  unsigned: { fr: 'Avenants non signés', en: 'Unsigned changes' },
  holdback: { fr: 'Retenue à recevoir', en: 'Holdback to receive' },
  disputed: { fr: 'Montant contesté', en: 'Disputed amount' },
  warranty: { fr: 'Fin de la garantie', en: 'Warranty ends' },
  progress: { fr: 'Dossier', en: 'File' },
  none: { fr: 'pas encore', en: 'not yet' },
  mark: { fr: 'Cocher un élément', en: 'Tick an item' },
  task: { fr: 'Tâche : {item}', en: 'Task: {item}' },
  taskTitle: { fr: 'Fermeture de {code} : {item}', en: 'Closeout of {code}: {item}' },
  footer: {
    fr: 'Liste de la firme; le contrat décide de ce qui est exigé',
    en: 'The firm’s list; the contract decides what is required',
  },
  discarded: { fr: 'Liste de fermeture retirée', en: 'Closeout list removed' },
  isDiscarded: { fr: 'La liste de fermeture de {code} est retirée.', en: 'The closeout list of {code} is removed.' },
})

const project = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'La fermeture de quel chantier?', en: 'The closeout of which project?' },
})
const input = z.object({
  project,
  done: field
    .text({
      label: { fr: 'Élément fait', en: 'Item done' },
      cues: ['coche', 'cocher', 'tick off', 'tick', 'check off'],
    })
    .optional(),
  reopen: field
    .text({ label: { fr: 'Élément à rouvrir', en: 'Item to reopen' }, cues: ['décoche', 'rouvre', 'untick', 'reopen'] })
    .optional(),
})

const listed = z.object({ item: z.string(), done: z.boolean(), on: z.string().nullable() })

/** What the books say of the project's end, beside its list. */
async function readEnd(of: Project, { stores, can }: Context<CloseoutStores>) {
  const deficiencies = await stores.deficiencies.list({ projectId: of.id, status: 'open' })
  const money = can('finance.read') || can('projects.cost')
  const holdbacks = await stores.holdbacks.list({ projectId: of.id })
  return {
    deficiencies: deficiencies.length,
    unsigned: money ? totalsOf(await stores.changeOrders.list({ projectId: of.id })).unsigned : null,
    holdback: money
      ? holdbacks.filter(({ releasedOn }) => !releasedOn).reduce((sum, { amount }) => sum + amount, 0)
      : null,
    disputed: money ? of.disputedAmount : null,
  }
}

const itemNamed = (words: string, items: readonly { item: string }[], name: 'done' | 'reopen') =>
  oneNamed(
    words,
    items.map(({ item }) => ({ id: item, name: item, aliases: [closeoutItem(item).en] })),
    { field: name, what: { fr: 'élément', en: 'item' } },
  ).id

export const buildChecklist = defineTool<CloseoutStores>()({
  name: 'closeout.build_checklist',
  title: { fr: 'Monter la liste de fermeture d’un projet', en: 'Build a project’s closeout list' },
  gate: 'log',
  permission: 'projects.write',
  examples: BUILD,
  input,
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    items: z.array(listed),
    created: z.boolean(),
    changed: z.object({ item: z.string(), done: z.boolean() }).nullable(),
    substantialOn: z.string().nullable(),
    warrantyEnds: z.string().nullable(),
    deficiencies: z.int(),
    unsigned: z.int().nullable(),
    holdback: z.int().nullable(),
    disputed: z.int().nullable(),
  }),
  async run({ project: id, done, reopen }, context) {
    const { stores, today } = context
    const of = await stores.projects.need(id)
    const [known] = await stores.records.list('closeout', { projectId: id })
    const record =
      known ??
      (await stores.records.create('closeout', {
        title: `Fermeture ${of.code}`,
        projectId: id,
        data: {
          items: CLOSEOUT_ITEMS.map(({ fr }) => ({ item: fr, done: false, on: null })),
          substantialOn: null,
          endOfWork: null,
          warrantyEnds: null,
        },
      }))
    const named = done
      ? itemNamed(done, record.data.items, 'done')
      : reopen
        ? itemNamed(reopen, record.data.items, 'reopen')
        : null
    const changes = record.data.items.some(({ item, done: is }) => item === named && is !== Boolean(done))
    const items = record.data.items.map((one) =>
      one.item === named && changes ? { ...one, done: Boolean(done), on: done ? today : null } : one,
    )
    if (changes) await stores.records.change('closeout', record.id, { data: { ...record.data, items } })
    return {
      project: { id, code: of.code, name: of.name },
      items,
      created: !known,
      changed: named && changes ? { item: named, done: Boolean(done) } : null,
      substantialOn: record.data.substantialOn,
      warrantyEnds: record.data.warrantyEnds,
      ...(await readEnd(of, context)),
    }
  },
  card(out, { lang, can }) {
    const { code, name, id } = out.project
    const missing = out.items.filter(({ done }) => !done)
    const label = (item: string) => closeoutItem(item)[lang]
    const rest = missing.length
      ? say(lang, 'missing', {
          code,
          count: missing.length,
          list: missing.map(({ item }) => label(item).toLowerCase()).join(', '),
        })
      : say(lang, 'complete', { code })
    const summary = out.changed?.done
      ? say(lang, 'marked', { item: label(out.changed.item), rest })
      : out.created
        ? say(lang, 'started', { rest })
        : rest
    const date = (day: string | null) => (day ? formatDate(day, lang) : say(lang, 'none'))
    const money = (key: 'unsigned' | 'holdback' | 'disputed') =>
      out[key] ? [{ label: say(lang, key), value: formatMoney(out[key], lang) }] : []
    return {
      title: say(lang, 'title', { project: name }),
      summary,
      tone: missing.length ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'progress',
          label: say(lang, 'progress'),
          done: Math.round(((out.items.length - missing.length) * 1_000_000) / Math.max(1, out.items.length)),
        },
        {
          type: 'table',
          caption: say(lang, 'title', { project: name }),
          columns: [{ label: say(lang, 'item') }, { label: say(lang, 'state') }],
          rows: out.items.map((one) => [
            label(one.item),
            one.done
              ? one.on
                ? say(lang, 'doneOn', { date: formatDate(one.on, lang) })
                : say(lang, 'done')
              : say(lang, 'open'),
          ]),
        },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'project'), value: `${code} ${name}`, href: projectHref(code) },
            { label: say(lang, 'substantial'), value: date(out.substantialOn) },
            { label: say(lang, 'deficiencies'), value: String(out.deficiencies) },
            ...money('unsigned'),
            ...money('holdback'),
            ...money('disputed'),
            ...(out.warrantyEnds ? [{ label: say(lang, 'warranty'), value: date(out.warrantyEnds) }] : []),
          ],
        },
      ],
      actions: missing[0]
        ? [
            {
              type: 'button',
              label: say(lang, 'mark'),
              intent: {
                do: 'form',
                tool: 'closeout.build_checklist',
                input: { project: id, done: missing[0].item },
              },
            },
            ...(can('tasks.write')
              ? [
                  {
                    type: 'button' as const,
                    label: say(lang, 'task', { item: label(missing[0].item) }).slice(0, 75),
                    intent: {
                      do: 'form' as const,
                      tool: 'tasks.create_from_chat',
                      input: { title: say(lang, 'taskTitle', { code, item: label(missing[0].item) }), project: id },
                    },
                  },
                ]
              : []),
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
  undo: ({ project: { id }, created, changed }) =>
    created
      ? { tool: 'closeout.discard_list', input: { project: id } }
      : changed
        ? {
            tool: 'closeout.build_checklist',
            input: { project: id, [changed.done ? 'reopen' : 'done']: changed.item },
          }
        : null,
})

export const discardList = defineTool<CloseoutStores>()({
  name: 'closeout.discard_list',
  title: { fr: 'Retirer une liste de fermeture vide', en: 'Remove an empty closeout list' },
  gate: 'log',
  permission: 'projects.write',
  examples: DISCARD,
  input: z.object({ project }),
  output: z.object({ project: z.object({ id: z.string(), code: z.string() }) }),
  async run({ project: id }, { stores }) {
    const { code } = await stores.projects.need(id)
    const [record] = await stores.records.list('closeout', { projectId: id })
    if (!record)
      throw new NovaError('not-found', {
        fr: `${code} n’a pas de liste de fermeture.`,
        en: `${code} has no closeout list.`,
      })
    if (record.data.items.some(({ done }) => done) || record.state !== 'open')
      throw new NovaError('rule.broken', {
        fr: `La liste de fermeture de ${code} a des éléments faits : elle reste au dossier.`,
        en: `The closeout list of ${code} has items done: it stays on file.`,
      })
    await stores.records.remove('closeout', record.id)
    return { project: { id, code } }
  },
  card({ project: { code } }, { lang }) {
    return {
      title: say(lang, 'discarded'),
      summary: say(lang, 'isDiscarded', { code }),
      tone: 'success',
      blocks: [{ type: 'fields', fields: [{ label: say(lang, 'project'), value: code, href: projectHref(code) }] }],
    }
  },
  undo: ({ project: { id } }) => ({ tool: 'closeout.build_checklist', input: { project: id } }),
})
