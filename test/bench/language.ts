// The classifier on public intent sets, beside what others publish. `node test/bench/language.ts [evals folder]`
import { existsSync, readFileSync } from 'node:fs'
import { type Classifier, type Example, trainClassifier } from '../../src/language/classify.ts'
import { normalise } from '../../src/language/normalise.ts'

const folder = process.argv[2] ?? new URL('../../../shared/evals', import.meta.url).pathname
const SEED = 20261122
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const example = ([text, label]: readonly [string, string]): Example => ({ text: normalise(text).clean, label })

function timed<T>(work: () => T): [T, number] {
  const start = performance.now()
  const result = work()
  return [result, performance.now() - start]
}

const topOf = (classifier: Classifier, text: string) => classifier.scores(text)[0]!
const accuracy = (classifier: Classifier, tests: Example[]) =>
  tests.filter((one) => topOf(classifier, one.text).label === one.label).length / tests.length

/** In-scope accuracy and out-of-scope recall with everything below the threshold called out of scope. */
function atThreshold(classifier: Classifier, inside: Example[], outside: Example[], threshold: number) {
  const right = inside.filter((one) => {
    const top = topOf(classifier, one.text)
    return top.score >= threshold && top.label === one.label
  })
  const refused = outside.filter((one) => topOf(classifier, one.text).score < threshold)
  return { inside: right.length / inside.length, outside: refused.length / outside.length }
}

type Clinc = Record<'train' | 'val' | 'test' | 'oos_val' | 'oos_test', [string, string][]>

function clinc() {
  const data = JSON.parse(readFileSync(`${folder}/clinc150/data_full.json`, 'utf8')) as Clinc
  const set = (name: keyof Clinc) => data[name].map(example)
  const [classifier, training] = timed(() =>
    trainClassifier(set('train'), { epochs: 8, rate: 0.5, minimum: 2, seed: SEED }),
  )
  const [val, away] = [set('val'), set('oos_val')]
  // The threshold is where both columns meet on the validation data.
  const gap = (threshold: number) => {
    const { inside, outside } = atThreshold(
      classifier,
      val.filter((_, i) => i % 3 === 0),
      away,
      threshold,
    )
    return Math.abs(inside - outside)
  }
  const threshold = [0.1, 0.14, 0.18, 0.2, 0.22, 0.24, 0.26, 0.3, 0.35].sort((a, b) => gap(a) - gap(b))[0]!
  const tests = set('test')
  const [top, spent] = timed(() => accuracy(classifier, tests))
  const both = atThreshold(classifier, tests, set('oos_test'), threshold)
  console.log(
    `CLINC150: top-1 ${percent(top)}; at ${threshold}: in scope ${percent(both.inside)}, out of scope ${percent(both.outside)}; ` +
      `trained in ${(training / 1000).toFixed(1)} s, ${(spent / tests.length).toFixed(2)} ms a message, seed ${SEED}`,
  )
}

/** Two columns, the first quoted where it holds a comma. */
function readPairs(path: string): Example[] {
  const text = readFileSync(path, 'utf8')
  const rows = [...text.slice(text.indexOf('\n') + 1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*)),([^\n\r]*)\r?\n/g)]
  return rows.map((row) => example([(row[1] ?? row[2] ?? '').replaceAll('""', '"'), row[3]!.trim()]))
}

function banking() {
  const train = readPairs(`${folder}/banking77/train.csv`)
  const tests = readPairs(`${folder}/banking77/test.csv`)
  for (const shots of [10, undefined]) {
    const seen = new Map<string, number>()
    const chosen = train.filter(({ label }) => {
      seen.set(label, (seen.get(label) ?? 0) + 1)
      return shots === undefined || seen.get(label)! <= shots
    })
    const [classifier, training] = timed(() =>
      trainClassifier(chosen, { epochs: shots ? 20 : 8, rate: 0.5, seed: SEED }),
    )
    console.log(
      `BANKING77 ${shots ? `${shots}-shot` : 'full'}: ${percent(accuracy(classifier, tests))}, trained in ${(training / 1000).toFixed(1)} s`,
    )
  }
}

type Corpus = { data: { intent: string; utterances: string[]; tests?: string[] }[] }

function fiftyIntents() {
  for (const lang of ['fr', 'en']) {
    const { data } = JSON.parse(readFileSync(`${folder}/nlpjs/corpus-${lang}.json`, 'utf8')) as Corpus
    const pairs = (pick: (intent: Corpus['data'][number]) => string[]) =>
      data.flatMap((intent) => pick(intent).map((text) => example([text, intent.intent])))
    const classifier = trainClassifier(
      pairs((intent) => intent.utterances),
      { epochs: 20, rate: 0.3, seed: SEED },
    )
    console.log(
      `50 intents, 5 examples each, ${lang}: ${percent(
        accuracy(
          classifier,
          pairs((intent) => intent.tests ?? []),
        ),
      )}`,
    )
  }
}

const benches = [
  ['clinc150', clinc],
  ['banking77', banking],
  ['nlpjs', fiftyIntents],
] as const
for (const [name, bench] of benches) {
  if (existsSync(`${folder}/${name}`)) bench()
  else console.log(`${name}: skipped, ${folder}/${name} is not here`)
}
