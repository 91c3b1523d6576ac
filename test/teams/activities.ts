// Activities as Teams sends them, after the recorded ones.
import type { Json } from './connector.ts'

export const APP = '7c9d1a52-0f0e-4b5e-9a51-3b6f6f0c2d11'
export const TENANT = '0b8f5c1e-2f3a-4c6d-8e9f-102132435465'
export const KARINE = '11111111-2222-4333-8444-555555555501'
export const NADIA = '11111111-2222-4333-8444-555555555502'
export const BOT = `28:${APP}`
export const CHANNEL = '19:factures@thread.tacv2'
export const GROUP = '19:chantier@thread.v2'
export const DIRECT = 'a:direct-karine'

let count = 0
export const fresh = (prefix = 'f') => `${prefix}:${++count}-${Date.now()}`

type Where = 'channel' | 'group' | 'personal'

const CONVERSATIONS = {
  channel: (root: string) => ({
    isGroup: true,
    conversationType: 'channel',
    tenantId: TENANT,
    id: `${CHANNEL};messageid=${root}`,
  }),
  group: () => ({ isGroup: true, conversationType: 'groupChat', tenantId: TENANT, id: GROUP }),
  personal: () => ({ conversationType: 'personal', tenantId: TENANT, id: DIRECT }),
}

export type Said = Partial<Record<'id' | 'root' | 'from' | 'name' | 'locale', string>> & { where?: Where; more?: Json }

/** The envelope of everything Teams sends; `serviceUrl` is set by whoever signs. */
export function activity(
  type: string,
  {
    where = 'channel',
    id = fresh('1790'),
    root = id,
    from = KARINE,
    name = 'Karine Roy',
    locale = 'fr-CA',
    more = {},
  }: Said = {},
): Json {
  const direct = where === 'personal' && from !== KARINE ? { id: `a:direct-${from}` } : {}
  return {
    type,
    id,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    from: { id: `29:${from}`, name, aadObjectId: from },
    recipient: { id: BOT, name: 'Nova' },
    conversation: { ...CONVERSATIONS[where](root), ...direct },
    locale,
    entities: [{ type: 'clientInfo', locale, country: 'CA', platform: 'Web' }],
    channelData: {
      tenant: { id: TENANT },
      ...(where === 'channel'
        ? { team: { id: '19:equipe@thread.tacv2', name: 'Chênevert' }, channel: { id: CHANNEL } }
        : {}),
    },
    ...more,
  }
}

const OWN = '<at>Nova</at>'
export const mention = (text: string, said: Said = {}): Json => {
  const made = activity('message', said)
  const entity = { type: 'mention', mentioned: { id: BOT, name: 'Nova' }, text: OWN }
  return { ...made, text: `${OWN} ${text}`, textFormat: 'plain', entities: [entity, ...made.entities], ...said.more }
}
export const direct = (text: string, said: Said = {}): Json => ({
  ...activity('message', { where: 'personal', ...said }),
  text,
  textFormat: 'plain',
  ...said.more,
})
export const invoke = (name: string, value: Json, said: Said & { replyTo?: string } = {}): Json => ({
  ...activity('invoke', { id: fresh('f'), ...said }),
  name,
  value,
  ...(said.replyTo ? { replyToId: said.replyTo } : {}),
})
/** A click on a button of a card. */
export const execute = (data: Json, said: Said & { replyTo?: string } = {}, verb = 'button'): Json =>
  invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data } }, said)
