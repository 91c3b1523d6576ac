import { z } from 'zod'
import { siteNotices } from '../../src/domain/cnesst.ts'
import type { Document } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { NOTICE } from './safety-examples.ts'
import type { PreventionStores } from './site-obligations.ts'

export type NoticeStores = PreventionStores & { documents: Rows<Document> }

const say = phrases({
  opening: { fr: 'Avis d’ouverture de chantier', en: 'Notice of site opening' },
  closing: { fr: 'Avis de fermeture de chantier', en: 'Notice of site closing' },
  willBe: {
    fr: 'Brouillon pour {code} : à transmettre à la CNESST au plus tard le {by} ({left, plural, =0 {aujourd’hui} one {dans # jour} other {dans # jours}}).',
    en: 'Draft for {code}: to reach the CNESST by {by} ({left, plural, =0 {today} one {in # day} other {in # days}}).',
  },
  late: {
    fr: 'Brouillon pour {code} : le délai est passé depuis le {by}; transmets-le sans attendre.',
    en: 'Draft for {code}: its time was {by}; send it without waiting.',
  },
  done: {
    fr: '{title} de {code} gardé aux documents. Rien n’est parti à la CNESST : transmets-le par son service en ligne.',
    en: '{title} for {code} kept with the documents. Nothing went to the CNESST: send it through its online service.',
  },
  text: {
    fr: '{title}\nMaître d’œuvre : {firm}\nChantier : {code} {name}\nAdresse : {address}\n{when} : {date}\nTravailleurs prévus en même temps : {workers}\nÀ transmettre au plus tard le {by}',
    en: '{title}\nPrincipal contractor: {firm}\nSite: {code} {name}\nAddress: {address}\n{when}: {date}\nWorkers planned at one time: {workers}\nTo be sent by {by}',
  },
  opens: { fr: 'Début des travaux', en: 'Start of work' },
  closes: { fr: 'Fin des travaux', en: 'End of work' },
  site: { fr: 'Chantier', en: 'Site' },
  address: { fr: 'Adresse', en: 'Address' },
  by: { fr: 'À transmettre au plus tard', en: 'To be sent by' },
  workers: { fr: 'Travailleurs', en: 'Workers' },
  unsaid: { fr: 'à préciser', en: 'to be said' },
  task: { fr: 'Tâche : transmettre l’avis', en: 'Task: send the notice' },
  send: { fr: 'Transmettre à la CNESST : {title}, {code}', en: 'Send to the CNESST: {title}, {code}' },
  footer: {
    fr: 'LSST, art. 197 · délai de dix jours non confirmé. Avis, pas un conseil juridique.',
    en: 'LSST, s. 197 · ten-day time not confirmed. Guidance, not legal advice.',
  },
})

const input = z.object({
  project: field.project({
    label: { fr: 'Chantier', en: 'Site' },
    ask: { fr: 'Pour quel chantier?', en: 'For which site?' },
  }),
  kind: field.choice(['opening', 'closing'], {
    label: { fr: 'Avis', en: 'Notice' },
    ask: { fr: 'Ouverture ou fermeture?', en: 'Opening or closing?' },
    options: [
      { value: 'opening', label: { fr: 'Ouverture', en: 'Opening' }, words: ['ouvre', 'ouvrir', 'opens', 'open'] },
      { value: 'closing', label: { fr: 'Fermeture', en: 'Closing' }, words: ['ferme', 'fermer', 'closes', 'closing'] },
    ],
  }),
  when: field.date({ label: { fr: 'Début ou fin des travaux', en: 'Start or end of work' } }).optional(),
  workers: field.quantity({ label: { fr: 'Travailleurs', en: 'Workers' } }).optional(),
})

