import { z } from 'zod'
import { COORDINATOR_COST, siteObligations } from '../../src/domain/cnesst.ts'
import type { Project, SiteLog } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { OBLIGATIONS } from './safety-examples.ts'

export type PreventionStores = { projects: Rows<Project>; siteLogs: Rows<SiteLog>; records: RecordStore }

const say = phrases({
  title: { fr: 'Obligations du chantier', en: 'Site obligations' },
  summary: {
    fr: 'À {workers, plural, one {# travailleur} other {# travailleurs}}{project, select, none {} other { ({project})}}, il faut : {needed}. Pas requis : {spared}.',
    en: 'With {workers, plural, one {# worker} other {# workers}}{project, select, none {} other { ({project})}}, required: {needed}. Not required: {spared}.',
  },
  nothing: { fr: 'rien', en: 'nothing' },
  notice: { fr: 'avis d’ouverture et de fermeture', en: 'opening and closing notices' },
  program: { fr: 'programme de prévention', en: 'prevention program' },
  representative: { fr: 'représentant en santé et sécurité', en: 'health and safety representative' },
  committee: { fr: 'comité de chantier', en: 'site committee' },
  coordinator: { fr: 'coordonnateur en santé et sécurité', en: 'safety coordinator' },
  what: { fr: 'Obligation', en: 'Obligation' },
  answer: { fr: 'Requis', en: 'Required' },
  from: { fr: 'À partir de', en: 'From' },
  source: { fr: 'Source', en: 'Source' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  always: { fr: 'tout chantier', en: 'any site' },
  workers: { fr: '{n} travailleurs à un moment des travaux', en: '{n} workers at one time' },
  orCost: {
    fr: '{n} travailleurs, ou plus de {cost} de travaux',
    en: '{n} workers, or works above {cost}',
  },
  unconfirmed: { fr: '{source} (non confirmé)', en: '{source} (not confirmed)' },
  logged: {
    fr: 'Effectif : le plus grand nombre au journal depuis le {since}. Compte le plus grand nombre prévu en même temps.',
    en: 'Headcount: the highest in the site log since {since}. Count the most that are planned at the same time.',
  },
  filed: {
    fr: 'Un programme de prévention est en vigueur au dossier.',
    en: 'A prevention program is in force on file.',
  },
  notFiled: {
    fr: 'Aucun programme de prévention en vigueur au dossier.',
    en: 'No prevention program in force on file.',
  },
  ontario: {
    fr: 'Ce chantier est hors du Québec : la LSST ne s’y applique pas, vérifie la loi de la province.',
    en: 'This site is outside Québec: this Act does not apply there, check the province’s own.',
  },
  write: { fr: 'Préparer l’avis de chantier', en: 'Draft the site notice' },
  footer: {
    fr: 'LSST, art. 194 à 215.1 · contrat de {cost} · vérifie auprès de la CNESST. Avis, pas un conseil juridique.',
    en: 'LSST, ss. 194–215.1 · contract of {cost} · check with the CNESST. Guidance, not legal advice.',
  },
  footerPlain: {
    fr: 'LSST, art. 194 à 215.1 · vérifie auprès de la CNESST. Avis, pas un conseil juridique.',
    en: 'LSST, ss. 194–215.1 · check with the CNESST. Guidance, not legal advice.',
  },
})

const LOG_DAYS = 60

export const checkObligations = defineTool<PreventionStores>()({
  name: 'cnesst.check_site_obligations',
  title: { fr: 'Dire les obligations d’un chantier', en: 'Tell a site’s obligations' },
  gate: 'none',
  permission: 'projects.read',
  examples: OBLIGATIONS,
  input: z.object({
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
    workers: field
      .quantity({
        label: { fr: 'Travailleurs en même temps', en: 'Workers at one time' },
        ask: { fr: 'Combien de travailleurs en même temps, au plus?', en: 'How many workers at one time, at most?' },
      })
      .optional(),
  }),
  output: z.object({
    project: z
      .object({ id: z.string(), code: z.string(), name: z.string(), province: z.string(), cost: z.int() })
      .nullable(),
    workers: z.int(),
    since: z.string().nullable(),
    program: z.boolean(),
    obligations: z.array(
      z.object({
        key: z.enum(['notice', 'program', 'committee', 'representative', 'coordinator']),
        needed: z.boolean(),
        threshold: z.int().nullable(),
        source: z.string(),
        confirmed: z.boolean(),
      }),
    ),
  }),
  async run({ project: id, workers: said }, { stores, today }) {
    const project = id ? await stores.projects.need(id) : null
    const since = addDays(today, -LOG_DAYS)
    const logs = project ? await stores.siteLogs.list({ projectId: project.id }) : []
    const logged = Math.max(0, ...logs.filter(({ date }) => date >= since).map(({ workers }) => workers ?? 0))
    const workers = said ? Math.round(said / 1000) : logged
    if (workers < 1)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Les obligations dépendent de l’effectif.',
          en: 'Obligations depend on the headcount.',
        },
        { field: 'workers' },
      )
    const programs = project
      ? await stores.records.list('prevention_program', { projectId: project.id, state: 'in-force' })
      : []
    return {
      project: project && {
        id: project.id,
        code: project.code,
        name: project.name,
        province: project.province,
        cost: project.contractAmount,
      },
      workers,
      since: said ? null : since,
      program: programs.length > 0,
      obligations: siteObligations({ workers, cost: project?.contractAmount ?? 0 }).map(({ why, ...one }) => one),
    }
  },
  card({ project, workers, since, program, obligations }, { lang, can }) {
    const names = (needed: boolean) =>
      obligations
        .filter((one) => one.needed === needed)
        .map(({ key }) => say(lang, key))
        .join(', ') || say(lang, 'nothing')
    const lacks = project !== null && !program && obligations.some(({ key, needed }) => key === 'program' && needed)
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', {
        workers,
        project: project?.code ?? 'none',
        needed: names(true),
        spared: names(false),
      }),
      tone: lacks ? 'warning' : 'info',
      blocks: [
        ...(project && project.province !== 'QC' ? [{ type: 'text' as const, text: say(lang, 'ontario') }] : []),
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'what') },
            { label: say(lang, 'answer') },
            { label: say(lang, 'from') },
            { label: say(lang, 'source') },
          ],
          rows: obligations.map(({ key, needed, threshold, source, confirmed }) => [
            say(lang, key),
            say(lang, needed ? 'yes' : 'no'),
            threshold === null
              ? say(lang, 'always')
              : say(lang, key === 'coordinator' ? 'orCost' : 'workers', {
                  n: formatNumber(threshold, lang, 0),
                  cost: formatMoney(COORDINATOR_COST, lang),
                }),
            confirmed ? source : say(lang, 'unconfirmed', { source }),
          ]),
        },
        ...(since ? [{ type: 'text' as const, text: say(lang, 'logged', { since: formatDate(since, lang) }) }] : []),
        ...(project ? [{ type: 'text' as const, text: say(lang, program ? 'filed' : 'notFiled') }] : []),
      ],
      actions:
        project && can('projects.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'write'),
                intent: { do: 'form', tool: 'cnesst.draft_site_notice', input: { project: project.id } },
              },
            ]
          : [],
      footer: project ? say(lang, 'footer', { cost: formatMoney(project.cost, lang) }) : say(lang, 'footerPlain'),
    }
  },
})
