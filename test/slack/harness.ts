import type { Harness, Said } from '../adapters/contract.ts'
import type { Json } from './json.ts'
import { violations } from './limits.ts'
import { BOT, button, command, envelope, KARINE, mention, message, submission, TEAM } from './payloads.ts'
import { startBench } from './setup.ts'
import { signed } from './signed.ts'

const POSTED = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'chat.startStream', 'chat.stopStream']
let times = 0

/** What Slack sends when somebody says or does this. */
function payloadOf({ kind, text = '', id, values = {} }: Said): Json {
  const named = id ? { event_id: id } : {}
  switch (kind) {
    case 'mention':
      return { ...mention(text), ...named }
    case 'direct':
      return { ...message(text), ...named }
    case 'reply':
      return message(text, {
        channel: 'C0FACT',
        channel_type: 'channel',
        thread_ts: '1790000000.000100',
        parent_user_id: BOT,
      })
    case 'edit':
      return message('', {
        subtype: 'message_changed',
        message: { user: KARINE, team: TEAM, ts: '1790000001.000200', text },
        previous_message: { text: 'avant' },
      })
    case 'delete':
      return message('', {
        subtype: 'message_deleted',
        deleted_ts: '1790000001.000200',
        previous_message: { user: KARINE, ts: '1790000001.000200', text: 'avant' },
      })
    case 'file':
      return message(text, {
        subtype: 'file_share',
        files: [{ id: 'F1', name: 'plan.pdf', mimetype: 'application/pdf', size: 12 }],
      })
    case 'command':
      return command(text)
    case 'button': {
      const [action] = button(text).actions
      return button(text, { actions: [{ ...action, action_ts: `1790000003.${String(++times).padStart(6, '0')}` }] })
    }
    case 'form': {
      const answered = Object.entries(values).map(([name, value]) => [
        name,
        { answer: { type: 'plain_text_input', value } },
      ])
      return submission(JSON.stringify({ form: text }), Object.fromEntries(answered))
    }
    case 'opened':
      return envelope({ type: 'app_home_opened', user: KARINE, channel: 'D0KARINE', tab: 'messages' })
    case 'bot':
      return message(text, { bot_id: 'B0OTHER' })
    case 'unknown':
      return envelope({ type: 'starlight_observed', user: KARINE })
  }
}

export async function openHarness(): Promise<Harness> {
  const bench = await startBench()
  const { standIn } = bench
  return {
    adapter: bench.slack,
    inbox: bench.inbox,
    account: KARINE,
    workspace: TEAM,
    channel: 'C0FACT',
    direct: 'D0KARINE',
    lacks: [],
    async say(said, forged) {
      const wrong = forged === 'signature' ? { secret: 'another' } : forged === 'stamp' ? { skew: -400 } : {}
      return (await bench.send(signed(payloadOf(said), wrong))).status
    },
    posted: () => standIn.calls.filter(({ method }) => POSTED.includes(method)).map(({ body }) => body),
    failNext(how) {
      standIn.fault('chat.postMessage', how === 'unknown-outcome' ? { status: 503, done: true } : how)
    },
    faults: (body) => {
      const { blocks, text = '' } = body as Json
      return [...(blocks?.length ? violations(blocks) : []), ...(text.length > 40_000 ? ['text'] : [])]
    },
    // Rich text, plain text and raw text are shown as they are.
    markup: (body) => {
      const found: unknown[] = [(body as Json).text]
      JSON.stringify(body, (_, part) => {
        if (part?.type === 'mrkdwn') found.push(part.text)
        return part
      })
      return found
    },
    readable: (body) => JSON.stringify(body),
    close: () => standIn.close(),
  }
}
