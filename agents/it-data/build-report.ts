import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { reportCard } from './report-card.ts'
import { BUILD } from './report-examples.ts'
import { readReport, reportSchema, SECTIONS } from './report-facts.ts'
import { type FilingStores, fileReport } from './report-file.ts'
import { readScope, scopeFields, sectionList, sectionsIn, type TemplateStores } from './report-scope.ts'
import { REMOVE, SAVE } from './template-examples.ts'

export type BuildStores = FilingStores & TemplateStores

const say = phrases({
  pdf: { fr: 'Version PDF', en: 'PDF version' },
  monthly: { fr: 'Rapport du mois', en: 'Monthly report' },
  schedule: { fr: 'Me l’envoyer chaque semaine', en: 'Send it to me weekly' },
  templateTitle: { fr: 'Modèle de rapport', en: 'Report template' },
  saved: { fr: 'Le modèle « {name} » est enregistré : {sections}.', en: 'The template "{name}" is saved: {sections}.' },
  removed: { fr: 'Le modèle « {name} » est supprimé.', en: 'The template "{name}" is deleted.' },
  use: { fr: 'Faire ce rapport', en: 'Build this report' },
})

export const fileSchema = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() })

export const buildReport = defineTool<BuildStores>()({
  name: 'reports.build',
  title: { fr: 'Faire un rapport', en: 'Build a report' },
  gate: 'none',
  permission: 'reports.read',
  examples: BUILD,
  input: z.object({
    ...scopeFields,
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    pdf: field.boolean({ label: { fr: 'En PDF', en: 'As PDF' }, cues: ['pdf'] }).optional(),
    /** Puts the PDF on the card itself: how a schedule asks for it, since it posts one card. */
    attach: z.boolean().optional(),
  }),
  output: z.object({
    report: reportSchema,
    file: fileSchema.nullable(),
    exports: z.record(z.string(), z.unknown()).nullable(),
  }),
  async run({ pdf, attach, ...said }, context) {
    const scope = await readScope(said, context.stores, context.today)
    const report = await readReport(scope, context)
    const exports = pdf && !attach ? { what: 'report', format: 'pdf', ...said, period: report.period } : null
    return { report, file: attach ? await fileReport(report, context) : null, exports }
  },
  card: ({ report, file, exports }, { lang, origin }) => ({
    ...reportCard(report, lang, file),
    actions: [
      ...(file || exports
        ? []
        : [
            {
              type: 'button' as const,
              label: say(lang, 'pdf'),
              style: 'primary' as const,
              intent: {
                do: 'tool' as const,
                tool: 'reports.export',
                input: {
                  what: 'report',
                  format: 'pdf',
                  period: report.period,
                  ...(report.kind === 'monthly' ? { kind: 'monthly' } : {}),
                },
              },
            },
          ]),
      ...(origin
        ? [
            {
              type: 'button' as const,
              label: say(lang, 'schedule'),
              intent: { do: 'form' as const, tool: 'reports.schedule_email', input: {} },
            },
          ]
        : []),
    ],
  }),
  followUp: ({ exports }) => (exports ? [{ tool: 'reports.export', input: exports }] : []),
})

const nameField = field.text({
  label: { fr: 'Nom du modèle', en: 'Template name' },
  ask: { fr: 'Comment s’appelle le modèle?', en: 'What is the template called?' },
  cues: ['appelé', 'nommé', 'modèle', 'gabarit', 'called', 'named', 'template'],
})

export const saveTemplate = defineTool<BuildStores>()({
  name: 'reports.save_template',
  title: { fr: 'Enregistrer un modèle de rapport', en: 'Save a report template' },
  gate: 'log',
  permission: 'reports.read',
  examples: SAVE,
  input: z.object({
    name: nameField,
    sections: field.text({
      label: { fr: 'Sections', en: 'Sections' },
      ask: {
        fr: `Quelles sections? Il y a : ${sectionList(SECTIONS, 'fr')}.`,
        en: `Which sections? There are: ${sectionList(SECTIONS, 'en')}.`,
      },
      cues: ['avec', 'with', 'sections'],
    }),
  }),
  output: z.object({ name: z.string(), sections: z.array(z.enum(SECTIONS)), before: z.string().nullable() }),
  async run({ name, sections }, { stores, actor }) {
    const named = sectionsIn(sections)
    if (!named.length)
      throw new NovaError(
        'input.invalid',
        {
          fr: `Nomme au moins une section : ${sectionList(SECTIONS, 'fr')}.`,
          en: `Name at least one section: ${sectionList(SECTIONS, 'en')}.`,
        },
        { field: 'sections' },
      )
    const [known] = await stores.reportTemplates.list({ name })
    if (known) await stores.reportTemplates.update(known.id, { sections: named })
    else await stores.reportTemplates.insert({ name, sections: named, ownerId: actor.id })
    return { name, sections: named, before: known ? known.sections.join(', ') : null }
  },
  card: ({ name, sections }, { lang }) => {
    const text = say(lang, 'saved', { name, sections: sectionList(sections, lang) })
    return {
      title: say(lang, 'templateTitle'),
      summary: text,
      tone: 'success',
      blocks: [{ type: 'text', text }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'use'),
          intent: { do: 'tool', tool: 'reports.build', input: { sections: name } },
        },
      ],
    }
  },
  undo: ({ name, before }) =>
    before === null
      ? { tool: 'reports.delete_template', input: { name } }
      : { tool: 'reports.save_template', input: { name, sections: before } },
})

export const deleteTemplate = defineTool<BuildStores>()({
  name: 'reports.delete_template',
  title: { fr: 'Supprimer un modèle de rapport', en: 'Delete a report template' },
  gate: 'log',
  permission: 'reports.read',
  examples: REMOVE,
  input: z.object({ name: nameField }),
  output: z.object({ name: z.string(), sections: z.array(z.string()) }),
  async run({ name }, { stores, actor, can }) {
    const [template] = await stores.reportTemplates.list({ name })
    if (!template)
      throw new NovaError(
        'input.invalid',
        { fr: `Il n’y a pas de modèle « ${name} ».`, en: `There is no template "${name}".` },
        { field: 'name' },
      )
    if (template.ownerId !== actor.id && !can('schedules.manage'))
      throw new NovaError('auth.forbidden', {
        fr: 'Ce modèle est à quelqu’un d’autre : demande-lui, ou à un gestionnaire.',
        en: 'This template is somebody else’s: ask them, or a manager.',
      })
    await stores.reportTemplates.remove(template.id)
    return { name, sections: template.sections }
  },
  card: ({ name }, { lang }) => ({
    title: say(lang, 'templateTitle'),
    summary: say(lang, 'removed', { name }),
    tone: 'neutral',
    blocks: [],
  }),
  undo: ({ name, sections }) => ({ tool: 'reports.save_template', input: { name, sections: sections.join(', ') } }),
})
