import { describe, expect, it } from 'vitest'
import { createWorkspaces } from '../../src/conversation/workspaces.ts'

describe('whose a workspace is', () => {
  const slack = { platform: 'slack' as const, workspace: 'T1' }
  function openWorkspaces(organizations: string[]) {
    const rows = new Map<string, { organization: string; active: boolean }>()
    const workspaces = createWorkspaces({
      installed: async (platform, workspace) => rows.get(`${platform}/${workspace}`) ?? null,
      organizations: async () => organizations.map((id) => ({ id })),
    })
    return { rows, workspaces }
  }

  it('of who linked it; else of the only one here', async () => {
    const { rows, workspaces } = openWorkspaces(['a', 'b'])
    expect(await workspaces.organizationOf(slack)).toBeNull()
    rows.set('slack/T1', { organization: 'b', active: true })
    expect(await workspaces.organizationOf(slack)).toBe('b')
    expect(await openWorkspaces(['a']).workspaces.organizationOf(slack)).toBe('a')
  })

  it('of nobody once it was unlinked, also where only one lives; at once where it happened', async () => {
    const { rows, workspaces } = openWorkspaces(['a'])
    expect(await workspaces.organizationOf(slack)).toBe('a')
    rows.set('slack/T1', { organization: 'a', active: false })
    workspaces.forget('slack', 'T1')
    expect(await workspaces.organizationOf(slack)).toBeNull()
    rows.set('slack/T1', { organization: 'a', active: true })
    expect(await workspaces.organizationOf(slack)).toBe('a')
  })
})
