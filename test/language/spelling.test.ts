import { expect, test } from 'vitest'
import { createSpeller } from '../../src/language/spelling.ts'

const mend = createSpeller(new Set(['factures', 'retard', 'supprime', 'quart', 'carte', 'tache']))

test('a slip of the finger is put right, whatever it dropped, doubled, changed or swapped', () => {
  expect(mend('les factrues en retad, suprime la §task')).toBe('les factures en retard, supprime la §task')
})

test('a word that is known, short, far from all others or a mask stays', () => {
  const text = 'carte et quart, qart pour le chantier §retar'
  expect(mend(text)).toBe(text)
})
