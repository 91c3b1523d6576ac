import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { eligibleApprovers } from '../../src/approval/eligible.ts'
import type { Form } from '../../src/chat/card.ts'
import type { InboundContent, InboundFile, Place, Platform } from '../../src/chat/event.ts'
import type { Answer } from '../../src/conversation/answer.ts'
import { dateIn } from '../../src/lib/dates.ts'
import type { Effect } from '../../src/tool/define.ts'
import { openTestApp } from '../app.ts'

const WORKSPACE = 'T1'
const DAYS = { mon: '02', tue: '03', wed: '04', thu: '05', fri: '06' } as const

/** Who says something, where, and on which day of the week of 2 November 2026, at eight in the morning. */
export type Saying = {
  as: string
  day?: keyof typeof DAYS
  on?: Platform
  /** A channel of the firm; a direct message where there is none. */
  in?: string
  /** What is said in the thread of an answer. */
  after?: Heard
  file?: string
}
export type Heard = { answer: Answer; platform: Platform; place: Place; posted: string[] }

const MIMES: Record<string, string> = { pdf: 'application/pdf', csv: 'text/csv', jpg: 'image/jpeg' }
const fileOf = (name: string): InboundFile => ({
  id: randomUUID(),
  name,
  mime: MIMES[name.split('.').at(-1)!]!,
  size: 2_000,
  url: `https://files.example/${name}`,
})

export const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
export const said = ({ answer }: Heard) => spaced(answer.text)
export const steps = ({ answer }: Heard) => answer.steps.map(({ tool, status }) => `${tool} ${status}`)
export const labels = ({ answer }: Heard) =>
  answer.cards.flatMap(({ actions }) => actions.map(({ label }) => spaced(label)))
export const hrefs = ({ answer }: Heard) =>
  [...JSON.stringify(answer.cards).matchAll(/"href":"([^"]+)"/g)].map(([, href]) => href!)
/** The fields of the first card, by label. */
export const fieldsOf = ({ answer }: Heard): Record<string, string> =>
  Object.fromEntries(
    answer.cards.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === 'fields' ? block.fields.map(({ label, value }) => [spaced(label), spaced(value)]) : [],
      ),
    ),
  )
export const shows = (heard: Heard, ...parts: (string | RegExp)[]) => {
  for (const part of parts)
    if (typeof part === 'string') expect(said(heard)).toContain(part)
    else expect(said(heard)).toMatch(part)
}

/** The firm on Slack and Teams, with e-mail: its people have an account there, its channels are those of the local page. */
export async function openWeek() {
  const app = await openTestApp()
  await app.within(async (stores) => {
    await stores.connections.insert({ integration: 'smtp', token: new Uint8Array([1]), state: 'connected' })
    const persons = await stores.persons.list()
    const rooms = (await stores.channels.list({ platform: 'web' })).filter(({ kind }) => kind === 'public')
    for (const platform of ['slack', 'teams'] as const) {
      for (const { id, handle } of persons)
        await stores.identities.link({
          ...{ platform, workspace: WORKSPACE, account: handle, personId: id },
          linkedBy: 'admin',
        })
      for (const { channel, name, kind, topic, shares, projectId } of rooms)
        await stores.channels.insert({ platform, workspace: WORKSPACE, channel, name, kind, topic, shares, projectId })
    }
  })

  const novaMessages = () => app.within((stores) => stores.messages.list({ author: 'nova' }))

  async function hear(as: string, platform: Platform, place: Place, content: InboundContent): Promise<Heard | Form> {
    const before = new Set((await novaMessages()).map(({ id }) => id))
    const taken = await app.take({
      ...{ platform, workspace: WORKSPACE, id: randomUUID(), at: app.clock.now, account: { id: as }, place, content },
    })
    if (taken.reply.type === 'form') return taken.reply.form
    const answer = await app.run(taken.event!)
    const fresh = (await novaMessages()).filter(({ id }) => !before.has(id))
    const posted = await app.within(async (stores) => {
      const places = []
      for (const { conversationId } of fresh) {
        const { channel, thread } = await stores.conversations.need(conversationId)
        places.push(thread === place.thread ? `${channel}, same thread` : channel)
      }
      return places
    })
    return { answer, platform, place, posted }
  }

  async function say(text: string, saying: Saying): Promise<Heard> {
    const { as, day = 'mon', after } = saying
    app.clock.now = new Date(`2026-11-${DAYS[day]}T08:00:00-05:00`)
    const message = randomUUID()
    const place: Place = after?.place ?? {
      channel: saying.in ?? `D-${as}`,
      thread: message,
      kind: saying.in ? 'public' : 'dm',
    }
    const files = saying.file ? [fileOf(saying.file)] : []
    const content: InboundContent = { type: 'message', message, text, addressed: true, files }
    return (await hear(as, after?.platform ?? saying.on ?? 'slack', place, content)) as Heard
  }

  /** A click on a button of an answer; where it opens a form, that is sent with these values over those it shows. */
  async function click(as: string, label: string, on: Heard, values: Record<string, string> = {}): Promise<Heard> {
    const action = on.answer.cards.flatMap(({ actions }) => actions).find((one) => spaced(one.label) === label)
    if (action?.type !== 'button') throw new Error(`no button "${label}" among ${labels(on).join(', ')}`)
    const { id } = action
    const reply = await hear(as, on.platform, on.place, { type: 'button', action: id, message: randomUUID() })
    if ('answer' in reply) return reply
    const shown = reply.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]))
    const all = { ...Object.fromEntries(shown), ...values }
    return (await hear(as, on.platform, on.place, { type: 'form', form: reply.id, values: all })) as Heard
  }

  /** The state of what waits, and who may decide it. */
  const approvalOf = ({ answer }: Heard) =>
    app.within((stores) => stores.approvals.need(answer.steps.find(({ approval }) => approval)!.approval!.id))

  /** What Nova's messages in that thread show now. */
  const thread = ({ platform, place }: Heard) =>
    app.within(async (stores) => {
      const key = { platform, workspace: WORKSPACE, channel: place.channel, thread: place.thread! }
      const [conversation] = await stores.conversations.list(key)
      const messages = await stores.messages.list({ conversationId: conversation!.id, author: 'nova' })
      return messages.map(({ text, card }) => ({ text: spaced(text), card }))
    })

  /** E-mails that would go out, the last first. */
  const mails = () =>
    app.within(async (stores) =>
      (await stores.outbox.list({ kind: 'email' }))
        .map(({ payload }) => payload as unknown as Extract<Effect, { kind: 'email' }>)
        .reverse(),
    )

  const project = async (code: string) => (await app.within((stores) => stores.projects.list({ code })))[0]!

  /** Who may decide what waits, by handle. */
  const deciders = async (heard: Heard) => {
    const approval = await approvalOf(heard)
    return app.within(async (stores) =>
      (await eligibleApprovers(approval, dateIn('America/Toronto', app.clock.now), stores)).map(({ handle }) => handle),
    )
  }

  return {
    ...{ app, say, click, approvalOf, deciders, thread, mails, project },
    within: app.within,
    close: app.close.bind(app),
  }
}
export type Week = Awaited<ReturnType<typeof openWeek>>
