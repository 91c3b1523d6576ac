import { z } from 'zod'
import { auditPages } from '../../src/domain/page-audit.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { AUDIT_SITE, RANK_REPORT } from './site-examples.ts'

type Stores = { records: RecordStore }

const say = phrases({
  audit: { fr: 'État du site', en: 'State of the website' },
  auditSummary: {
    fr: '{count, plural, =0 {Rien à corriger} one {# point à corriger} other {# points à corriger}} sur {pages} pages; d’abord {path} : {first}.',
    en: '{count, plural, =0 {Nothing to fix} one {# point to fix} other {# points to fix}} on {pages} pages; first {path}: {first}.',
  },
  clean: { fr: 'Rien à corriger sur {pages} pages.', en: 'Nothing to fix on {pages} pages.' },
  empty: { fr: 'Aucune page du site n’est au dossier.', en: 'No page of the website is on file.' },
  page: { fr: 'Page', en: 'Page' },
  finding: { fr: 'À corriger', en: 'To fix' },
  weight: { fr: 'Poids', en: 'Weight' },
  slowest: {
    fr: 'La plus lente : {path}, {seconds} s à s’afficher (cible : 2,5 s).',
    en: 'The slowest: {path}, {seconds} s to show (target: 2.5 s).',
  },
  auditFooter: {
    fr: 'Dernière mesure enregistrée des pages, pas une mesure en direct. Licence à afficher : Loi sur le bâtiment, art. 57.1.',
    en: 'Last recorded measure of the pages, not a live one. Licence to be shown: Building Act, s. 57.1.',
  },
  ranks: { fr: 'Positions dans Google', en: 'Google positions' },
  ranksSummary: {
    fr: '{top, plural, =0 {Aucun mot-clé} one {# mot-clé} other {# mots-clés}} en première page sur {all}; {lost, plural, =0 {tous sont classés} one {« {words} » n’est classé nulle part} other {# ne sont classés nulle part}}.',
    en: '{top, plural, =0 {No keyword} one {# keyword} other {# keywords}} on the first page out of {all}; {lost, plural, =0 {all of them rank} one {“{words}” ranks nowhere} other {# rank nowhere}}.',
  },
  noRanks: { fr: 'Aucun mot-clé n’est suivi.', en: 'No keyword is followed.' },
  keyword: { fr: 'Mot-clé', en: 'Keyword' },
  position: { fr: 'Position', en: 'Position' },
  nowhere: { fr: 'introuvable', en: 'not found' },
  visits: { fr: 'Visites de la page', en: 'Page visits' },
  why: {
    fr: 'Ce que la page a contre elle : {path} {findings}.',
    en: 'What stands against the page: {path} {findings}.',
  },
  toAudit: { fr: 'Que corriger sur le site', en: 'What to fix on the site' },
  toRanks: { fr: 'Voir les positions', en: 'See the positions' },
  task: { fr: 'En faire une tâche', en: 'Make it a task' },
  taskTitle: { fr: 'Site web, {path} : {finding}', en: 'Website, {path}: {finding}' },
  ranksFooter: {
    fr: 'Positions et visites de la dernière mesure enregistrée, pas en direct',
    en: 'Positions and visits as last recorded, not live',
  },
})

const finding = z.object({
  path: z.string(),
  key: z.string(),
  weight: z.int(),
  says: z.object({ fr: z.string(), en: z.string() }),
})

const pagesOf = async ({ records }: Stores) => (await records.list('page', { state: 'online' })).map(({ data }) => data)

