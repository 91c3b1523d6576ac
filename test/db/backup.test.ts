import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup, writeBackup } from '../../db/backup.ts'
import type { Database } from '../../db/database.ts'
import { smallCompany } from './company.ts'
import { fillEveryTable, tableNames } from './fill.ts'
import { drivers } from './open.ts'

/** Every row of every table as text, whatever the organization. */
async function everything(database: Database, organizations: string[]) {
  const content: Record<string, string[]> = {}
  for (const organization of organizations)
    await database.inOrganization(organization, async (_stores, tx) => {
      for (const table of tableNames) {
        const { rows } = await tx.executeSql(`select to_jsonb(t)::text as row from "${table}" t order by id`)
        content[table] = [...(content[table] ?? []), ...(rows as { row: string }[]).map(({ row }) => row)]
      }
    })
  return content
}

const pairs = drivers.flatMap((from) => drivers.map((to) => ({ name: `${from.name} to ${to.name}`, from, to })))

describe.each(pairs)('a backup from $name', ({ from, to }) => {
  const opened: Database[] = []
  let source: Database
  let folder: string
  let path: string
  let organizations: string[]
  let rows: number

  const openEmpty = async () => {
    const database = await to.open()
    opened.push(database)
    return database
  }

  beforeAll(async () => {
    source = await from.open()
    folder = await mkdtemp(join(tmpdir(), 'nova-backup-'))
    path = join(folder, 'nova.backup')
    const company = await smallCompany(source)
    const { id } = await company.draft()
    await company.issue(id)
    const note = await company.draft({ kind: 'credit-note', creditsId: id })
    await company.issue(note.id)
    await source.inOrganization(company.organization, async (stores) => {
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
      await stores.files.insert({ name: 'é "x".bin', mime: 'a/b', sha256: '', bytes })
      await stores.events.insert({
        platform: 'web',
        workspace: 'local',
        externalId: randomUUID(),
        payload: { text: 'une ligne\nune autre\u2028 "guillemets" \\ 🏗️' } as never,
      })
      for (let n = 0; n < 3; n += 1)
        await stores.auditLog.append({ actorId: null, action: 'x', subjectKind: null, subjectId: null, data: { n } })
      await stores.tasks.insertMany(Array.from({ length: 1203 }, (_, n) => ({ title: `tâche ${n}` })))
    })
    const other = randomUUID()
    await fillEveryTable(source, other)
    organizations = [company.organization, other]
    rows = await writeBackup(source, path, new Date('2026-11-02T13:00:00Z'))
  })
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close()
  })
  afterAll(async () => {
    await source.close()
    await rm(folder, { recursive: true })
  })

  it('comes back whole: every row of every table, to the byte', async () => {
    const target = await openEmpty()
    expect(await restoreBackup(target, path)).toBe(rows)
    expect(await everything(target, organizations)).toEqual(await everything(source, organizations))
  })

  it('leaves the restored database protected and ready to go on', async () => {
    const target = await openEmpty()
    await restoreBackup(target, path)
    await target.inOrganization(organizations[0]!, async (stores) => {
      expect(await stores.auditLog.verify()).toEqual({ sound: 3, broken: null })
      const conversation = await stores.conversations.open({
        platform: 'web',
        workspace: 'local',
        channel: 'c',
        thread: 't',
        lang: 'fr',
      })
      const said = {
        conversationId: conversation.id,
        author: 'nova',
        externalId: randomUUID(),
        at: new Date(),
      } as const
      const message = await stores.messages.insert(said)
      expect(message.seq).toBe(2)
    })
    const change = target.inOrganization(organizations[0]!, (_stores, tx) =>
      tx.executeSql("update invoices set total = 1 where status = 'issued'"),
    )
    await expect(change).rejects.toMatchObject({ code: 'rule.broken' })
    const dangling = target.inOrganization(organizations[0]!, (stores) =>
      stores.projects.insert({ code: 'X', name: 'x', clientId: randomUUID() }),
    )
    await expect(dangling).rejects.toThrow()
  })

  it('does not fall upon data that is there, unless forced', async () => {
    const target = await openEmpty()
    const there = await smallCompany(target)
    await there.issue((await there.draft()).id)
    await expect(restoreBackup(target, path)).rejects.toMatchObject({ code: 'conflict' })
    await restoreBackup(target, path, { force: true })
    const found = await target.asSystem((directory) => directory.organizations())
    expect(found.map(({ id }) => id).sort()).toEqual([...organizations].sort())
  })

  it('refuses a file that is cut short, changed, foreign or from the future, and changes nothing', async () => {
    const target = await openEmpty()
    const whole = await readFile(path)
    const lines = gunzipSync(whole).toString().trimEnd().split('\n')
    const zipped = (of: string[]) => gzipSync(of.join('\n'))
    const bad = {
      cut: whole.subarray(0, whole.length / 2),
      shorter: zipped([...lines.slice(0, 3), ...lines.slice(4)]),
      endless: zipped(lines.slice(0, -1)),
      foreign: Buffer.from('PK not a backup'),
      empty: gzipSync(''),
      text: zipped(['hello']),
      future: zipped([JSON.stringify({ nova: 'backup', migrations: 999, at: '' }), ...lines.slice(1)]),
    }
    for (const [name, bytes] of Object.entries(bad)) {
      const file = join(folder, name)
      await writeFile(file, bytes)
      await expect(restoreBackup(target, file), name).rejects.toMatchObject({ code: 'input.invalid' })
    }
    expect(await target.asSystem((directory) => directory.organizations())).toEqual([])
  })

  it('leaves no file behind when it cannot be written', async () => {
    const nowhere = join(folder, 'missing', 'nova.backup')
    await expect(writeBackup(source, nowhere, new Date())).rejects.toThrow()
    await expect(stat(nowhere)).rejects.toThrow()
  })
})
