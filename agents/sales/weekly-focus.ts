import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type PipelineStores, readPipeline, STAGE_NAMES } from './pipeline-figures.ts'
import { WEEKLY_FOCUS } from './sales-examples.ts'

export type FocusStores = Pick<PipelineStores, 'opportunities'> & { persons: Rows<PersonRow> }

const MOST = 5

const say = phrases({
  title: { fr: 'Dossiers à pousser cette semaine', en: 'Deals to push this week' },
  summary: {
    fr: 'Commence par {first} : {next}. Ces {count, plural, one {dossier porte} other {# dossiers portent}} {share} de ce qu’on attend du pipeline.',
    en: 'Start with {first}: {next}. {count, plural, one {This deal carries} other {These # deals carry}} {share} of what the pipeline is expected to bring.',
  },
  none: { fr: 'Aucun dossier de vente n’est ouvert.', en: 'No deal is open.' },
  deal: { fr: 'Dossier', en: 'Deal' },
  next: { fr: 'Prochain pas', en: 'Next step' },
  who: { fr: 'Qui', en: 'Who' },
  decision: { fr: 'Décision', en: 'Decision' },
  weighted: { fr: 'Pondéré', en: 'Weighted' },
  task: { fr: 'En faire une tâche', en: 'Make it a task' },
  pipeline: { fr: 'Tout le pipeline', en: 'Whole pipeline' },
  footer: {
    fr: 'Classés par montant × chances, avant taxes. À toi de choisir.',
    en: 'Ranked by amount × odds, before taxes. The choice is yours.',
  },
})

const line = z.object({
  id: z.string(),
  name: z.string(),
  stage: z.enum(['qualifying', 'estimating', 'quoted', 'negotiating', 'won', 'lost']),
  next: z.string(),
  owner: z.string().nullable(),
  expectedOn: z.string().nullable(),
  amount: z.int(),
  weighted: z.int(),
})

export const weeklyFocus = defineTool<FocusStores>()({
  name: 'sales.weekly_focus',
  title: { fr: 'Choisir les dossiers à pousser', en: 'Pick the deals to push' },
  gate: 'none',
  permission: 'sales.write',
  examples: WEEKLY_FOCUS,
  input: z.object({
    mine: field
      .boolean({
        label: { fr: 'Seulement les miens', en: 'Only mine' },
        cues: ['mes dossiers', 'mes deals', 'my deals', 'les miens', 'mine'],
      })
      .optional(),
  }),
  output: z.object({ lines: z.array(line), weighted: z.int(), picked: z.int() }),
  async run({ mine }, { stores, actor }) {
    const { items, weighted } = await readPipeline(stores)
    const names = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
    const chosen = items.filter(({ ownerId }) => !mine || ownerId === actor.id).slice(0, MOST)
    return {
      weighted,
      picked: chosen.reduce((sum, one) => sum + one.weighted, 0),
      lines: chosen.map(({ id, name, stage, nextStep, ownerId, expectedOn, amount, weighted }) => ({
        id,
        name,
        stage,
        next: nextStep,
        owner: names.get(ownerId ?? '') ?? null,
        expectedOn,
        amount,
        weighted,
      })),
    }
  },
  card({ lines, weighted, picked }, { lang }) {
    const [first] = lines
    const summary = first
      ? say(lang, 'summary', {
          first: first.name,
          next: first.next || STAGE_NAMES[first.stage][lang],
          count: lines.length,
          share: `${formatMoney(picked, lang)} / ${formatMoney(weighted, lang)}`,
        })
      : say(lang, 'none')
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: first
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'deal') },
                { label: say(lang, 'next') },
                { label: say(lang, 'who') },
                { label: say(lang, 'decision') },
                { label: say(lang, 'weighted'), align: 'right' },
              ],
              rows: lines.map((one) => [
                one.name,
                one.next || STAGE_NAMES[one.stage][lang],
                one.owner ?? '–',
                one.expectedOn ? formatDate(one.expectedOn, lang) : '–',
                formatMoney(one.weighted, lang),
              ]),
            },
          ]
        : [{ type: 'text', text: summary }],
      actions: first
        ? [
            {
              type: 'button',
              label: say(lang, 'task'),
              style: 'primary',
              intent: {
                do: 'form',
                tool: 'tasks.create_from_chat',
                input: { title: `${first.name} – ${first.next}`.slice(0, 200) },
              },
            },
            {
              type: 'button',
              label: say(lang, 'pipeline'),
              intent: { do: 'tool', tool: 'pipeline.forecast_wins', input: {} },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})
