import { z } from 'zod'
import type { Cell, DraftAction } from '../../src/chat/card.ts'
import { ALERT_METRICS, evaluateAlerts } from '../../src/domain/alert-rules.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { EVALUATE } from './alert-examples.ts'
import { ALERT_RIGHTS, type AlertStores, alertValue, METRICS, readMetrics, ruleText } from './alert-readings.ts'

const say = phrases({
  title: { fr: 'Alertes du {date}', en: 'Alerts on {date}' },
  summary: {
    fr: '{count, plural, one {# alerte est allumée} other {# alertes sont allumées}} sur {rules}; d’abord : {worst} ({value}).',
    en: '{count, plural, one {# alert is on} other {# alerts are on}} out of {rules}; first: {worst} ({value}).',
  },
  calm: {
    fr: 'Rien ne dépasse les seuils : {rules, plural, =0 {aucune règle n’est encore posée} one {la seule règle est} other {les # règles sont}}{rules, plural, =0 {} other { dans le vert}}.',
    en: 'Nothing is over its line: {rules, plural, =0 {no rule is set yet} one {the only rule is} other {all # rules are}}{rules, plural, =0 {} other { fine}}.',
  },
  measured: { fr: '{metric} : {value}', en: '{metric}: {value}' },
  rule: { fr: 'Règle', en: 'Rule' },
  what: { fr: 'Quoi', en: 'What' },
  value: { fr: 'Aujourd’hui', en: 'Today' },
  more: { fr: '(et {n} de plus)', en: '(and {n} more)' },
  quiet: {
    fr: '{n, plural, one {# règle est en veille ou déjà vue, et se tait} other {# règles sont en veille ou déjà vues, et se taisent}}.',
    en: '{n, plural, one {# rule is snoozed or already seen and stays} other {# rules are snoozed or already seen and stay}} silent.',
  },
  hidden: {
    fr: '{n, plural, one {# règle surveille} other {# règles surveillent}} des chiffres que ton rôle ne montre pas.',
    en: '{n, plural, one {# rule watches} other {# rules watch}} figures that your role does not show.',
  },
  open: { fr: 'Ouvrir {code}', en: 'Open {code}' },
  create: { fr: 'Poser une alerte', en: 'Set an alert' },
  ageing: { fr: 'Comptes à recevoir', en: 'Receivables' },
  footer: {
    fr: 'Lu à l’instant dans les projets, les factures, les commandes et les cartes · le pire d’abord dans chaque règle',
    en: 'Read just now from projects, invoices, orders and cards · worst first within each rule',
  },
})

const SHOWN = 3
const metric = z.enum(METRICS)
const fired = z.object({
  id: z.string(),
  metric,
  comparison: z.enum(['above', 'below']),
  threshold: z.int(),
  worst: z.int(),
  readings: z.array(z.object({ subject: z.string(), href: z.string(), value: z.int() })),
})

export const evaluate = defineTool<AlertStores>()({
  name: 'alerts.evaluate',
  title: { fr: 'Voir les alertes allumées', en: 'See the alerts that are on' },
  gate: 'none',
  permission: 'projects.read',
  examples: EVALUATE,
  input: z.object({}),
  output: z.object({ on: z.string(), rules: z.int(), quiet: z.int(), hidden: z.int(), fired: z.array(fired) }),
  async run(_, ctx) {
    const rules = (await ctx.stores.alerts.list({ state: ['active', 'snoozed', 'acknowledged'] })).flatMap((rule) => {
      const known = metric.safeParse(rule.metric)
      return known.success ? [{ ...rule, metric: known.data }] : []
    })
    const seen = rules.filter((rule) => ctx.can(ALERT_RIGHTS[rule.metric]))
    const readings = await readMetrics(
      seen.map((rule) => rule.metric),
      ctx,
    )
    const awake = evaluateAlerts(seen, readings, ctx.today)
    const all = evaluateAlerts(
      seen.map((rule) => ({ ...rule, state: 'active' as const })),
      readings,
      ctx.today,
    )
    const found = awake.map(({ rule: id, readings: own, worst }) => {
      const { metric, comparison, threshold } = seen.find((one) => one.id === id)!
      const told = own.map(({ subject, href, value }) => ({ subject, href, value }))
      return { id, metric, comparison, threshold, worst, readings: told }
    })
    // Earned value first: it is what a project is lost on.
    const rank = (one: (typeof found)[number]) => (one.metric === 'project.cpi' ? -1 : METRICS.indexOf(one.metric))
    return {
      on: ctx.today,
      rules: seen.length,
      quiet: all.length - awake.length,
      hidden: rules.length - seen.length,
      fired: found.sort((a, b) => rank(a) - rank(b)),
    }
  },
  card({ on, rules, quiet, hidden, fired }, { lang, can }) {
    const [first] = fired
    const summary = first
      ? say(lang, 'summary', {
          count: fired.length,
          rules,
          worst: first.readings[0]!.subject,
          value: say(lang, 'measured', {
            metric: ALERT_METRICS[first.metric].label[lang],
            value: alertValue(first.metric, first.worst, lang),
          }),
        })
      : say(lang, 'calm', { rules })
    const cell = (subject: string, href: string): Cell => (href ? { text: subject, href } : subject)
    const rows = fired.flatMap((rule) =>
      rule.readings
        .slice(0, SHOWN)
        .map(({ subject, href, value }, i) => [
          i === 0 ? ruleText(rule, lang) : '',
          cell(
            i === SHOWN - 1 && rule.readings.length > SHOWN
              ? `${subject} ${say(lang, 'more', { n: rule.readings.length - SHOWN })}`
              : subject,
            href,
          ),
          alertValue(rule.metric, value, lang),
        ]),
    )
    const notes = [
      ...(quiet ? [say(lang, 'quiet', { n: quiet })] : []),
      ...(hidden ? [say(lang, 'hidden', { n: hidden })] : []),
    ]
    const code = first?.readings[0]?.href.match(/^nova:projects\/(.+)$/)?.[1]
    const actions: DraftAction[] = [
      ...(code
        ? [
            {
              type: 'button' as const,
              label: say(lang, 'open', { code }),
              intent: { do: 'tool' as const, tool: 'projects.health_report', input: { project: code } },
            },
          ]
        : []),
      ...(fired.some((rule) => rule.metric === 'invoice.days_late') && can('finance.read')
        ? [
            {
              type: 'button' as const,
              label: say(lang, 'ageing'),
              intent: { do: 'tool' as const, tool: 'receivables.ageing', input: {} },
            },
          ]
        : []),
      {
        type: 'button',
        label: say(lang, 'create'),
        intent: { do: 'form', tool: 'alerts.create_rule', input: {} },
      },
    ]
    return {
      title: say(lang, 'title', { date: formatDate(on, lang) }),
      summary,
      tone: first ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(rows.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title', { date: formatDate(on, lang) }),
                columns: [
                  { label: say(lang, 'rule') },
                  { label: say(lang, 'what') },
                  { label: say(lang, 'value'), align: 'right' as const },
                ],
                rows,
              },
            ]
          : []),
        ...(notes.length ? [{ type: 'text' as const, text: notes.join(' ') }] : []),
      ],
      actions,
      footer: say(lang, 'footer'),
    }
  },
})
