import { foldText } from './records/record.ts'

export type BrandPoint = 'licence' | 'french' | 'name'

const FRENCH =
  /\b(?:le|la|les|de|des|du|et|en|pour|vous|votre|nous|notre|sur|avec|une?|au|aux|sont|est|travaux|soumission|licence)\b/g
const ENGLISH = /\b(?:the|and|of|for|we|you|your|our|with|is|are|an?|us|call|to|in|on|business|quote|licen[cs]e)\b/g

const digits = (text: string) => text.replace(/\D/g, '')

/**
 * What a thing to be printed or shown must carry in Québec: the licence number (Building Act, s. 57.1), French at least
 * as present as any other language (Charter of the French language, s. 58), and the firm's own name.
 */
export function checkBrandText(text: string, firm: { name: string; licence: string | null }) {
  const folded = foldText(text)
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0
  const [first = ''] = foldText(firm.name)
    .replace(/^(?:constructions?|entreprises?|groupe|gestion)\s+/, '')
    .split(' ')
  const points: { point: BrandPoint; ok: boolean }[] = [
    { point: 'licence', ok: !!firm.licence && digits(text).includes(digits(firm.licence)) },
    { point: 'french', ok: count(FRENCH) > 0 && count(FRENCH) >= count(ENGLISH) },
    { point: 'name', ok: !!first && folded.includes(first) },
  ]
  return { points, fit: points.every(({ ok }) => ok) }
}
