import { z } from 'zod'
import { sectorOf } from '../../src/domain/ccq-sector.ts'
import { rankClauses } from '../../src/domain/clauses.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CLAUSES } from './labour-examples.ts'

const say = phrases({
  title: { fr: 'Clause applicable', en: 'Applicable clause' },
  found: {
    fr: '{body} ({source}){confirmed, select, yes {} other { Résumé non confirmé : à lire dans le texte.}}',
    en: '{body} ({source}){confirmed, select, yes {} other { Unconfirmed summary: read it in the text itself.}}',
  },
  none: {
    fr: 'Aucune clause gardée ici ne répond à ça. Celles que j’ai : {subjects}.',
    en: 'No clause kept here answers that. What is held: {subjects}.',
  },
  nothing: { fr: 'Aucune clause n’est encore gardée ici.', en: 'No clause is kept here yet.' },
  clause: { fr: 'Clause', en: 'Clause' },
  says: { fr: 'Ce qu’elle dit', en: 'What it says' },
  state: { fr: 'Texte', en: 'Text' },
  confirmed: { fr: 'vérifié', en: 'checked' },
  unconfirmed: { fr: 'non confirmé', en: 'not confirmed' },
  ontario: {
    fr: 'Ce chantier est en Ontario : la convention québécoise pourrait ne pas s’appliquer.',
    en: 'This site is in Ontario: the Québec agreement may not apply.',
  },
  overtime: { fr: 'Calculer le temps supp.', en: 'Work out overtime' },
  footer: {
    fr: 'Résumés de la maison; le texte de la convention ou de la loi l’emporte. Avis, pas un conseil juridique.',
    en: 'House summaries; the text of the agreement or the law prevails. Guidance, not legal advice.',
  },
})

const clause = z.object({
  number: z.string(),
  agreement: z.string(),
  article: z.string(),
  sector: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  source: z.string(),
  confirmed: z.boolean(),
})

export const findClause = defineTool<{ records: RecordStore; projects: Rows<Project> }>()({
  name: 'labour.find_clause',
  title: { fr: 'Trouver la clause applicable', en: 'Find the applicable clause' },
  gate: 'none',
  audience: 'everyone',
  permission: 'chat.use',
  record: { kind: 'clauses', field: 'about' },
  examples: CLAUSES,
  input: z.object({
    about: field.text({
      label: { fr: 'Question', en: 'Question' },
      ask: { fr: 'Sur quoi cherches-tu une clause?', en: 'What should the clause be about?' },
    }),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  }),
  output: z.object({ clauses: z.array(clause), ontario: z.boolean(), subjects: z.array(z.string()) }),
  async run({ about, project: projectId }, { stores }) {
    const held = (await stores.records.list('clause', { state: 'in-force' })).map(({ number, data }) => ({
      number,
      ...data,
    }))
    const project = projectId ? await stores.projects.need(projectId) : null
    const ontario = project?.province === 'ON'
    const numbered = held.filter(({ number }) => number === about)
    // A site outside Québec still needs the Québec clause that says so: the sector is of no use there.
    const site = { sector: project && !ontario ? sectorOf(project.name) : null, ontario }
    const clauses = numbered.length ? numbered : rankClauses(held, about, site)
    return { clauses: clauses.slice(0, 4), ontario, subjects: [...new Set(held.map(({ subject }) => subject))] }
  },
  card({ clauses, ontario, subjects }, { lang }) {
    const title = say(lang, 'title')
    const [first] = clauses
    if (!first) {
      const summary = subjects.length ? say(lang, 'none', { subjects: subjects.join('; ') }) : say(lang, 'nothing')
      return { title, summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
    }
    const summary = say(lang, 'found', {
      body: first.body,
      source: `${first.agreement}, ${first.article}`,
      confirmed: first.confirmed ? 'yes' : 'no',
    })
    return {
      title,
      summary,
      tone: first.confirmed ? 'neutral' : 'warning',
      blocks: [
        ...(ontario ? [{ type: 'text' as const, text: say(lang, 'ontario') }] : []),
        {
          type: 'table',
          caption: title,
          columns: [{ label: say(lang, 'clause') }, { label: say(lang, 'says') }, { label: say(lang, 'state') }],
          rows: clauses.map((one) => [
            { text: `${one.agreement}, ${one.article}`, href: `nova:clauses/${one.number}` },
            one.body,
            say(lang, one.confirmed ? 'confirmed' : 'unconfirmed'),
          ]),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'overtime'),
          intent: { do: 'form', tool: 'labour.overtime_rule', input: {} },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
