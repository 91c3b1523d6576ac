import { createTeams, type Settings } from '../../adapters/teams/teams.ts'
import type { Adapter } from '../../src/chat/adapter.ts'
import { createTestInbox, type TestInbox } from '../adapters/inbox.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { APP, KARINE, NADIA, TENANT } from './activities.ts'
import { type Connector, type Json, startConnector } from './connector.ts'
import { type Claims, type Issuer, startIssuer } from './issuer.ts'

export const PASSWORD = 'a-client-secret'

export type Bench = {
  teams: Adapter
  inbox: TestInbox
  connector: Connector
  issuer: Issuer
  /** Signs an activity, hands it to the adapter and finishes what it left to do. */
  send(activity: Json, claims?: Claims): Promise<Response>
  /** The body of the answer to an invoke. */
  ask(activity: Json): Promise<Json>
  close(): Promise<void>
}

export const member = (id: string, name: string, email: string) => ({
  id: `29:${id}`,
  name,
  aadObjectId: id,
  email,
  userPrincipalName: email,
  tenantId: TENANT,
  userRole: 'user',
})

/** A signed request of Teams. */
export async function signed(
  activity: Json,
  connector: Connector,
  issuer: Issuer,
  claims: Claims = {},
): Promise<Request> {
  return new Request('https://nova.example/api/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await issuer.token(claims)}` },
    body: JSON.stringify({ serviceUrl: connector.url, ...activity }),
  })
}

/** The adapter against the stand-in, with an inbox that knows duplicates as the real one does. */
export async function startBench(settings: Partial<Settings> = {}): Promise<Bench> {
  const connector = await startConnector()
  const issuer = await startIssuer(connector)
  for (const one of [
    member(KARINE, 'Karine Roy', 'Karine@chenevert.example'),
    member(NADIA, 'Nadia Belkacem', 'nadia@chenevert.example'),
  ])
    for (const key of [one.id, one.aadObjectId]) connector.members.set(key, one)
  const inbox = createTestInbox()
  const teams = createTeams(
    {
      appId: APP,
      password: PASSWORD,
      tenant: TENANT,
      loginUrl: connector.url,
      openIdUrl: `${connector.url}openid`,
      charts: { png: async () => PIXEL },
      pause: async () => {},
      ...settings,
    },
    inbox,
  )
  const bench: Bench = {
    teams,
    inbox,
    connector,
    issuer,
    async send(activity, claims) {
      const work: Promise<unknown>[] = []
      const response = await teams.handle(await signed(activity, connector, issuer, claims), (one) => work.push(one))
      await Promise.all(work)
      return response
    },
    ask: async (activity) => (await bench.send(activity)).json(),
    async close() {
      await issuer.close()
      await connector.close()
    },
  }
  return bench
}
