import { describe, expect, test } from 'vitest'
import { cardText } from '../../src/chat/card-text.ts'
import { gallery } from '../gallery.ts'

const named = (name: string) => gallery.find((entry) => entry.name === name)!.card

describe('the text form of a card', () => {
  test('holds every figure, file and button of an approval', () => {
    const text = cardText(named('approval'), 'fr')
    expect(text).toContain('À approuver : facture pour Garage Roy · ⚠️ Attention · Delphine · approbations')
    expect(text).toContain('Total\u00a0: 1\u00a0149,75\u00a0$')
    expect(text).toContain('Choix\u00a0: [Approuver] [Refuser] [Modifier]')
    expect(text).toContain('Version 1 · expire le 9 nov. 2026')
  })

  test('tells a table by rows and how many were left out', () => {
    const text = cardText(named('table'), 'en')
    expect(text).toContain('Client | Facture | Solde')
    expect(text).toContain('Garage Roy | 2026-0131 | 4\u00a0025,10\u00a0$')
    expect(text).toContain('… 4 more rows')
  })

  test.each([
    ['bar', 'fr', 'nov. | 1\u00a0149,75\u00a0$'],
    ['bar', 'en', 'nov. | $1,149.75'],
    ['pie', 'fr', 'Garage Roy | 265,5\u00a0h'],
    ['scatter', 'fr', '6-plex Ontario | 840\u00a0000,00\u00a0$ | 14,2\u00a0%'],
    ['gauge', 'en', 'IPC | 0.93 | 1'],
    ['gantt', 'fr', 'Charpente | 22 sept. 2026 | 30 oct. 2026 | 45\u00a0% | Oui'],
    ['line', 'en', 'oct. | $50,000.00 | $54,000.00'],
  ] as const)('tells the values of a %s chart (%s)', (kind, lang, line) => {
    expect(cardText(named(`chart ${kind}`), lang)).toContain(line)
  })

  test('writes Markdown as words and hides nothing behind a link', () => {
    const text = cardText(named('hostile names'), 'fr')
    expect(text).toContain('banque.example (evil.example)')
    expect(text).not.toContain('javascript:')
    expect(text).not.toContain('\u202e')
    expect(cardText(named('text'), 'fr')).toContain('• heures 8h 6-plex\n• la facture 2026-0152\n  • ou son PDF')
  })

  test('says a summary once when the text repeats it', () => {
    expect(cardText(named('refusal'), 'fr').match(/Une facture porte la date/g)).toHaveLength(1)
    expect(cardText(named('digest'), 'fr')).toContain('trois approbations attendent')
  })

  test('names the file and its size', () => {
    expect(cardText(named('issued with file'), 'fr')).toContain('Fichier\u00a0: Facture 2026-0152.pdf (49 Ko)')
  })
})
