import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oscar } from '../../agents/knowledge/oscar-images.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([oscar])
})
afterAll(() => desk.close())

it('tells the photos of a site and a week, and that it does not see', async () => {
  const { output, card } = await desk.run('dany', 'images.describe_progress', {
    project: await desk.idOf('CHE-2603'),
    period: { from: '2026-10-26', to: '2026-11-01' },
  })
  expect(output.photos.map(({ date, place }: { date: string; place: string }) => [date, place])).toEqual([
    ['2026-10-30', '3e étage'],
    ['2026-10-26', 'toit'],
  ])
  expect(textOf(card)).toContain('Je ne vois pas les images')
})

it('flags the three hazards that were noted, each to be checked', async () => {
  const { output, card } = await desk.run('steve', 'images.spot_hazards')
  expect(output.photos.flatMap(({ hazards }: { hazards: string[] }) => hazards)).toEqual([
    'garde-corps enlevé à une fenêtre',
    'tranchée sans étançon',
    'panel leaning without a tie',
  ])
  expect(card.actions).toHaveLength(3)
  expect(textOf(card)).toContain('ne veut pas dire sécuritaire')
})

it('no photo is not said to be safe', async () => {
  const { output, card } = await desk.run('steve', 'images.spot_hazards', {
    period: { from: '2020-01-01', to: '2020-12-31' },
  })
  expect(output.photos).toEqual([])
  expect(card.tone).toBe('warning')
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    ['regarde cte photo ya tu un danger', 'dany', 'images.spot_hazards', 'étançon'],
    ['compare monday and friday pics, what moved', 'tyler', 'images.describe_progress', 'I do not see images'],
    ['montre les photos de la microbrasserie', 'genevieve', 'images.describe_progress|portfolio.select_photos', 'bar'],
    ['any hazards in the pictures of northgate', 'julien', 'images.spot_hazards', 'panel leaning'],
  ])('%s', async (text, as, tools, shown) => {
    const answer = await app.chat(text, { as })
    expect(tools.split('|').map((tool) => `${tool} done`)).toContain(
      answer.steps.map((step) => `${step.tool} ${step.status}`).join(),
    )
    expect(answer.text).toContain(shown)
  })
})
