import { z } from 'zod'
import type { Subcontract } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { RELEASES } from './lien-examples.ts'

export type ReleaseStores = {
  projects: Rows<Project>
  subcontracts: Rows<Subcontract>
  vendors: Rows<{ id: string; name: string }>
  tasks: Rows<Task>
  records: RecordStore
}

/** Days given to send a release that is asked for. */
const DAYS_TO_ANSWER = 7

const say = phrases({
  title: { fr: 'Quittances – {project}', en: 'Releases – {project}' },
  task: { fr: 'Réclamer les quittances – {code}', en: 'Collect the releases – {code}' },
  added: {
    fr: '{code} : {count, plural, one {# quittance manque} other {# quittances manquent}}. Tâche ajoutée pour le {due}.',
    en: '{code}: {count, plural, one {# release is} other {# releases are}} missing. Task added for {due}.',
  },
  known: {
    fr: '{code} : {count, plural, one {# quittance manque} other {# quittances manquent}}. La tâche était déjà ouverte; je n’en ajoute pas d’autre.',
    en: '{code}: {count, plural, one {# release is} other {# releases are}} missing. The task was open already; no other is added.',
  },
  none: { fr: '{code} : aucune quittance ne manque au {through}.', en: '{code}: no release is missing to {through}.' },
  trade: { fr: 'Sous-traitant', en: 'Subcontractor' },
  received: { fr: 'Quittance reçue jusqu’au', en: 'Release received through' },
  never: { fr: 'jamais', en: 'never' },
  notice: { fr: 'Dénoncé, sans quittance', en: 'Noticed, not released' },
  line: { fr: '{vendor} (reçue jusqu’au : {through})', en: '{vendor} (received through: {through})' },
  rule: {
    fr: 'Une quittance manque quand elle ne va pas jusqu’au {through}, ou, pour une dénonciation, jusqu’à ce qui est réclamé. Ne paie pas la suite sans elle.',
    en: 'A release is missing when it does not reach {through} or, for a notice of contract, what is claimed. Do not pay further without it.',
  },
})

const missingLine = z.object({
  vendor: z.string(),
  number: z.string().nullable(),
  releasedThrough: z.string().nullable(),
  /** Claimed under a notice of contract and not released; cents. */
  unreleased: z.int(),
})
type Missing = z.output<typeof missingLine>

/** What is lacking on a day: subcontracts under way or done whose release stops before it, and notices not released. */
export async function missingReleases(stores: ReleaseStores, projectId: string, through: string): Promise<Missing[]> {
  const [subcontracts, notices] = [
    await stores.subcontracts.list({ projectId, status: ['signed', 'done'] }),
    await stores.records.list('lien_notice', { projectId, state: ['received', 'partial-release'] }),
  ]
  const vendors = await stores.vendors.list({ id: subcontracts.map(({ vendorId }) => vendorId) })
  const unreleasedOf = (vendorId: string) =>
    notices
      .filter((one) => one.vendorId === vendorId)
      .reduce((sum, { data }) => sum + Math.max(0, data.claimed - data.released), 0)
  const ofSubcontracts = subcontracts.map((one) => ({
    vendor: vendors.find(({ id }) => id === one.vendorId)!.name,
    number: one.number,
    releasedThrough: one.releasedThrough,
    unreleased: unreleasedOf(one.vendorId),
    late: !one.releasedThrough || one.releasedThrough < (one.endedOn && one.endedOn < through ? one.endedOn : through),
  }))
  const held = new Set(subcontracts.map(({ vendorId }) => vendorId))
  const others = notices
    .filter(({ vendorId }) => !vendorId || !held.has(vendorId))
    .map(({ data }) => ({
      vendor: data.from,
      number: null,
      releasedThrough: data.releasedOn,
      unreleased: Math.max(0, data.claimed - data.released),
      late: false,
    }))
  return [...ofSubcontracts, ...others]
    .filter(({ late, unreleased }) => late || unreleased > 0)
    .map(({ late, ...line }) => line)
    .sort((a, b) => b.unreleased - a.unreleased)
}

const throughText = (date: string | null, lang: Lang) => (date ? formatDate(date, lang) : say(lang, 'never'))

export const collectReleases = defineTool<ReleaseStores>()({
  name: 'liens.collect_releases',
  title: { fr: 'Réclamer les quittances', en: 'Collect releases' },
  gate: 'log',
  permission: 'projects.write',
  examples: RELEASES,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Les quittances de quel chantier?', en: 'The releases of which project?' },
    }),
  }),
  output: z.object({
    project: z.object({ code: z.string(), name: z.string() }),
    through: z.string(),
    missing: z.array(missingLine),
    task: z.object({ id: z.string(), due: z.string().nullable(), fresh: z.boolean() }).nullable(),
  }),
  async run({ project: id }, { stores, actor, today, lang, conversation }) {
    const project = await stores.projects.need(id)
    // The last whole month: what was billed in it is paid against its release.
    const through = addDays(`${today.slice(0, 7)}-01`, -1)
    const missing = await missingReleases(stores, id, through)
    const answer = { project: { code: project.code, name: project.name }, through, missing }
    if (!missing.length) return { ...answer, task: null }
    const titles = (['fr', 'en'] as const).map((one) => say(one, 'task', { code: project.code }))
    const [open] = (await stores.tasks.list({ projectId: id, status: ['open', 'doing'] })).filter(({ title }) =>
      titles.includes(title),
    )
    if (open) return { ...answer, task: { id: open.id, due: open.dueDate, fresh: false } }
    const due = addDays(today, DAYS_TO_ANSWER)
    const task = await stores.tasks.insert({
      title: say(lang, 'task', { code: project.code }),
      details: missing
        .map((one) => say(lang, 'line', { vendor: one.vendor, through: throughText(one.releasedThrough, lang) }))
        .join('\n'),
      projectId: id,
      assigneeId: actor.id,
      createdBy: actor.id,
      dueDate: due,
      status: 'open',
      conversationId: conversation,
    })
    return { ...answer, task: { id: task.id, due, fresh: true } }
  },
  card({ project, through, missing, task }, { lang }) {
    const title = say(lang, 'title', { project: project.name })
    const summary = say(lang, task ? (task.fresh ? 'added' : 'known') : 'none', {
      code: project.code,
      count: missing.length,
      through: formatDate(through, lang),
      due: task?.due ? formatDate(task.due, lang) : '',
    })
    if (!task) return { title, summary, tone: 'success', blocks: [{ type: 'text', text: summary }] }
    return {
      title,
      summary,
      tone: 'warning',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: [
            { label: say(lang, 'trade') },
            { label: say(lang, 'received') },
            { label: say(lang, 'notice'), align: 'right' },
          ],
          rows: missing.map((one) => [
            one.number ? `${one.vendor} (${one.number})` : one.vendor,
            throughText(one.releasedThrough, lang),
            formatMoney(one.unreleased, lang),
          ]),
        },
        { type: 'text', text: say(lang, 'rule', { through: formatDate(through, lang) }) },
      ],
    }
  },
  undo: ({ task }) => (task?.fresh ? { tool: 'tasks.cancel', input: { task: task.id } } : null),
})
