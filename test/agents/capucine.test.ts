import { afterAll, beforeAll, expect, it } from 'vitest'
import { capucine } from '../../agents/legal/capucine-francisation.ts'
import { findTerms } from '../../src/domain/glossary.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([capucine])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('finds terms whatever their plural, the longer of two, and says which language they stand in', () => {
  const term = (number: string, fr: string, en: string) => ({ number, fr, en, note: '', state: 'approved' as const })
  const terms = [
    term('1', 'retenue', 'holdback'),
    term('2', 'dénonciation de contrat', 'notice of contract'),
    term('3', 'contrat', 'contract'),
    term('4', 'marge', 'float / margin'),
  ]
  const found = (text: string) => findTerms(text, terms).map(({ term: { number }, lang }) => `${number} ${lang}`)
  expect(found('Les retenues et la dénonciation de contrat')).toEqual(['1 fr', '2 fr'])
  expect(found('the holdbacks and the float')).toEqual(['1 en', '4 en'])
  expect(found('contractuel')).toEqual([])
})

it('gives the word of the trade, and does not pretend to translate sentences', async () => {
  const blueskin = await desk.run('emilie', 'language.translate_document', { text: 'blueskin in french' })
  expect(textOf(blueskin.card)).toContain('« blueskin » se dit « membrane pare-air autocollante » en français')
  const many = await desk.run('julien', 'language.translate_document', {
    text: 'Veuillez remettre la quittance et libérer la retenue.',
  })
  expect(many.output.found.map((one: { term: { en: string } }) => one.term.en)).toEqual(['release', 'holdback'])
  const none = await desk.run('steve', 'language.translate_document', { text: 'bonjour tout le monde' }, 'fr')
  expect(textOf(none.card)).toContain('je ne traduis pas les phrases')
  expect(textOf(none.card)).toContain('aucun document n’est traduit')
})

it('adds a term, corrects it, and takes each back', async () => {
  const wordOf = async () => {
    const { output } = await desk.run('julien', 'language.translate_document', { text: 'solin' })
    return output.found[0]?.term.en
  }
  const added = await desk.run('julien', 'language.manage_glossary', {
    french: 'solin, en anglais flashing',
    english: 'flashing',
  })
  expect(added.output).toMatchObject({ done: 'added', fr: 'solin', en: 'flashing' })
  const changed = await desk.run('julien', 'language.manage_glossary', { french: 'Solin', english: 'roof flashing' })
  expect(changed.output).toMatchObject({ done: 'changed', before: { en: 'flashing' } })
  expect(await wordOf()).toBe('roof flashing')
  await desk.run('julien', changed.undo!.tool, changed.undo!.input)
  expect(await wordOf()).toBe('flashing')
  await desk.run('julien', added.undo!.tool, added.undo!.input)
  expect(await wordOf()).toBeUndefined()
  await expect(
    desk.run('julien', 'language.manage_glossary', { french: 'Béton', english: 'beton' }),
  ).rejects.toMatchObject({ code: 'input.invalid', field: 'english' })
})

it('counts the team against the Charter, with source and what is not confirmed', async () => {
  const { output, card } = await desk.run('nadia', 'language.obligations_by_size', {}, 'fr')
  expect(output).toMatchObject({ people: 12, said: false, next: { from: 25 } })
  expect(output.duties).toHaveLength(4)
  for (const part of ['C-11, art. 50.2', '(non confirmé)', 'Avis, pas un conseil juridique'])
    expect(textOf(card)).toContain(part)
  const grown = await desk.run('nadia', 'language.obligations_by_size', { people: 120_000 })
  expect(grown.output).toMatchObject({ people: 120, next: null })
  expect(grown.output.duties).toHaveLength(6)
})

it.each([
  ['how do you say blueskin in french', 'tyler', 'language.translate_document', 'membrane pare-air'],
  ['c’est quoi le mot anglais pour déficience', 'steve', 'language.translate_document', 'punch item'],
  ['ajoute au lexique : pare-vapeur, en anglais : vapour barrier', 'julien', 'language.manage_glossary', 'vapour'],
  ['la loi 96 nous demande quoi', 'isabelle', 'language.obligations_by_size', '12 personnes'],
])('%s', async (text, as, tool, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual([`${tool} done`])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
