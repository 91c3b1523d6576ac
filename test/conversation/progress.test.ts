import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PostedMessage, Progress } from '../../src/chat/adapter.ts'
import { showWork } from '../../src/conversation/progress.ts'
import { createLog } from '../../src/lib/log.ts'
import { createPlatform } from '../workflow/deliveries.ts'

describe('work is shown', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const KNOWN: PostedMessage = { workspace: 'W1', channel: 'C1', message: 'M0', thread: 'T1' }

  function begin({ progress = null as PostedMessage | null, delay = 0, thread = 'T1' } = {}) {
    const { adapter } = createPlatform()
    const calls: { progress: Progress; shown: PostedMessage | null; thread: string | null }[] = []
    const kept: PostedMessage[] = []
    const late: PostedMessage[] = []
    adapter.progress = async (target, told, shown) => {
      calls.push({ progress: told, shown, thread: target.thread })
      if (told.steps.length === 0) return null
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      return shown ?? { ...KNOWN, message: 'M1' }
    }
    const working = showWork({
      adapter,
      event: { account: { id: 'U1' } },
      conversation: { workspace: 'W1', channel: 'C1', thread, progress },
      lang: 'en',
      log: createLog('silent'),
      keep: async (shown) => void kept.push(shown),
      late: async (shown) => void late.push(shown),
    })
    const messages = () => calls.filter((one) => one.progress.steps.length > 0)
    return { working, calls, messages, kept, late }
  }

  it('by a sign at once, by a message only when it takes long', async () => {
    const { working, calls, messages, kept } = begin()
    expect(calls).toHaveLength(1)
    working.plan(['Find an invoice'])
    working.step(0, 'running')
    await vi.advanceTimersByTimeAsync(1_499)
    expect(messages()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(messages()).toMatchObject([{ progress: { status: 'Find an invoice…', steps: [{ state: 'running' }] } }])
    expect(kept).toMatchObject([{ message: 'M1' }])
    expect(await working.end()).toMatchObject({ message: 'M1' })
  })

  it('sooner where there are several steps; nothing more once it is over', async () => {
    const { working, messages } = begin()
    working.plan(['One', 'Two'])
    working.step(0, 'running')
    await vi.advanceTimersByTimeAsync(300)
    working.step(0, 'done')
    working.step(1, 'running')
    await vi.advanceTimersByTimeAsync(0)
    expect(messages().at(-1)).toMatchObject({ shown: { message: 'M1' }, progress: { status: 'Two…' } })
    await working.end()
    const told = messages().length
    working.step(1, 'done')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(messages()).toHaveLength(told)
  })

  it('in the message that an earlier attempt has shown, at once', async () => {
    const { working, messages, kept } = begin({ progress: KNOWN })
    working.plan(['One'])
    working.step(0, 'running')
    await vi.advanceTimersByTimeAsync(0)
    expect(messages()).toMatchObject([{ shown: KNOWN }])
    expect(kept).toEqual([])
    expect(await working.end()).toEqual(KNOWN)
  })

  it('no longer than the answer can wait for: what is shown later is closed by itself', async () => {
    const { working, late, kept } = begin({ delay: 20_000 })
    working.plan(['One', 'Two'])
    working.step(0, 'running')
    await vi.advanceTimersByTimeAsync(300)
    const ended = working.end()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await ended).toBeNull()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(late).toMatchObject([{ message: 'M1' }])
    expect(kept).toEqual([])
  })
})
