// The same conversation in a terminal: with the Nova that runs, or with one of its own.
import { createInterface } from 'node:readline/promises'
import type { Config } from './config.ts'
import type { Answer } from './conversation/answer.ts'

type Served = { fetch(request: Request): Promise<Response> | Response; stop(): Promise<void> }

/** What waits for a decision, numbered as it was shown. */
type Choice = { id: string; revision: number }

const HELP = 'as <handle> · new (thread) · approve <n> · reject <n> <reason> · quit'

/** Reads lines until `quit` or the end of input. Each is said in one thread, as one employee. */
export async function converse(config: Config, launch: () => Promise<Served>): Promise<void> {
  const address = `http://localhost:${config.PORT}`
  const running = await fetch(`${address}/health`).then(
    (response) => response.ok,
    () => false,
  )
  const own = running ? null : await launch()
  const call = (path: string, body: unknown): Promise<Response> => {
    const request = new Request(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return Promise.resolve(own ? own.fetch(request) : fetch(request))
  }
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '› ' })
  const state = { as: 'isabelle', thread: undefined as string | undefined, choices: [] as Choice[] }
  console.log(`Nova · ${HELP}`)
  input.setPrompt(`${state.as} › `)
  input.prompt()
  for await (const line of input) {
    const text = line.trim()
    if (text === 'quit') break
    if (text) await say(text, state, call)
    input.setPrompt(`${state.as} › `)
    input.prompt()
  }
  input.close()
  await own?.stop()
  if (own) process.exit(0)
}

type State = { as: string; thread: string | undefined; choices: Choice[] }

async function say(text: string, state: State, call: (path: string, body: unknown) => Promise<Response>) {
  const [word, first, ...rest] = text.split(/\s+/)
  if (word === 'as' && first) {
    state.as = first
    return
  }
  if (word === 'new') {
    state.thread = undefined
    return
  }
  const choice = (word === 'approve' || word === 'reject') && state.choices[Number(first) - 1]
  if (choice) {
    const reason = rest.join(' ') || undefined
    const body = { decision: word, revision: choice.revision, as: state.as, ...(reason ? { reason } : {}) }
    console.log(await read(await call(`/approvals/${choice.id}/decisions`, body)))
    return
  }
  const response = await call('/chat', { text, as: state.as, ...(state.thread ? { thread: state.thread } : {}) })
  if (!response.ok) {
    console.log(await read(response))
    return
  }
  const answer = (await response.json()) as Answer
  state.thread = answer.thread
  console.log(`\n${answer.text}\n`)
  for (const { approval, tool } of answer.steps)
    if (approval) {
      state.choices.push({ id: approval.id, revision: approval.revision })
      console.log(
        `[${state.choices.length}] ${tool}: approve ${state.choices.length} · reject ${state.choices.length} <reason>`,
      )
    }
}

async function read(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: { message: string }; state?: string; by?: string }
  return body.error ? body.error.message : `${body.state} · ${body.by}`
}
