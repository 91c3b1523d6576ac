import { type Measure, measure, quantile } from './measure.ts'

/** Ten kinds of question that change nothing. */
const QUESTIONS = [
  ['nadia', 'Qui nous doit de l’argent?'],
  ['nadia', 'Montre-moi les factures en retard'],
  ['nadia', 'état de compte de la coop'],
  ['nadia', 'Quelle est notre marge par chantier?'],
  ['julien', 'Où en est le chantier du 6-plex?'],
  ['julien', 'valeur acquise du 6-plex'],
  ['nadia', 'Quelle taxe pour un chantier en Ontario?'],
  ['karine', 'Quelles sont mes tâches?'],
  ['steve', 'Combien d’heures j’ai faites cette semaine?'],
  ['isabelle', 'Compare les chantiers'],
] as const

export type Answered = {
  ms: number
  steps: { tool: string; status: string }[]
  cards: { blocks: { type: string }[] }[]
}

export async function ask(url: string, as: string, text: string): Promise<Answered> {
  const started = performance.now()
  const response = await fetch(`${url}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, as }),
  })
  const body = (await response.json()) as Omit<Answered, 'ms'>
  const ms = performance.now() - started
  if (!response.ok) throw new Error(`${text}: ${JSON.stringify(body)}`)
  return { ms, ...body }
}

/** Asks `count` questions one after the other; the times are those that a caller waits. */
export async function benchChat(url: string, count = 200): Promise<Measure[]> {
  for (const [as, text] of QUESTIONS) await ask(url, as, text)
  const times: number[] = []
  const slowest = new Map<string, number[]>()
  for (let i = 0; i < count; i += 1) {
    const [as, text] = QUESTIONS[i % QUESTIONS.length]!
    const { ms, steps } = await ask(url, as, text)
    times.push(ms)
    const key = `${steps.map((step) => `${step.tool} ${step.status}`).join(', ')} «${text}»`
    slowest.set(key, [...(slowest.get(key) ?? []), ms])
  }
  if (process.env.BENCH_DETAIL)
    for (const [key, values] of slowest)
      console.log(`${quantile(values, 0.5).toFixed(1)} ms · ${Math.max(...values).toFixed(1)} ms · ${key}`)
  return [
    measure('chat answer, p50', quantile(times, 0.5), 15, 'ms'),
    measure('chat answer, p99', quantile(times, 0.99), 150, 'ms'),
  ]
}
