import { type PGlite, protocol, type QueryOptions, type Results } from '@electric-sql/pglite'
import { type Reply, readReply } from './pglite-reply.ts'

/** Statements kept prepared, the last used; each holds its plan in the database's memory. */
const KEPT = 256
/** Longer texts insert many rows and seldom come again. */
const LONGEST = 4_000

const { serialize } = protocol

/**
 * The transactions of a PGlite whose queries are prepared once and then take one call into the database: PGlite's own
 * `query` takes six and plans anew, four times the work. For drizzle, which calls nothing else.
 */
export function createPreparingClient(client: PGlite): Pick<PGlite, 'transaction'> {
  const known = new Map<string, { name: string; parameters: number[] }>()
  let made = 0

  // The stream is the one way past PGlite's own parser. A chunk lies in the database's memory: it is copied.
  async function send(...parts: Uint8Array[]): Promise<Reply> {
    const chunks: Uint8Array[] = []
    const message = Buffer.concat([...parts, serialize.sync()])
    await client.execProtocolRawStream(message, { syncToFs: false, onRawData: (chunk) => chunks.push(chunk.slice()) })
    return readReply(Buffer.concat(chunks))
  }

  async function prepare(text: string) {
    const found = known.get(text)
    // Moved to the end: the first of the map is the one unused for longest.
    if (found) known.delete(text)
    const statement = found ?? (await describe(text))
    known.set(text, statement)
    return statement
  }

  async function describe(text: string) {
    const [oldest] = known
    const closing = known.size >= KEPT && oldest ? [serialize.close({ type: 'S', name: oldest[1].name })] : []
    if (oldest && closing.length > 0) known.delete(oldest[0])
    made += 1
    const name = `nova_${made}`
    const { parameters } = await send(
      ...closing,
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    )
    return { name, parameters }
  }

  async function query(text: string, values: unknown[], options: QueryOptions = {}): Promise<Results> {
    const { name, parameters } = await prepare(text)
    const written = values.map((value, i) => {
      if (value === null || value === undefined) return null
      const write = client.serializers[parameters[i]!]
      return write ? write(value) : String(value)
    })
    const reply = await send(
      serialize.bind({ statement: name, values: written }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    )
    return resultOf(reply, options, client)
  }

  return {
    transaction: (work) =>
      client.transaction((tx) => {
        const preparing = (text: string, values: unknown[] = [], options?: QueryOptions) =>
          // A transaction that ended says so itself; what is asked at the same time takes turns.
          tx.closed || text.length > LONGEST
            ? tx.query(text, values, options)
            : client.runExclusive(() => query(text, values, options))
        return work({ ...tx, query: preparing as typeof tx.query })
      }),
  }
}

function resultOf({ fields, rows }: Reply, options: QueryOptions, client: PGlite): Results {
  const columns = fields.map(({ dataTypeID: type }) => {
    const read = options.parsers?.[type] ?? client.parsers[type]
    return (text: string | null) => (text === null || !read ? text : read(text, type))
  })
  const read = (row: Reply['rows'][number]) => {
    const cells = row.map((text, i) => columns[i]!(text))
    if (options.rowMode === 'array') return cells
    return Object.fromEntries(cells.map((cell, i) => [fields[i]!.name, cell]))
  }
  return { fields, rows: rows.map(read) as Results['rows'] }
}
