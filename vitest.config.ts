import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // PGlite starts a WebAssembly Postgres in each file that needs one.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'adapters/**/*.ts', 'agents/**/*.ts', 'integrations/**/*.ts', 'db/**/*.ts'],
      exclude: ['src/node.ts', 'src/worker.ts', 'db/migrations/**'],
      reporter: ['text-summary'],
    },
  },
})
