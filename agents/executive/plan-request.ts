import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import { dateIn, formatDate, formatTime } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { Asked, Context } from '../../src/tool/define.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field, fieldsOf } from '../../src/tool/fields.ts'
import { type AgentTask, STATUSES, type TaskRows, titleOf } from './agent-task.ts'
import type { ApprovalBookStores } from './approval-book.ts'
import { PLAN } from './run-examples.ts'

type Named = { get(id: string): Promise<{ name: string } | null> }
type Stores = ApprovalBookStores & {
  agentTasks: TaskRows
  messages: {
    list(filter: { eventId: readonly string[]; author: 'person' }): Promise<{ eventId: string | null; text: string }[]>
  }
  projects: Named
  clients: Named
}

const say = phrases({
  title: { fr: 'Mes dernières étapes', en: 'My last steps' },
  lastTitle: { fr: 'D’où vient cette réponse', en: 'Where this answer comes from' },
  summary: {
    fr: '{running, plural, =0 {Rien ne roule en ce moment} one {# étape roule} other {# étapes roulent}}{waiting, plural, =0 {} one {; # attend un clic} other {; # attendent un clic}}. Dernière demande : {last}.',
    en: '{running, plural, =0 {Nothing is running} one {# step is running} other {# steps are running}}{waiting, plural, =0 {} one {; # waits for a click} other {; # wait for a click}}. Last request: {last}.',
  },
  answered: { fr: 'A répondu : {who}.', en: 'Answered by: {who}.' },
  nothing: { fr: 'Tu ne m’as encore rien demandé.', en: 'You have not asked me anything yet.' },
  nothingThen: { fr: 'Tu ne m’as rien demandé le {day}.', en: 'You asked me nothing on {day}.' },
  step: { fr: 'Étape', en: 'Step' },
  who: { fr: 'Agent', en: 'Agent' },
  from: { fr: 'À partir de', en: 'From' },
  state: { fr: 'État', en: 'State' },
  took: { fr: 'Durée', en: 'Took' },
  seconds: { fr: '{n} s', en: '{n} s' },
  running: { fr: 'en cours', en: 'running' },
  done: { fr: 'faite', en: 'done' },
  'needs-input': { fr: 'attend une précision', en: 'waits for a detail' },
  'needs-confirmation': { fr: 'attend ta confirmation', en: 'waits for your confirmation' },
  'needs-approval': { fr: 'attend une approbation', en: 'waits for approval' },
  refused: { fr: 'refusée', en: 'refused' },
  failed: { fr: 'échouée', en: 'failed' },
  button: { fr: 'un bouton ou un formulaire', en: 'a button or a form' },
  why: {
    fr: 'Chaque réponse vient des données de l’entreprise, par l’outil nommé; les calculs sont faits par du code, avec tes droits.',
    en: 'Every answer comes from the company’s data, by the tool named; code does the computing, with your rights.',
  },
})

const MAX_PLANS = 5

const step = z.object({
  tool: z.string(),
  agent: z.string(),
  status: z.enum(STATUSES),
  summary: z.string(),
  /** "Projet : Résidence Le Crépuscule Doré" */
  from: z.array(z.string()),
  /** Milliseconds; null while it runs. */
  took: z.int().nullable(),
  asked: z.array(z.object({ agent: z.string(), tool: z.string(), within: z.int() })),
})
const plan = z.object({ question: z.string().nullable(), at: z.string(), steps: z.array(step) })

/** What the tool was given, in words; ids of what has no name here are left out. */
async function inputOf({ tool, input }: AgentTask, { directory, stores, lang }: Context<Stores>): Promise<string[]> {
  const entry = directory.find((one) => one.tool.name === tool)
  const told: string[] = []
  for (const { name, label, slot, options } of entry ? fieldsOf(entry.tool.input) : []) {
    const value = input[name]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const store = slot === 'project' ? stores.projects : slot === 'client' ? stores.clients : undefined
    const named = store && (await store.get(String(value)))?.name
    const option = options?.find((one) => one.value === value)?.label[lang]
    const said =
      named ?? option ?? (/^[0-9a-f]{8}-/.test(String(value)) || slot === 'money' ? undefined : String(value))
    if (said) told.push(`${label[lang]} : ${said}`)
  }
  return told
}

const askedOf = ({ output }: AgentTask) => (output as { step?: { asked?: Asked[] } } | null)?.step?.asked ?? []

