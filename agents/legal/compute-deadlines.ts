import { z } from 'zod'
import type { DraftAction } from '../../src/chat/card.ts'
import { ontarioAnnualRelease } from '../../src/domain/holdback.ts'
import { computeLienDeadlines } from '../../src/domain/liens.ts'
import { PROVINCE_NAMES, PROVINCES } from '../../src/domain/province.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { DEADLINES } from './lien-examples.ts'

const say = phrases({
  title: { fr: 'Délais d’hypothèque légale – {project}', en: 'Lien deadlines – {project}' },
  open: {
    fr: '{code} : dernier jour pour inscrire le {by}, il reste {days, plural, one {# jour} other {# jours}}.',
    en: '{code}: last day to register is {by}, {days, plural, one {# day} other {# days}} left.',
  },
  planned: {
    fr: '{code} : le délai n’est pas commencé. Si {event} tombe le {from} comme prévu, le dernier jour pour inscrire est le {by}.',
    en: '{code}: time has not begun to run. If {event} is on {from} as planned, the last day to register is {by}.',
  },
  'register-passed': {
    fr: '{code} : le délai pour inscrire est passé depuis le {by}. Ce qui fut inscrit à temps vaut si on poursuit au plus tard le {sue}.',
    en: '{code}: the time to register ran out on {by}. What was registered in time holds if we sue by {sue}.',
  },
  lapsed: {
    fr: '{code} : les délais sont passés (inscription le {by}, poursuite le {sue}). La créance reste, sans hypothèque.',
    en: '{code}: both times have passed (register by {by}, sue by {sue}). The debt remains, without the lien.',
  },
  'end-of-work': { fr: 'la fin des travaux', en: 'the end of the work' },
  publication: {
    fr: 'la publication du certificat d’exécution substantielle',
    en: 'publication of the certificate of substantial performance',
  },
  'last-supply': { fr: 'la dernière fourniture', en: 'the last supply' },
  counts: { fr: 'Compté à partir de', en: 'Counted from' },
  from: { fr: '{event}, {from} ({how})', en: '{event}, {from} ({how})' },
  asPlanned: { fr: 'date prévue', en: 'planned date' },
  recorded: { fr: 'date au dossier', en: 'date on file' },
  told: { fr: 'date que tu as donnée', en: 'the date that you gave' },
  register: { fr: 'Inscrire au plus tard', en: 'Register by' },
  withDays: { fr: '{date} ({days} jours)', en: '{date} ({days} days)' },
  sue: { fr: 'Poursuivre au plus tard', en: 'Sue by' },
  notice: { fr: 'Avis annuel de retenue au plus tard', en: 'Annual holdback notice by' },
  expiry: { fr: 'Hypothèques éteintes, si publié ce jour-là', en: 'Liens expire, if published that day' },
  pay: { fr: 'Retenue payable au plus tard', en: 'Holdback payable by' },
  annual: {
    fr: 'Libération annuelle (Ontario, contrat du {contract}) : suppose l’avis publié le dernier jour permis; plus tôt, tout avance. Loi modifiée en vigueur le 1er janvier 2026; les contrats d’avant commencent à leur anniversaire de 2027.',
    en: 'Annual release (Ontario, contract of {contract}): assumes the notice is published on the last day allowed; earlier, all of it moves up. Amended Act in force January 1, 2026; earlier contracts begin at their 2027 anniversary.',
  },
  quebec: {
    fr: 'Au Québec, qui n’a pas contracté avec le propriétaire doit aussi lui avoir dénoncé son contrat (C.c.Q., art. 2728).',
    en: 'In Québec, whoever did not contract with the owner must also have given it notice of the contract (C.C.Q., art. 2728).',
  },
  ontario: {
    fr: 'En Ontario, sans certificat, on compte de l’achèvement ou de l’abandon des travaux.',
    en: 'In Ontario, without a certificate, time runs from completion or abandonment.',
  },
  unconfirmed: {
    fr: 'Délais de {place} non confirmés : fais-les vérifier.',
    en: 'Times of {place} not confirmed: have them checked.',
  },
  footer: {
    fr: 'Source : {act} · délais de {place} au {today} · avis, pas un conseil juridique',
    en: 'Source: {act} · times of {place} as of {today} · information, not legal advice',
  },
  task: { fr: 'Mettre à mes tâches', en: 'Add to my tasks' },
  taskTitle: { fr: 'Inscrire l’hypothèque légale – {code}', en: 'Register the lien – {code}' },
  lawyer: { fr: 'Faire vérifier par un juriste', en: 'Have a lawyer check it' },
  lawyerTitle: {
    fr: 'Faire vérifier par un juriste les délais d’hypothèque légale – {code}',
    en: 'Have a lawyer check the lien deadlines – {code}',
  },
})

const taskButton = (label: string, input: Record<string, unknown>): DraftAction => ({
  type: 'button',
  label,
  intent: { do: 'tool', tool: 'tasks.create_from_chat', input },
})

