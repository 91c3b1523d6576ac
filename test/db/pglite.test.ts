import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPglite } from '../../db/pglite.ts'
import { testTemplate } from './open.ts'

describe('the embedded database', () => {
  const organization = randomUUID()
  let folder: string
  let template: string
  const children: ChildProcess[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nova-data-'))
    template = await testTemplate()
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })

  /** Starts a writer and waits until it has acknowledged that many rows. */
  async function writer(rows: number) {
    const script = fileURLToPath(new URL('./hold.ts', import.meta.url))
    const child = spawn(process.execPath, [script, folder, template, organization], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    let acknowledged = 0
    const lines = createInterface({ input: child.stdout! })
    lines.on('line', (line) => {
      acknowledged = Number(line)
    })
    while (acknowledged < rows) await once(lines, 'line')
    return { child, acknowledged: () => acknowledged }
  }

  it('keeps what it was told, from one opening to the next', async () => {
    const first = await openPglite(folder, { template })
    await first.inOrganization(organization, (stores) => stores.organizations.insert({ name: 'Essai' }))
    await first.close()
    const second = await openPglite(folder, { template })
    const found = await second.asSystem((directory) => directory.organizations())
    await second.close()
    expect(found).toMatchObject([{ id: organization, name: 'Essai' }])
  })

  it('is refused to a second process, which learns who holds it', async () => {
    const { child } = await writer(1)
    const refused = await openPglite(folder, { template }).catch((thrown: unknown) => thrown)
    expect(refused).toMatchObject({ code: 'conflict', data: { pid: child.pid } })
    const { says } = refused as { says: { fr: string; en: string } }
    expect(says.fr).toContain(String(child.pid))
    expect(says.en).toContain(String(child.pid))
  })

  it('is refused a second time to the process that holds it', async () => {
    const first = await openPglite(folder, { template })
    await expect(openPglite(folder, { template })).rejects.toMatchObject({
      code: 'conflict',
      data: { pid: process.pid },
    })
    await first.close()
  })

  it('has every acknowledged row after kill -9, and is free at once', async () => {
    const { child, acknowledged } = await writer(25)
    child.kill('SIGKILL')
    await once(child, 'close')
    const database = await openPglite(folder, { template })
    const clients = await database.inOrganization(organization, (stores) => stores.clients.list())
    await database.close()
    expect(clients.length).toBeGreaterThanOrEqual(acknowledged())
    expect(clients.map(({ name }) => name)).toEqual(clients.map((_, i) => `client ${i + 1}`))
  })

  it('starts over when its very first start was cut short', async () => {
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'PG_VERSION'), 'half')
    const database = await openPglite(folder, { template })
    expect(await database.asSystem((directory) => directory.organizations())).toEqual([])
    await database.close()
  })
})
