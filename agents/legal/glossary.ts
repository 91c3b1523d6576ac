import { z } from 'zod'
import { findTerms } from '../../src/domain/glossary.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { GLOSSARY, TRANSLATIONS } from './language-examples.ts'

export type GlossaryStores = { records: RecordStore }

const say = phrases({
  title: { fr: 'Lexique du chantier', en: 'Site glossary' },
  one: {
    fr: '« {from} » se dit « {to} » en {lang}{note, select, none {} other { ({note})}}.',
    en: '“{from}” is “{to}” in {lang}{note, select, none {} other { ({note})}}.',
  },
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  many: {
    fr: '{count} termes du lexique dans ce texte. Je donne les mots du métier, je ne traduis pas les phrases.',
    en: '{count} glossary terms in this text. I give the words of the trade; I do not translate sentences.',
  },
  none: {
    fr: 'Aucun terme du lexique dans « {text} ». Je donne les mots du métier, je ne traduis pas les phrases.',
    en: 'No glossary term in “{text}”. I give the words of the trade; I do not translate sentences.',
  },
  french: { fr: 'Français', en: 'French' },
  english: { fr: 'Anglais', en: 'English' },
  note: { fr: 'Note', en: 'Note' },
  add: { fr: 'Ajouter un terme', en: 'Add a term' },
  added: {
    fr: 'Ajouté au lexique : « {fr} », en anglais « {en} ».',
    en: 'Added to the glossary: “{fr}”, in English “{en}”.',
  },
  changed: {
    fr: 'Corrigé au lexique : « {fr} », en anglais « {en} ».',
    en: 'Corrected in the glossary: “{fr}”, in English “{en}”.',
  },
  removed: { fr: '« {fr} » n’est plus au lexique.', en: '“{fr}” is no longer in the glossary.' },
  footer: {
    fr: 'Lexique de la firme, {count} termes · les mots seulement : aucun document n’est traduit',
    en: 'The firm’s glossary, {count} terms · words only: no document is translated',
  },
})

const term = z.object({
  number: z.string(),
  fr: z.string(),
  en: z.string(),
  note: z.string(),
  state: z.enum(['approved', 'proposed', 'avoided']),
})

const readGlossary = async ({ stores }: Context<GlossaryStores>) =>
  (await stores.records.list('term', { state: ['approved', 'proposed'] })).map(({ id, number, state, data }) => ({
    id,
    number,
    state,
    ...data,
  }))

/** How a translation is asked for: words about the words. */
const ASKED =
  /^(?:comment (?:on dit|dit on|est ce qu on dit|se dit)|c est quoi le mot (?:pour|en \w+)|how do (?:you|we) say|what s the \w+ (?:word )?for|translate|traduis|traduire)\b|\b(?:en anglais|en francais|in english|in french)\b/g

export const translateDocument = defineTool<GlossaryStores>()({
  name: 'language.translate_document',
  title: { fr: 'Traduire les termes du métier', en: 'Translate trade terms' },
  gate: 'none',
  permission: 'chat.use',
  audience: 'everyone',
  record: { kind: 'terms', field: 'text' },
  examples: TRANSLATIONS,
  input: z.object({
    text: field.longText({
      label: { fr: 'Mot ou texte', en: 'Word or text' },
      ask: { fr: 'Quel mot, ou quel texte?', en: 'Which word, or which text?' },
      cues: ['dit-on', 'on dit', 'dit', 'le mot pour', 'do you say', 'do we say', 'say', 'word for', 'term for'],
    }),
  }),
  output: z.object({
    text: z.string(),
    found: z.array(z.object({ term, lang: z.enum(['fr', 'en']) })),
    count: z.int(),
  }),
  async run({ text }, ctx) {
    const terms = await readGlossary(ctx)
    const said = foldText(text).replace(ASKED, ' ').replace(/\s+/g, ' ').trim()
    const numbered = terms.filter(({ number }) => number === text)
    const found = numbered.length
      ? numbered.map((one) => ({ term: one, lang: 'fr' as const }))
      : findTerms(said || text, terms)
    return {
      text: text.slice(0, 80),
      found: found.map(({ term: { id, ...one }, lang }) => ({ term: one, lang })),
      count: terms.length,
    }
  },
  card({ text, found, count }, { lang, can }) {
    const [only] = found
    const summary = !only
      ? say(lang, 'none', { text })
      : found.length > 1
        ? say(lang, 'many', { count: String(found.length) })
        : say(lang, 'one', {
            from: only.term[only.lang],
            to: only.term[only.lang === 'fr' ? 'en' : 'fr'],
            lang: say(lang, only.lang === 'fr' ? 'en' : 'fr'),
            note: only.term.note || 'none',
          })
    const title = say(lang, 'title')
    return {
      title,
      summary,
      tone: only ? 'success' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(found.length > 1
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: (['french', 'english', 'note'] as const).map((key) => ({ label: say(lang, key) })),
                rows: found.map(({ term: one }) => [
                  { text: one.fr, href: `nova:terms/${one.number}` },
                  one.en,
                  one.note || '–',
                ]),
              },
            ]
          : []),
      ],
      ...(!only && can('tasks.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'add'),
                intent: { do: 'form' as const, tool: 'language.manage_glossary', input: {} },
              },
            ],
          }
        : {}),
      footer: say(lang, 'footer', { count: String(count) }),
    }
  },
})

