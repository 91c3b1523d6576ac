import { messages, protocol } from '@electric-sql/pglite'

export type Reply = {
  /** Types of a statement's parameters, when it was described. */
  parameters: number[]
  fields: { name: string; dataTypeID: number }[]
  /** Cells as Postgres writes them. */
  rows: (string | null)[][]
}

const [DATA_ROW, ROW_DESCRIPTION, PARAMETER_DESCRIPTION, ERROR] = [...'DTtE'].map((letter) => letter.charCodeAt(0))

/**
 * Reads what Postgres answered to extended queries (protocol 3.0, "Message Formats"). PGlite's own parser makes an
 * array for every cell, which takes longer than the queries. Throws the DatabaseError that it holds, if any.
 */
export function readReply(data: Uint8Array): Reply {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const reply: Reply = { parameters: [], fields: [], rows: [] }
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at]
    const body = at + 5
    if (kind === DATA_ROW) reply.rows.push(readRow(bytes, body))
    else if (kind === ROW_DESCRIPTION) reply.fields = readFields(bytes, body)
    else if (kind === PARAMETER_DESCRIPTION)
      reply.parameters = Array.from({ length: bytes.readUInt16BE(body) }, (_, i) =>
        bytes.readUInt32BE(body + 2 + 4 * i),
      )
    else if (kind === ERROR) throwError(data)
    at += 1 + bytes.readUInt32BE(at + 1)
  }
  return reply
}

function readRow(bytes: Buffer, body: number): (string | null)[] {
  const cells: (string | null)[] = new Array(bytes.readUInt16BE(body))
  let at = body + 2
  for (let i = 0; i < cells.length; i += 1) {
    const length = bytes.readInt32BE(at)
    at += 4
    if (length < 0) cells[i] = null
    else {
      cells[i] = bytes.toString('utf8', at, at + length)
      at += length
    }
  }
  return cells
}

/** After a column's name: its table (4 bytes), attribute (2), type (4), size (2), modifier (4) and format (2). */
function readFields(bytes: Buffer, body: number): Reply['fields'] {
  let at = body + 2
  return Array.from({ length: bytes.readUInt16BE(body) }, () => {
    const end = bytes.indexOf(0, at)
    const field = { name: bytes.toString('utf8', at, end), dataTypeID: bytes.readUInt32BE(end + 7) }
    at = end + 19
    return field
  })
}

function throwError(data: Uint8Array): void {
  new protocol.Parser().parse(data, (message) => {
    if (message instanceof messages.DatabaseError) throw message
  })
}
