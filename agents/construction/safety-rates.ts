import { z } from 'zod'
import { computeSafetyRates, dartRate } from '../../src/domain/safety.ts'
import { addDays, addMonths, firstOfMonth, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { SafetyStores } from './report-incident.ts'
import { RATES } from './safety-examples.ts'

const say = phrases({
  title: { fr: 'Taux de santé et sécurité', en: 'Safety rates' },
  summary: {
    fr: 'TRIR {trir}, LTIR {ltir}, gravité {severity} : {recordables, plural, one {# accident enregistrable} other {# accidents enregistrables}}, dont {lost} avec perte de temps, pour {hours} h.',
    en: 'TRIR {trir}, LTIR {ltir}, severity {severity}: {recordables, plural, one {# recordable} other {# recordables}}, {lost} of them lost-time, in {hours} h.',
  },
  noHours: {
    fr: 'Aucune heure travaillée au dossier pour cette période : un taux ne veut rien dire.',
    en: 'No hour worked on file for that period: a rate means nothing.',
  },
  measure: { fr: 'Mesure', en: 'Measure' },
  value: { fr: 'Valeur', en: 'Value' },
  from: { fr: 'Calcul', en: 'From' },
  trir: { fr: 'Fréquence totale (TRIR)', en: 'Total recordable rate (TRIR)' },
  ltir: { fr: 'Fréquence avec perte de temps (LTIR)', en: 'Lost-time rate (LTIR)' },
  severity: { fr: 'Gravité (jours perdus)', en: 'Severity (lost days)' },
  dart: { fr: 'Perte de temps ou travail restreint (DART)', en: 'Days away or restricted (DART)' },
  of: { fr: '{n} × 200 000 ÷ {hours} h', en: '{n} × 200,000 ÷ {hours} h' },
  small: {
    fr: 'Petite équipe : un seul accident fait bondir ces taux. Passés proches : {near}; premiers soins : {aid}.',
    en: 'Small crew: one accident makes these rates jump. Near misses: {near}; first aid: {aid}.',
  },
  footer: {
    fr: 'Du {from} au {to} · base de 200 000 h (100 personnes à temps plein) · heures des feuilles de temps.',
    en: 'From {from} to {to} · per 200,000 h (100 people full time) · hours of the timesheets.',
  },
  report: { fr: 'Déclarer un incident', en: 'Report an incident' },
})

export const computeRates = defineTool<SafetyStores>()({
  name: 'safety.compute_rates',
  title: { fr: 'Calculer les taux d’accidents', en: 'Compute accident rates' },
  gate: 'none',
  permission: 'projects.read',
  examples: RATES,
  input: z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    hours: z.int(),
    recordables: z.int(),
    lostTime: z.int(),
    lostDays: z.int(),
    nearMisses: z.int(),
    firstAid: z.int(),
    trir: z.number().nullable(),
    ltir: z.number().nullable(),
    severity: z.number().nullable(),
    dart: z.number().nullable(),
  }),
  async run({ period }, { stores, today }) {
    const to = period?.to ?? addDays(firstOfMonth(today), -1)
    const from = period?.from ?? addDays(addMonths(to, -12), 1)
    const list = (await stores.incidents.list()).filter(({ date }) => date >= from && date <= to)
    const of = (kind: string) => list.filter((one) => one.kind === kind)
    const lost = of('lost-time')
    const entries = await stores.timeEntries.hoursByDay({ from, to })
    const counts = {
      hours: Math.round(entries.reduce((sum, { hours }) => sum + hours, 0) / 100),
      recordables: of('recordable').length + lost.length,
      lostTime: lost.length,
      lostDays: lost.reduce((sum, { lostDays }) => sum + lostDays, 0),
    }
    return {
      from,
      to,
      ...computeSafetyRates(counts),
      nearMisses: of('near-miss').length,
      firstAid: of('first-aid').length,
      // Restricted work is not told apart in the register.
      dart: dartRate({ ...counts, restricted: 0 }),
    }
  },
  card(figures, { lang }) {
    const { from, to, trir, ltir, severity, dart, recordables, lostTime, lostDays, nearMisses, firstAid } = figures
    const hours = formatNumber(figures.hours, lang, 0)
    const rate = (value: number | null) => (value === null ? '–' : formatNumber(value, lang, 1, 1))
    const row = (key: 'trir' | 'ltir' | 'severity' | 'dart', value: number | null, n: number) => [
      say(lang, key),
      rate(value),
      say(lang, 'of', { n: String(n), hours }),
    ]
    return {
      title: say(lang, 'title'),
      summary:
        trir === null
          ? say(lang, 'noHours')
          : say(lang, 'summary', {
              trir: rate(trir),
              ltir: rate(ltir),
              severity: rate(severity),
              recordables,
              lost: lostTime,
              hours,
            }),
      tone: recordables ? 'warning' : 'success',
      blocks:
        trir === null
          ? []
          : [
              {
                type: 'table',
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'measure') },
                  { label: say(lang, 'value'), align: 'right' },
                  { label: say(lang, 'from') },
                ],
                rows: [
                  row('trir', trir, recordables),
                  row('ltir', ltir, lostTime),
                  row('severity', severity, lostDays),
                  row('dart', dart, lostTime),
                ],
              },
              { type: 'text', text: say(lang, 'small', { near: String(nearMisses), aid: String(firstAid) }) },
            ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'report'),
          intent: { do: 'form', tool: 'safety.report_incident', input: {} },
        },
      ],
      footer: say(lang, 'footer', { from: formatDate(from, lang), to: formatDate(to, lang) }),
    }
  },
})
