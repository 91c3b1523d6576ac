import type { Bilingual } from '../lib/i18n.ts'
import { foldText } from './records/record.ts'

export type MessageSign = { key: string; weight: number; says: Bilingual; quote: string }
export type MessageRisk = { level: 'low' | 'doubtful' | 'high'; score: number; signs: MessageSign[] }

type Sign = { key: string; weight: number; pattern: RegExp; says: Bilingual }

const SIGNS: Sign[] = [
  {
    key: 'bank-change',
    weight: 5,
    pattern:
      /(chang|nouve|modif|updat|new).{0,40}(compte|banque|bancaire|coordonnees|bank|account|deposit)|(compte|bank).{0,30}(chang|nouveau|new)/,
    says: { fr: 'demande un changement de compte de banque', en: 'asks for a change of bank account' },
  },
  {
    key: 'urgency',
    weight: 2,
    pattern: /\b(urgent|immediat|aujourd hui meme|sans delai|asap|right away|today only|dernier avis|final notice)/,
    says: { fr: 'presse d’agir', en: 'presses to act' },
  },
  {
    key: 'secrecy',
    weight: 3,
    pattern: /\b(confidentiel|ne parle|n en parle|entre nous|keep this between|do not tell|discret)/,
    says: { fr: 'demande le secret', en: 'asks for secrecy' },
  },
  {
    key: 'credentials',
    weight: 5,
    pattern:
      /\b(mot de passe|password|code de verification|verification code|carte cadeau|gift card|verify your account|verifiez votre compte)/,
    says: { fr: 'veut un mot de passe, un code ou une carte cadeau', en: 'wants a password, a code or a gift card' },
  },
  {
    key: 'payment',
    weight: 1,
    pattern: /\b(virement|paiement|wire|transfer|payment|facture|invoice)/,
    says: { fr: 'parle d’argent', en: 'is about money' },
  },
]

/**
 * What makes a message doubtful: its words, a sender whose domain is not the one on file or nearly is, a link that says
 * one place and goes to another. A sign is never proof: the answer is to call a number already on file.
 */
export function weighMessage(message: { text: string; from?: string }, known: readonly string[] = []): MessageRisk {
  const folded = foldText(message.text)
  const signs: MessageSign[] = SIGNS.flatMap(({ key, weight, pattern, says }) => {
    const hit = pattern.exec(folded)
    return hit ? [{ key, weight, says, quote: hit[0].slice(0, 120) }] : []
  })
  const domain = message.from?.split('@').at(-1)?.toLowerCase().trim()
  if (domain && known.length && !known.includes(domain)) {
    const like = known.find((one) => distance(one, domain) <= 2)
    signs.push({
      key: like ? 'look-alike' : 'unknown-sender',
      weight: like ? 5 : 2,
      says: like
        ? { fr: `l’adresse imite ${like}`, en: `the address imitates ${like}` }
        : { fr: 'l’adresse n’est pas au dossier', en: 'the address is not on file' },
      quote: domain,
    })
  }
  for (const [, shown, real] of message.text.matchAll(/\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g)) {
    const host = /^https?:\/\/([^/]+)/.exec(real!)?.[1]?.toLowerCase()
    const said = /[a-z0-9-]+\.[a-z]{2,}/i.exec(shown!)?.[0]?.toLowerCase()
    if (host && said && !host.endsWith(said)) {
      signs.push({
        key: 'link',
        weight: 5,
        says: { fr: `le lien affiche ${said} mais mène à ${host}`, en: `the link shows ${said} but leads to ${host}` },
        quote: host,
      })
    }
  }
  const score = signs.reduce((sum, { weight }) => sum + weight, 0)
  return {
    level: score >= 5 ? 'high' : score >= 2 ? 'doubtful' : 'low',
    score,
    signs: signs.sort((a, b) => b.weight - a.weight),
  }
}

/** Keystrokes from one to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1]))
    row = next
  }
  return row[b.length]!
}

const ADDRESSED =
  /\b(ignore|disregard|oublie|ne tiens pas compte)\b.{0,40}\b(instruction|consigne|previous|precedent|above|prompt)|\b(you are|tu es|as an?) (an? )?(ai|assistant|ia|language model|modele de langage)\b|\b(system prompt|assistant ia|ai assistant)\b/

/** Sentences of a document that speak to a machine instead of its reader: reported, never obeyed. */
export function findInstructions(pages: readonly string[]): { page: number; quote: string }[] {
  return pages.flatMap((page, i) =>
    page
      .split(/(?<=[.;!?])\s+|\n+/)
      .filter((sentence) => ADDRESSED.test(foldText(sentence)))
      .map((sentence) => ({ page: i + 1, quote: sentence.trim().slice(0, 300) })),
  )
}
