import { z } from 'zod'
import { lienExposure } from '../../src/domain/liens.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { ReleaseStores } from './collect-releases.ts'
import { EXPOSURE } from './lien-examples.ts'

const say = phrases({
  title: { fr: 'Dénonciations de contrat', en: 'Notices of contract' },
  titleOf: { fr: 'Dénonciations de contrat – {code}', en: 'Notices of contract – {code}' },
  summary: {
    fr: '{count, plural, one {# dénonciation non libérée} other {# dénonciations non libérées}} : {unreleased} réclamés sans quittance, {exposure} au plus.',
    en: '{count, plural, one {# notice not fully released} other {# notices not fully released}}: {unreleased} claimed without a release, {exposure} at most.',
  },
  none: { fr: 'Aucune dénonciation de contrat n’attend de quittance.', en: 'No notice of contract awaits a release.' },
  number: { fr: 'Avis', en: 'Notice' },
  from: { fr: 'De', en: 'From' },
  project: { fr: 'Projet', en: 'Project' },
  received: { fr: 'Reçue', en: 'Received' },
  contract: { fr: 'Contrat', en: 'Contract' },
  claimed: { fr: 'Réclamé', en: 'Claimed' },
  released: { fr: 'Quittancé', en: 'Released' },
  footer: {
    fr: 'Au plus : contrats moins quittances. C.c.Q., art. 2724 à 2728 · avis, pas un conseil juridique',
    en: 'At most: contracts less releases. C.C.Q., art. 2724 to 2728 · information, not legal advice',
  },
})

export const exposureByProject = defineTool<Pick<ReleaseStores, 'projects' | 'records'>>()({
  name: 'liens.exposure_by_project',
  title: { fr: 'Voir les dénonciations et l’exposition', en: 'Show notices of contract and exposure' },
  gate: 'none',
  permission: 'projects.cost',
  examples: EXPOSURE,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({
    project: z.string().nullable(),
    exposure: z.int(),
    unreleased: z.int(),
    notices: z.array(
      z.object({
        number: z.string(),
        from: z.string(),
        project: z.string(),
        date: z.string().nullable(),
        contractAmount: z.int(),
        claimed: z.int(),
        released: z.int(),
      }),
    ),
  }),
  async run({ project }, { stores }) {
    const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
    const found = await stores.records.list('lien_notice', {
      state: ['received', 'partial-release'],
      ...(project ? { projectId: project } : {}),
    })
    const notices = found.map(({ number, date, projectId, data }) => ({
      number,
      date,
      project: codes.get(projectId ?? '') ?? '',
      from: data.from,
      contractAmount: data.contractAmount,
      claimed: data.claimed,
      released: data.released,
    }))
    const { exposure, unreleased } = lienExposure(
      notices.map(({ contractAmount, claimed, released }) => ({ contractAmount, billed: claimed, paid: 0, released })),
    )
    return { project: project ? codes.get(project)! : null, exposure, unreleased, notices }
  },
  card({ project, exposure, unreleased, notices }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const title = project ? say(lang, 'titleOf', { code: project }) : say(lang, 'title')
    const summary = notices.length
      ? say(lang, 'summary', { count: notices.length, unreleased: money(unreleased), exposure: money(exposure) })
      : say(lang, 'none')
    return {
      title,
      summary,
      tone: unreleased > 0 ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(notices.length
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [
                  { label: say(lang, 'number') },
                  { label: say(lang, 'from') },
                  { label: say(lang, 'project') },
                  { label: say(lang, 'received') },
                  ...(['contract', 'claimed', 'released'] as const).map((key) => ({
                    label: say(lang, key),
                    align: 'right' as const,
                  })),
                ],
                rows: notices.map((one) => [
                  one.number,
                  one.from,
                  { text: one.project, href: `nova:projects/${one.project}` },
                  one.date ? formatDate(one.date, lang) : '',
                  money(one.contractAmount),
                  money(one.claimed),
                  money(one.released),
                ]),
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
