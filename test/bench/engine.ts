import { agents } from '../../agents/index.ts'
import { demoNames } from '../../db/demo/names.ts'
import { createEngine, createLexicon } from '../../src/language/engine.ts'
import { type Measure, measure, quantile } from './measure.ts'

/** The engine on every example of every tool, with the demo company's names. */
export function benchEngine(): Measure[] {
  const names = demoNames()
  const started = performance.now()
  const engine = createEngine(agents, { names })
  const trainedMs = performance.now() - started
  const lexicon = createLexicon(names)
  const texts = agents.flatMap(({ tools }) => tools.flatMap(({ examples }) => [...examples.fr, ...examples.en]))
  const understand = (text: string) =>
    engine.understand({
      text,
      today: '2026-11-02',
      lexicon,
      dialogue: { last: [], pending: [] },
      actor: { id: 'somebody' },
    })
  for (const text of texts.slice(0, 300)) understand(text)
  const times = texts.map((text) => {
    const begun = performance.now()
    understand(text)
    return performance.now() - begun
  })
  return [
    measure(`training on ${texts.length} examples`, trainedMs / 1000, 3, 's'),
    measure('engine, one message, p50', quantile(times, 0.5), 5, 'ms'),
    measure('engine, one message, p99', quantile(times, 0.99), 5, 'ms'),
    measure('engine, weights on disk', engine.serialize().byteLength / 2 ** 20, 50, 'MB'),
  ]
}
