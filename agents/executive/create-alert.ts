import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Platform } from '../../src/chat/event.ts'
import { ALERT_METRICS, type AlertMetric, evaluateAlerts } from '../../src/domain/alert-rules.ts'
import type { Schedule } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CREATE_RULE } from './alert-examples.ts'
import { ALERT_RIGHTS, type AlertStores, alertValue, METRICS, readMetrics, ruleText } from './alert-readings.ts'

type Channel = { id: string; platform: Platform; workspace: string; channel: string; personId: string | null }
export type RuleStores = AlertStores & {
  schedules: Rows<Omit<Schedule, 'platform'> & { platform: Platform }>
  channels: { list(filter: { kind: 'dm'; personId: string }): Promise<Channel[]> }
}

/** Working days, before the day's work. */
const CHECKED_AT = '30 7 * * 1-5'

const say = phrases({
  title: { fr: 'Règle d’alerte', en: 'Alert rule' },
  willBe: {
    fr: 'T’avertir : {rule}{project, select, none {} other { sur {project}}}. {today}',
    en: 'Warn you: {rule}{project, select, none {} other { on {project}}}. {today}',
  },
  is: {
    fr: 'C’est noté : {rule}{project, select, none {} other { sur {project}}}. {told}',
    en: 'Noted: {rule}{project, select, none {} other { on {project}}}. {told}',
  },
  now: {
    fr: 'Aujourd’hui, elle dirait : {subject}, {value}{more, plural, =0 {} other { (et # de plus)}}.',
    en: 'Today it would say: {subject}, {value}{more, plural, =0 {} other { (and # more)}}.',
  },
  calm: { fr: 'Aujourd’hui, elle se tairait.', en: 'Today it would stay silent.' },
  rule: { fr: 'Règle', en: 'Rule' },
  project: { fr: 'Projet', en: 'Project' },
  all: { fr: 'tous les projets', en: 'every project' },
  daily: {
    fr: 'Je fais le point dans tes messages privés chaque jour ouvrable à 7 h 30.',
    en: 'I report in your direct messages every working day at 7:30.',
  },
  asked: {
    fr: 'Tu n’as pas encore de messages privés avec Nova : demande « y a-tu des alertes » pour la lire.',
    en: 'You have no direct messages with Nova yet: ask “any alerts” to read it.',
  },
  schedule: { fr: 'Alertes – {name}', en: 'Alerts – {name}' },
  see: { fr: 'Voir les alertes', en: 'See the alerts' },
})

const WORDS: Record<AlertMetric, string[]> = {
  'project.cost_share': ['budget', 'dépasse', 'over budget', 'coûts', 'costs'],
  'project.cpi': ['IPC', 'CPI', 'performance des coûts', 'cost performance'],
  'project.underbilled': ['sous-facturation', 'sous-facturé', 'pas facturé', 'underbilling', 'underbilled'],
  'invoice.days_late': ['facture', 'factures', 'invoice', 'invoices', 'client en retard'],
  'cash.balance': ['encaisse', 'cash', 'compte de banque', 'argent en banque', 'liquidités', 'bank balance'],
  'task.days_late': ['tâche', 'tâches', 'task', 'tasks'],
  'certification.days_left': ['carte', 'cartes', 'carte de compétence', 'ASP', 'card', 'cards', 'certification'],
  'order.days_late': ['commande', 'commandes', 'livraison', 'order', 'orders', 'delivery'],
  'bill.unit_price_gap': ['prix unitaire', 'prix', 'unit price', 'price'],
  'change_order.days_unsigned': ['avenant', 'avenants', 'change order', 'change orders', 'pas signé', 'unsigned'],
}

export const METRIC_OPTIONS = METRICS.map((value) => ({
  value,
  label: ALERT_METRICS[value].label,
  words: WORDS[value],
}))

const BELOW: AlertMetric[] = ['project.cpi', 'cash.balance', 'certification.days_left']
/** Late by any day at all, where no number is said. */
const ANY_DAY: AlertMetric[] = ['invoice.days_late', 'task.days_late', 'order.days_late']

