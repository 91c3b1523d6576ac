import { z } from 'zod'
import { defineAgent } from '../../src/agent/define.ts'
import type { DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { dateIn, formatDate, formatTime } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type ApprovalBookStores, openApprovals } from './approval-book.ts'
import { nearestEntries } from './help.ts'
import { CANCEL_OR_RETRY, PLAN, ROUTE } from './run-examples.ts'

const STATUSES = [
  'running',
  'done',
  'needs-input',
  'needs-confirmation',
  'needs-approval',
  'refused',
  'failed',
] as const
type Task = {
  id: string
  planId: string
  position: number
  personId: string | null
  agent: string
  tool: string
  input: Record<string, unknown>
  status: (typeof STATUSES)[number]
  summary: string
  startedAt: Date
}
type TaskRows = { list(filter: { personId: string }): Promise<Task[]> }
type Stores = ApprovalBookStores & { agentTasks: TaskRows }
type CancelStores = ApprovalBookStores & {
  agentTasks: TaskRows
  approvals: {
    decide(change: {
      id: string
      revision: number
      state: 'cancelled'
      decidedBy: string
      decidedAt: Date
      reason: string | null
    }): Promise<unknown>
  }
}

const say = phrases({
  title: { fr: 'Mes dernières étapes', en: 'My last steps' },
  summary: {
    fr: '{running, plural, =0 {Rien ne roule en ce moment} one {# étape roule} other {# étapes roulent}}{waiting, plural, =0 {} one {; # attend un clic} other {; # attendent un clic}}. Dernière : {last}',
    en: '{running, plural, =0 {Nothing is running} one {# step is running} other {# steps are running}}{waiting, plural, =0 {} one {; # waits for a click} other {; # wait for a click}}. Last: {last}',
  },
  nothing: { fr: 'Tu ne m’as encore rien demandé.', en: 'You have not asked me anything yet.' },
  step: { fr: 'Étape', en: 'Step' },
  who: { fr: 'Agent', en: 'Agent' },
  state: { fr: 'État', en: 'State' },
  when: { fr: 'Quand', en: 'When' },
  running: { fr: 'en cours', en: 'running' },
  done: { fr: 'faite', en: 'done' },
  'needs-input': { fr: 'attend une précision', en: 'waits for a detail' },
  'needs-confirmation': { fr: 'attend ta confirmation', en: 'waits for your confirmation' },
  'needs-approval': { fr: 'attend une approbation', en: 'waits for approval' },
  refused: { fr: 'refusée', en: 'refused' },
  failed: { fr: 'échouée', en: 'failed' },
  why: {
    fr: 'Chaque réponse vient des données de l’entreprise, par l’outil nommé; les calculs sont faits par du code, avec tes droits.',
    en: 'Every answer comes from the company’s data, by the tool named; code does the computing, with your rights.',
  },
  routeTitle: { fr: 'Qui s’en occupe', en: 'Who takes care of it' },
  route: {
    fr: '{agent} ({role}) : {title}. Dis par exemple « {example} ».',
    en: '{agent} ({role}): {title}. Say for example "{example}".',
  },
  nobody: {
    fr: 'Aucun agent ne s’occupe de « {text} » pour l’instant. Demande « aide » pour voir ce qui existe.',
    en: 'No agent takes care of "{text}" for now. Ask "help" to see what there is.',
  },
  notYours: {
    fr: 'Ton rôle ne te permet pas de le demander toi-même; un gestionnaire le peut.',
    en: 'Your role does not let you ask for it yourself; a manager can.',
  },
  cancelTitle: { fr: 'Retirer mes demandes', en: 'Withdraw my requests' },
  cancelAsk: {
    fr: '{n, plural, one {Cette demande sera retirée} other {Ces # demandes seront retirées}}. Rien d’autre ne change.',
    en: '{n, plural, one {This request will be withdrawn} other {These # requests will be withdrawn}}. Nothing else changes.',
  },
  cancelled: {
    fr: '{n, plural, one {# demande retirée} other {# demandes retirées}}.',
    en: '{n, plural, one {# request withdrawn} other {# requests withdrawn}}.',
  },
  retryTitle: { fr: 'Relancer une étape', en: 'Retry a step' },
  retryAsk: { fr: 'Relancer « {title} », qui avait échoué?', en: 'Retry "{title}", which had failed?' },
  retried: { fr: 'L’étape « {title} » repart.', en: 'Step "{title}" runs again.' },
})

const MAX_STEPS = 15
const titleOf = (tool: string, { directory, lang }: Pick<Context<unknown>, 'directory' | 'lang'>) =>
  directory.find((entry) => entry.tool.name === tool)?.tool.title[lang] ?? tool

