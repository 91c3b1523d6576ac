// Which company a direct message is for: Discord does not say.
import { describe, expect, it } from 'vitest'
import type { Api } from '../../adapters/discord/client.ts'
import { createAccounts } from '../../adapters/discord/workspace.ts'
import { NovaError } from '../../src/errors.ts'
import { createTestInbox } from '../adapters/inbox.ts'

/** Discord with two guilds of ours and their members. */
function discord(members: Record<string, string[]>) {
  const asked: string[] = []
  const api: Api = async (_method, path) => {
    asked.push(path)
    if (path.endsWith('/guilds')) return Object.keys(members).map((id) => ({ id, name: id, permissions: '0' })) as never
    const [, guild = '', account = ''] = /guilds\/(\w+)\/members\/(\w+)/.exec(path) ?? []
    if (members[guild]?.includes(account)) return {} as never
    throw new NovaError('not-found', { fr: '', en: '' }, { data: { discord: 10_007 } })
  }
  return { api, asked }
}

describe('direct messages', () => {
  it('belong to the guild in which the account was heard last, also after a restart', async () => {
    const { api } = discord({ a: ['karine'], b: ['karine'] })
    const { store } = createTestInbox()
    await createAccounts(api, store).heard('b', 'karine')
    expect(await createAccounts(api, store).workspaceOf('karine')).toBe('b')
  })

  it('belong to the guild that the account is a member of; a stranger’s to none', async () => {
    const { api } = discord({ a: ['nadia'], b: ['karine'] })
    const accounts = createAccounts(api, createTestInbox().store)
    expect(await accounts.workspaceOf('karine')).toBe('b')
    expect(await accounts.workspaceOf('inconnu')).toBeNull()
  })

  it('of one who has left a guild are no longer for it', async () => {
    const { api } = discord({ a: [] })
    const { store } = createTestInbox()
    await createAccounts(api, store).heard('a', 'karine')
    expect(await createAccounts(api, store).workspaceOf('karine')).toBeNull()
  })

  it('are asked about once an hour, and fail where Discord does not answer', async () => {
    const { api, asked } = discord({ a: ['karine'] })
    const accounts = createAccounts(api, createTestInbox().store)
    await accounts.workspaceOf('karine')
    await accounts.workspaceOf('karine')
    expect(asked).toHaveLength(2)
    const away = createAccounts(async () => Promise.reject(new Error('down')), createTestInbox().store)
    await expect(away.workspaceOf('karine')).rejects.toMatchObject({ code: 'unavailable' })
  })
})
