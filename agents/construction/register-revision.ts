import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { REGISTER, WITHDRAW } from './drawing-examples.ts'
import {
  compareRevisions,
  type Drawing,
  type DrawingStores,
  drawingHref,
  nameOf,
  revisionIn,
  sheetIn,
  sheetsOnFile,
} from './drawing-sheets.ts'

const say = phrases({
  title: { fr: 'Révision enregistrée', en: 'Revision registered' },
  is: {
    fr: '{sheet} rév. {revision} est en vigueur à {project}{before, select, none {} other {; la rév. {before} est retirée}}.',
    en: '{sheet} rev. {revision} is current on {project}{before, select, none {} other {; rev. {before} is withdrawn}}.',
  },
  back: { fr: 'Révision retirée', en: 'Revision withdrawn' },
  isBack: {
    fr: '{sheet} : la rév. {revision} est retirée{before, select, none {; aucune n’est en vigueur} other {; la rév. {before} reprend}}, {project}.',
    en: '{sheet}: rev. {revision} is withdrawn{before, select, none {; none is current} other {; rev. {before} is current again}}, {project}.',
  },
  sheet: { fr: 'Feuille', en: 'Sheet' },
  date: { fr: 'Reçue le', en: 'Received on' },
  measures: {
    fr: 'Aucune quantité n’est mesurée sur cette révision encore.',
    en: 'No quantity is measured on this revision yet.',
  },
  tell: { fr: 'Tâche : avertir le chantier', en: 'Task: tell the site' },
  tellTask: {
    fr: 'Avertir le chantier : {sheet} rév. {revision} remplace l’ancienne',
    en: 'Tell the site: {sheet} rev. {revision} replaces the old one',
  },
})

const project = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'Sur quel chantier?', en: 'On which project?' },
})
const sheetField = field.text({
  label: { fr: 'Feuille', en: 'Sheet' },
  ask: { fr: 'Quelle feuille? (p. ex. S-101)', en: 'Which sheet? (e.g. S-101)' },
  cues: ['feuille', 'plan', 'du', 'de', 'sheet', 'drawing', 'of'],
})

const invalid = (name: string, fr: string, en: string) => new NovaError('input.invalid', { fr, en }, { field: name })

async function sheetOf(words: string, projectId: string, { stores }: Context<DrawingStores>) {
  const sheet = sheetIn(words)
  if (!sheet)
    throw invalid(
      'sheet',
      `Je ne lis pas de numéro de feuille dans « ${words} » : une ou deux lettres et trois chiffres, p. ex. S-101.`,
      `I read no sheet number in “${words}”: one or two letters and three digits, e.g. S-101.`,
    )
  const all = (await stores.records.list('drawing', { projectId })).filter(({ data }) => data.sheet === sheet)
  return { sheet, all, current: all.find(({ state }) => state === 'current') ?? null }
}

const shape = z.object({
  number: z.string(),
  sheet: z.string(),
  revision: z.string(),
  before: z.string().nullable(),
  date: z.string().nullable(),
  measured: z.boolean(),
  project: z.object({ id: z.string(), code: z.string() }),
})

const DISCIPLINES: Record<string, Drawing['data']['discipline']> = {
  A: 'architecture',
  S: 'structure',
  M: 'mechanical',
  E: 'electrical',
  C: 'civil',
  I: 'interior',
}

