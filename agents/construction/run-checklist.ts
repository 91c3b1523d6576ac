import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import { firstPassYield } from '../../src/domain/quality.ts'
import type { TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { QualityStores } from './deficiency-facts.ts'
import { CHECKLIST } from './inspection-examples.ts'

const say = phrases({
  title: { fr: 'Inspection', en: 'Inspection' },
  passed: { fr: '{title} ({code}) : réussie.', en: '{title} ({code}): passed.' },
  'to-redo': {
    fr: '{title} ({code}) : à reprendre{note, select, none {} other { – {note}}}.',
    en: '{title} ({code}): to redo{note, select, none {} other { – {note}}}.',
  },
  back: { fr: 'Le résultat de « {title} » est retiré.', en: 'The result of “{title}” is taken back.' },
  item: { fr: 'Point vérifié', en: 'Item checked' },
  result: { fr: 'Résultat', en: 'Result' },
  ok: { fr: 'conforme', en: 'compliant' },
  notOk: { fr: 'à reprendre', en: 'to redo' },
  unknown: { fr: 'pas vérifié', en: 'not checked' },
  yield: {
    fr: 'Réussies du premier coup : {rate} ({passed} sur {count}).',
    en: 'Passed first time: {rate} ({passed} of {count}).',
  },
  open: { fr: 'Ouvrir la déficience', en: 'Open the punch item' },
})

type Inspection = TypedRecord<'inspection'>

const input = z.object({
  inspection: field.text({
    label: { fr: 'Inspection', en: 'Inspection' },
    ask: { fr: 'Quelle inspection?', en: 'Which inspection?' },
    cues: ['inspection', 'liste de contrôle', 'checklist', 'point d’arrêt', 'hold point'],
  }),
  result: field.choice(['passed', 'to-redo'], {
    label: { fr: 'Résultat', en: 'Result' },
    ask: { fr: 'Réussie ou à reprendre?', en: 'Passed or to redo?' },
    options: [
      {
        value: 'to-redo',
        label: { fr: 'À reprendre', en: 'To redo' },
        words: ['à refaire', 'échouée', 'ratée', 'non conforme', 'pas conforme', 'refusée', 'failed', 'fail', 'not ok'],
      },
      {
        value: 'passed',
        label: { fr: 'Réussie', en: 'Passed' },
        words: ['passé', 'passée', 'conforme', 'correct', 'correcte', 'tout est beau', 'ok', 'pass', 'good'],
      },
    ],
  }),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  note: field
    .text({
      label: { fr: 'Ce qui ne va pas', en: 'What is wrong' },
      cues: ['parce que', 'car', 'il manque', 'because', 'missing'],
    })
    .optional(),
  /** The result to take back, as undo gives it: to planned, or away where it was made then. */
  back: z.object({ id: z.string(), made: z.boolean() }).optional(),
})

/** Those that wait for a result, the one that words name; else null for one that nobody planned. */
async function inspectionNamed(words: string, project: string | undefined, { stores }: Context<QualityStores>) {
  const list = await stores.records.list('inspection', {
    state: ['planned', 'to-redo'],
    ...(project ? { projectId: project } : {}),
  })
  if (!list.some(({ title, number }) => number === words || titleMatch(words, title) > 0)) return null
  const named = oneNamed(
    words,
    list.map(({ number, title }) => ({ id: number, name: title })),
    { field: 'inspection', what: { fr: 'inspection', en: 'inspection' } },
  )
  return list.find(({ number }) => number === named.id)!
}

/** The first result of each inspection: what was redone counts as it first went. */
function firstResults(list: readonly Inspection[]) {
  const judged = list.filter(({ state }) => state !== 'planned')
  judged.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.number.localeCompare(b.number))
  return [...Map.groupBy(judged, ({ projectId, title }) => `${projectId} ${title}`).values()].map(([first]) => ({
    passed: first!.state === 'passed',
  }))
}

