import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { CCQ_TRADES } from '../../src/domain/ccq.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { readEmail } from '../executive/email-address.ts'
import { FILE } from './people-examples.ts'

type FileRow = PersonRow & { phone: string | null }
export type FileStores = { persons: Rows<FileRow> }

const say = phrases({
  title: { fr: 'Dossier de {person}', en: 'File of {person}' },
  ask: {
    fr: 'Mettre à jour le dossier de {person} : {what}?',
    en: 'Update the file of {person}: {what}?',
  },
  done: { fr: 'Dossier de {person} à jour : {what}.', en: 'File of {person} updated: {what}.' },
  field: { fr: 'Élément', en: 'Item' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  none: { fr: '–', en: '–' },
  job: { fr: 'Poste', en: 'Job title' },
  trade: { fr: 'Métier', en: 'Trade' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  language: { fr: 'Langue', en: 'Language' },
  french: { fr: 'français', en: 'French' },
  english: { fr: 'anglais', en: 'English' },
  cards: { fr: 'Ses cartes', en: 'Their cards' },
  footer: {
    fr: 'Le salaire, les droits d’accès et les absences se changent ailleurs.',
    en: 'Pay, access rights and absences are changed elsewhere.',
  },
})

const KEYS = ['job', 'trade', 'email', 'phone', 'language'] as const

const input = z.object({
  person: field.person({
    label: { fr: 'Personne', en: 'Person' },
    ask: { fr: 'Le dossier de qui?', en: 'Whose file?' },
  }),
  job: field
    .text({
      label: { fr: 'Poste', en: 'Job title' },
      cues: ['poste :', 'devient', 'poste de', 'becomes', 'title:', 'promu'],
    })
    .optional(),
  trade: field
    .choice(CCQ_TRADES.map(({ id }) => id) as [string, ...string[]], {
      label: { fr: 'Métier', en: 'Trade' },
      options: CCQ_TRADES.map(({ id, label }) => ({ value: id, label })),
    })
    .optional(),
  email: field
    .text({ label: { fr: 'Courriel', en: 'E-mail' }, cues: ['courriel :', 'courriel', 'e-mail:', 'email'] })
    .optional(),
  phone: field
    .text({
      label: { fr: 'Téléphone', en: 'Phone' },
      cues: ['téléphone :', 'téléphone', 'cellulaire', 'cell', 'numéro', 'phone', 'number'],
    })
    .optional(),
  language: field
    .choice(['fr', 'en'], {
      label: { fr: 'Langue', en: 'Language' },
      options: [
        { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['en français', 'francophone'] },
        { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['en anglais', 'anglophone'] },
      ],
    })
    .optional(),
})
type Said = z.output<typeof input>

const output = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  changes: z.array(z.object({ key: z.enum(KEYS), before: z.string().nullable(), after: z.string() })),
  done: z.boolean(),
})
type Change = z.output<typeof output>

const invalid = (fr: string, en: string, name: string) => new NovaError('input.invalid', { fr, en }, { field: name })

function phoneOf(said: string | undefined): string | undefined {
  if (!said) return undefined
  const digits = said.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  if (digits.length === 10) return `${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}`
  throw invalid(
    `« ${said} » n’est pas un numéro de téléphone : il en faut les dix chiffres, par exemple 450 555-0123.`,
    `“${said}” is not a phone number: it takes ten digits, for instance 450 555-0123.`,
    'phone',
  )
}

const valuesOf = ({ title, preferences, email, phone, lang }: FileRow) => ({
  job: title || null,
  trade: typeof preferences.trade === 'string' ? preferences.trade : null,
  email,
  phone,
  language: lang as string | null,
})

async function prepare(said: Said, { stores }: Context<FileStores>): Promise<Change & { row: FileRow }> {
  const row = await stores.persons.need(said.person)
  const email = readEmail(said.email, 'email')
  const wanted = { job: said.job, trade: said.trade, email, phone: phoneOf(said.phone), language: said.language }
  const now = valuesOf(row)
  const changes = KEYS.flatMap((key) => {
    const after = wanted[key]
    return after && after !== now[key] ? [{ key, before: now[key], after }] : []
  })
  if (!changes.length)
    throw invalid(
      `Rien à changer au dossier de ${row.name} dans ce que tu dis. Dis ce qui change : poste, métier, courriel, téléphone ou langue.`,
      `Nothing to change in ${row.name}’s file in what you say. Say what changes: job title, trade, e-mail, phone or language.`,
      'job',
    )
  return { person: { id: row.id, name: row.name }, changes, done: false, row }
}

function cardOf({ person, changes, done }: Change, lang: Lang): DraftCard {
  const shown = (value: string | null) =>
    value === null
      ? say(lang, 'none')
      : value === 'fr'
        ? say(lang, 'french')
        : value === 'en'
          ? say(lang, 'english')
          : value
  const what = changes.map(({ key }) => say(lang, key).toLowerCase()).join(', ')
  return {
    title: say(lang, 'title', { person: person.name }),
    summary: say(lang, done ? 'done' : 'ask', { person: person.name, what }),
    tone: done ? 'success' : 'info',
    blocks: [
      {
        type: 'table',
        caption: say(lang, 'title', { person: person.name }),
        columns: [{ label: say(lang, 'field') }, { label: say(lang, 'before') }, { label: say(lang, 'after') }],
        rows: changes.map(({ key, before, after }) => [say(lang, key), shown(before), shown(after)]),
      },
    ],
    ...(done
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'cards'),
              intent: { do: 'tool' as const, tool: 'certifications.expiring', input: { person: person.id } },
            },
          ],
        }
      : {}),
    footer: say(lang, 'footer'),
  }
}

export const employeeFile = defineTool<FileStores>()({
  name: 'hr.employee_file',
  title: { fr: 'Mettre à jour un dossier d’employé', en: 'Update an employee file' },
  gate: 'approve',
  permission: 'people.manage',
  approval: { permission: 'people.manage' },
  examples: FILE,
  input,
  output,
  async preview(said, ctx) {
    const { row, ...change } = await prepare(said, ctx)
    return { card: cardOf(change, ctx.lang), subject: change }
  },
  async run(said, ctx) {
    const { row, person, changes } = await prepare(said, ctx)
    const to = Object.fromEntries(changes.map(({ key, after }) => [key, after])) as Partial<
      Record<Change['changes'][number]['key'], string>
    >
    await ctx.stores.persons.update(person.id, {
      ...(to.job ? { title: to.job } : {}),
      ...(to.email ? { email: to.email } : {}),
      ...(to.phone ? { phone: to.phone } : {}),
      ...(to.language ? { lang: to.language as Lang } : {}),
      ...(to.trade ? { preferences: { ...row.preferences, trade: to.trade } } : {}),
    })
    return { person, changes, done: true }
  },
  card: (change, { lang }) => cardOf(change, lang),
})
