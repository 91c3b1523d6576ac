import type { ReportTemplate } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, type IsoDate, type Period, weekday, weekOf } from '../../src/lib/dates.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { lastClosedMonth } from './books.ts'
import { type ReportScope, type ReportStores, SECTIONS, type SectionKey } from './report-facts.ts'
import { SECTION_NAMES } from './report-text.ts'

export type TemplateStores = { reportTemplates: Rows<ReportTemplate> }

/** The stems that name each section, without accents. */
const STEMS: Record<SectionKey, RegExp> = {
  cash: /encaisse|cash|argent|tresorerie|banque/,
  receivables: /recevoir|recevable|receivable|compte|\bar\b|souffrance/,
  projects: /chantier|projet|project|job|site/,
  safety: /securit|safety|accident|incident/,
  sales: /vente|sale|soumission|quote/,
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The sections that a text names, in the report's own order. */
export const sectionsIn = (text: string): SectionKey[] => SECTIONS.filter((key) => STEMS[key].test(fold(text)))

export const sectionList = (sections: readonly SectionKey[], lang: Lang): string =>
  sections.map((key) => SECTION_NAMES[key][lang].toLowerCase()).join(', ')

export const scopeFields = {
  kind: field
    .choice(['weekly', 'monthly'], {
      label: { fr: 'Rapport', en: 'Report' },
      options: [
        {
          value: 'weekly',
          label: { fr: 'De la semaine', en: 'Weekly' },
          words: ['hebdomadaire', 'hebdo', 'semaine', 'week'],
        },
        { value: 'monthly', label: { fr: 'Du mois', en: 'Monthly' }, words: ['mensuel', 'mois', 'month'] },
      ],
    })
    .optional(),
  sections: field
    .text({
      label: { fr: 'Sections ou modèle', en: 'Sections or template' },
      cues: ['sections', 'avec seulement', 'seulement', 'juste', 'only', 'modèle', 'template'],
    })
    .optional(),
}

/** On a Monday the week that has just ended, else the week in course. */
export function reportWeek(today: IsoDate): Period {
  return weekOf(weekday(today) === 1 ? addDays(today, -1) : today)
}

/** Throws `input.invalid` when the text names neither a section nor a saved template. */
export async function readSections(text: string | undefined, stores: TemplateStores): Promise<SectionKey[]> {
  if (!text) return [...SECTIONS]
  const templates = await stores.reportTemplates.list()
  const template = templates.find(({ name }) => fold(text).includes(fold(name)))
  const named = template ? SECTIONS.filter((key) => template.sections.includes(key)) : sectionsIn(text)
  if (named.length) return named
  throw new NovaError(
    'input.invalid',
    {
      fr: `Je ne reconnais aucune section dans « ${text} ». Il y a : ${sectionList(SECTIONS, 'fr')}.`,
      en: `I don't recognise a section in "${text}". There are: ${sectionList(SECTIONS, 'en')}.`,
    },
    { field: 'sections' },
  )
}

type Said = {
  kind?: 'weekly' | 'monthly' | undefined
  sections?: string | undefined
  period?: Period | undefined
}

export async function readScope(
  said: Said,
  stores: ReportStores & TemplateStores,
  today: IsoDate,
): Promise<ReportScope> {
  const sections = await readSections(said.sections, stores)
  if (said.kind === 'monthly')
    return { kind: 'monthly', period: said.period ?? (await lastClosedMonth(stores, today)), sections }
  // "this week" said on a Monday morning means the one to report on, not the one that begins.
  const fresh = said.period && said.period.from === today && weekday(today) === 1
  if (said.period && !fresh) {
    const days = (Date.parse(said.period.to) - Date.parse(said.period.from)) / 86_400_000
    return { kind: days <= 6 ? 'weekly' : 'custom', period: said.period, sections }
  }
  return { kind: 'weekly', period: reportWeek(today), sections }
}
