import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export type Server = {
  url: string
  /** From the command to the line that says it is ready. */
  startMs: number
  /** Resident memory of the server's process, in MB. */
  residentMb(): Promise<number>
  stop(): Promise<void>
}

const DEADLINE_MS = 120_000

/** `npm start` on a data folder, as a newcomer runs it. Resolves at its ready line; throws what it said instead. */
export async function startServer(folder: string, env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  // A group of its own: npm, its shell and the server end together.
  const child = spawn('npm', ['start'], {
    detached: true,
    env: { ...process.env, NOVA_DATA_DIR: folder, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // npm may end before the server does, which holds its output open.
  const ended = once(child, 'close')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      process.kill(-child.pid!, 'SIGKILL')
      reject(new Error(`not ready after ${DEADLINE_MS} ms: ${said}`))
    }, DEADLINE_MS)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (!/^Nova: http/m.test(said)) return
      clearTimeout(late)
      resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    ended.then(() => reject(new Error(said)))
  })
  return {
    url,
    startMs: performance.now() - started,
    async residentMb() {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      return Number(/^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1]) / 2 ** 20
    },
    async stop() {
      process.kill(-child.pid!, 'SIGTERM')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
