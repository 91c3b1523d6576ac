// Nova in workerd, as `wrangler dev` runs her: the bundle of wrangler.toml, offline, on loopback.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../rules/sources.ts'

export type Worker = {
  url: string
  /** What wrangler and the worker printed. */
  printed(): string
  close(): Promise<void>
}

const SOURCES = ['src', 'adapters', 'agents', 'integrations', 'db', 'train.ts', 'package.json', 'wrangler.toml']

/** A copy of the sources, because wrangler starts again whenever one of them is edited. */
async function copySources(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nova-worker-'))
  for (const name of SOURCES.filter((one) => existsSync(join(ROOT, one))))
    await cp(join(ROOT, name), join(folder, name), { recursive: true })
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), {
    recursive: true,
    filter: (path) => path.endsWith('dist') || path.endsWith('.bin'),
  })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

export async function startWorker(databaseUrl: string, variables: Record<string, string>): Promise<Worker> {
  const [port, inspector, folder] = [await freePort(), await freePort(), await copySources()]
  const chosen = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`])
  const places = ['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', `${inspector}`]
  const wrangler = spawn(join(ROOT, 'test/node_modules/.bin/wrangler'), ['dev', ...places, ...chosen], {
    cwd: folder,
    // A group of its own, so that workerd ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CI: 'true',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl,
    },
  })
  let printed = ''
  const ended = new Promise<void>((resolve) => wrangler.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      if (process.env.NOVA_TEST_LOG) process.stderr.write(chunk)
      if (/Ready on /.test(printed)) resolve()
    }
    wrangler.stdout.on('data', read)
    wrangler.stderr.on('data', read)
    wrangler.once('error', reject)
    void ended.then(() => reject(new Error(`wrangler dev ended:\n${printed}`)))
  })
  const close = async () => {
    if (wrangler.exitCode === null && wrangler.pid) process.kill(-wrangler.pid, 'SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await ready
  } catch (thrown) {
    await close()
    throw thrown
  }
  return { url: `http://127.0.0.1:${port}`, printed: () => printed, close }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
