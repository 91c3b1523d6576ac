import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theodore } from '../../agents/knowledge/theodore-savoir.ts'
import { findPassages, pagesOf } from '../../src/domain/passages.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([theodore])
})
afterAll(() => desk.close())

describe('pages and passages', () => {
  it('keeps page numbers, also where pages are missing', () => {
    expect(pagesOf('Titre\np. 1 – un\nencore\np. 3 – trois')).toEqual(['un\nencore', '', 'trois'])
    expect(pagesOf('sans marque')).toEqual(['sans marque'])
  })

  it('answers nothing rather than something else', () => {
    const paper = { id: 'a', title: 'Repas', pages: ['Le repas coûte 25 $.'] }
    expect(findPassages('combien coûte un repas', [paper])[0]).toMatchObject({ page: 1 })
    expect(findPassages('le repas de la grue en Ontario', [paper])).toEqual([])
    expect(findPassages('', [paper])).toEqual([])
  })
})

describe('answers with sources', () => {
  const ask = (question: string, as = 'karine') => desk.run(as, 'knowledge.answer_with_sources', { question })

  it('quotes the page of the procedure and the date of its version', async () => {
    const { output, card } = await ask('procédure d’ouverture de chantier')
    expect(output.sources[0]).toMatchObject({ title: 'Procédure chantier v3', page: 2, date: '2026-03-01' })
    expect(output.sources[0].quotes.join(' ')).toContain('créer le projet et ses budgets')
    expect(card.title).toBe('Procédure chantier v3, p. 2')
    expect(textOf(card)).toContain('version du 1er mars 2026')
    expect(textOf(card)).toContain('nova:documents/')
  })

  it('finds French papers by English words', async () => {
    expect((await ask('site opening procedure', 'tyler')).output.sources[0]).toMatchObject({ page: 2 })
  })

  it('says that it does not know', async () => {
    const { output, card } = await ask('recette de pâté chinois')
    expect(output.sources).toEqual([])
    expect(card.tone).toBe('warning')
    expect(card.summary).toContain('Je n’invente rien')
  })

  it('keeps contracts from who may not see costs', async () => {
    const question = 'avis écrit de tout événement qui cause un retard'
    expect((await ask(question, 'emilie')).output.sources[0]).toMatchObject({
      document: expect.stringMatching(/^CTR-/),
      page: 2,
    })
    expect(textOf((await ask(question, 'steve')).card)).not.toMatch(/CTR-|15 jours de tout/)
    await expect(desk.run('steve', 'knowledge.find_document', { document: 'CTR-001' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('documents', () => {
  it('are found by name, and a year that fits none is said', async () => {
    const { output, card } = await desk.run('julien', 'knowledge.find_document', {
      kind: 'contract',
      words: 'roofer from 2025',
    })
    expect(output.papers.map(({ number }: { number: string }) => number)).toEqual(['CTR-005'])
    expect(output.missedYear).toBe('2025')
    expect(textOf(card)).toContain('Aucun n’est de 2025')
  })

  it('are filed once, and undone', async () => {
    const text = 'Fermer l’eau. Chaque soir, fermer la valve principale.'
    const { output, undo } = await desk.run('emilie', 'knowledge.index_document', { text })
    expect(output).toMatchObject({ title: 'Fermer l’eau', kind: 'procedure' })
    await expect(desk.run('emilie', 'knowledge.index_document', { text })).rejects.toMatchObject({ code: 'conflict' })
    const found = await desk.run('steve', 'knowledge.answer_with_sources', { question: 'valve principale' })
    expect(found.output.sources[0]).toMatchObject({ document: output.id })
    await expect(desk.run('julien', undo!.tool, undo!.input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await desk.run('emilie', undo!.tool, undo!.input)
    const after = await desk.run('steve', 'knowledge.answer_with_sources', { question: 'valve principale' })
    expect(after.output.sources).toEqual([])
    await expect(desk.run('steve', 'knowledge.index_document', { text })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('older than eighteen months or replaced are told', async () => {
    const { output } = await desk.run('karine', 'knowledge.stale_content')
    expect(output.documents.map(({ title }: { title: string }) => title)).toEqual([
      'Politique de conduite',
      'Procédure de facturation v1',
      'Guide d’accueil',
      'Procédure d’urgence',
    ])
    expect(output.documents[1].replacedBy).toBe('Procédure de facturation v2')
  })
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    [
      'c’est ou la procedure d’ouverture de chantier',
      'karine',
      'knowledge.answer_with_sources',
      'Procédure chantier v3, p. 2',
    ],
    ['la politique dit quoi pour les repas en dehors', 'steve', 'knowledge.answer_with_sources', '25 $'],
    ['what does our procedure say about the site log', 'tyler', 'knowledge.answer_with_sources', 'journal de chantier'],
    ['find the contract with the roofer from 2025', 'julien', 'knowledge.find_document', 'Toitures Alizé'],
    ['retrouve la politique d’achats', 'dany', 'knowledge.find_document', 'trois prix'],
    ['quelles procédures sont périmées', 'marc-antoine', 'knowledge.stale_content', 'Guide d’accueil'],
    ['file this procedure: lock the gate every night', 'julien', 'knowledge.index_document', 'lock the gate'],
  ])('%s', async (text, as, tool, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual([`${tool} done`])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
