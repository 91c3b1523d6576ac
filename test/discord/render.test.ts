import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render } from '../../adapters/discord/render.ts'
import type { Card } from '../../src/chat/card.ts'
import { cellText } from '../../src/chat/card-text.ts'
import type { Picture } from '../../src/chat/pictures.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { arbitraryCard } from '../arbitrary-card.ts'
import { gallery } from '../gallery.ts'
import type { Json } from '../slack/json.ts'
import { violations } from './limits.ts'

const baseUrl = 'https://nova.example'
const picture = (name: string): Picture => ({
  name,
  mime: 'image/png',
  bytes: PIXEL,
  alt: 'Un graphique\nen deux lignes',
})

/** As the sender does: charts, images and files with what was drawn or read of them. */
const drawn = (card: Card) =>
  new Map(
    card.blocks.flatMap((block, i): [number, Picture][] =>
      block.type === 'chart'
        ? [[i, picture('bar.png')]]
        : block.type === 'image' || block.type === 'file'
          ? [[i, { ...picture(block.file.name), mime: block.file.mime }]]
          : [],
    ),
  )

const textOf = (body: Json): string =>
  JSON.stringify(body.components, (key, value) => (key === 'custom_id' ? undefined : value))

describe('cards on Discord', () => {
  for (const { name, card } of gallery)
    it(`the card "${name}" is within limits, with and without its pictures`, () => {
      for (const pictures of [drawn(card), new Map<number, Picture>()])
        for (const lang of ['fr', 'en'] as const) {
          const { body, files } = render(card, lang, { baseUrl, pictures, feedback: true })
          expect(
            violations(
              body,
              files.map((file) => file.name),
            ),
          ).toEqual([])
        }
    })

  it('any card is within limits, and whatever does not fit is in a file', () => {
    fc.assert(
      fc.property(arbitraryCard, fc.boolean(), (card, withPictures) => {
        const pictures = withPictures ? drawn(card) : new Map<number, Picture>()
        const { body, files } = render(card, 'fr', { baseUrl, pictures })
        expect(
          violations(
            body,
            files.map((file) => file.name),
          ),
        ).toEqual([])
        const all = textOf(body) + files.map((file) => new TextDecoder().decode(file.bytes)).join('')
        const rows = card.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
        const words = rows
          .flat()
          .map(cellText)
          .flatMap((said) => said.match(/[a-z]{4,8}/g)?.slice(0, 1) ?? [])
        for (const word of words.slice(0, 5)) expect(all).toContain(word)
      }),
      { numRuns: 300 },
    )
  })

  it('every word of a long text is there, on the card or in its file', () => {
    const { card } = gallery.find(({ name }) => name === 'long text')!
    const { files } = render(card, 'fr', { baseUrl, pictures: new Map() })
    expect(files.map((file) => file.name)).toEqual(['texte-complet.txt'])
    expect(new TextDecoder().decode(files[0]!.bytes)).toContain('260. La dalle du secteur 260')
  })

  it('a long table shows ten rows and carries all of them as CSV', () => {
    const { card } = gallery.find(({ name }) => name === 'long table')!
    const { body, files } = render(card, 'fr', { baseUrl, pictures: new Map() })
    expect(textOf(body)).toContain('190 lignes de plus')
    const csv = new TextDecoder().decode(files[0]!.bytes)
    expect(csv.split('\r\n')).toHaveLength(202)
    expect(csv).toContain('"Employé 200";"Chantier du 6-plex de la rue Ontario";"8,00"')
  })

  it('a cell of the file cannot act as a formula; an amount below zero stays one', () => {
    const columns = [{ label: 'a' }, { label: 'b' }]
    const rows = Array.from({ length: 12 }, () => ['=HYPERLINK("https://evil.example")', '-1\u00a0250,00\u00a0$'])
    const card: Card = {
      title: 't',
      summary: 's',
      tone: 'neutral',
      actions: [],
      blocks: [{ type: 'table', caption: '', columns, rows }],
    }
    const csv = new TextDecoder().decode(render(card, 'fr', { baseUrl, pictures: new Map() }).files[0]!.bytes)
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")";"-1\u00a0250,00\u00a0$"`)
  })

  it('lines of a table are of one width and the amounts end where they should', () => {
    const { card } = gallery.find(({ name }) => name === 'table')!
    const { body } = render(card, 'fr', { baseUrl, pictures: new Map() }) as Json
    const shown = body.components[0].components.map((one: Json) => one.content ?? '').join('\n')
    const lines = /```\n([\s\S]*?)\n```/.exec(shown)![1]!.split('\n')
    expect(lines).toHaveLength(4)
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
    expect(shown).toContain('[2026-0131](https://nova.example/records/invoices/2026-0131)')
  })

  it('text of others is shown as it is', () => {
    const { card } = gallery.find(({ name }) => name === 'hostile names')!
    const { body } = render(card, 'fr', { baseUrl, pictures: new Map() }) as Json
    const texts: string[] = body.components[0].components.map((one: Json) => one.content ?? '')
    const outside = texts.join('\n').replace(/```[\s\S]*?```/g, '')
    expect(outside).not.toMatch(/(?<!\\)<|(?<!\\)@/)
    expect(outside).not.toContain('](https://evil.example)')
    expect(JSON.stringify(body)).not.toContain('javascript:')
  })

  it('the tone is told in words and by colour', () => {
    const { card } = gallery.find(({ name }) => name === 'approval')!
    const { body } = render(card, 'en', { baseUrl, pictures: new Map() }) as Json
    expect(body.components[0].accent_color).toBe(0xd97706)
    expect(body.components[0].components[0].content).toContain('⚠️ Warning')
  })
})
