import { z } from 'zod'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import {
  type Registration,
  type RegistrationKind,
  readRegistration,
  registrationKind,
} from '../../src/domain/registration.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { REGISTRATION } from './tax-examples.ts'

export type RegistrationStores = SheetStores & { vendors: Rows<Vendor> }

const say = phrases({
  title: { fr: 'Numéros d’inscription', en: 'Registration numbers' },
  one: { fr: '{number} : {says}', en: '{number}: {says}' },
  several: {
    fr: '{count, plural, one {# numéro vérifié} other {# numéros vérifiés}} : {bad, plural, =0 {tous de bonne forme} one {# à corriger ou à vérifier} other {# à corriger ou à vérifier}}.',
    en: '{count, plural, one {# number checked} other {# numbers checked}}: {bad, plural, =0 {all well formed} one {# to correct or verify} other {# to correct or verify}}.',
  },
  none: { fr: 'Aucun numéro au dossier.', en: 'No number on file.' },
  owner: { fr: 'À qui', en: 'Whose' },
  number: { fr: 'Numéro', en: 'Number' },
  result: { fr: 'Résultat', en: 'Result' },
  form: {
    fr: 'On vérifie la forme et le chiffre de contrôle; seul le registre dit si le numéro est bien celui de l’entreprise.',
    en: 'Form and check digit are verified; only the registry says whether the number is really that business’s.',
  },
})

/** Numbers inside any sentence, as people type or paste them. */
const NUMBER = /\d[\d\s.-]{7,12}\d\s*(?:RT|TQ|RC|RM|RP)\s*\d{4}|\d{4}\s*-\s*\d{4}\s*-\s*\d{2}\b/gi

const output = z.object({
  checks: z.array(
    z.object({
      owner: z.string().nullable(),
      kind: z.enum(['GST', 'QST', 'RBQ']),
      number: z.string(),
      status: z.enum(['valid', 'doubtful', 'invalid']),
      says: z.object({ fr: z.string(), en: z.string() }),
    }),
  ),
})
type Check = Registration & { owner: string | null }

type Numbered = { name: string; gstNumber: string | null; qstNumber: string | null; rbqLicence?: string | null }

function checksOf({ name, gstNumber, qstNumber, rbqLicence }: Numbered): Check[] {
  const numbers: [RegistrationKind, string | null | undefined][] = [
    ['GST', gstNumber],
    ['QST', qstNumber],
    ['RBQ', rbqLicence],
  ]
  return numbers.flatMap(([kind, number]) => (number ? [{ owner: name, ...readRegistration(kind, number) }] : []))
}

function checksIn(text: string): Check[] {
  const found = [...text.matchAll(NUMBER)].map(([number]) => number)
  const numbers = found.length ? found : [text]
  return numbers.map((number) => {
    const kind = registrationKind(number) ?? registrationKind(text)
    if (kind)
      return { owner: null, ...readRegistration(kind, found.length ? number : number.replace(/[^\dRTQ-]/gi, '')) }
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Donne-moi un numéro de TPS (123456789RT0001), de TVQ (1234567890TQ0001) ou une licence RBQ (1234-5678-90).',
        en: 'Give me a GST number (123456789RT0001), a QST number (1234567890TQ0001) or an RBQ licence (1234-5678-90).',
      },
      { field: 'number' },
    )
  })
}

/** Everybody on file whose number is not plainly valid, or one owner's numbers. */
async function checksOnFile(client: string | undefined, { stores }: Context<RegistrationStores>): Promise<Check[]> {
  if (client) return checksOf(await stores.clients.need(client))
  const organization = await stores.organizations.get()
  return [
    ...(organization ? checksOf(organization) : []),
    ...(await stores.vendors.list()).flatMap(checksOf),
    ...(await stores.clients.list()).flatMap(checksOf),
  ]
}

export const validateRegistration = defineTool<RegistrationStores>()({
  name: 'tax.validate_registration',
  title: { fr: 'Vérifier un numéro de TPS, de TVQ ou RBQ', en: 'Check a GST, QST or RBQ number' },
  gate: 'none',
  permission: 'finance.read',
  examples: REGISTRATION,
  input: z.object({
    number: field
      .text({
        label: { fr: 'Numéro', en: 'Number' },
        cues: ['TPS', 'TVQ', 'TVH', 'RBQ', 'GST', 'QST', 'HST', 'numéro', 'num', 'licence', 'number'],
      })
      .optional(),
    client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  }),
  output,
  async run({ number, client }, ctx) {
    const checks = number ? checksIn(number) : await checksOnFile(client, ctx)
    return { checks: checks.map(({ owner, kind, number, status, says }) => ({ owner, kind, number, status, says })) }
  },
  card({ checks }, { lang }) {
    const bad = checks.filter((check) => check.status !== 'valid')
    const [only] = checks
    const summary = !only
      ? say(lang, 'none')
      : checks.length === 1
        ? say(lang, 'one', { number: only.number, says: only.says[lang] })
        : say(lang, 'several', { count: checks.length, bad: bad.length })
    const shown = [...bad, ...checks.filter((check) => check.status === 'valid')]
    return {
      title: say(lang, 'title'),
      summary,
      tone: checks.some((check) => check.status === 'invalid') ? 'danger' : bad.length ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(checks.length > 1
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'owner') },
                  { label: say(lang, 'number') },
                  { label: say(lang, 'result') },
                ],
                rows: shown.slice(0, 15).map((check) => [check.owner ?? '–', check.number, check.says[lang]]),
                ...(shown.length > 15 ? { more: shown.length - 15 } : {}),
              },
            ]
          : []),
      ],
      footer: say(lang, 'form'),
    }
  },
})
