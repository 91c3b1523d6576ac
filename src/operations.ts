// What an operator asks from the command line of a Nova that may be running: the running one holds the embedded
// database, so it does the work itself, for who can read the installation's secret.
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBackup } from '../db/backup.ts'
import type { Database } from '../db/database.ts'
import { NovaError, toNovaError } from './errors.ts'
import { sha256 } from './lib/canonical.ts'

const PATH = '/internal/operations'

type Operation = { name: 'backup' } | { name: 'sign-in'; handle: string }

const keyOf = (secret: string) => sha256(`operations ${secret}`)

/** Carries an operation out. `sign-in` gives a new personal token of the person, whose digest alone is stored. */
async function carryOut(operation: Operation, database: Database): Promise<Uint8Array> {
  if (operation.name === 'sign-in') return Buffer.from(await issueToken(operation.handle, database))
  const folder = await mkdtemp(join(tmpdir(), 'nova-'))
  try {
    await writeBackup(database, join(folder, 'backup'), new Date())
    return await readFile(join(folder, 'backup'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function issueToken(handle: string, database: Database): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const digest = await sha256(token)
  const [organization] = await database.asSystem((directory) => directory.organizations())
  await database.inOrganization(organization!.id, async (stores) => {
    const person = await stores.persons.byHandle(handle)
    if (!person?.active)
      throw new NovaError('not-found', {
        fr: `Personne ne s'appelle « ${handle} ».`,
        en: `Nobody is called "${handle}".`,
      })
    await stores.apiTokens.insert({ personId: person.id, sha256: digest, name: 'sign-in link' })
  })
  return token
}

/** Answers an operation asked of the running Nova; null for every other request. */
export async function answerOperation(request: Request, secret: string, database: Database): Promise<Response | null> {
  if (new URL(request.url).pathname !== PATH) return null
  if (request.headers.get('authorization') !== `Bearer ${await keyOf(secret)}`)
    return new Response(null, { status: 404 })
  try {
    return new Response(Buffer.from(await carryOut((await request.json()) as Operation, database)))
  } catch (thrown) {
    const error = toNovaError(thrown)
    return Response.json(error.toWire('en'), { status: error.status })
  }
}

/** Carries an operation out here, or has the running Nova do it where that one holds the database. */
export async function operate(
  operation: Operation,
  at: { port: number; secret: string; open(): Promise<Database> },
): Promise<Uint8Array> {
  let database: Database
  try {
    database = await at.open()
  } catch (thrown) {
    if (toNovaError(thrown).code !== 'conflict') throw thrown
    return askRunning(operation, at)
  }
  try {
    return await carryOut(operation, database)
  } finally {
    await database.close()
  }
}

async function askRunning(operation: Operation, at: { port: number; secret: string }): Promise<Uint8Array> {
  const response = await fetch(`http://127.0.0.1:${at.port}${PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await keyOf(at.secret)}` },
    body: JSON.stringify(operation),
  }).catch(() => null)
  if (response?.ok) return new Uint8Array(await response.arrayBuffer())
  const body = (await response?.json().catch(() => null)) as { error?: { message: string } } | null
  const said = body?.error?.message
  throw new NovaError('unavailable', {
    fr: said ?? `Le Nova en marche n'a pas répondu sur le port ${at.port}. Réglez PORT comme le sien, ou arrêtez-le.`,
    en: said ?? `The running Nova did not answer on port ${at.port}. Set PORT to its own, or stop it.`,
  })
}
