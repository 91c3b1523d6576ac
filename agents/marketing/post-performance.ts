import { z } from 'zod'
import type { Post } from '../../src/domain/records/market.ts'
import { dateIn, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { PERFORMANCE } from './post-examples.ts'
import { networkField } from './post-text.ts'

const say = phrases({
  performance: { fr: 'Nos publications', en: 'Our posts' },
  reached: {
    fr: '{n, plural, one {# publication} other {# publications}}, {views} affichages, {rate} d’engagement.',
    en: '{n, plural, one {# post} other {# posts}}, {views} impressions, {rate} engagement.',
  },
  nothing: { fr: 'Aucune publication mesurée dans la période.', en: 'No measured post in the period.' },
  post: { fr: 'Publication', en: 'Post' },
  date: { fr: 'Date', en: 'Date' },
  views: { fr: 'Affichages', en: 'Impressions' },
  clicks: { fr: 'Clics', en: 'Clicks' },
  reactions: { fr: 'Réactions', en: 'Reactions' },
  footer: {
    fr: 'Engagement = (clics + réactions) ÷ affichages · derniers chiffres reçus des réseaux',
    en: 'Engagement = (clicks + reactions) ÷ impressions · last figures received from the networks',
  },
})

export const performance = defineTool<{ posts: Rows<Post> }>()({
  name: 'social.performance',
  title: { fr: 'Mesurer nos publications', en: 'Measure our posts' },
  gate: 'none',
  permission: 'marketing.write',
  examples: PERFORMANCE,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    network: networkField.optional(),
  }),
  output: z.object({
    posts: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        date: z.string(),
        views: z.int(),
        clicks: z.int(),
        reactions: z.int(),
      }),
    ),
    views: z.int(),
    engaged: z.int(),
  }),
  async run({ period, network }, { stores, organization }) {
    const published = await stores.posts.list({ status: 'published', ...(network ? { network } : {}) })
    const posts = published
      .flatMap(({ id, text, publishedAt, impressions, clicks, reactions }) =>
        publishedAt && impressions !== null
          ? [
              {
                id,
                text,
                date: dateIn(organization.timeZone, publishedAt),
                views: impressions,
                clicks: clicks ?? 0,
                reactions: reactions ?? 0,
              },
            ]
          : [],
      )
      .filter(({ date }) => !period || (date >= period.from && date <= period.to))
      .sort((a, b) => b.views - a.views)
    return {
      posts,
      views: posts.reduce((sum, one) => sum + one.views, 0),
      engaged: posts.reduce((sum, one) => sum + one.clicks + one.reactions, 0),
    }
  },
  card({ posts, views, engaged }, { lang }) {
    const summary =
      posts.length === 0 || views === 0
        ? say(lang, 'nothing')
        : say(lang, 'reached', {
            n: posts.length,
            views: formatNumber(views, lang, 0),
            rate: formatPercent(Math.round((engaged / views) * 1_000_000), lang, 1, 1),
          })
    const count = (n: number) => formatNumber(n, lang, 0)
    return {
      title: say(lang, 'performance'),
      summary,
      tone: 'neutral',
      blocks: posts.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'performance'),
              columns: [
                { label: say(lang, 'post') },
                { label: say(lang, 'date') },
                { label: say(lang, 'views'), align: 'right' },
                { label: say(lang, 'clicks'), align: 'right' },
                { label: say(lang, 'reactions'), align: 'right' },
              ],
              rows: posts
                .slice(0, 15)
                .map((one) => [
                  one.text.length > 60 ? `${one.text.slice(0, 59)}…` : one.text,
                  formatDate(one.date, lang),
                  count(one.views),
                  count(one.clicks),
                  count(one.reactions),
                ]),
              ...(posts.length > 15 ? { more: posts.length - 15 } : {}),
            },
          ]
        : [{ type: 'text', text: summary }],
      footer: say(lang, 'footer'),
    }
  },
})