const input = z.object({
  metric: field.choice(METRICS, {
    label: { fr: 'Quoi surveiller', en: 'What to watch' },
    ask: {
      fr: 'Je surveille quoi : le budget, l’IPC, les factures en retard, l’encaisse, les commandes, les cartes ou les avenants?',
      en: 'What should I watch: budget, CPI, late invoices, cash, orders, cards or change orders?',
    },
    options: METRIC_OPTIONS,
  }),
  comparison: field
    .choice(['above', 'below'], {
      label: { fr: 'Quand', en: 'When' },
      options: [
        {
          value: 'above',
          label: { fr: 'au-dessus', en: 'above' },
          words: ['dépasse', 'plus de', 'monte', 'over', 'more than'],
        },
        {
          value: 'below',
          label: { fr: 'en dessous', en: 'below' },
          words: ['sous', 'en bas de', 'descend', 'moins de', 'drops', 'under', 'less than'],
        },
      ],
    })
    .optional(),
  percent: field.percent({ label: { fr: 'Seuil en %', en: 'Threshold in %' } }).optional(),
  amount: field.money({ label: { fr: 'Seuil en dollars', en: 'Threshold in dollars' } }).optional(),
  count: field.quantity({ label: { fr: 'Seuil en jours, ou indice', en: 'Threshold in days, or index' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
})
type Said = z.output<typeof input>

/** The threshold in the unit of the metric. Throws `input.invalid` naming the field where it is missing. */
function thresholdOf({ metric, percent, amount, count }: Said): number {
  const { unit } = ALERT_METRICS[metric]
  if (metric === 'project.cpi') {
    // A bare 0,95 may have been read as a percentage.
    const share = percent !== undefined && percent < 50_000 ? percent * 100 : percent
    const index = count !== undefined ? count * 1000 : amount !== undefined ? amount * 10_000 : share
    if (index !== undefined && index > 0 && index < 5_000_000) return index
    throw missing('count', 'un indice, par exemple 0,95', 'an index, for example 0.95')
  }
  if (unit === 'ppm') {
    if (percent !== undefined) return percent
    throw missing('percent', 'un pourcentage, par exemple 90 %', 'a percentage, for example 90%')
  }
  if (unit === 'cents') {
    const cents = amount ?? (count === undefined ? undefined : Math.round(count / 10))
    if (cents !== undefined && cents >= 0) return cents
    throw missing('amount', 'un montant, par exemple 150 000 $', 'an amount, for example $150,000')
  }
  const days = count ?? (amount === undefined ? undefined : amount * 10)
  if (days !== undefined) return Math.round(days / 1000)
  if (ANY_DAY.includes(metric)) return 0
  throw missing('count', 'un nombre de jours, par exemple 30', 'a number of days, for example 30')
}

const missing = (field: string, fr: string, en: string) =>
  new NovaError('input.invalid', { fr: `Il me faut le seuil : ${fr}.`, en: `I need the threshold: ${en}.` }, { field })

async function draftRule(said: Said, { stores, actor, can }: Context<RuleStores>) {
  const { metric, project } = said
  if (!can(ALERT_RIGHTS[metric]))
    throw new NovaError('auth.forbidden', {
      fr: `Ton rôle ne permet pas de voir « ${ALERT_METRICS[metric].label.fr} » : demande l’alerte à un gestionnaire.`,
      en: `Your role does not show “${ALERT_METRICS[metric].label.en}”: ask a manager for the alert.`,
    })
  const comparison = said.comparison ?? (BELOW.includes(metric) ? ('below' as const) : ('above' as const))
  const rule = { metric, comparison, threshold: thresholdOf(said), projectId: project ?? null, personId: actor.id }
  const own = await stores.alerts.list({ metric, personId: actor.id })
  if (
    own.some(
      (one) =>
        one.state !== 'off' &&
        one.comparison === comparison &&
        one.threshold === rule.threshold &&
        one.projectId === rule.projectId,
    )
  )
    throw new NovaError('rule.broken', {
      fr: `Tu as déjà cette alerte : ${ruleText(rule, 'fr').toLowerCase()}.`,
      en: `You have that alert already: ${ruleText(rule, 'en').toLowerCase()}.`,
    })
  const site = project ? await stores.projects.need(project) : null
  return { rule, site: site ? `${site.code} ${site.name}` : null }
}

/** What a new rule would say today. */
async function saysToday(rule: Awaited<ReturnType<typeof draftRule>>['rule'], ctx: Context<RuleStores>) {
  const fresh = { ...rule, id: 'new', state: 'active' as const, snoozedUntil: null, lastValue: null }
  const [fired] = evaluateAlerts([fresh], await readMetrics([rule.metric], ctx), ctx.today)
  const [worst] = fired?.readings ?? []
  return worst
    ? say(ctx.lang, 'now', {
        subject: worst.subject,
        value: alertValue(rule.metric, worst.value, ctx.lang),
        more: fired!.readings.length - 1,
      })
    : say(ctx.lang, 'calm')
}

/** The direct messages of the person, where the rule reports; null where there are none. */
async function homeOf({ stores, actor, origin }: Context<RuleStores>): Promise<Channel | null> {
  const own = await stores.channels.list({ kind: 'dm', personId: actor.id })
  return own.find(({ platform }) => platform === origin?.platform) ?? own[0] ?? null
}

const lower = (text: string, lang: Lang) =>
  lang === 'fr' && !/^IPC/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text

export const createRule = defineTool<RuleStores>()({
  name: 'alerts.create_rule',
  title: { fr: 'Poser une alerte', en: 'Set an alert' },
  gate: 'confirm',
  permission: 'projects.read',
  examples: CREATE_RULE,
  input,
  output: z.object({ id: z.string(), rule: z.string(), project: z.string().nullable(), told: z.boolean() }),
  async preview(said, ctx): Promise<{ card: DraftCard; subject: unknown; edit: { tool: string; input: Said } }> {
    const { lang } = ctx
    const { rule, site } = await draftRule(said, ctx)
    const today = await saysToday(rule, ctx)
    const summary = say(lang, 'willBe', { rule: lower(ruleText(rule, lang), lang), project: site ?? 'none', today })
    return {
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'rule'), value: ruleText(rule, lang) },
              { label: say(lang, 'project'), value: site ?? say(lang, 'all') },
            ],
          },
          { type: 'text', text: say(lang, (await homeOf(ctx)) ? 'daily' : 'asked') },
        ],
      },
      subject: rule,
      edit: { tool: 'alerts.create_rule', input: said },
    }
  },
  async run(said, ctx) {
    const { stores, actor, lang, organization } = ctx
    const { rule, site } = await draftRule(said, ctx)
    const text = ruleText(rule, lang)
    const { id } = await stores.alerts.insert({ ...rule, name: text, state: 'active', data: {} })
    const home = await homeOf(ctx)
    const scheduled = await stores.schedules.list({ tool: 'alerts.evaluate', personId: actor.id, active: true })
    if (home && scheduled.length === 0)
      await stores.schedules.insert({
        name: say(lang, 'schedule', { name: actor.name }),
        tool: 'alerts.evaluate',
        input: {},
        cron: CHECKED_AT,
        timeZone: organization.timeZone,
        platform: home.platform,
        workspace: home.workspace,
        channel: home.channel,
        lang,
        personId: actor.id,
        active: true,
        nextRunAt: null,
      })
    return { id, rule: text, project: site, told: home !== null }
  },
  card({ rule, project, told }, { lang }) {
    const summary = say(lang, 'is', {
      rule: lower(rule, lang),
      project: project ?? 'none',
      told: say(lang, told ? 'daily' : 'asked'),
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        { type: 'button', label: say(lang, 'see'), intent: { do: 'tool', tool: 'alerts.evaluate', input: {} } },
      ],
    }
  },
})
