import { z } from 'zod'
import { defineAgent } from '../../src/agent/define.ts'
import type { DraftCard } from '../../src/chat/card.ts'
import { dateIn, formatDate, formatTime } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { STATUSES, type TaskRows, titleOf } from './agent-task.ts'
import type { ApprovalBookStores } from './approval-book.ts'
import { cancelOrRetry } from './cancel-or-retry.ts'
import { nearestEntries } from './help.ts'
import { PLAN, ROUTE } from './run-examples.ts'

type Stores = ApprovalBookStores & { agentTasks: TaskRows }
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
})

const MAX_STEPS = 15

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
  audience: 'asker',
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
  audience: 'everyone',
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
