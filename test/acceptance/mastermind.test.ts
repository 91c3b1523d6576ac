import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { agents } from '../../agents/index.ts'
import { defineAgent } from '../../src/agent/define.ts'
import type { Answer } from '../../src/conversation/answer.ts'
import { assemble } from '../../src/mastermind/assemble.ts'
import type { Step } from '../../src/mastermind/step.ts'
import { defineTool } from '../../src/tool/define.ts'
import { openDesk } from '../agents/demo-desk.ts'
import { openTestApp, type TestApp } from '../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
}, 120_000)
afterAll(() => app.close())

const LONG = 60_000
const steps = (answer: Answer) => answer.steps.map((step) => `${step.tool} ${step.status}`)
const said = (answer: Answer) => answer.text.replace(/[\u00a0\u202f]/g, ' ')

test.each([
  [
    'fais le tour du projet Crépuscule: coûts, échéancier pis factures',
    ['evm.compute done', 'schedule.compute_cpm done', 'invoices.find done'],
  ],
  [
    'walk me through Northgate: costs, schedule, invoices',
    ['evm.compute done', 'schedule.compute_cpm done', 'invoices.find done'],
  ],
  ['montre-moi les factures en retard et le budget de l’école', ['invoices.find done', 'budgets.variance_report done']],
  [
    'trouve les factures en retard puis écris à Vachon-Leduc',
    ['invoices.find done', 'receivables.send_reminder needs-confirmation'],
  ],
])('%s', async (text, expected) => expect(steps(await app.chat(text, { as: 'isabelle' }))).toEqual(expected), LONG)

test(
  'one answer names its sources, and what is not recognised of a list is said',
  async () => {
    const answer = await app.chat('donne-moi un état de la clinique: budget, factures, licorne', { as: 'isabelle' })
    expect(steps(answer)).toEqual([
      'budgets.variance_report done',
      'invoices.find done',
      'chat.clarify_request needs-input',
    ])
    expect(said(answer)).toContain('« licorne clinique » : rien de reconnu')
    expect(said(answer)).toMatch(/Sources : Chantal[^;]*, Raphaël[^;]*; données de l’entreprise/)
  },
  LONG,
)

test(
  'what stands on a refused step is not done, and the rest is',
  async () => {
    const stopped = await app.chat('prépare une facture de 500 $ à Northgate puis envoie-la', { as: 'steve' })
    expect(steps(stopped)).toEqual(['invoices.create_draft refused', 'invoices.send failed'])
    expect(said(stopped)).toContain('il fallait d’abord « Préparer une facture »')
    const rest = await app.chat('montre-moi les factures en retard et mes tâches', { as: 'steve' })
    expect(steps(rest)).toEqual(['invoices.find refused', 'tasks.list_mine done'])
    expect(said(rest)).toMatch(/Sources : Édith[^,]*;/)
  },
  LONG,
)

test(
  'why, who and how are answered from the steps that were taken',
  async () => {
    const text = 'fais le tour du projet Crépuscule: coûts, échéancier pis factures'
    const { thread } = await app.chat(text, { as: 'nadia' })
    const why = await app.chat('pourquoi?', { as: 'nadia', thread })
    expect(steps(why)).toEqual(['orchestration.plan_request done'])
    for (const part of [`« ${text} »`, 'Hector (Calculer la valeur acquise)', 'Projet : Résidence Le Crépuscule Doré'])
      expect(said(why)).toContain(part)
    const who = await app.chat('qui a répondu à ma demande de ce matin?', { as: 'nadia', thread })
    expect(said(who)).toContain('A répondu : Hector')
    const other = await app.chat('who answered my question this morning?', { as: 'emilie' })
    expect(said(other)).not.toContain('Hector')
    const logs = await app.within((stores) => stores.agentLogs.list({ tool: 'schedule.compute_cpm' }))
    expect(logs.at(-1)).toMatchObject({ agent: 'loic-echeancier', event: 'done', error: null })
    expect(logs.at(-1)!.milliseconds).toBeGreaterThanOrEqual(0)
  },
  LONG,
)

