import { z } from 'zod'
import { defineAgent } from '../../src/agent/define.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { cancelOrRetry } from './cancel-or-retry.ts'
import { nearestEntries } from './help.ts'
import { planRequest } from './plan-request.ts'
import { ROUTE } from './who-does-what-examples.ts'

const say = phrases({
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
