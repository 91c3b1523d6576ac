import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { NovaError } from '../src/errors.ts'

/**
 * Holds a directory for this process alone. The lock is SQLite's, which the system frees at once however the process
 * ends; PGlite has none of its own and loses data when two processes open one directory.
 */
export async function lockDirectory(directory: string): Promise<{ release(): Promise<void> }> {
  const holder = join(directory, 'nova.holder')
  const lock = new DatabaseSync(join(directory, 'nova.lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw held(directory, await readFile(holder, 'utf8').catch(() => ''), cause)
  }
  await writeFile(holder, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }))
  return {
    async release() {
      await rm(holder, { force: true })
      lock.close()
    },
  }
}

function held(directory: string, holder: string, cause: unknown): NovaError {
  const { pid, since } = holder ? (JSON.parse(holder) as { pid: number; since: string }) : { pid: 0, since: '' }
  const fr = pid ? `le processus ${pid}, démarré le ${since}` : 'un autre processus'
  const en = pid ? `process ${pid}, started ${since}` : 'another process'
  return new NovaError(
    'conflict',
    {
      fr: `Les données de ${directory} sont déjà ouvertes par ${fr}. Arrête-le d'abord, ou choisis un autre dossier avec NOVA_DATA_DIR.`,
      en: `The data in ${directory} is already open in ${en}. Stop it first, or choose another folder with NOVA_DATA_DIR.`,
    },
    { cause, data: { pid, since } },
  )
}
