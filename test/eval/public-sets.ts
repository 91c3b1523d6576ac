// The classifier on public intent sets, beside what EVALS.md's table of published numbers and baselines says.
import { existsSync, readFileSync } from 'node:fs'
import { type Classifier, type Example, trainClassifier } from '../../src/language/classify.ts'
import { normalise } from '../../src/language/normalise.ts'

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

type Judged = { score: number; right: boolean }
const judge = (classifier: Classifier, tests: Example[]): Judged[] =>
  tests.map((one) => {
    const { label, score } = topOf(classifier, one.text)
    return { score, right: label === one.label }
  })

/** In-scope accuracy and out-of-scope recall with everything below the threshold called out of scope. */
const atThreshold = (inside: Judged[], outside: Judged[], threshold: number) => ({
  inside: inside.filter(({ score, right }) => right && score >= threshold).length / inside.length,
  outside: outside.filter(({ score }) => score < threshold).length / outside.length,
})

type Clinc = Record<'train' | 'val' | 'test' | 'oos_val' | 'oos_test', [string, string][]>

function clinc(folder: string): string {
  const data = JSON.parse(readFileSync(`${folder}/clinc150/data_full.json`, 'utf8')) as Clinc
  const set = (name: keyof Clinc) => data[name].map(example)
  const [classifier, training] = timed(() => trainClassifier(set('train'), { seed: SEED }))
  const [val, away] = [judge(classifier, set('val')), judge(classifier, set('oos_val'))]
  // The threshold is where both columns meet on the validation data.
  const gap = (threshold: number) => {
    const { inside, outside } = atThreshold(val, away, threshold)
    return Math.abs(inside - outside)
  }
  const candidates = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)
  const threshold = candidates.sort((a, b) => gap(a) - gap(b))[0]!
  const tests = set('test')
  const [judged, spent] = timed(() => judge(classifier, tests))
  const top = judged.filter(({ right }) => right).length / judged.length
  const both = atThreshold(judged, judge(classifier, set('oos_test')), threshold)
  return (
    `top-1 ${percent(top)} (baseline 91.5, target 91.5); at threshold ${threshold}: in scope ${percent(both.inside)}, ` +
    `out of scope ${percent(both.outside)} (baseline 86.5 / 87.1, target 86.5 / 87; nlp.js 84.5 / 16.3); ` +
    `trained in ${(training / 1000).toFixed(1)} s, ${(spent / tests.length).toFixed(2)} ms a message`
  )
}

/** Two columns, the first quoted where it holds a comma. */
function readPairs(path: string): Example[] {
  const text = readFileSync(path, 'utf8')
  const rows = [...text.slice(text.indexOf('\n') + 1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*)),([^\n\r]*)\r?\n/g)]
  return rows.map((row) => example([(row[1] ?? row[2] ?? '').replaceAll('""', '"'), row[3]!.trim()]))
}

function banking(folder: string): string {
  const train = readPairs(`${folder}/banking77/train.csv`)
  const tests = readPairs(`${folder}/banking77/test.csv`)
  const [whole, training] = timed(() => trainClassifier(train, { seed: SEED }))
  // Ten of each intent, five times over: other tens give other numbers.
  const few = Array.from({ length: 5 }, (_, draw) => {
    const seen = new Map<string, number>()
    const chosen = train.filter(({ label }) => {
      const count = seen.get(label) ?? 0
      seen.set(label, count + 1)
      return count >= 10 * draw && count < 10 * (draw + 1)
    })
    return accuracy(trainClassifier(chosen, { seed: SEED }), tests)
  })
  return (
    `full ${percent(accuracy(whole, tests))} (baseline 90.6, target 91; BERT 93.7), trained in ${(training / 1000).toFixed(1)} s; ` +
    `10-shot ${percent(few[0]!)} with the first ten, ${percent(few.reduce((sum, one) => sum + one) / few.length)} on average ` +
    `of five tens (baseline 70.6, target 75)`
  )
}

/** Some entries of the French file have their keys translated. `None` has tests and nothing to learn from. */
type Corpus = { data: { intent?: string; intention?: string; utterances: string[]; tests?: string[] }[] }

function fiftyIntents(folder: string): string {
  const [fr, en] = ['fr', 'en'].map((lang) => {
    const { data } = JSON.parse(readFileSync(`${folder}/nlpjs/corpus-${lang}.json`, 'utf8')) as Corpus
    const intents = data.filter((one) => one.utterances.length)
    const pairs = (pick: (intent: Corpus['data'][number]) => string[]) =>
      intents.flatMap((one) => pick(one).map((text) => example([text, (one.intent ?? one.intention)!])))
    const classifier = trainClassifier(
      pairs((one) => one.utterances),
      { seed: SEED },
    )
    return percent(
      accuracy(
        classifier,
        pairs((one) => one.tests ?? []),
      ),
    )
  })
  return `5 examples of each of 50 intents: FR ${fr} (nlp.js 81.2, baseline 87.2, target 88), EN ${en} (nlp.js 100, baseline 95.2, target 96)`
}

export function printPublicSets(folder: string) {
  const sets = { clinc150: clinc, banking77: banking, nlpjs: fiftyIntents }
  console.log(`Public sets, the same classifier and settings, seed ${SEED}`)
  for (const [name, measure] of Object.entries(sets)) {
    if (existsSync(`${folder}/${name}`)) console.log(`  ${name}: ${measure(folder)}`)
    else console.log(`  ${name}: skipped, ${folder}/${name} is not here`)
  }
}
