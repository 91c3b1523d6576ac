// Trains the language engine on the tools' examples: dist/engine-….bin, named by their hash, for Node, and the same
// as dist/engine.bin for the Workers bundle, whose imports have fixed names.
import { existsSync } from 'node:fs'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { agents } from './agents/index.ts'
import { demoNames } from './db/demo/names.ts'
import { createEngine, examplesHash } from './src/language/engine.ts'

const names = demoNames()
const trained = `dist/engine-${(await examplesHash(agents, names)).slice(0, 16)}.bin`
await mkdir('dist', { recursive: true })
if (!existsSync(trained)) await writeFile(trained, createEngine(agents, { names }).serialize())
await copyFile(trained, 'dist/engine.bin')