test(
  'an agent is spoken to by handle or name, and what it cannot do leads to what it can',
  async () => {
    expect(steps(await app.chat('@hector ipc du 6plex', { as: 'isabelle' }))).toEqual(['evm.compute done'])
    const coffee = await app.chat('victoria, fais-moi un café', { as: 'isabelle' })
    expect(said(coffee)).toContain('pas dans les cordes de Victoria')
    const tools = agents.find(({ handle }) => handle === 'victoria')!.tools
    const offered = coffee.cards[0]!.actions.map(({ label }) => label)
    expect(offered.length).toBeGreaterThan(0)
    for (const label of offered) expect(tools.some((tool) => tool.examples.fr.includes(label))).toBe(true)
  },
  LONG,
)

const figure = (value: string, author: string): Step => ({
  ...{ agent: author, tool: 'a.b', gate: 'none', status: 'done', input: {}, part: null },
  card: {
    ...{ title: author, summary: author, tone: 'neutral', author },
    blocks: [{ type: 'fields', fields: [{ label: 'Budget', value, href: 'nova:projects/CHE-2602' }] }],
  },
})

test('two answers that tell one figure differently are pointed out; the same figure twice is not', () => {
  const [piece] = assemble([figure('829 100 $', 'Hector'), figure('830 000 $', 'Chantal')], 'fr')
  expect(piece!.card.tone).toBe('warning')
  expect(piece!.card.summary).toContain('829 100 $ selon Hector, 830 000 $ selon Chantal')
  const [same] = assemble([figure('829 100 $', 'Hector'), figure('829 100 $', 'Chantal')], 'fr')
  expect(same!.card.summary).not.toContain('selon')
})

/** Agents whose tools only ask one another. */
function asking(permission: 'chat.use' | 'finance.read') {
  const tool = (name: string, next: string | null, times = 1) =>
    defineTool()({
      ...{ name, title: { fr: name, en: name }, gate: 'none', examples: { fr: [name], en: [name] } },
      permission: name === 'end.say' ? permission : 'chat.use',
      input: z.object({}),
      output: z.object({ told: z.string() }),
      async run(_, ctx) {
        let told = 'end'
        for (let n = 0; next && n < times; n++) told = (await ctx.ask<{ told: string }>(next))?.told ?? 'nobody'
        return { told: `${name} ${told}` }
      },
      card: ({ told }) => ({ title: told, summary: told, tone: 'neutral', blocks: [] }),
    })
  const says = { fr: 'x', en: 'x' }
  const agent = (id: string, ...tools: ReturnType<typeof tool>[]) =>
    defineAgent({
      ...{ id, handle: id, name: id, role: says, mission: says },
      department: 'finance',
      reportsTo: null,
      tier: 'lead',
      tools,
    })
  return [
    agent(
      'lucie',
      tool('pay.build', 'changes.list'),
      tool('round.trip', 'round.trip'),
      tool('many.times', 'end.say', 13),
    ),
    agent('marguerite', tool('changes.list', 'end.say'), tool('end.say', null)),
  ]
}

test('an agent asks a colleague, within rights and bounds, and the trace keeps it', async () => {
  const desk = await openDesk(asking('finance.read'))
  const { output, asked } = await desk.run('nadia', 'pay.build')
  expect(output.told).toBe('pay.build changes.list end.say end')
  expect(asked).toEqual([
    { agent: 'marguerite', tool: 'changes.list', input: {}, within: 1 },
    { agent: 'marguerite', tool: 'end.say', input: {}, within: 2 },
  ])
  expect((await desk.run('steve', 'pay.build')).output.told).toBe('pay.build changes.list nobody')
  await expect(desk.run('nadia', 'round.trip')).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(desk.run('nadia', 'many.times')).rejects.toMatchObject({ code: 'rule.broken' })
  await desk.close()
}, 60_000)

test(
  'who may do none of what a message may mean hears so, and is asked nothing that no button answers',
  async () => {
    const unsure = [
      'Inscris que nous soumissionnons pour le centre communautaire',
      'c’est qui le prochain à signer, paie ou avance',
      'avance de paie ou acompte',
      'retire ou gèle l’accès de Tyler',
      'taux ou taxe de la soumission',
    ]
    for (const text of unsure) {
      const answer = await app.chat(text, { as: 'tyler' })
      const asked = answer.cards.filter(({ title }) => title === 'Que veux-tu faire au juste?')
      for (const card of asked) expect(card.actions.length, text).toBeGreaterThan(0)
    }
    const [refused] = (await app.chat(unsure[0]!, { as: 'tyler' })).cards
    expect(refused!.title).toBe('Je ne peux pas faire ça')
  },
  LONG,
)