export const computeDeadlines = defineTool<{ projects: Rows<Project> }>()({
  name: 'liens.compute_deadlines',
  title: { fr: 'Calculer les délais d’hypothèque légale', en: 'Compute lien deadlines' },
  gate: 'none',
  permission: 'projects.read',
  examples: DEADLINES,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Les délais de quel chantier?', en: 'The deadlines of which project?' },
    }),
    ended: field
      .date({
        label: { fr: 'Fin des travaux', en: 'End of the work' },
        cues: ['fini le', 'finit le', 'terminé le', 'finished on', 'ended on', 'published on'],
      })
      .optional(),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    province: z.enum([...PROVINCES]),
    basis: z.enum(['told', 'recorded', 'asPlanned']),
    counts: z.enum(['end-of-work', 'publication', 'last-supply']),
    from: z.string(),
    preserveDays: z.int(),
    registerBy: z.string(),
    sueBy: z.string(),
    daysLeft: z.int(),
    state: z.enum(['planned', 'open', 'register-passed', 'lapsed']),
    act: z.string(),
    confirmed: z.boolean(),
    annual: z
      .object({ contract: z.string(), noticeBy: z.string(), liensExpire: z.string(), payBy: z.string() })
      .nullable(),
  }),
  async run({ project: id, ended }, { stores, today }) {
    const project = await stores.projects.need(id)
    const from = ended ?? project.endDate
    if (!from)
      throw new NovaError(
        'input.invalid',
        {
          fr: `Le dossier de ${project.code} ne dit pas quand les travaux finissent : donne la date.`,
          en: `The file of ${project.code} does not say when the work ends: give the date.`,
        },
        { field: 'ended' },
      )
    const province = PROVINCES.find((one) => one === project.province) ?? 'QC'
    const { contractDate } = project
    const deadlines = computeLienDeadlines(province, from, today)
    const basis = ended ? 'told' : project.status === 'done' ? 'recorded' : 'asPlanned'
    const release = province === 'ON' && contractDate ? ontarioAnnualRelease(contractDate, today) : null
    return {
      ...deadlines,
      project: { id, code: project.code, name: project.name },
      province,
      basis: basis as 'told' | 'recorded' | 'asPlanned',
      state: basis === 'asPlanned' || from > today ? ('planned' as const) : deadlines.state,
      annual: release && {
        contract: contractDate!,
        noticeBy: release.noticeBy,
        liensExpire: release.liensExpire,
        payBy: release.payBy,
      },
    }
  },
  card(output, { lang, today, can }) {
    const { project, state, counts, annual, province } = output
    const on = (date: string) => formatDate(date, lang)
    const event = say(lang, counts)
    const place = PROVINCE_NAMES[province][lang]
    const summary = say(lang, state, {
      code: project.code,
      event,
      from: on(output.from),
      by: on(output.registerBy),
      sue: on(output.sueBy),
      days: output.daysLeft,
    })
    const title = say(lang, 'taskTitle', { code: project.code })
    const due = annual && annual.noticeBy < output.registerBy ? annual.noticeBy : output.registerBy
    const notes = [
      ...(province === 'QC' ? [say(lang, 'quebec')] : province === 'ON' ? [say(lang, 'ontario')] : []),
      ...(annual ? [say(lang, 'annual', { contract: on(annual.contract) })] : []),
      ...(output.confirmed ? [] : [say(lang, 'unconfirmed', { place })]),
    ]
    return {
      title: say(lang, 'title', { project: project.name }),
      summary,
      tone: state === 'planned' ? 'info' : state === 'open' ? 'warning' : 'danger',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            {
              label: say(lang, 'counts'),
              value: say(lang, 'from', { event, from: on(output.from), how: say(lang, output.basis) }),
              href: `nova:projects/${project.code}`,
            },
            {
              label: say(lang, 'register'),
              value: say(lang, 'withDays', { date: on(output.registerBy), days: String(output.preserveDays) }),
            },
            { label: say(lang, 'sue'), value: on(output.sueBy) },
            ...(annual
              ? [
                  { label: say(lang, 'notice'), value: on(annual.noticeBy) },
                  { label: say(lang, 'expiry'), value: on(annual.liensExpire) },
                  { label: say(lang, 'pay'), value: on(annual.payBy) },
                ]
              : []),
          ],
        },
        ...notes.map((text) => ({ type: 'text' as const, text })),
      ],
      ...(can('tasks.write') && due >= today
        ? {
            actions: [
              taskButton(say(lang, 'task'), { title, due, project: project.id }),
              taskButton(say(lang, 'lawyer'), {
                title: say(lang, 'lawyerTitle', { code: project.code }),
                project: project.id,
              }),
            ],
          }
        : {}),
      footer: say(lang, 'footer', { act: output.act, place, today: on(today) }),
    }
  },
})
