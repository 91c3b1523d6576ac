import { z } from 'zod'
import type { DraftAction } from '../../src/chat/card.ts'
import { triageMatter } from '../../src/domain/legal-triage.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { TRIAGE } from './compliance-examples.ts'

const say = phrases({
  'lawyer-now': { fr: '{matter} : appelle l’avocat aujourd’hui.', en: '{matter}: call the lawyer today.' },
  'lawyer-first': {
    fr: '{matter} : parle à un avocat avant de répondre ou d’agir.',
    en: '{matter}: talk to a lawyer before you answer or act.',
  },
  ourselves: {
    fr: '{matter} : on peut commencer nous-mêmes; l’avocat ensuite s’il le faut.',
    en: '{matter}: we can begin ourselves; the lawyer next if needed.',
  },
  unknown: {
    fr: 'Je ne reconnais pas cette affaire. Si quelqu’un réclame, menace ou donne un délai, montre-la à un avocat avant de répondre.',
    en: 'I do not recognize this matter. If somebody claims, threatens or sets a time limit, show it to a lawyer before you answer.',
  },
  title: { fr: 'Faut-il un avocat?', en: 'Is a lawyer needed?' },
  steps: { fr: '**À faire**\n{steps}', en: '**What to do**\n{steps}' },
  task: { fr: 'Tâche : appeler l’avocat', en: 'Task: call the lawyer' },
  taskTitle: { fr: 'Appeler l’avocat : {matter}', en: 'Call the lawyer: {matter}' },
  'liens.compute_deadlines': { fr: 'Voir les délais', en: 'See the deadlines' },
  'contracts.review': { fr: 'Réviser le contrat', en: 'Review the contract' },
  'receivables.send_reminder': { fr: 'Relancer par écrit', en: 'Remind in writing' },
  footer: {
    fr: '{source, select, none {} other {{source} · }}Avis, pas un conseil juridique.',
    en: '{source, select, none {} other {{source} · }}Guidance, not legal advice.',
  },
})

const GOES_ON = ['liens.compute_deadlines', 'contracts.review', 'receivables.send_reminder'] as const
const bilingual = z.object({ fr: z.string(), en: z.string() })

export const triageQuestion = defineTool()({
  name: 'legal.triage_question',
  title: { fr: 'Dire s’il faut un avocat', en: 'Say whether a lawyer is needed' },
  gate: 'none',
  permission: 'chat.use',
  audience: 'everyone',
  examples: TRIAGE,
  input: z.object({
    question: field.longText({
      label: { fr: 'Affaire', en: 'Matter' },
      ask: { fr: 'Qu’est-ce qui arrive, en une phrase?', en: 'What is happening, in one sentence?' },
    }),
  }),
  output: z.object({
    matter: z
      .object({
        key: z.string(),
        label: bilingual,
        counsel: z.enum(['lawyer-now', 'lawyer-first', 'ourselves']),
        steps: bilingual,
        source: z.string().nullable(),
        tool: z.string().nullable(),
      })
      .nullable(),
  }),
  async run({ question }) {
    return { matter: triageMatter(question) }
  },
  card({ matter }, { lang, can }) {
    const title = say(lang, 'title')
    const label = matter?.label[lang] ?? ''
    const summary = matter ? say(lang, matter.counsel, { matter: label }) : say(lang, 'unknown')
    const steps = matter?.steps[lang]
      .split('\n')
      .map((step, i) => `${i + 1}. ${step}`)
      .join('\n')
    const next = GOES_ON.find((one) => one === matter?.tool)
    const actions: DraftAction[] = [
      ...(next
        ? [{ type: 'button' as const, label: say(lang, next), intent: { do: 'form' as const, tool: next, input: {} } }]
        : []),
      ...(matter && matter.counsel !== 'ourselves' && can('tasks.write')
        ? [
            {
              type: 'button' as const,
              label: say(lang, 'task'),
              intent: {
                do: 'form' as const,
                tool: 'tasks.create_from_chat',
                input: { title: say(lang, 'taskTitle', { matter: label }) },
              },
            },
          ]
        : []),
    ]
    return {
      title,
      summary,
      tone: matter?.counsel === 'ourselves' ? 'info' : 'warning',
      blocks: [
        { type: 'text', text: summary },
        ...(steps ? [{ type: 'text' as const, text: say(lang, 'steps', { steps }) }] : []),
      ],
      actions,
      footer: say(lang, 'footer', { source: matter?.source ?? 'none' }),
    }
  },
})