/** "Solin, en anglais flashing" said in one breath. */
const BETWEEN = /\s*(?:,\s*)?(?:\b(?:en anglais|in english)\b|=)/i

export const manageGlossary = defineTool<GlossaryStores>()({
  name: 'language.manage_glossary',
  title: { fr: 'Ajouter ou corriger un terme du lexique', en: 'Add or correct a glossary term' },
  gate: 'log',
  permission: 'tasks.write',
  examples: GLOSSARY,
  input: z.object({
    french: field.text({
      label: { fr: 'En français', en: 'In French' },
      ask: { fr: 'Comment ça se dit en français?', en: 'What is it in French?' },
      cues: ['en français :', 'français :', 'french:', 'in french:'],
    }),
    english: field.text({
      label: { fr: 'En anglais', en: 'In English' },
      ask: { fr: 'Comment ça se dit en anglais?', en: 'What is it in English?' },
      cues: ['en anglais :', 'anglais :', 'english:', 'in english:', 'en anglais', 'in english', '='],
    }),
    note: field.text({ label: { fr: 'Note', en: 'Note' }, cues: ['note :', 'note:'] }).optional(),
    restore: z.object({ id: z.string(), before: term.nullable() }).optional(),
  }),
  output: z.object({
    id: z.string(),
    done: z.enum(['added', 'changed', 'removed']),
    fr: z.string(),
    en: z.string(),
    before: term.nullable(),
  }),
  async run({ french, english, note, restore }, ctx) {
    const { records } = ctx.stores
    if (restore && !restore.before) {
      await records.remove('term', restore.id)
      return { id: restore.id, done: 'removed' as const, fr: french, en: english, before: null }
    }
    const [fr, en] = [french.split(BETWEEN)[0]!.trim(), english.trim()]
    if (foldText(fr) === foldText(en))
      throw new NovaError(
        'input.invalid',
        {
          fr: `« ${fr} » des deux côtés : donne le mot anglais qui correspond.`,
          en: `“${fr}” on both sides: give the English word that goes with it.`,
        },
        { field: 'english' },
      )
    const known = (await readGlossary(ctx)).find((one) =>
      restore ? one.id === restore.id : foldText(one.fr) === foldText(fr),
    )
    const data = { fr, en, note: note ?? known?.note ?? '' }
    if (!known) {
      const { id } = await records.create('term', { title: fr, state: 'approved', data })
      return { id, done: 'added' as const, fr, en, before: null }
    }
    const { id, ...before } = known
    await records.change('term', id, { title: fr, data })
    return { id, done: 'changed' as const, fr, en, before: restore ? null : before }
  },
  card({ done, fr, en }, { lang }) {
    const summary = say(lang, done, { fr, en })
    return { title: say(lang, 'title'), summary, tone: 'success', blocks: [{ type: 'text', text: summary }] }
  },
  undo: ({ id, done, fr, en, before }) =>
    done === 'removed' || (done === 'changed' && !before)
      ? null
      : {
          tool: 'language.manage_glossary',
          input: {
            french: before?.fr ?? fr,
            english: before?.en ?? en,
            ...(before?.note ? { note: before.note } : {}),
            restore: { id, before },
          },
        },
})
