import { configDefaults, defineConfig } from 'vitest/config'

// Whole processes and a real browser: slow, and a user's machine may have no chromium. `npm run test:whole`.
const WHOLE = ['test/node/process.test.ts', 'test/e2e/browser.test.ts', 'test/web/in-browser.test.ts']
const wantsWhole = process.env.NOVA_TEST_WHOLE === '1'

export default defineConfig({
  test: {
    include: wantsWhole ? WHOLE : ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(wantsWhole ? [] : WHOLE)],
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
