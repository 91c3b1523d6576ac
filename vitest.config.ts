import { configDefaults, defineConfig } from 'vitest/config'

// Whole processes and a real browser: slow, and a user's machine may have no chromium. `npm run test:whole`.
const WHOLE = [
  'test/node/process.test.ts',
  'test/e2e/browser.test.ts',
  'test/web/in-browser.test.ts',
  'test/web/set-up-in-browser.test.ts',
]
// Against emulators and schemas of test/package.json, after `npm run test:install`. `npm run test:platforms`.
const PLATFORMS = ['test/**/*.platform.ts']
const { NOVA_TEST_WHOLE, NOVA_TEST_PLATFORMS } = process.env
const special = NOVA_TEST_WHOLE ? WHOLE : NOVA_TEST_PLATFORMS ? PLATFORMS : null

export default defineConfig({
  test: {
    include: special ?? ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(special ? [] : WHOLE)],
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
