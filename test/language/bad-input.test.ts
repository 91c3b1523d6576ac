import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/language/engine.ts'
import { engine, partsOf, toolOf, turnOf } from './fixture-engine.ts'
import { ENTITIES } from './fixture-lexicon.ts'
import { AGENTS } from './fixture-tools.ts'

describe('nothing that can be carried out', () => {
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['🎉🎉😀', 'nonsense'],
    ['x'.repeat(10_000), 'nonsense'],
    ['¿cuánto nos debe el cliente?', 'other-language'],
    ['cuanto nos debe el cliente', 'other-language'],
    ['كم يدين لنا العميل', 'other-language'],
    ["t'es ben niaiseux", 'insult'],
    ["t'es vraiment une conne", 'insult'],
  ])('%.40s', (text, which) => {
    expect(partsOf(text)).toEqual([{ kind: 'smalltalk', which }])
  })
  test('10,000 characters of requests stay bounded', () => {
    expect(partsOf('facture la coop 3 h à 85 et '.repeat(400)).length).toBeLessThanOrEqual(25)
  })
})

describe('what cannot be is said, not rounded', () => {
  test('negative hours', () => {
    const part = toolOf('inscris -3 heures au 6-plex hier')
    expect(part.missing).toContain('lines')
    expect(part.invalid).toHaveLength(1)
  })
  test('a day of no calendar', () => {
    const part = toolOf('mets 8h au 6-plex le 31 novembre')
    expect(part.input.date).toBeUndefined()
    expect(part.invalid).toEqual([{ field: 'date', said: expect.stringContaining('31 novembre') }])
  })
})

describe('an unknown name is asked for, never replaced by one that resembles it', () => {
  test.each([
    'prépare une facture pour la Coop Les Érables, 3 h à 90',
    'prépare une facture pour la coop les érables, 3 h à 90',
    'facture à la Clinique Santé Plus 500 $ de peinture',
  ])('%s', (text) => {
    const part = toolOf(text)
    expect(part.tool).toBe('invoices.create_draft')
    expect(part.input.client).toBeUndefined()
    expect(part.missing).toContain('client')
  })
  test.each([
    ['prépare une facture pour la Coop Les Trois Saules, 3 h à 90', 'c-coop'],
    ['prépare une facture pour la coop, 3 h à 90', 'c-coop'],
    ['facture à la Clinique Boréal-Nord 500 $ de peinture', 'c-clinique'],
  ])('%s is known', (text, client) => {
    expect(toolOf(text).input.client).toBe(client)
  })
})

test.each([
  ['morning! anything on fire today?', 'en'],
  ['anything new?', 'en'],
  ['allo, quoi de neuf à matin', 'fr'],
  ["t'es là?", 'fr'],
])('%s is %s whoever says it', (text, lang) => {
  for (const own of ['fr', 'en'] as const) expect(engine.understand(turnOf(text, {}, { lang: own })).lang).toBe(lang)
})

test('the same examples and seed give the same bytes', () => {
  const again = createEngine(AGENTS, { names: ENTITIES })
  expect(Buffer.compare(Buffer.from(again.serialize()), Buffer.from(engine.serialize()))).toBe(0)
})

test('one verb and two nouns: neither is lost, and what is missing is asked', () => {
  expect(partsOf('envoie la facture et le rapport à Marc')).toMatchObject([
    { kind: 'tool', tool: 'invoices.send', missing: ['invoice'] },
    { kind: 'tool', tool: 'reports.build' },
  ])
})