export const auditSite = defineTool<Stores>()({
  name: 'seo.audit_site',
  title: { fr: 'Examiner le site web', en: 'Audit the website' },
  gate: 'none',
  permission: 'marketing.write',
  examples: AUDIT_SITE,
  input: z.object({}),
  output: z.object({
    pages: z.int(),
    findings: z.array(finding),
    slowest: z.object({ path: z.string(), ms: z.int() }).nullable(),
  }),
  async run(_, { stores }) {
    const pages = await pagesOf(stores)
    const [slow] = [...pages].sort((a, b) => b.loadMs - a.loadMs)
    return {
      pages: pages.length,
      findings: auditPages(pages),
      slowest: slow ? { path: slow.path, ms: slow.loadMs } : null,
    }
  },
  card({ pages, findings, slowest }, { lang }) {
    const [first] = findings
    const summary = first
      ? say(lang, 'auditSummary', { count: findings.length, pages, path: first.path, first: first.says[lang] })
      : say(lang, pages ? 'clean' : 'empty', { pages })
    return {
      title: say(lang, 'audit'),
      summary,
      tone: first ? 'warning' : 'success',
      blocks: [
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'audit'),
                columns: [
                  { label: say(lang, 'page') },
                  { label: say(lang, 'finding') },
                  { label: say(lang, 'weight'), align: 'right' as const },
                ],
                rows: findings.slice(0, 15).map((one) => [one.path, one.says[lang], String(one.weight)]),
                ...(findings.length > 15 ? { more: findings.length - 15 } : {}),
              },
            ]
          : [{ type: 'text' as const, text: summary }]),
        ...(slowest
          ? [
              {
                type: 'text' as const,
                text: say(lang, 'slowest', {
                  path: slowest.path,
                  seconds: formatNumber(slowest.ms / 1000, lang, 1, 1),
                }),
              },
            ]
          : []),
      ],
      actions: [
        ...(first
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'task'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'taskTitle', { path: first.path, finding: first.says[lang] }) },
                },
              },
            ]
          : []),
        { type: 'button', label: say(lang, 'toRanks'), intent: { do: 'tool', tool: 'seo.rank_report', input: {} } },
      ],
      footer: say(lang, 'auditFooter'),
    }
  },
})

export const rankReport = defineTool<Stores>()({
  name: 'seo.rank_report',
  title: { fr: 'Suivre les positions dans Google', en: 'Follow Google positions' },
  gate: 'none',
  permission: 'marketing.write',
  examples: RANK_REPORT,
  input: z.object({}),
  output: z.object({
    keywords: z.array(z.object({ words: z.string(), path: z.string(), position: z.int().nullable(), visits: z.int() })),
    against: z.array(finding),
  }),
  async run(_, { stores }) {
    const pages = await pagesOf(stores)
    const keywords = pages
      .flatMap(({ path, visits, keywords }) => keywords.map((one) => ({ ...one, path, visits })))
      .sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity))
    const weak = new Set(keywords.filter(({ position }) => position === null).map(({ path }) => path))
    return { keywords, against: auditPages(pages).filter(({ path }) => weak.has(path)) }
  },
  card({ keywords, against }, { lang }) {
    const lost = keywords.filter(({ position }) => position === null)
    const summary = keywords.length
      ? say(lang, 'ranksSummary', {
          top: keywords.filter(({ position }) => position !== null && position <= 10).length,
          all: keywords.length,
          lost: lost.length,
          words: lost[0]?.words ?? '',
        })
      : say(lang, 'noRanks')
    const byPath = [...Map.groupBy(against, ({ path }) => path)]
    return {
      title: say(lang, 'ranks'),
      summary,
      tone: lost.length ? 'warning' : 'neutral',
      blocks: [
        ...(keywords.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'ranks'),
                columns: [
                  { label: say(lang, 'keyword') },
                  { label: say(lang, 'position'), align: 'right' as const },
                  { label: say(lang, 'page') },
                  { label: say(lang, 'visits'), align: 'right' as const },
                ],
                rows: keywords
                  .slice(0, 15)
                  .map((one) => [
                    one.words,
                    one.position === null ? say(lang, 'nowhere') : String(one.position),
                    one.path,
                    formatNumber(one.visits, lang, 0),
                  ]),
              },
            ]
          : [{ type: 'text' as const, text: summary }]),
        ...byPath.map(([path, own]) => ({
          type: 'text' as const,
          text: say(lang, 'why', { path, findings: own.map(({ says }) => says[lang]).join('; ') }),
        })),
      ],
      actions: [
        { type: 'button', label: say(lang, 'toAudit'), intent: { do: 'tool', tool: 'seo.audit_site', input: {} } },
      ],
      footer: say(lang, 'ranksFooter'),
    }
  },
})
