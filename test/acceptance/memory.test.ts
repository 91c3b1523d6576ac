import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/conversation/answer.ts'
import { openTestApp, type TestApp } from '../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
}, 120_000)
afterAll(() => app.close())

const LONG = 60_000
const steps = (answer: Answer) => answer.steps.map((step) => `${step.tool} ${step.status}`)
const said = (answer: Answer) => answer.text.replace(/[\u00a0\u202f]/g, ' ')

/** One thread of somebody: each turn with what it must do and say. */
async function talk(as: string, turns: readonly (readonly [text: string, step: string | null, ...parts: string[]])[]) {
  let thread: string | undefined
  for (const [text, step, ...parts] of turns) {
    const answer = await app.chat(text, thread ? { as, thread } : { as })
    thread = answer.thread
    if (step) expect(steps(answer), text).toContain(step)
    for (const part of parts) expect(said(answer), text).toContain(part)
  }
}

test(
  'a name, a language and a site that somebody states are kept, shown and forgotten',
  async () => {
    await talk('emilie', [
      ['appelle-moi Mimi', 'chat.set_user_preferences done', 'je t’appelle Mimi'],
      ['allo', null, 'Bonjour Mimi'],
      ['mon chantier c’est le 6-plex', 'chat.set_user_preferences done', 'CHE-2603'],
      ['ipc?', 'evm.compute done', 'CHE-2603'],
      ['réponds-moi en anglais', 'chat.set_user_preferences done', 'English'],
      ['ipc de la résidence', 'evm.compute done', 'projected final cost'],
      ['mes préférences', 'chat.show_memory done', 'I call you: Mimi', 'CHE-2603', 'I answer you in: English'],
      ['oublie la langue choisie', 'chat.set_user_preferences done'],
      ['ipc de la résidence', 'evm.compute done', 'coût final projeté'],
      ['forget my site', 'chat.set_user_preferences done'],
      ['ipc?', 'evm.compute needs-input'],
    ])
    expect((await app.personOf('emilie')).preferences).toEqual({ name: 'Mimi' })
  },
  LONG,
)

test(
  'a nickname counts for the whole team, never takes another’s name, and is forgotten',
  async () => {
    await talk('isabelle', [
      ['quand je dis le gros projet c’est Northgate', 'chat.set_alias done', '« gros projet » veut dire CHE-2601'],
    ])
    await talk('luc', [['ipc du gros projet', 'evm.compute done', 'CHE-2601']])
    await talk('isabelle', [
      ['oublie le surnom gros projet', 'chat.forget_alias done'],
      ['annule ça', 'chat.set_alias done'],
      ['oublie le surnom gros projet', 'chat.forget_alias done'],
      ['ipc du gros projet', 'evm.compute needs-input'],
    ])
    const taken = await app.tool('chat.set_alias', { alias: 'la coop', project: 'CHE-2601' }, 'isabelle')
    expect(JSON.stringify(taken.body)).toContain('veut déjà dire')
    expect(steps(await app.chat('quand je dis le shack c’est Northgate', { as: 'tyler' }))).toEqual([
      'chat.set_alias refused',
    ])
  },
  LONG,
)

test(
  'what was just made is meant without being named; another question in between leaves the first one open',
  async () => {
    await talk('dany', [
      ['crée une tâche: appeler l’inspecteur vendredi', 'tasks.create_from_chat done'],
      ['mets Steve dessus', 'tasks.update_status done', 'Appeler l’inspecteur – Steve'],
    ])
    await talk('karine', [
      ['fais une facture', 'invoices.create_draft needs-input'],
      ['attends, c’est quoi le solde de Northgate?', 'receivables.client_statement done', '188 368,74 $'],
      ['Vachon-Leduc', 'invoices.create_draft needs-input', 'à quel prix avant taxes'],
    ])
  },
  LONG,
)

test(
  'a day in two parts is corrected as a whole, and is logged once',
  async () => {
    await talk('steve', [
      ['8h au 6plex ajd dont 2h de calfeutrage', 'timesheets.log_hours done', '8 h au projet CHE-2603'],
      ['non 9h', 'timesheets.log_hours done', '9 h au projet CHE-2603'],
    ])
    const { id } = await app.personOf('steve')
    const logged = await app.within((stores) => stores.timeEntries.list({ personId: id, date: '2026-11-02' }))
    expect(logged.reduce((sum, { hours }) => sum + hours, 0)).toBe(900)
  },
  LONG,
)

test.each([
  ['fais une facture de 500 $ ou 700 $ à Northgate', '« 500 $ ou 700 $ » : dis-moi lequel'],
  ['bill Northgate 500$ or 700$', '"500$ or 700$": tell me which one'],
  ['4h ou 5h au 6plex hier', '« 4h ou 5h » : dis-moi lequel'],
  ['-8h au 6plex hier', 'Je ne peux pas prendre'],
  ['facture de 99999999999$ à Northgate', 'Je ne peux pas prendre « 99999999999$ »'],
  ['fais une facture de 500 $ à Tremblay', 'Je ne trouve pas « Tremblay » (client)'],
  ['rappelle-moi le 31 novembre d’appeler Luc', "« le 31 novembre » n'existe pas"],
  ['t’es une ostie de machine stupide', 'Désolée'],
])(
  '%s',
  async (text, part) => {
    const answer = await app.chat(text, { as: 'isabelle' })
    expect(said(answer)).toContain(part)
    for (const { status } of answer.steps) expect(['needs-input', 'done']).toContain(status)
    expect(answer.steps.some(({ gate, status }) => gate !== 'none' && status !== 'needs-input')).toBe(false)
  },
  LONG,
)
