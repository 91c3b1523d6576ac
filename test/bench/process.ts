import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, benchChat } from './chat.ts'
import { type Measure, measure } from './measure.ts'
import { startServer } from './server.ts'

const REST_MS = 20_000
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS))

/** The whole program: both kinds of start, memory at rest, the chat API, and memory after some work. */
export async function benchProcess(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nova-bench-'))
  try {
    const first = await startServer(folder)
    await rest()
    const measures = [
      measure('first start, with the demo company', first.startMs / 1000, 15, 's'),
      measure('memory 20 s after the first start', await first.residentMb(), 350, 'MB'),
    ]
    await first.stop()
    const later = await startServer(folder)
    await rest()
    measures.push(
      measure('later start', later.startMs / 1000, 4, 's'),
      measure('memory 20 s after a later start', await later.residentMb(), 350, 'MB'),
      ...(await benchChat(later.url)),
    )
    await work(later.url)
    await rest()
    measures.push(measure('memory 20 s after charts and a PDF', await later.residentMb(), 350, 'MB'))
    await later.stop()
    return measures
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Three charts drawn as pictures and one report as a PDF. */
async function work(url: string): Promise<void> {
  for (const text of [
    'âge des comptes clients',
    'courbe en S du 6-plex',
    'évolution du chiffre d’affaires',
    'rapport hebdomadaire en PDF',
  ])
    await ask(url, 'nadia', text)
}
