// ICU message syntax by FormatJS: plurals and selects of both languages, parsed once.
import { IntlMessageFormat } from 'intl-messageformat'

export type Lang = 'fr' | 'en'
export type Bilingual = { fr: string; en: string }
export type Values = Record<string, string | number>

/** BCP 47 tags of the two languages as written in Canada. */
export const LOCALE = { fr: 'fr-CA', en: 'en-CA' } as const

/**
 * A catalogue of sentences, kept beside the code that says them. Both languages are required by the type, so a
 * missing translation does not compile. Values are inserted as they are: format money and dates first.
 */
export function phrases<const T extends Record<string, Bilingual>>(catalogue: T) {
  const parsed = new Map<string, IntlMessageFormat>()
  return (lang: Lang, key: keyof T & string, values?: Values): string => {
    const id = `${lang}:${key}`
    let message = parsed.get(id)
    if (!message) {
      message = new IntlMessageFormat(catalogue[key]![lang], LOCALE[lang])
      parsed.set(id, message)
    }
    if (lang === 'en' || !values) return String(message.format(values))
    return elide(String(message.format(marked(catalogue[key]!.fr, values))))
  }
}

const MARK = '\u2060'

/** Marks the names that French may elide a word before: the value of `{name}` in "de {name}". */
function marked(sentence: string, values: Values): Values {
  const names = new Set([...sentence.matchAll(/\b(?:de|que) \{(\w+)\}/gi)].map((match) => match[1]!))
  const out = { ...values }
  for (const name of names)
    if (typeof out[name] === 'string' && !sentence.includes(`{${name},`)) out[name] = MARK + out[name]
  return out
}

/** "de Isabelle" is "d’Isabelle". */
const elide = (text: string) =>
  text.replace(new RegExp(`\\b([dD]|[qQ]u)e ${MARK}(?=[aeiouyàâéèêëîïôùûœæ])`, 'gi'), '$1’').replaceAll(MARK, '')
