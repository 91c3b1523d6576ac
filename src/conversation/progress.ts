import type { Adapter, PostedMessage, Progress, ProgressStep } from '../chat/adapter.ts'
import type { InboundEvent } from '../chat/event.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { Log } from '../lib/log.ts'
import type { Conversation } from './stores.ts'

const say = phrases({
  reading: { fr: 'Je regarde ça…', en: 'Looking into it…' },
  working: { fr: 'J’y travaille…', en: 'Working on it…' },
  doing: { fr: '{title}…', en: '{title}…' },
})

/** What a turn tells of its work while it goes on. Never fails, and never holds the work back. */
export type Working = {
  /** What will be done, in order; from now on its steps are shown when they take a while. */
  plan(titles: readonly string[]): void
  step(index: number, state: ProgressStep['state']): void
  /** No more is told. The message that was shown, for the answer to take its place. */
  end(): Promise<PostedMessage | null>
}

export type WorkingParts = {
  adapter: Adapter
  event: Pick<InboundEvent, 'account'>
  conversation: Pick<Conversation, 'workspace' | 'channel' | 'thread' | 'progress'>
  lang: Lang
  log: Log
  /** Keeps what was shown, so that the answer finds it after a restart. */
  keep(shown: PostedMessage): Promise<void>
  /** It was shown only after the answer had gone its own way. */
  late(shown: PostedMessage): Promise<void>
}

/** A short answer is not worth a message that it replaces at once. */
const ONE_STEP_MS = 1_500
const SEVERAL_STEPS_MS = 300
/** As long as the answer waits for a platform that is slow to show that it is being prepared. */
const PATIENCE_MS = 5_000

/**
 * Turns of this process that may show their work in one second. In a rush what is shown would take from the answers:
 * platforms limit such calls, and each costs as much as an answer.
 */
const MOST_A_SECOND = 4
let second = 0
let begun = 0

function mayShow(now: number): boolean {
  const current = Math.floor(now / 1_000)
  if (current !== second) begun = 0
  second = current
  begun += 1
  return begun <= MOST_A_SECOND
}

const SILENT: Working = { plan: () => {}, step: () => {}, end: async () => null }

export const silently = (shown: PostedMessage | null): Working => ({ ...SILENT, end: async () => shown })

export function showWork({ adapter, event, conversation, lang, log, keep, late }: WorkingParts): Working {
  if (!mayShow(Date.now())) return silently(conversation.progress)
  const { workspace, channel, thread } = conversation
  const target = { workspace, channel, thread: thread === channel || thread.startsWith('new:') ? null : thread }
  const account = event.account.id
  const began = Date.now()
  let shown = conversation.progress
  let steps: ProgressStep[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSigned = false
  let isOver = false
  let isDirty = false
  let hasLeft = false
  let sending: Promise<void> | undefined

  async function tell(progress: Progress): Promise<void> {
    try {
      const posted = await adapter.progress(target, progress, shown)
      if (!posted) return
      const isNew = posted.message !== shown?.message
      if (isNew && hasLeft) return await late(posted)
      shown = posted
      if (isNew) await keep(posted)
    } catch (thrown) {
      log.warn({ cause: String(thrown) }, 'progress was not shown')
    }
  }
  const statusOf = () => {
    const running = steps.find((one) => one.state === 'running')
    return running ? say(lang, 'doing', { title: running.title }) : say(lang, 'working')
  }
  // One call at a time, always with what is so by then.
  async function send(): Promise<void> {
    while (isDirty && !isOver) {
      isDirty = false
      await tell({ account, lang, status: statusOf(), steps: steps.map((one) => ({ ...one })) })
    }
    sending = undefined
  }
  function refresh(): void {
    isDirty = true
    if (isSigned && !isOver && !timer) sending ??= send()
  }

  void tell({ account, lang, status: say(lang, 'reading'), steps: [] }).then(() => {
    isSigned = true
    if (isDirty) refresh()
  })

  return {
    plan(titles) {
      if (titles.length === 0 || steps.length > 0) return
      steps = titles.map((title) => ({ title, state: 'pending' }))
      const delay = (steps.length > 1 ? SEVERAL_STEPS_MS : ONE_STEP_MS) - (Date.now() - began)
      timer = setTimeout(
        () => {
          timer = undefined
          refresh()
        },
        shown ? 0 : Math.max(0, delay),
      )
    },
    step(index, state) {
      const step = steps[index]
      if (!step) return
      step.state = state
      refresh()
    },
    async end() {
      isOver = true
      clearTimeout(timer)
      let patience: ReturnType<typeof setTimeout> | undefined
      const waited = new Promise((resolve) => {
        patience = setTimeout(resolve, PATIENCE_MS)
      })
      if (sending) await Promise.race([sending, waited])
      clearTimeout(patience)
      hasLeft = true
      return shown
    },
  }
}
