import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { pages } from '../../docs.ts'

test.each(Object.keys(pages))('%s is what `npm run docs` prints', async (path) => {
  expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(pages[path]!())
})

test('the READMEs name the two commands, in both languages', async () => {
  for (const name of ['README.md', 'README.fr.md']) {
    const text = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8')
    expect(text).toContain('npm ci && npm start')
    expect(text).toContain('npm ci && npm test')
  }
})
