import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type TaskRows, titleOf } from './agent-task.ts'
import { type ApprovalBookStores, openApprovals } from './approval-book.ts'
import { CANCEL_OR_RETRY } from './run-examples.ts'

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

export const cancelOrRetry = defineTool<CancelStores>()({
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
