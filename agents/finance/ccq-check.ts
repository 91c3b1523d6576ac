import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { formatDate, lastOfMonth } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatHours, projectHref } from '../hr/hours-line.ts'
import { type CcqStores, monthAsked, readCcqMonth } from './ccq-book.ts'
import { CHECK } from './ccq-examples.ts'

const say = phrases({
  title: { fr: 'Heures CCQ à vérifier – {month}', en: 'CCQ hours to check – {month}' },
  clean: {
    fr: 'Rien à corriger en {month} : chaque heure assujettie a un métier, une carte et un secteur.',
    en: 'Nothing to correct in {month}: every hour subject to the CCQ has a trade, a card and a sector.',
  },
  found: {
    fr: '{n, plural, one {# point à régler} other {# points à régler}} avant le rapport de {month}, dû le {due}.',
    en: '{n, plural, one {# point to settle} other {# points to settle}} before the report for {month}, due on {due}.',
  },
  person: { fr: 'Personne', en: 'Person' },
  date: { fr: 'Jour', en: 'Day' },
  hours: { fr: 'Heures', en: 'Hours' },
  problem: { fr: 'À régler', en: 'To settle' },
  'no-trade': { fr: 'sans métier', en: 'no trade' },
  'no-card': { fr: 'sans carte CCQ valide', en: 'no valid CCQ card' },
  'no-sector': { fr: 'secteur inconnu', en: 'unknown sector' },
  'long-day': { fr: 'plus de 12 h dans la journée', en: 'above 12 h in the day' },
  site: { fr: 'Chantier', en: 'Site' },
  trade: { fr: 'Métier', en: 'Trade' },
  crew: { fr: 'Compagnons et apprentis', en: 'Journeymen and apprentices' },
  ratio: { fr: '{journeymen} pour {apprentices}', en: '{journeymen} for {apprentices}' },
  waiting: { fr: '{hours} ne sont pas encore approuvées.', en: '{hours} are not approved yet.' },
  outside: { fr: '{hours} hors Québec, sans rapport à faire.', en: '{hours} outside Québec, with no report to make.' },
  remit: { fr: 'Remise du mois', en: 'Remittance of the month' },
  footer: {
    fr: 'Heures approuvées des personnes assujetties · un compagnon par apprenti : règle générale, non confirmée par métier · secteurs déduits du nom des chantiers. Avis, pas un conseil juridique.',
    en: 'Approved hours of those subject to the CCQ · one journeyman for each apprentice: general rule, not confirmed by trade · sectors deduced from the sites’ names. Guidance, not legal advice.',
  },
})

export const checkHoursRules = defineTool<CcqStores>()({
  name: 'ccq.check_hours_rules',
  title: { fr: 'Vérifier les heures CCQ', en: 'Check the CCQ hours' },
  gate: 'none',
  permission: 'payroll.read',
  examples: CHECK,
  input: z.object({
    period: field.period({ label: { fr: 'Mois', en: 'Month' }, cues: ['mois de', 'month of'] }).optional(),
  }),
  output: z.object({
    month: z.string(),
    due: z.string(),
    issues: z.array(
      z.object({
        name: z.string(),
        date: z.string(),
        hours: z.int(),
        problem: z.enum(['no-trade', 'no-card', 'no-sector', 'long-day']),
      }),
    ),
    crews: z.array(z.object({ code: z.string(), trade: z.string(), journeymen: z.int(), apprentices: z.int() })),
    waiting: z.int(),
    outside: z.int(),
  }),
  async run({ period }, ctx) {
    const { month, report, issues, crews, waiting, outside } = await readCcqMonth(monthAsked(period, ctx.today), ctx)
    return {
      month,
      due: report.dueBy,
      issues: issues.map(({ personId, ...issue }) => issue),
      crews,
      waiting,
      outside,
    }
  },
  card({ month, due, issues, crews, waiting, outside }, { lang }) {
    const n = issues.length + crews.length
    const told = { month: formatDate(month, lang, 'month'), due: formatDate(due, lang), n }
    const title = say(lang, 'title', told)
    const tables: Block[] = [
      ...(issues.length
        ? [
            {
              type: 'table' as const,
              caption: title,
              columns: [
                { label: say(lang, 'person') },
                { label: say(lang, 'date') },
                { label: say(lang, 'hours'), align: 'right' as const },
                { label: say(lang, 'problem') },
              ],
              rows: issues
                .slice(0, 15)
                .map((one) => [
                  one.name,
                  formatDate(one.date, lang),
                  formatHours(one.hours, lang),
                  say(lang, one.problem),
                ]),
              ...(issues.length > 15 ? { more: issues.length - 15 } : {}),
            },
          ]
        : []),
      ...(crews.length
        ? [
            {
              type: 'table' as const,
              caption: say(lang, 'crew'),
              columns: [{ label: say(lang, 'site') }, { label: say(lang, 'trade') }, { label: say(lang, 'crew') }],
              rows: crews.map(({ code, trade, journeymen, apprentices }) => [
                { text: code, href: projectHref(code) },
                trade,
                say(lang, 'ratio', { journeymen: String(journeymen), apprentices: String(apprentices) }),
              ]),
            },
          ]
        : []),
    ]
    const notes = [
      ...(waiting ? [say(lang, 'waiting', { hours: formatHours(waiting, lang) })] : []),
      ...(outside ? [say(lang, 'outside', { hours: formatHours(outside, lang) })] : []),
    ]
    return {
      title,
      summary: say(lang, n ? 'found' : 'clean', told),
      tone: n || waiting ? 'warning' : 'success',
      blocks: [...tables, ...notes.map((text) => ({ type: 'text' as const, text }))],
      actions: [
        {
          type: 'button',
          label: say(lang, 'remit'),
          intent: {
            do: 'tool',
            tool: 'ccq.compute_remittance',
            input: { period: { from: month, to: lastOfMonth(month) } },
          },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
