// Tokens as Microsoft issues them to bots, by a real issuer with real keys.
import { OAuth2Server } from 'oauth2-mock-server'
import { APP } from './activities.ts'
import type { Connector, Json } from './connector.ts'

export type Claims = Partial<Record<'iss' | 'aud' | 'serviceurl', string>> & { expiresIn?: number }
export type Issuer = { token(claims?: Claims): Promise<string>; close(): Promise<void> }

const ISSUER = 'https://api.botframework.com'

/** Its keys are published by the connector, endorsed for Teams unless told otherwise. */
export async function startIssuer(connector: Connector, endorsements: string[] | null = ['msteams']): Promise<Issuer> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  connector.keys = server.issuer.keys
    .toJSON()
    .map((key: Json) => ({ ...key, ...(endorsements ? { endorsements } : {}) }))
  return {
    token: ({ iss = ISSUER, aud = APP, serviceurl = connector.url, expiresIn = 3600 } = {}) =>
      server.issuer.buildToken({
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, { iss, aud, serviceurl, nbf: payload.iat - 7200, exp: payload.iat + expiresIn })
        },
      }),
    close: () => server.stop(),
  }
}
