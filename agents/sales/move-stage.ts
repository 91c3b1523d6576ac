import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { MOVE_STAGE } from './pipeline-examples.ts'
import { dealField, dealNamed, OPEN_STAGES, type PipelineStores, STAGE_NAMES } from './pipeline-figures.ts'

const STAGES = ['qualifying', 'estimating', 'quoted', 'negotiating', 'won', 'lost'] as const

const say = phrases({
  title: { fr: 'Étape du dossier', en: 'Deal stage' },
  moved: {
    fr: '{name} passe de « {before} » à « {after} ».',
    en: '{name} moves from “{before}” to “{after}”.',
  },
  deal: { fr: 'Dossier', en: 'Deal' },
  amount: { fr: 'Montant', en: 'Amount' },
  reason: { fr: 'Raison', en: 'Reason' },
  pipeline: { fr: 'Voir le pipeline', en: 'See the pipeline' },
})

const WORDS: Record<(typeof STAGES)[number], string[]> = {
  qualifying: ['qualifier', 'qualification'],
  estimating: ['estimation', 'estimer'],
  quoted: ['soumis', 'soumission envoyée', 'envoyé'],
  negotiating: ['négociation', 'négo', 'en discussion', 'negotiation'],
  won: ['gagné', 'gagnée', 'signé', 'signée', 'on l’a eu', 'ont signé', 'accepté', 'acceptée', 'signed', 'we won'],
  lost: ['perdu', 'perdue', 'on l’a pas eu', 'refusé', 'refusée', 'we lost', 'dead'],
}

export const moveStage = defineTool<PipelineStores>()({
  name: 'pipeline.move_stage',
  title: { fr: 'Changer l’étape d’un dossier de vente', en: 'Move a deal’s stage' },
  gate: 'log',
  permission: 'sales.write',
  examples: MOVE_STAGE,
  input: z.object({
    deal: dealField,
    stage: field.choice(STAGES as unknown as [(typeof STAGES)[number], ...(typeof STAGES)[number][]], {
      label: { fr: 'Étape', en: 'Stage' },
      ask: { fr: 'À quelle étape est-il rendu?', en: 'Which stage is it at?' },
      options: STAGES.map((value) => ({ value, label: STAGE_NAMES[value], words: WORDS[value] })),
    }),
    reason: field
      .text({
        label: { fr: 'Raison', en: 'Reason' },
        cues: ['parce que', 'à cause de', 'raison :', 'because', 'reason:'],
      })
      .optional(),
    /** Odds to put back, when a move is undone. */
    probability: z.int().optional(),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    amount: z.int().nullable(),
    before: z.enum(STAGES),
    after: z.enum(STAGES),
    probabilityBefore: z.int(),
    reason: z.string().nullable(),
  }),
  async run({ deal: words, stage, reason, probability }, { stores, today }) {
    const deals = await stores.opportunities.list()
    const open = deals.filter((one) => (OPEN_STAGES as readonly string[]).includes(one.stage))
    const deal = deals.find(({ id }) => id === words) ?? dealNamed(words, open)
    if (deal.stage === stage)
      throw new NovaError('rule.broken', {
        fr: `${deal.name} est déjà à l’étape « ${STAGE_NAMES[stage].fr} ».`,
        en: `${deal.name} is already at “${STAGE_NAMES[stage].en}”.`,
      })
    const closed = stage === 'won' || stage === 'lost'
    const odds = stage === 'won' ? 1_000_000 : stage === 'lost' ? 0 : deal.probability
    await stores.opportunities.update(deal.id, {
      stage,
      reason: reason ?? null,
      closedOn: closed ? today : null,
      probability: probability ?? odds,
    })
    const { id, name, amount, stage: before, probability: probabilityBefore } = deal
    return { id, name, amount, before, after: stage, probabilityBefore, reason: reason ?? null }
  },
  card({ name, amount, before, after, reason }, { lang }) {
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'moved', { name, before: STAGE_NAMES[before][lang], after: STAGE_NAMES[after][lang] }),
      tone: after === 'lost' ? 'neutral' : 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'deal'), value: name },
            ...(amount === null ? [] : [{ label: say(lang, 'amount'), value: formatMoney(amount, lang) }]),
            ...(reason ? [{ label: say(lang, 'reason'), value: reason }] : []),
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'pipeline'),
          intent: { do: 'tool', tool: 'pipeline.forecast_wins', input: {} },
        },
      ],
    }
  },
  undo: ({ id, before, probabilityBefore }) => ({
    tool: 'pipeline.move_stage',
    input: { deal: id, stage: before, probability: probabilityBefore },
  }),
})
