// The server half of Socket Mode: greets, sends envelopes, notes their acknowledgements. Text frames below 64 KiB.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Json } from './json.ts'
import type { StandIn } from './stand-in.ts'

export type SocketServer = {
  /** Resolves with the next acknowledgement of an envelope. */
  acknowledged(): Promise<Json>
  /** Resolves with the number of connections so far, once there are that many. */
  connected(count: number): Promise<void>
  send(message: Json): void
  /** Cuts the line as a failing network does. */
  cut(): void
}

export function serveSocket(standIn: StandIn): SocketServer {
  let socket: Duplex | null = null
  let connections = 0
  const acks: Json[] = []
  const waiting: ((ack: Json) => void)[] = []
  const joining: { count: number; resolve: () => void }[] = []
  const write = (message: Json) => socket?.write(frame(1, Buffer.from(JSON.stringify(message))))

  standIn.server.on('upgrade', (request: IncomingMessage, stream: Duplex) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    socket = stream
    connections += 1
    let rest = Buffer.alloc(0)
    stream.on('error', () => {})
    stream.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      for (let next = readFrame(rest); next; next = readFrame(rest)) {
        rest = rest.subarray(next.size)
        if (next.opcode === 8) stream.end(frame(8, next.data))
        else if (next.opcode === 9) stream.write(frame(10, next.data))
        else if (next.opcode === 1) {
          const ack = JSON.parse(next.data.toString())
          const waiter = waiting.shift()
          if (waiter) waiter(ack)
          else acks.push(ack)
        }
      }
    })
    write({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0NOVA' } })
    for (const join of joining) if (connections >= join.count) join.resolve()
  })

  return {
    send: write,
    cut: () => socket?.destroy(),
    acknowledged: () => {
      const ready = acks.shift()
      return ready ? Promise.resolve(ready) : new Promise((resolve) => waiting.push(resolve))
    },
    connected: (count) =>
      connections >= count ? Promise.resolve() : new Promise((resolve) => joining.push({ count, resolve })),
  }
}

function frame(opcode: number, data: Buffer): Buffer {
  const head =
    data.length < 126
      ? Buffer.from([0x80 | opcode, data.length])
      : Buffer.from([0x80 | opcode, 126, data.length >> 8, data.length & 255])
  return Buffer.concat([head, data])
}

/** The first whole frame of the bytes; a client's frames are masked. */
function readFrame(bytes: Buffer): { opcode: number; data: Buffer; size: number } | null {
  if (bytes.length < 6) return null
  const short = bytes[1]! & 127
  const start = short === 126 ? 8 : 6
  const length = short === 126 ? bytes.readUInt16BE(2) : short
  if (bytes.length < start + length) return null
  const mask = bytes.subarray(start - 4, start)
  const data = Buffer.from(bytes.subarray(start, start + length).map((byte, i) => byte ^ mask[i % 4]!))
  return { opcode: bytes[0]! & 15, data, size: start + length }
}
