import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const ENTRY = `${ROOT}dist/node.js`

/** What `npm start` does first. */
export async function build(): Promise<void> {
  const child = spawn(process.execPath, ['build.ts'], { cwd: ROOT, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the build ended with ${code}`)
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

export type Started = { child: ChildProcess; output(): string; ready: Promise<string>; ended: Promise<number | null> }

/** Nova as a process of her own, started from the bundle; `ready` is the line that she prints. */
export function startNova(directory: string, environment: Record<string, string>, args: string[] = []): Started {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { PATH: process.env.PATH, NOVA_DATA_DIR: directory, NOVA_LOG: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk
      const line = /^Nova: .*$/m.exec(output)?.[0]
      if (line) resolve(line)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  ready.catch(() => {})
  return { child, output: () => output, ready, ended }
}
