import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLines, writeLines } from '../../src/conversation/form-lines.ts'

const line = fc.record({
  description: fc.stringMatching(/^[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9 ,:×$'’().-]{0,40}[A-Za-zÀ-ÿ0-9)]$/),
  quantity: fc.integer({ min: 1, max: 50_000_000 }),
  unit: fc.constantFrom('unit', 'hour', 'day', 'm', 'm2', 'm3', 'lump'),
  unitPrice: fc.integer({ min: -100_000_000, max: 100_000_000 }),
})

describe('lines of a form', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.constantFrom('fr', 'en'), (lines, lang) => {
        expect(readLines(writeLines(lines, lang))).toEqual(lines)
      }),
    )
  })

  it('read what a person changes in them', () => {
    expect(readLines('Pose de gypse : 12,5 h × 1 250,50 $')).toEqual([
      { description: 'Pose de gypse', quantity: 12_500, unit: 'hour', unitPrice: 125_050 },
    ])
    expect(readLines('Drywall : 2 × $1,250')).toEqual([
      { description: 'Drywall', quantity: 2000, unit: 'unit', unitPrice: 125_000 },
    ])
    expect(readLines('Moustiquaire : 750 $\nPose: 3 h à 85 $')).toEqual([
      { description: 'Moustiquaire', quantity: 1000, unit: 'lump', unitPrice: 75_000 },
      { description: 'Pose', quantity: 3000, unit: 'hour', unitPrice: 8500 },
    ])
  })

  it('leave to the engine what is typed in another way', () => {
    for (const text of ['3 h de menuiserie à 85 $', 'Menuiserie : 3 gallons × 85 $', 'x : 3 × 12,5 $'])
      expect(readLines(text)).toBeNull()
  })
})