export const runChecklist = defineTool<QualityStores>()({
  name: 'quality.run_checklist',
  title: { fr: 'Inscrire le résultat d’une inspection', en: 'Log the result of an inspection' },
  gate: 'log',
  permission: 'tasks.write',
  examples: CHECKLIST,
  input,
  output: z.object({
    id: z.string(),
    title: z.string(),
    code: z.string(),
    projectId: z.string(),
    result: z.enum(['passed', 'to-redo']),
    note: z.string().nullable(),
    items: z.array(z.object({ item: z.string(), ok: z.boolean().nullable() })),
    first: z.object({ passed: z.int(), count: z.int(), rate: z.int().nullable() }),
    made: z.boolean(),
    withdrawn: z.boolean(),
  }),
  async run({ inspection: words, result, project, note, back }, ctx) {
    const { stores, actor, today } = ctx
    const planned = back ? await stores.records.need('inspection', back.id) : await inspectionNamed(words, project, ctx)
    const projectId = planned?.projectId ?? project
    if (!projectId)
      throw new NovaError(
        'input.invalid',
        {
          fr: `Aucune inspection prévue ne s’appelle « ${words} ». Pour l’inscrire quand même, sur quel chantier?`,
          en: `No planned inspection is called “${words}”. To log it anyway, on which site?`,
        },
        { field: 'project' },
      )
    const { code } = await stores.projects.need(projectId)
    const base = planned?.data.items.length
      ? planned.data.items
      : [{ item: planned?.title ?? words[0]!.toUpperCase() + words.slice(1), ok: null, note: '' }]
    const items = base.map((one, i) => ({
      item: one.item,
      ok: result === 'passed' ? true : i === 0 ? false : null,
      note: result === 'to-redo' && i === 0 ? (note ?? '') : '',
    }))
    const title = planned?.title ?? base[0]!.item
    const isNew = !planned || planned.state === 'to-redo'
    const save = async (): Promise<Inspection | null> => {
      if (back?.made) {
        await stores.records.remove('inspection', back.id)
        return null
      }
      if (back)
        return stores.records.change('inspection', back.id, {
          state: 'planned',
          data: { ...planned!.data, items: base.map((one) => ({ ...one, ok: null, note: '' })) },
        })
      const data = { type: planned?.data.type ?? ('quality' as const), by: actor.name, items, fileIds: [] }
      return isNew
        ? stores.records.create('inspection', {
            title,
            date: today,
            projectId,
            personId: actor.id,
            state: result,
            data,
          })
        : stores.records.change('inspection', planned.id, { state: result, date: today, data })
    }
    const saved = await save()
    const first = firstResults(await stores.records.list('inspection'))
    return {
      id: saved?.id ?? planned?.id ?? '',
      title,
      code,
      projectId,
      result,
      note: note ?? null,
      items: items.map(({ item, ok }) => ({ item, ok })),
      first: {
        passed: first.filter(({ passed }) => passed).length,
        count: first.length,
        rate: firstPassYield(first),
      },
      made: isNew,
      withdrawn: !!back,
    }
  },
  card({ title, code, projectId, result, note, items, first, withdrawn }, { lang }) {
    const summary = withdrawn ? say(lang, 'back', { title }) : say(lang, result, { title, code, note: note ?? 'none' })
    const state = { true: 'ok', false: 'notOk', null: 'unknown' } as const
    return {
      title: say(lang, 'title'),
      summary,
      tone: withdrawn ? 'neutral' : result === 'passed' ? 'success' : 'warning',
      blocks: [
        { type: 'text', text: summary },
        ...(withdrawn
          ? []
          : [
              {
                type: 'table' as const,
                caption: title,
                columns: [{ label: say(lang, 'item') }, { label: say(lang, 'result') }],
                rows: items.map(({ item, ok }) => [item, say(lang, state[`${ok}`])]),
              },
            ]),
        ...(first.rate === null
          ? []
          : [
              {
                type: 'text' as const,
                text: say(lang, 'yield', {
                  rate: formatPercent(first.rate, lang, 1),
                  passed: String(first.passed),
                  count: String(first.count),
                }),
              },
            ]),
      ],
      actions:
        result === 'to-redo' && !withdrawn
          ? [
              {
                type: 'button',
                label: say(lang, 'open'),
                intent: {
                  do: 'form',
                  tool: 'quality.open_deficiency',
                  input: { project: projectId, title: note ?? title },
                },
              },
            ]
          : [],
    }
  },
  undo: ({ id, title, result, made, withdrawn }) =>
    withdrawn ? null : { tool: 'quality.run_checklist', input: { inspection: title, result, back: { id, made } } },
})