const step = z.object({
  tool: z.string(),
  agent: z.string(),
  status: z.enum(STATUSES),
  summary: z.string(),
  at: z.string(),
})

const planRequest = defineTool<Stores>()({
  name: 'orchestration.plan_request',
  title: { fr: 'Voir les étapes de mes demandes', en: 'See the steps of my requests' },
  gate: 'none',
  permission: 'chat.use',
  examples: PLAN,
  input: z.object({}),
  output: z.object({ steps: z.array(step), running: z.int(), waiting: z.int() }),
  async run(_, { stores, actor }) {
    const tasks = await stores.agentTasks.list({ personId: actor.id })
    const approvals = (await stores.approvals.listPending()).filter((one) => one.requesterId === actor.id)
    return {
      steps: tasks
        .slice(-MAX_STEPS)
        .reverse()
        .map(({ tool, agent, status, summary, startedAt }) => ({
          tool,
          agent,
          status,
          summary,
          at: startedAt.toISOString(),
        })),
      running: tasks.filter(({ status }) => status === 'running').length,
      waiting: approvals.length,
    }
  },
  card({ steps, running, waiting }, ctx): DraftCard {
    const { lang, organization } = ctx
    const [last] = steps
    const summary = last ? say(lang, 'summary', { running, waiting, last: last.summary }) : say(lang, 'nothing')
    const nameOf = (agent: string) => ctx.directory.find((entry) => entry.agent.id === agent)?.agent.name ?? agent
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'neutral',
      blocks: last
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'step') },
                { label: say(lang, 'who') },
                { label: say(lang, 'state') },
                { label: say(lang, 'when') },
              ],
              rows: steps.map(({ tool, agent, status, at }) => {
                const date = new Date(at)
                const when = `${formatDate(dateIn(organization.timeZone, date), lang)}, ${formatTime(date, organization.timeZone, lang)}`
                return [titleOf(tool, ctx), nameOf(agent), say(lang, status), when]
              }),
            },
            { type: 'text', text: say(lang, 'why') },
          ]
        : [{ type: 'text', text: summary }],
    }
  },
})

const routeTask = defineTool()({
  name: 'orchestration.route_task',
  title: { fr: 'Trouver qui s’occupe de quoi', en: 'Find who takes care of what' },
  gate: 'none',
  permission: 'chat.use',
  examples: ROUTE,
  input: z.object({
    about: field.text({
      label: { fr: 'Sujet', en: 'Subject' },
      ask: { fr: 'Pour quel sujet?', en: 'About what?' },
      cues: [
        's’occupe des',
        's’occupe de',
        's’occupe du',
        'fait les',
        'gère les',
        'agent pour',
        'demande pour',
        'handles',
        'takes care of',
        'ask about',
        'in charge of',
        'agent does',
        'agent for',
      ],
    }),
  }),
  output: z.object({
    about: z.string(),
    found: z.array(
      z.object({
        agent: z.string(),
        role: z.string(),
        title: z.string(),
        example: z.string(),
        tool: z.string(),
        allowed: z.boolean(),
      }),
    ),
  }),
  async run({ about }, { directory, actor, lang }) {
    const found = nearestEntries(about, directory, 3)
    return {
      about,
      found: found.map(({ agent, tool }) => ({
        agent: agent.name,
        role: agent.role[lang],
        title: tool.title[lang],
        example: tool.examples[lang][0] ?? tool.title[lang],
        tool: tool.name,
        allowed: actor.permissions.has(tool.permission),
      })),
    }
  },
  card({ about, found }, { lang }) {
    const [first] = found
    const sentence = ({ agent, role, title, example }: (typeof found)[number]) =>
      say(lang, 'route', { agent, role, title, example })
    const summary = first ? sentence(first) : say(lang, 'nobody', { text: about })
    return {
      title: say(lang, 'routeTitle'),
      summary,
      tone: 'neutral',
      blocks: [
        ...(found.length ? found : []).map((one) => ({
          type: 'text' as const,
          text: `${sentence(one)}${one.allowed ? '' : ` ${say(lang, 'notYours')}`}`,
        })),
        ...(first ? [] : [{ type: 'text' as const, text: summary }]),
      ],
      actions: found
        .filter((one) => one.allowed)
        .map((one) => ({ type: 'button', label: one.example, intent: { do: 'say', text: one.example } })),
    }
  },
})