async function draftNotice(said: z.output<typeof input>, { stores, organization, lang }: Context<NoticeStores>) {
  const project = await stores.projects.need(said.project)
  if (project.province !== 'QC')
    throw new NovaError('rule.broken', {
      fr: `${project.code} est hors du Québec : cet avis ne va pas à la CNESST. Vérifie ce que demande la province.`,
      en: `${project.code} is outside Québec: this notice does not go to the CNESST. Check what the province asks.`,
    })
  const date = said.when ?? (said.kind === 'opening' ? project.startDate : project.endDate)
  if (!date)
    throw new NovaError(
      'input.invalid',
      {
        fr: `${project.code} n’a pas de date de ${said.kind === 'opening' ? 'début' : 'fin'}. Laquelle?`,
        en: `${project.code} has no ${said.kind === 'opening' ? 'start' : 'end'} date. Which one?`,
      },
      { field: 'when' },
    )
  const { openingBy, closingBy } = siteNotices(date, date)
  const by = said.kind === 'opening' ? openingBy : closingBy
  const workers = said.workers ? String(Math.round(said.workers / 1000)) : say(lang, 'unsaid')
  const text = say(lang, 'text', {
    title: say(lang, said.kind),
    firm: organization.name,
    code: project.code,
    name: project.name,
    address: project.address.replaceAll('\n', ', ') || say(lang, 'unsaid'),
    when: say(lang, said.kind === 'opening' ? 'opens' : 'closes'),
    date: formatDate(date, lang, 'long'),
    workers,
    by: formatDate(by, lang, 'long'),
  })
  return { project, date, by, workers, text }
}

export const draftSiteNotice = defineTool<NoticeStores>()({
  name: 'cnesst.draft_site_notice',
  title: { fr: 'Préparer un avis de chantier', en: 'Draft a site notice' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: NOTICE,
  input,
  output: z.object({
    id: z.string(),
    kind: z.enum(['opening', 'closing']),
    project: z.object({ id: z.string(), code: z.string() }),
    by: z.string(),
    text: z.string(),
  }),
  async preview(said, ctx) {
    const { lang, today } = ctx
    const { project, date, by, workers, text } = await draftNotice(said, ctx)
    const left = Math.round((Date.parse(by) - Date.parse(today)) / 86_400_000)
    const values = { code: project.code, by: formatDate(by, lang) }
    return {
      subject: { project: project.id, kind: said.kind, date, by, text },
      edit: { tool: 'cnesst.draft_site_notice', input: said },
      card: {
        title: say(lang, said.kind),
        summary: left < 0 ? say(lang, 'late', values) : say(lang, 'willBe', { ...values, left }),
        tone: left < 0 ? 'warning' : 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              {
                label: say(lang, 'site'),
                value: `${project.code} ${project.name}`,
                href: `nova:projects/${project.code}`,
              },
              { label: say(lang, said.kind === 'opening' ? 'opens' : 'closes'), value: formatDate(date, lang) },
              { label: say(lang, 'by'), value: values.by },
              { label: say(lang, 'workers'), value: workers },
            ],
          },
          { type: 'text', text },
        ],
        footer: say(lang, 'footer'),
      },
    }
  },
  async run(said, ctx) {
    const { stores, lang, actor, today } = ctx
    const { project, date, by, text } = await draftNotice(said, ctx)
    const { id } = await stores.documents.insert({
      kind: 'site_notice',
      title: `${say(lang, said.kind)} – ${project.code}`,
      projectId: project.id,
      authorId: actor.id,
      lang,
      date: today,
      text,
      data: { notice: said.kind, workOn: date, dueBy: by },
    })
    return { id, kind: said.kind, project: { id: project.id, code: project.code }, by, text }
  },
  card({ kind, project, by, text }, { lang, today }) {
    const title = say(lang, kind)
    return {
      title,
      summary: say(lang, 'done', { title, code: project.code }),
      tone: 'success',
      blocks: [{ type: 'text', text }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'task'),
          intent: {
            do: 'form',
            tool: 'tasks.create_from_chat',
            input: {
              title: say(lang, 'send', { title, code: project.code }),
              project: project.id,
              due: by < today ? today : by,
            },
          },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