export const planRequest = defineTool<Stores>()({
  name: 'orchestration.plan_request',
  title: { fr: 'Voir les étapes de mes demandes', en: 'See the steps of my requests' },
  gate: 'none',
  audience: 'asker',
  permission: 'chat.use',
  examples: PLAN,
  input: z.object({
    scope: field
      .choice(['last', 'all'], {
        label: { fr: 'Quelles demandes', en: 'Which requests' },
        options: [
          {
            value: 'last',
            label: { fr: 'La dernière', en: 'The last one' },
            words: ['pourquoi', 'd’où', 'comment', 'arrivé', 'vient', 'source', 'why', 'how', 'where', 'come from'],
          },
          { value: 'all', label: { fr: 'Toutes', en: 'All' }, words: ['toutes', 'historique', 'history', 'all'] },
        ],
      })
      .optional(),
    day: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
  }),
  output: z.object({
    plans: z.array(plan),
    running: z.int(),
    waiting: z.int(),
    isLast: z.boolean(),
    day: z.string().nullable(),
  }),
  async run({ scope, day }, ctx) {
    const { stores, actor, organization } = ctx
    const tasks = (await stores.agentTasks.list({ personId: actor.id })).filter(
      ({ tool, startedAt }) =>
        tool !== 'orchestration.plan_request' && (!day || dateIn(organization.timeZone, startedAt) === day),
    )
    const grouped = [...Map.groupBy(tasks, ({ planId }) => planId)].slice(scope === 'last' ? -1 : -MAX_PLANS).reverse()
    const questions = await stores.messages.list({ eventId: grouped.map(([id]) => id), author: 'person' })
    const plans = []
    for (const [id, own] of grouped) {
      const steps = []
      for (const task of own.sort((a, b) => a.position - b.position)) {
        const { tool, agent, status, summary, startedAt, endedAt } = task
        const took = endedAt && endedAt.getTime() - startedAt.getTime()
        steps.push({ tool, agent, status, summary, from: await inputOf(task, ctx), took, asked: askedOf(task) })
      }
      const question = questions.find(({ eventId }) => eventId === id)?.text ?? null
      plans.push({ question, at: own[0]!.startedAt.toISOString(), steps })
    }
    const approvals = (await stores.approvals.listPending()).filter((one) => one.requesterId === actor.id)
    const running = tasks.filter(({ status }) => status === 'running').length
    return { plans, running, waiting: approvals.length, isLast: scope === 'last', day: day ?? null }
  },
  card({ plans, running, waiting, isLast, day }, ctx): DraftCard {
    const { lang, organization } = ctx
    const nameOf = (agent: string) => ctx.directory.find((entry) => entry.agent.id === agent)?.agent.name ?? agent
    const questionOf = ({ question }: (typeof plans)[number]) => (question ? `« ${question} »` : say(lang, 'button'))
    const who = ({ steps }: (typeof plans)[number]) =>
      say(lang, 'answered', {
        who: [...new Set(steps.map(({ agent, tool }) => `${nameOf(agent)} (${titleOf(tool, ctx)})`))].join(', '),
      })
    const [last] = plans
    const empty = day ? say(lang, 'nothingThen', { day: formatDate(day, lang) }) : say(lang, 'nothing')
    const summary = last
      ? `${isLast ? '' : `${say(lang, 'summary', { running, waiting, last: questionOf(last) })} `}${who(last)}`
      : empty
    const table = ({ steps, at, question }: (typeof plans)[number]): Block[] => {
      const when = new Date(at)
      const told = `${formatDate(dateIn(organization.timeZone, when), lang)}, ${formatTime(when, organization.timeZone, lang)}`
      const caption = `${question ? `« ${question} »` : say(lang, 'button')} – ${told}`
      const columns = (['step', 'who', 'from', 'state', 'took'] as const).map((name) => ({ label: say(lang, name) }))
      const rows = steps.flatMap(({ tool, agent, status, from, took, asked }) => [
        [titleOf(tool, ctx), nameOf(agent), from.join('; ') || '–', say(lang, status), seconds(took, lang)],
        ...asked.map((one) => [
          `${'↳ '.repeat(one.within)}${titleOf(one.tool, ctx)}`,
          nameOf(one.agent),
          nameOf(agent),
          say(lang, 'done'),
          '',
        ]),
      ])
      return [{ type: 'table', caption, columns, rows }]
    }
    return {
      title: say(lang, isLast ? 'lastTitle' : 'title'),
      summary,
      tone: 'neutral',
      blocks: last
        ? [{ type: 'text', text: summary }, ...plans.flatMap(table), { type: 'text', text: say(lang, 'why') }]
        : [{ type: 'text', text: summary }],
    }
  },
})

/** "0,04 s" */
function seconds(milliseconds: number | null, lang: 'fr' | 'en'): string {
  if (milliseconds === null) return '–'
  const n = (milliseconds / 1000).toFixed(2)
  return say(lang, 'seconds', { n: lang === 'fr' ? n.replace('.', ',') : n })
}