const cancelInput = z.object({
  action: field.choice(['cancel', 'retry'], {
    label: { fr: 'Action', en: 'Action' },
    ask: {
      fr: 'Je retire tes demandes en attente, ou je relance ce qui a échoué?',
      en: 'Shall I withdraw your pending requests, or retry what failed?',
    },
    options: [
      {
        value: 'cancel',
        label: { fr: 'Retirer', en: 'Withdraw' },
        words: ['annule', 'arrête', 'stop', 'retire', 'abandonne', 'cancel', 'abort', 'laisse faire'],
      },
      {
        value: 'retry',
        label: { fr: 'Relancer', en: 'Retry' },
        words: ['réessaie', 'recommence', 'relance', 'essaie encore', 'redo', 'try again', 'try that again'],
      },
    ],
  }),
})

const outcome = z.object({
  action: z.enum(['cancel', 'retry']),
  requests: z.array(z.object({ id: z.string(), revision: z.int(), what: z.string() })),
  step: z.object({ tool: z.string(), title: z.string(), input: z.record(z.string(), z.unknown()) }).nullable(),
})
type Outcome = z.output<typeof outcome>

async function plan({ action }: z.output<typeof cancelInput>, ctx: Context<CancelStores>): Promise<Outcome> {
  if (action === 'cancel') {
    const { asked } = await openApprovals(ctx)
    if (asked.length === 0)
      throw new NovaError('rule.broken', {
        fr: 'Tu n’as aucune demande en attente à retirer.',
        en: 'You have no pending request to withdraw.',
      })
    return {
      action,
      requests: asked.map(({ id, revision, card }) => ({ id, revision, what: card.summary })),
      step: null,
    }
  }
  const tasks = await ctx.stores.agentTasks.list({ personId: ctx.actor.id })
  const failed = tasks.findLast((task) => task.status === 'failed')
  if (!failed || !ctx.directory.some((entry) => entry.tool.name === failed.tool))
    throw new NovaError('rule.broken', {
      fr: 'Aucune de tes demandes n’a échoué : il n’y a rien à relancer.',
      en: 'None of your requests failed: there is nothing to retry.',
    })
  return { action, requests: [], step: { tool: failed.tool, title: titleOf(failed.tool, ctx), input: failed.input } }
}

function cardOf(
  { action, requests, step: again }: Outcome,
  { lang }: Pick<Context<unknown>, 'lang'>,
  done: boolean,
): DraftCard {
  const sentence =
    action === 'cancel'
      ? say(lang, done ? 'cancelled' : 'cancelAsk', { n: requests.length })
      : say(lang, done ? 'retried' : 'retryAsk', { title: again!.title })
  return {
    title: say(lang, action === 'cancel' ? 'cancelTitle' : 'retryTitle'),
    summary: sentence,
    tone: done ? 'success' : 'info',
    blocks: [{ type: 'text', text: [sentence, ...requests.map(({ what }) => `- ${what}`)].join('\n') }],
  }
}

const cancelOrRetry = defineTool<CancelStores>()({
  name: 'orchestration.cancel_or_retry',
  title: { fr: 'Retirer ou relancer mes demandes', en: 'Withdraw or retry my requests' },
  gate: 'confirm',
  permission: 'chat.use',
  examples: CANCEL_OR_RETRY,
  input: cancelInput,
  output: outcome,
  async preview(said, ctx) {
    const subject = await plan(said, ctx)
    return { card: cardOf(subject, ctx, false), subject }
  },
  async run(said, ctx) {
    const planned = await plan(said, ctx)
    for (const { id, revision } of planned.requests)
      await ctx.stores.approvals.decide({
        id,
        revision,
        state: 'cancelled',
        decidedBy: ctx.actor.id,
        decidedAt: ctx.now,
        reason: null,
      })
    return planned
  },
  card: (planned, ctx) => ({
    ...cardOf(planned, ctx, true),
    // The step goes through the door again, with the rights and the gate that it has now.
    ...(planned.step
      ? {
          actions: [
            {
              type: 'button' as const,
              label: planned.step.title,
              intent: { do: 'tool' as const, tool: planned.step.tool, input: planned.step.input },
            },
          ],
        }
      : {}),
  }),
})

export const mastermind = defineAgent({
  id: 'mastermind',
  handle: 'mastermind',
  name: 'MasterMind',
  role: { fr: 'Chef d’orchestre', en: 'Orchestrator' },
  mission: {
    fr: 'Partage chaque demande entre ceux qui savent, dans le bon ordre, et répond d’une seule voix dont chaque étape se vérifie.',
    en: 'Shares each request among those who know, in the right order, and answers with one voice whose every step can be checked.',
  },
  department: 'executive',
  reportsTo: null,
  tier: 'orchestrator',
  tools: [planRequest, routeTask, cancelOrRetry],
})
