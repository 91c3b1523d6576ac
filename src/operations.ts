// What an operator asks from the command line of a Nova that may be running: the running one holds the embedded
// database, so it does the work itself, for who can read the installation's secret.
import { NovaError, toNovaError } from './errors.ts'
import { sha256 } from './lib/canonical.ts'

const PATH = '/internal/operations'

/** `sign-in` gives a new personal token of the person; `doctor` a list of checks as JSON. */
export type Operation = { name: 'backup' } | { name: 'doctor' } | { name: 'sign-in'; handle: string }

const keyOf = (secret: string) => sha256(`operations ${secret}`)

/** What an operation comes to, over the database of whoever holds it. */
export type Carry<Database> = (operation: Operation, database: Database) => Promise<Uint8Array>

/** Answers an operation asked of the running Nova; null for every other request. */
export async function answerOperation(
  request: Request,
  secret: string,
  carryOut: (operation: Operation) => Promise<Uint8Array>,
): Promise<Response | null> {
  if (new URL(request.url).pathname !== PATH) return null
  if (request.headers.get('authorization') !== `Bearer ${await keyOf(secret)}`)
    return new Response(null, { status: 404 })
  try {
    return new Response(Buffer.from(await carryOut((await request.json()) as Operation)))
  } catch (thrown) {
    const error = toNovaError(thrown)
    return Response.json(error.toWire('en'), { status: error.status })
  }
}

/** Carries an operation out here, or has the running Nova do it where that one holds the database. */
export async function operate<Database extends { close(): Promise<void> }>(
  operation: Operation,
  at: { port: number; secret: string; open(): Promise<Database>; carryOut: Carry<Database> },
): Promise<Uint8Array> {
  let database: Database
  try {
    database = await at.open()
  } catch (thrown) {
    if (toNovaError(thrown).code !== 'conflict') throw thrown
    return askRunning(operation, at)
  }
  try {
    return await at.carryOut(operation, database)
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
