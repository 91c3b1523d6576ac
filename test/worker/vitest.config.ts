import { defineConfig } from 'vitest/config'

// Started by `npm run test:worker`: it needs a Postgres server besides what npm installs.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/worker/*.check.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    env: { TZ: 'UTC' },
  },
})
