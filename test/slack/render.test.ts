import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fallbackText, pictureBlocks, render } from '../../adapters/slack/render.ts'
import { arbitraryCard } from '../arbitrary-card.ts'
import { gallery } from '../gallery.ts'
import type { Json } from './json.ts'
import { violations } from './limits.ts'

const context = { baseUrl: 'https://nova.example/', salt: 's1', pictures: new Map<number, string>() }
const named = (name: string) => gallery.find((entry) => entry.name === name)!.card
const shown = (name: string, lang: 'fr' | 'en' = 'fr') => render({ card: named(name), lang }, context)
const block = (name: string, type: string) => shown(name).blocks.find((one) => one.type === type) as Json

describe('a card as Block Kit', () => {
  test.each(gallery)('$name is within the limits in both languages', ({ card }) => {
    for (const lang of ['fr', 'en'] as const) {
      const { blocks, text } = render({ card, lang }, context)
      expect(violations(blocks)).toEqual([])
      expect(text.length).toBeGreaterThan(0)
    }
  })

  test('any card is within the limits, with and without pictures', () => {
    fc.assert(
      fc.property(
        arbitraryCard,
        fc.constantFrom('fr' as const, 'en' as const),
        fc.boolean(),
        fc.boolean(),
        (card, lang, uploaded, feedback) => {
          const pictures = new Map(uploaded ? pictureBlocks(card, lang).map((index) => [index, `F${index}`]) : [])
          const { blocks, text } = render({ card, lang, feedback }, { ...context, pictures, textOnly: feedback })
          if (blocks.length > 0) expect(violations(blocks)).toEqual([])
          expect(text.length).toBeLessThanOrEqual(4000)
          expect(fallbackText(card, lang).length).toBeLessThanOrEqual(11_000)
          expect(fallbackText(card, lang)).not.toMatch(/<[!@]/)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('an approval shows who asks, the exact total, and buttons that carry only their id', () => {
    const { blocks, text } = shown('approval')
    expect(text).toContain('À approuver : facture pour Garage Roy\nKarine demande')
    expect(blocks.map((one) => one.type)).toEqual(['header', 'context', 'section', 'actions', 'context'])
    expect((blocks[1] as Json).elements[0].text).toBe('⚠️ Attention · Delphine · approbations')
    expect((blocks[2] as Json).fields[0].text).toBe(
      '*Client*\n<https://nova.example/records/clients/garage-roy|Garage Roy>',
    )
    expect((blocks[2] as Json).fields[5].text).toBe('*Total*\n1\u00a0149,75\u00a0$')
    expect((blocks[3] as Json).elements.map((one: Json) => [one.value, one.style])).toEqual([
      ['act-approve', 'primary'],
      ['act-reject', 'danger'],
      ['act-edit', undefined],
    ])
    expect((blocks[3] as Json).elements[0].confirm.text.text).toBe('Émettre la facture ?')
  })

  test('charts that Slack draws are drawn by Slack, in dollars and percent', () => {
    expect(block('chart line', 'data_visualization').chart).toMatchObject({
      type: 'line',
      axis_config: { categories: ['juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.'], y_label: '$' },
      series: [{ name: 'Budget' }, { name: 'Coût réel', data: [{ label: 'juin', value: 9000 }, {}, {}, {}, {}, {}] }],
    })
    expect(block('chart pie', 'data_visualization').chart.segments[1]).toEqual({ label: 'Garage Roy', value: 265.5 })
  })

  test.each(['stacked-bar', 'scatter', 'gauge', 'waterfall', 'gantt', 'heatmap'])(
    'a %s is a picture, else a table',
    (kind) => {
      const card = named(`chart ${kind}`)
      expect(pictureBlocks(card, 'fr')).toEqual([0])
      const drawn = render({ card, lang: 'fr' }, { ...context, pictures: new Map([[0, 'F123']]) }).blocks.find(
        (one) => one.type === 'image',
      )
      expect(drawn).toMatchObject({ slack_file: { id: 'F123' } })
      expect((drawn as Json).alt_text).toContain(card.title)
      expect(JSON.stringify(shown(`chart ${kind}`).blocks)).toContain('"type":"table"')
    },
  )

  test('a table keeps its links and says how many rows are left out', () => {
    const table = block('table', 'table')
    expect(table.rows[1][1].elements[0].elements[0]).toEqual({
      type: 'link',
      url: 'https://nova.example/records/invoices/2026-0131',
      text: '2026-0131',
    })
    expect(table.column_settings[2].align).toBe('right')
    expect(JSON.stringify(shown('table').blocks)).toContain('… 4 lignes de plus')
    const long = shown('long table', 'en')
    const rows = (long.blocks.find((one) => one.type === 'table') as Json).rows.length - 1
    expect(rows).toBe(99)
    expect(JSON.stringify(long.blocks)).toContain('… 101 more rows')
  })

  test('no name or text pings anybody or leads elsewhere than it says', () => {
    const written = JSON.stringify(shown('hostile names').blocks)
    expect(written).not.toContain('"type":"mrkdwn"')
    expect(written).not.toContain('javascript:')
    expect(written).toContain(' (evil.example)')
    expect(written).not.toContain('\u202e')
    expect(shown('hostile names').text).toContain('&lt;!channel&gt; *Roy* &amp; fils &lt;@U1&gt;')
  })

  test('the blocks of an update have new ids', () => {
    const ids = (salt: string) =>
      render({ card: named('approval'), lang: 'fr' }, { ...context, salt }).blocks.map((one) => one.block_id)
    expect(ids('a').some((id) => ids('b').includes(id))).toBe(false)
  })

  test('long text is cut and says so', () => {
    const long = shown('long text')
    expect(JSON.stringify(long.blocks)).toContain('…"')
  })
})
