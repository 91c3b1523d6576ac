import type { Harness, Said } from '../adapters/contract.ts'
import { activity, CHANNEL, direct, execute, fresh, invoke, KARINE, mention, TENANT } from './activities.ts'
import { startBench } from './bench.ts'
import { faults, readable } from './card-faults.ts'
import type { Json } from './connector.ts'

/** The contract's Teams: activities signed by a real issuer, and a small Bot Connector at the other end. */
export async function openHarness(): Promise<Harness> {
  const bench = await startBench()
  const { connector, inbox, teams } = bench

  const activityOf = ({ kind, text = '', id, values = {} }: Said): Json => {
    switch (kind) {
      case 'mention':
        return mention(text, { ...(id ? { id } : {}) })
      case 'direct':
        return direct(text)
      case 'reply':
        return mention(text, { root: '1790000000001' })
      case 'file':
        return direct(text, {
          more: {
            attachments: [
              {
                contentType: 'application/vnd.microsoft.teams.file.download.info',
                name: 'plan.pdf',
                content: { downloadUrl: `${connector.url}files/plan.pdf`, uniqueId: 'u1', fileType: 'pdf' },
              },
            ],
          },
        })
      case 'edit':
        return { ...mention(text), type: 'messageUpdate' }
      case 'delete':
        return activity('messageDelete')
      case 'command':
        return invoke(
          'composeExtension/submitAction',
          { commandId: 'ask', data: { request: text } },
          { where: 'group' },
        )
      case 'opened':
        return activity('conversationUpdate', {
          where: 'personal',
          more: { membersAdded: [{ id: activity('x').recipient.id }] },
        })
      case 'button':
        return execute({ nova: { button: text } }, { replyTo: '1790000000009' })
      case 'form':
        return execute({ nova: { form: text }, ...values }, { replyTo: '1790000000009' }, 'form')
      case 'bot':
        return mention(text, { more: { from: { id: `28:${fresh()}`, name: 'Autre', role: 'bot' } } })
      case 'unknown':
        return activity('messageReaction', { more: { reactionsAdded: [{ type: 'like' }] } })
    }
  }

  // Nova was added to the channel and has heard Karine.
  await bench.send(activity('conversationUpdate', { more: { membersAdded: [{ id: activity('x').recipient.id }] } }))
  await bench.send(direct('bonjour'))

  return {
    adapter: teams,
    inbox,
    account: KARINE,
    workspace: TENANT,
    channel: CHANNEL,
    direct: 'a:direct-karine',
    lacks: [],
    async say(said, forged) {
      const sent = activityOf(said)
      if (forged === 'stamp') return (await bench.send(sent, { expiresIn: -3600 })).status
      if (!forged) return (await bench.send(sent)).status
      const token = await bench.issuer.token()
      const request = new Request('https://nova.example/api/messages', {
        method: 'POST',
        headers: { authorization: `Bearer ${token.slice(0, -12)}AAAAAAAAAAAA` },
        body: JSON.stringify({ serviceUrl: connector.url, ...sent }),
      })
      return (await teams.handle(request, () => {})).status
    },
    posted: () =>
      connector.sent
        .filter(({ method, body }) => method !== 'DELETE' && body.type !== 'typing')
        .map(({ body }) => body),
    failNext: (how) => connector.faults.push(how === 'unknown-outcome' ? { status: 500, done: true } : how),
    faults,
    readable,
    close: bench.close,
  }
}
