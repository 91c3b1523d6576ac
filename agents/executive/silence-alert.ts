import { z } from 'zod'
import { ALERT_METRICS } from '../../src/domain/alert-rules.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { SILENCE } from './alert-examples.ts'
import { ALERT_RIGHTS, type AlertStores, METRICS, readMetrics } from './alert-readings.ts'
import { METRIC_OPTIONS } from './create-alert.ts'

const say = phrases({
  title: { fr: 'Alerte', en: 'Alert' },
  snoozed: { fr: '« {name} » se tait jusqu’au {until}.', en: '“{name}” is silent until {until}.' },
  acknowledged: {
    fr: '« {name} » est vue : elle ne revient que si ça empire.',
    en: '“{name}” is seen: it comes back only if it gets worse.',
  },
  active: { fr: '« {name} » parle de nouveau.', en: '“{name}” speaks again.' },
  see: { fr: 'Voir les alertes', en: 'See the alerts' },
})

const STATES = ['active', 'snoozed', 'acknowledged', 'off'] as const
const before = z.object({
  state: z.enum(STATES),
  snoozedUntil: z.string().nullable(),
  lastValue: z.int().nullable(),
})
export const silenceAlert = defineTool<AlertStores>()({
  name: 'alerts.snooze_or_ack',
  title: { fr: 'Faire taire une alerte', en: 'Silence an alert' },
  gate: 'log',
  permission: 'projects.read',
  examples: SILENCE,
  input: z.object({
    metric: field.choice(METRICS, {
      label: { fr: 'Alerte', en: 'Alert' },
      ask: {
        fr: 'Quelle alerte : le budget, l’IPC, l’encaisse, les factures…?',
        en: 'Which alert: budget, CPI, cash, invoices…?',
      },
      options: METRIC_OPTIONS,
    }),
    until: field
      .date({ label: { fr: 'Jusqu’au', en: 'Until' }, cues: ['jusqu’au', 'jusqu’à', 'd’ici', 'until', 'till'] })
      .optional(),
    /** The rule and what undo takes it back to. */
    rule: z.string().optional(),
    restore: before.optional(),
  }),
  output: z.object({
    id: z.string(),
    metric: z.enum(METRICS),
    name: z.string(),
    state: z.enum(STATES),
    until: z.string().nullable(),
    before,
  }),
  async run({ metric, until, rule: id, restore }, ctx) {
    const { stores, actor, can, today } = ctx
    const known = await stores.alerts.list(id ? { id } : { metric, state: ['active', 'snoozed', 'acknowledged'] })
    const own = known.filter(({ personId }) => personId === actor.id)
    const rule = own.at(-1) ?? (can('settings.manage') ? known.at(-1) : undefined)
    if (!rule)
      throw new NovaError('not-found', {
        fr: `Tu n’as posé aucune alerte sur « ${ALERT_METRICS[metric].label.fr} » : il n’y a rien à faire taire.`,
        en: `You have set no alert on “${ALERT_METRICS[metric].label.en}”: there is nothing to silence.`,
      })
    if (until && until <= today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Donne un jour à venir.', en: 'Give a day still to come.' },
        { field: 'until' },
      )
    const values = can(ALERT_RIGHTS[metric]) ? (await readMetrics([metric], ctx)).map(({ value }) => value) : []
    const worst = values.length ? (rule.comparison === 'above' ? Math.max(...values) : Math.min(...values)) : null
    const next = restore ?? {
      state: until ? ('snoozed' as const) : ('acknowledged' as const),
      snoozedUntil: until ?? null,
      lastValue: until ? rule.lastValue : (worst ?? rule.lastValue),
    }
    await stores.alerts.update(rule.id, next)
    const { state, snoozedUntil, lastValue } = rule
    return {
      id: rule.id,
      metric,
      name: rule.name,
      state: next.state,
      until: next.snoozedUntil,
      before: { state, snoozedUntil, lastValue },
    }
  },
  card({ name, state, until }, { lang }) {
    const told = state === 'off' ? 'acknowledged' : state
    const summary = say(lang, told, { name, until: until ? formatDate(until, lang) : '' })
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
  undo: ({ id, metric, before: restore }) => ({
    tool: 'alerts.snooze_or_ack',
    input: { metric, rule: id, restore },
  }),
})
