// `npm run eval`: the engine on the Québec set, then its classifier on public sets. MISSES=1 lists what went wrong in the
// visible half; the blind half stays unread.
import { agents } from '../../agents/index.ts'
import { demoNames } from '../../db/demo/names.ts'
import type { Agent } from '../../src/agent/define.ts'
import { createEngine, createLexicon } from '../../src/language/engine.ts'
import { normalise } from '../../src/language/normalise.ts'
import { printPublicSets } from './public-sets.ts'
import { readUtterances } from './quebec.ts'
import { areaUnderCurve, type Judged, judge } from './score.ts'

const TODAY = '2026-11-02'
const registered: readonly Agent[] = agents
const names = demoNames()
const clients = names.filter((one) => one.slot === 'client')
/** The invoices that the utterances name. */
const invoices = Array.from({ length: 25 }, (_, i) => {
  const code = `2026-${String(130 + i).padStart(4, '0')}`
  return {
    slot: 'invoice' as const,
    id: code,
    label: code,
    code,
    names: [],
    belongsTo: { client: clients[i % clients.length]!.id },
  }
})
/** Open tasks, so that "la tâche des fenêtres" is one of them. */
const tasks = [
  'Commander les fenêtres',
  'Appeler le plombier',
  'Demander le permis',
  'Préparer l’inspection',
  'Vérifier les ancrages',
  'Calfeutrage du deuxième étage',
  'Commander le béton',
  'Grand ménage du chantier',
  'Commander les bardeaux',
  'Poser les moulures',
  'Réparer l’échafaud',
  'Rappeler l’assureur',
  'Classer les reçus',
  'Fix the handrail',
  'Order shingles',
  'Book the crane',
  'Sweep the second floor',
  'Call the client',
  'Reprice the insulation',
  'Clean the trailer',
  'Seal the windows',
].map((label) => ({ slot: 'task' as const, id: label, label, names: [label] }))
const lexicon = createLexicon([...names, ...invoices, ...tasks])
const started = performance.now()
const engine = createEngine(registered, { names })
const trained = performance.now() - started
const gates = new Map(registered.flatMap(({ tools }) => tools.map((tool) => [tool.name, tool.gate] as const)))
const owners = new Map(registered.flatMap(({ id, tools }) => tools.map((tool) => [tool.name, id] as const)))

const understand = (text: string) =>
  engine.understand({ text, today: TODAY, lexicon, dialogue: { last: [], pending: [] } })
const utterances = readUtterances()
for (const { text } of utterances.slice(0, 300)) understand(text)
const times: number[] = []
const judged = utterances.map((utterance) => {
  const begun = performance.now()
  const { parts } = understand(utterance.text)
  times.push(performance.now() - begun)
  return judge(utterance, parts, lexicon, gates)
})

const percent = (part: number, of: number) => (of ? `${((100 * part) / of).toFixed(1)} %` : '–').padStart(7)
const isOutside = ({ utterance }: Judged) => utterance.tool === 'oos' || utterance.tool === 'ask'

function line(title: string, rows: Judged[]) {
  const inside = rows.filter((one) => !isOutside(one))
  const outside = rows.filter(isOutside)
  const right = inside.filter((one) => one.right)
  const asked = inside.filter((one) => !one.right && one.offered.includes(one.utterance.tool))
  const slotted = inside.filter(({ utterance }) => utterance.slots)
  const area =
    inside.length && outside.length
      ? areaUnderCurve(
          inside.map((one) => one.confidence),
          outside.map((one) => one.confidence),
        ).toFixed(3)
      : '–'
  console.log(
    `${title.padEnd(26)}${String(rows.length).padStart(5)}  tool ${percent(right.length, inside.length)}  or offered ${percent(right.length + asked.length, inside.length)}  ` +
      `tool and slots ${percent(slotted.filter((one) => one.exact).length, slotted.length)} of ${String(slotted.length).padStart(3)}  ` +
      `outside ${percent(outside.filter((one) => one.right).length, outside.length)}  AUROC ${area.padStart(5)}  ` +
      `false ${percent(rows.filter((one) => one.falsely).length, rows.length)}`,
  )
}

function groups(title: string, rows: Judged[], key: (one: Judged) => string) {
  console.log(`\nBy ${title}`)
  for (const [name, own] of [...Map.groupBy(rows, key)].sort()) line(`  ${name}`, own)
}

/** A blind utterance that is also an example of a tool, word for word, tests nothing. */
const wordsOf = (text: string) => (normalise(text).clean.match(/[a-z0-9]+/g) ?? []).join(' ')
const examples = new Set(
  registered.flatMap(({ tools }) => tools.flatMap((tool) => [...tool.examples.fr, ...tool.examples.en].map(wordsOf))),
)
const written = judged.filter(({ utterance }) => !utterance.trainVisible)
const blind = written.filter(({ utterance }) => !examples.has(wordsOf(utterance.text)))
const sorted = times.toSorted((a, b) => a - b)
console.log(
  `Québec set: ${judged.length} utterances over ${owners.size} tools of ${registered.length} agents; targets: tool 90 %, tool and slots 75 %, outside 85 %, false < 0.5 %`,
)
console.log(
  `trained in ${(trained / 1000).toFixed(1)} s; a message p50 ${sorted[times.length >> 1]!.toFixed(2)} ms, p99 ${sorted[Math.floor(0.99 * times.length)]!.toFixed(2)} ms (target < 5)\n`,
)
console.log(`${written.length - blind.length} blind utterances left out: they are also examples, word for word`)
line('written blind', blind)
line(
  'seen',
  judged.filter(({ utterance }) => utterance.trainVisible),
)
groups('department, written blind', blind, ({ utterance }) => utterance.department)
groups('language, written blind', blind, ({ utterance }) => utterance.lang)
groups('kind, written blind', blind, ({ utterance }) => utterance.kind)

const falsely = blind.filter((one) => one.falsely)
console.log(
  `\nFalse execution, written blind: ${falsely.length} of ${blind.length}, by gate of the tool that was wrongly chosen`,
)
for (const [gate, own] of Map.groupBy(falsely, (one) => gates.get(one.falsely!)!))
  console.log(`  ${gate}: ${own.length}`)
if (process.env.MISSES) {
  console.log('\nMisses among what is visible')
  for (const one of judged) {
    if (!one.utterance.trainVisible || (one.right && one.exact !== false)) continue
    console.log(
      `  ${one.utterance.tool} ← ${one.utterance.text} → ${one.chosen ?? `[${one.offered.join(', ')}]`}${one.right ? ' with other values' : ''}`,
    )
  }
}
console.log()
printPublicSets(process.argv[2] ?? new URL('../../../shared/evals', import.meta.url).pathname)
