import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, addMonths, firstOfMonth, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { allocate, formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { campaignSales, lastTwelveMonths, type MarketStores, readMarket } from './market-figures.ts'
import { QUARTER } from './marketing-examples.ts'

type Stores = MarketStores & { tasks: Rows<Task> }

const say = phrases({
  title: { fr: 'Plan marketing du {from} au {to}', en: 'Marketing plan, {from} to {to}' },
  ask: {
    fr: '{budget} répartis sur {n} campagnes du {from} au {to}, d’après ce qui a vendu : créer les campagnes et leurs tâches?',
    en: '{budget} over {n} campaigns from {from} to {to}, by what sold: create the campaigns and their tasks?',
  },
  done: {
    fr: '{n} campagnes planifiées pour {budget}, avec leurs tâches.',
    en: '{n} campaigns planned for {budget}, with their tasks.',
  },
  campaign: { fr: 'Campagne', en: 'Campaign' },
  budget: { fr: 'Budget', en: 'Budget' },
  why: { fr: 'Pourquoi', en: 'Why' },
  sold: { fr: '{won} contrats, {sold} vendus pour {spent}', en: '{won} contracts, {sold} sold for {spent}' },
  none: { fr: 'à essayer : aucune vente mesurée encore', en: 'to try: no sale measured yet' },
  task: { fr: 'Lancer la campagne « {name} » ({budget})', en: 'Launch the "{name}" campaign ({budget})' },
  goal: { fr: 'But : {goal}', en: 'Goal: {goal}' },
  named: { fr: '{name} – {quarter}', en: '{name} – {quarter}' },
  footer: {
    fr: 'Moitié parts égales, moitié selon les contrats gagnés des 12 derniers mois · rien n’est dépensé',
    en: 'Half in equal parts, half by contracts won in the last 12 months · nothing is spent',
  },
})

const planned = z.object({
  name: z.string(),
  channel: z.string(),
  budget: z.int(),
  won: z.int(),
  sold: z.int(),
  spent: z.int(),
})
const plan = z.object({
  goal: z.string(),
  from: z.string(),
  to: z.string(),
  budget: z.int(),
  campaigns: z.array(planned),
})
type Plan = z.output<typeof plan>

const input = z.object({
  budget: field.money({
    label: { fr: 'Budget', en: 'Budget' },
    ask: { fr: 'Quel budget pour le trimestre?', en: 'What budget for the quarter?' },
    cues: ['budget', 'avec', 'with'],
  }),
  goal: field
    .text({
      label: { fr: 'But', en: 'Goal' },
      cues: ['but :', 'objectif :', 'pour aller chercher', 'goal:', 'to win', 'to fill'],
    })
    .optional(),
  period: field.period({ label: { fr: 'Trimestre', en: 'Quarter' } }).optional(),
})

const MAX_CAMPAIGNS = 5
/** Where nothing was tried yet. */
const FIRST_CHANNELS = [
  { name: 'Site web', channel: 'website' },
  { name: 'Google Ads', channel: 'google-ads' },
  { name: 'Infolettre', channel: 'email' },
]

const nextQuarter = (today: IsoDate) => {
  const month = Number(today.slice(5, 7))
  const from = addMonths(firstOfMonth(today), 3 - ((month - 1) % 3))
  return { from, to: addDays(addMonths(from, 3), -1) }
}

async function makePlan({ budget, goal, period }: z.output<typeof input>, ctx: Context<Stores>): Promise<Plan> {
  const { stores, today } = ctx
  if (budget < 100_000)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Sous 1 000 $, une seule campagne vaut mieux qu’un plan. Quel budget?',
        en: 'Under $1,000, one campaign is better than a plan. What budget?',
      },
      { field: 'budget' },
    )
  const quarter = period ?? nextQuarter(today)
  const past = campaignSales(await readMarket(stores, lastTwelveMonths(today)))
  const best = past.sort((a, b) => b.won - a.won || b.sold - a.sold).slice(0, MAX_CAMPAIGNS)
  const chosen = best.length > 0 ? best : FIRST_CHANNELS.map((one) => ({ ...one, won: 0, sold: 0, spent: 0 }))
  const even = chosen.map(() => 1)
  const wins = chosen.map(({ won }) => won)
  const half = Math.floor(budget / 2)
  const [first, second] = [allocate(budget - half, even), allocate(half, wins.some((won) => won > 0) ? wins : even)]
  return {
    goal: goal ?? '',
    ...quarter,
    budget,
    campaigns: chosen.map(({ name, channel, won, sold, spent }, i) => ({
      name,
      channel,
      budget: first[i]! + second[i]!,
      won,
      sold,
      spent,
    })),
  }
}

function cardOf(made: Plan, lang: Lang, phase: 'ask' | 'done'): DraftCard {
  const days = { from: formatDate(made.from, lang), to: formatDate(made.to, lang) }
  const budget = formatMoney(made.budget, lang)
  return {
    title: say(lang, 'title', days),
    summary: say(lang, phase, { ...days, budget, n: made.campaigns.length }),
    tone: phase === 'ask' ? 'info' : 'success',
    blocks: [
      ...(made.goal ? [{ type: 'text' as const, text: say(lang, 'goal', { goal: made.goal }) }] : []),
      {
        type: 'table',
        caption: say(lang, 'title', days),
        columns: [
          { label: say(lang, 'campaign') },
          { label: say(lang, 'budget'), align: 'right' },
          { label: say(lang, 'why') },
        ],
        rows: made.campaigns.map((one) => [
          one.name,
          formatMoney(one.budget, lang),
          one.won > 0
            ? say(lang, 'sold', {
                won: one.won,
                sold: formatMoney(one.sold, lang),
                spent: formatMoney(one.spent, lang),
              })
            : say(lang, 'none'),
        ]),
      },
    ],
    footer: say(lang, 'footer'),
  }
}

export const planQuarter = defineTool<Stores>()({
  name: 'marketing.plan_quarter',
  title: { fr: 'Planifier le trimestre en marketing', en: 'Plan the marketing quarter' },
  gate: 'confirm',
  permission: 'marketing.write',
  examples: QUARTER,
  input,
  output: plan,
  async preview(said, ctx) {
    const subject = await makePlan(said, ctx)
    return { card: cardOf(subject, ctx.lang, 'ask'), subject, edit: { tool: 'marketing.plan_quarter', input: said } }
  },
  async run(said, ctx) {
    const { stores, actor, lang } = ctx
    const made = await makePlan(said, ctx)
    const quarter = `${made.from.slice(0, 7)}/${made.to.slice(0, 7)}`
    const names = new Set((await stores.campaigns.list()).map(({ name }) => name))
    for (const one of made.campaigns) {
      const base = say(lang, 'named', { name: one.name.split(' – ')[0]!, quarter })
      let name = base
      for (let n = 2; names.has(name); n++) name = `${base} (${n})`
      names.add(name)
      await stores.campaigns.insert({
        name,
        channel: one.channel,
        status: 'planned',
        startDate: made.from,
        endDate: made.to,
        budget: one.budget,
        objective: made.goal,
      })
      await stores.tasks.insert({
        title: say(lang, 'task', { name: one.name, budget: formatMoney(one.budget, lang) }),
        assigneeId: actor.id,
        createdBy: actor.id,
        dueDate: made.from,
        status: 'open',
      })
    }
    return made
  },
  card: (made, { lang }) => cardOf(made, lang, 'done'),
})
