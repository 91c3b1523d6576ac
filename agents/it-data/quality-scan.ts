import { z } from 'zod'
import type { DraftAction } from '../../src/chat/card.ts'
import { findGaps, type Gap } from '../../src/domain/data-quality.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { QUALITY } from './data-examples.ts'

export type QualityStores = {
  clients: Rows<Client>
  vendors: Rows<Vendor>
  projects: Rows<Project>
  timeEntries: Rows<TimeEntry>
}

const say = phrases({
  title: { fr: 'Qualité des données', en: 'Data quality' },
  summary: {
    fr: '{kinds, plural, one {# sorte de trou} other {# sortes de trous}} dans les fiches; le plus gros : {what} ({count} sur {of}).',
    en: '{kinds, plural, one {# kind of gap} other {# kinds of gaps}} in the records; the largest: {what} ({count} of {of}).',
  },
  none: { fr: 'Rien ne manque aux fiches regardées.', en: 'Nothing is missing in the records looked at.' },
  gap: { fr: 'Ce qui manque', en: 'What is missing' },
  count: { fr: 'Fiches', en: 'Records' },
  share: { fr: '{count} sur {of}', en: '{count} of {of}' },
  names: { fr: 'Lesquelles', en: 'Which' },
  more: { fr: '{names} et {n} de plus', en: '{names} and {n} more' },
  'client-email': { fr: 'clients sans courriel', en: 'clients without an e-mail' },
  'client-phone': { fr: 'clients sans téléphone', en: 'clients without a phone' },
  'client-twice': { fr: 'clients peut-être en double', en: 'clients perhaps there twice' },
  'vendor-email': { fr: 'fournisseurs sans courriel', en: 'suppliers without an e-mail' },
  'vendor-gst': { fr: 'fournisseurs sans numéro de TPS', en: 'suppliers without a GST number' },
  'vendor-number': { fr: 'fournisseurs au numéro de taxe mal formé', en: 'suppliers with a malformed tax number' },
  'project-manager': { fr: 'projets sans responsable', en: 'projects without a manager' },
  'project-dates': { fr: 'projets sans dates', en: 'projects without dates' },
  'hours-code': { fr: 'lignes d’heures sans code', en: 'hours lines without a code' },
  'hours-guessed': { fr: 'lignes d’heures au code deviné', en: 'hours lines with a guessed code' },
  fixClient: { fr: 'Corriger un client', en: 'Correct a client' },
  footer: {
    fr: 'Fiches actives. Rien n’est corrigé sans que tu le demandes.',
    en: 'Active records. Nothing is corrected unless you ask.',
  },
})

const SUBJECTS = ['client', 'vendor', 'project', 'hours'] as const
const SHOWN = 5

export const qualityScan = defineTool<QualityStores>()({
  name: 'data.quality_scan',
  title: { fr: 'Repérer ce qui manque aux fiches', en: 'Find what records lack' },
  gate: 'none',
  permission: 'finance.read',
  examples: QUALITY,
  input: z.object({
    subject: field
      .choice([...SUBJECTS], {
        label: { fr: 'Fiches', en: 'Records' },
        options: [
          { value: 'client', label: { fr: 'Clients', en: 'Clients' }, words: ['clients', 'customers'] },
          {
            value: 'vendor',
            label: { fr: 'Fournisseurs', en: 'Suppliers' },
            words: ['fournisseurs', 'sous-traitants', 'vendors', 'suppliers'],
          },
          { value: 'project', label: { fr: 'Projets', en: 'Projects' }, words: ['projets', 'projects'] },
          { value: 'hours', label: { fr: 'Heures', en: 'Hours' }, words: ['feuilles de temps', 'timesheets'] },
        ],
      })
      .optional(),
  }),
  output: z.object({
    gaps: z.array(z.object({ gap: z.string(), names: z.array(z.string()), count: z.int(), of: z.int() })),
  }),
  async run({ subject }, { stores }) {
    const gaps = findGaps({
      clients: await stores.clients.list({ active: true }),
      vendors: await stores.vendors.list({ active: true }),
      projects: await stores.projects.list({ status: ['planned', 'active', 'on-hold'] }),
      hours: (await stores.timeEntries.list({ status: ['submitted', 'approved'] })).filter(({ hours }) => hours > 0),
    })
    return {
      gaps: gaps.filter(({ gap }) => !subject || gap.startsWith(subject)).sort((a, b) => b.count - a.count),
    }
  },
  card({ gaps }, { lang, can }) {
    const [worst] = gaps
    const label = (gap: string) => say(lang, gap as Gap)
    const title = say(lang, 'title')
    const summary = worst
      ? say(lang, 'summary', {
          kinds: gaps.length,
          what: label(worst.gap),
          count: String(worst.count),
          of: String(worst.of),
        })
      : say(lang, 'none')
    const namesOf = (names: readonly string[]) => {
      const shown = names.slice(0, SHOWN).join(', ')
      return names.length > SHOWN ? say(lang, 'more', { names: shown, n: String(names.length - SHOWN) }) : shown || '–'
    }
    const actions: DraftAction[] = [
      ...(gaps.some(({ gap }) => gap.startsWith('client')) && can('tasks.write')
        ? [
            {
              type: 'button' as const,
              label: say(lang, 'fixClient'),
              intent: { do: 'form' as const, tool: 'clients.create_or_update', input: {} },
            },
          ]
        : []),
    ]
    return {
      title,
      summary,
      tone: worst ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(worst
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [
                  { label: say(lang, 'gap') },
                  { label: say(lang, 'count'), align: 'right' as const },
                  { label: say(lang, 'names') },
                ],
                rows: gaps.map((one) => [
                  label(one.gap),
                  say(lang, 'share', { count: String(one.count), of: String(one.of) }),
                  namesOf(one.names),
                ]),
              },
            ]
          : []),
      ],
      actions,
      footer: say(lang, 'footer'),
    }
  },
})
