// Measured beside what is promised: `npm run bench [process|slack|charts|engine]…`. Run it on a quiet machine.
import { cpus } from 'node:os'
import { benchCharts } from './charts.ts'
import { benchEngine } from './engine.ts'
import { printTable } from './measure.ts'
import { benchProcess } from './process.ts'
import { benchSlack } from './slack.ts'

const benches = { engine: benchEngine, charts: benchCharts, process: benchProcess, slack: benchSlack }
const wanted = process.argv.slice(2)
console.log(
  `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpus()[0]?.model} · Node ${process.version}`,
)
for (const [name, bench] of Object.entries(benches))
  if (wanted.length === 0 || wanted.includes(name)) printTable(await bench())