export const registerRevision = defineTool<DrawingStores>()({
  name: 'drawings.register_revision',
  title: { fr: 'Enregistrer une révision de plan', en: 'Register a drawing revision' },
  gate: 'log',
  permission: 'tasks.write',
  examples: REGISTER,
  input: z.object({
    project,
    sheet: sheetField,
    revision: field.text({
      label: { fr: 'Révision', en: 'Revision' },
      ask: { fr: 'Quelle révision? (p. ex. 3)', en: 'Which revision? (e.g. 3)' },
      cues: ['révision', 'rév.', 'rév', 'rev.', 'rev', 'revision'],
    }),
    date: field.date({ label: { fr: 'Reçue le', en: 'Received on' } }).optional(),
  }),
  output: shape,
  async run(said, context) {
    const { stores, today } = context
    const { code } = await stores.projects.need(said.project)
    const { sheet, all, current } = await sheetOf(`${said.sheet} ${said.revision}`, said.project, context)
    const revision = revisionIn(said.revision) ?? /^\s*(\d{1,2}|[a-z])\b/i.exec(said.revision)?.[1]?.toUpperCase()
    if (!revision)
      throw invalid(
        'revision',
        'Quelle révision? Un numéro ou une lettre, p. ex. 3.',
        'Which revision? A number or a letter, e.g. 3.',
      )
    if (current && compareRevisions(revision, current.data.revision) <= 0)
      throw new NovaError('rule.broken', {
        fr: `${sheet} est déjà à la rév. ${current.data.revision} à ${code}${current.date ? ` depuis le ${formatDate(current.date, 'fr')}` : ''}; la rév. ${revision} n’est pas plus récente.`,
        en: `${sheet} is already at rev. ${current.data.revision} on ${code}${current.date ? ` since ${formatDate(current.date, 'en')}` : ''}; rev. ${revision} is not later.`,
      })
    const discipline = current?.data.discipline ?? DISCIPLINES[sheet[0]!]
    if (!discipline)
      throw invalid(
        'sheet',
        `Je ne connais pas la discipline d’une feuille ${sheet}. Au registre : ${await sheetsOnFile(stores, said.project)}.`,
        `I do not know the discipline of a sheet ${sheet}. On file: ${await sheetsOnFile(stores, said.project)}.`,
      )
    if (current) await stores.records.change('drawing', current.id, { state: 'superseded' })
    const known = all.find(({ data }) => data.revision === revision)
    const date = said.date ?? today
    const name = current ? nameOf(current) : sheet
    const { number, data } = known
      ? await stores.records.change('drawing', known.id, { state: 'current' })
      : await stores.records.create('drawing', {
          title: `${sheet} rév. ${revision} – ${name}`,
          date,
          projectId: said.project,
          state: 'current',
          data: {
            sheet,
            revision,
            discipline,
            issuedBy: current?.data.issuedBy ?? '',
            scale: current?.data.scale ?? null,
            measures: [],
            fileId: null,
          },
        })
    const before = current?.data.revision ?? null
    const measured = data.measures.length > 0
    return { number, sheet, revision, before, date, measured, project: { id: said.project, code } }
  },
  card({ number, sheet, revision, before, date, measured, project: on }, { lang }) {
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'is', { sheet, revision, before: before ?? 'none', project: on.code }),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'sheet'), value: sheet, href: drawingHref(number) },
            { label: say(lang, 'date'), value: date ? formatDate(date, lang) : '–' },
          ],
        },
        ...(measured ? [] : [{ type: 'text' as const, text: say(lang, 'measures') }]),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'tell'),
          intent: {
            do: 'form',
            tool: 'tasks.create_from_chat',
            input: { title: say(lang, 'tellTask', { sheet, revision }), project: on.id },
          },
        },
      ],
    }
  },
  undo: ({ sheet, project: on }) => ({ tool: 'drawings.withdraw_revision', input: { sheet, project: on.id } }),
})

export const withdrawRevision = defineTool<DrawingStores>()({
  name: 'drawings.withdraw_revision',
  title: { fr: 'Revenir à la révision d’avant', en: 'Go back to the revision before' },
  gate: 'log',
  permission: 'tasks.write',
  examples: WITHDRAW,
  input: z.object({ project, sheet: sheetField }),
  output: shape,
  async run(said, context) {
    const { stores } = context
    const { code } = await stores.projects.need(said.project)
    const { sheet, all, current } = await sheetOf(said.sheet, said.project, context)
    if (!current)
      throw new NovaError('not-found', {
        fr: `${sheet} n’a pas de révision en vigueur à ${code}.`,
        en: `${sheet} has no current revision on ${code}.`,
      })
    const [before] = all
      .filter(({ id, data }) => id !== current.id && compareRevisions(data.revision, current.data.revision) < 0)
      .sort((a, b) => compareRevisions(b.data.revision, a.data.revision))
    await stores.records.change('drawing', current.id, { state: 'superseded' })
    if (before) await stores.records.change('drawing', before.id, { state: 'current' })
    return {
      number: before?.number ?? current.number,
      sheet,
      revision: current.data.revision,
      before: before?.data.revision ?? null,
      date: before?.date ?? null,
      measured: (before?.data.measures.length ?? 0) > 0,
      project: { id: said.project, code },
    }
  },
  card({ number, sheet, revision, before, project: on }, { lang }) {
    return {
      title: say(lang, 'back'),
      summary: say(lang, 'isBack', { sheet, revision, before: before ?? 'none', project: on.code }),
      tone: 'warning',
      blocks: [{ type: 'fields', fields: [{ label: say(lang, 'sheet'), value: sheet, href: drawingHref(number) }] }],
    }
  },
  undo: ({ sheet, revision, project: on }) => ({
    tool: 'drawings.register_revision',
    input: { sheet, revision, project: on.id },
  }),
})
