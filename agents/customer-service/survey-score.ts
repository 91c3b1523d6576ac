import { z } from 'zod'
import { netPromoterScore, satisfaction } from '../../src/domain/marketing.ts'
import type { Survey } from '../../src/domain/records/market.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { addDays, addMonths, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { SCORE } from './survey-examples.ts'

export type ScoreStores = { surveys: Rows<Survey>; clients: Rows<Client> }

const say = phrases({
  title: { fr: 'Satisfaction des clients', en: 'Client satisfaction' },
  both: {
    fr: 'NPS de {nps} ({promoters} promoteurs, {detractors} détracteurs, {answers} réponses); {csat} de clients satisfaits ({satisfied} sur {asked}).',
    en: 'NPS of {nps} ({promoters} promoters, {detractors} detractors, {answers} answers); {csat} of clients satisfied ({satisfied} of {asked}).',
  },
  none: { fr: 'Aucune réponse de client dans les 12 derniers mois.', en: 'No client answer in the last 12 months.' },
  unknown: { fr: 'n/d', en: 'n/a' },
  nps: { fr: 'NPS', en: 'NPS' },
  csat: { fr: 'CSAT', en: 'CSAT' },
  promoters: { fr: 'Promoteurs (9–10)', en: 'Promoters (9–10)' },
  passives: { fr: 'Passifs (7–8)', en: 'Passives (7–8)' },
  detractors: { fr: 'Détracteurs (0–6)', en: 'Detractors (0–6)' },
  low: { fr: 'Les notes basses', en: 'The low scores' },
  client: { fr: 'Client', en: 'Client' },
  date: { fr: 'Date', en: 'Date' },
  score: { fr: 'Note', en: 'Score' },
  said: { fr: 'Ce qu’il a dit', en: 'What they said' },
  chart: { fr: 'Réponses au NPS', en: 'NPS answers' },
  send: { fr: 'Envoyer un sondage', en: 'Send a survey' },
  risk: { fr: 'Clients à rappeler', en: 'Clients to call' },
  footer: {
    fr: 'NPS = % de 9–10 moins % de 0–6 · CSAT = notes de 4 ou 5 ÷ réponses · 12 mois jusqu’au {date}',
    en: 'NPS = % of 9–10 less % of 0–6 · CSAT = scores of 4 or 5 ÷ answers · 12 months to {date}',
  },
})

const SHOWN = 8

export const surveyScore = defineTool<ScoreStores>()({
  name: 'surveys.compute_nps_csat',
  title: { fr: 'Calculer le NPS et le CSAT', en: 'Compute NPS and CSAT' },
  gate: 'none',
  permission: 'reports.read',
  examples: SCORE,
  input: z.object({}),
  output: z.object({
    to: z.string(),
    nps: z.number().nullable(),
    promoters: z.int(),
    passives: z.int(),
    detractors: z.int(),
    csat: z.int().nullable(),
    satisfied: z.int(),
    asked: z.int(),
    low: z.array(
      z.object({
        client: z.string(),
        clientId: z.string().nullable(),
        date: z.string(),
        score: z.int(),
        comment: z.string(),
      }),
    ),
  }),
  async run(_, { stores, today }) {
    const since = addDays(addMonths(today, -12), 1)
    const recent = (await stores.surveys.list()).filter(({ date }) => date >= since && date <= today)
    const nps = recent.filter(({ kind }) => kind === 'nps')
    const csat = recent.filter(({ kind }) => kind === 'csat')
    const names = new Map((await stores.clients.list()).map(({ id, name }) => [id, name]))
    const { score, promoters, passives, detractors } = netPromoterScore(nps.map((one) => one.score))
    const satisfied = csat.filter((one) => one.score >= 4).length
    const low = nps
      .filter((one) => one.score <= 6)
      .sort((a, b) => a.score - b.score || b.date.localeCompare(a.date))
      .map(({ clientId, date, score, comment }) => ({
        client: names.get(clientId ?? '') ?? '–',
        clientId: names.has(clientId ?? '') ? clientId : null,
        date,
        score,
        comment,
      }))
    return {
      to: today,
      nps: score,
      promoters,
      passives,
      detractors,
      csat: satisfaction(satisfied, csat.length),
      satisfied,
      asked: csat.length,
      low,
    }
  },
  card({ to, nps, promoters, passives, detractors, csat, satisfied, asked, low }, { lang, can }) {
    const answers = promoters + passives + detractors
    const npsText = nps === null ? say(lang, 'unknown') : formatNumber(nps, lang, 1)
    const csatText = csat === null ? say(lang, 'unknown') : formatPercent(csat, lang, 1)
    const summary =
      answers + asked
        ? say(lang, 'both', { nps: npsText, promoters, detractors, answers, csat: csatText, satisfied, asked })
        : say(lang, 'none')
    const parts = [
      { label: say(lang, 'promoters'), value: promoters },
      { label: say(lang, 'passives'), value: passives },
      { label: say(lang, 'detractors'), value: detractors },
    ]
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(answers
          ? [
              {
                type: 'chart' as const,
                chart: {
                  kind: 'bar' as const,
                  title: say(lang, 'chart'),
                  unit: 'count' as const,
                  series: [{ name: say(lang, 'nps'), points: parts }],
                },
              },
            ]
          : []),
        ...(low.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'low'),
                columns: [
                  { label: say(lang, 'client') },
                  { label: say(lang, 'date') },
                  { label: say(lang, 'score'), align: 'right' as const },
                  { label: say(lang, 'said') },
                ],
                rows: low
                  .slice(0, SHOWN)
                  .map(({ client, clientId, date, score, comment }) => [
                    clientId ? { text: client, href: `nova:clients/${clientId}` } : client,
                    formatDate(date, lang),
                    String(score),
                    comment || '–',
                  ]),
                ...(low.length > SHOWN ? { more: low.length - SHOWN } : {}),
              },
            ]
          : []),
      ],
      actions: [
        ...(can('projects.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'send'),
                intent: { do: 'form' as const, tool: 'surveys.send', input: {} },
              },
            ]
          : []),
        ...(can('finance.read')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'risk'),
                intent: { do: 'tool' as const, tool: 'service.churn_risk', input: {} },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer', { date: formatDate(to, lang) }),
    }
  },
})
