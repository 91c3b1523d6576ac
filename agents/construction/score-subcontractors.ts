import { z } from 'zod'
import { scoreSubcontractor } from '../../src/domain/quality.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent, type Ppm } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { SCORE } from './subcontract-examples.ts'
import { type PaperStores, vendorNamed } from './verify-subcontractor.ts'

const say = phrases({
  title: { fr: 'Cotes des sous-traitants', en: 'Subcontractor scores' },
  one: {
    fr: '{vendor} : {mark} sur 100, d’après {count, plural, one {# contrat fini} other {# contrats finis}}.',
    en: '{vendor}: {mark} out of 100, from {count, plural, one {# finished contract} other {# finished contracts}}.',
  },
  several: {
    fr: '{count, plural, one {# sous-traitant coté} other {# sous-traitants cotés}}; le meilleur : {best} ({mark} sur 100), le plus faible : {worst} ({low}).',
    en: '{count, plural, one {# subcontractor scored} other {# subcontractors scored}}; the best: {best} ({mark} out of 100), the weakest: {worst} ({low}).',
  },
  none: {
    fr: 'Aucun contrat fini n’a été coté{vendor, select, none {} other { pour {vendor}}}.',
    en: 'No finished contract has been judged{vendor, select, none {} other { for {vendor}}}.',
  },
  vendor: { fr: 'Sous-traitant', en: 'Subcontractor' },
  mark: { fr: 'Cote', en: 'Score' },
  quality: { fr: 'Qualité', en: 'Quality' },
  punctuality: { fr: 'Ponctualité', en: 'Punctuality' },
  safety: { fr: 'Sécurité', en: 'Safety' },
  paperwork: { fr: 'Papiers', en: 'Paperwork' },
  again: { fr: 'À reprendre', en: 'Hire again' },
  of: { fr: '{yes} sur {count}', en: '{yes} of {count}' },
  papers: { fr: 'Papiers de {vendor}', en: 'Papers of {vendor}' },
  footer: {
    fr: 'Contrats finis et cotés · qualité 35, ponctualité 30, sécurité 20, papiers 15; ce qui n’est pas coté ne compte pas',
    en: 'Finished and judged contracts · quality 35, punctuality 30, safety 20, paperwork 15; what was not judged does not count',
  },
})

const MARKS = ['quality', 'punctuality', 'safety', 'paperwork'] as const
const part = z.int().nullable()

/** The mean of what was judged; null of nothing. */
function mean(values: readonly (Ppm | null)[]): Ppm | null {
  const known = values.filter((value) => value !== null)
  return known.length ? Math.round(known.reduce((sum, value) => sum + value, 0) / known.length) : null
}

export const scoreSubcontractors = defineTool<PaperStores>()({
  name: 'subcontracts.score_performance',
  title: { fr: 'Voir les cotes des sous-traitants', en: 'See subcontractor scores' },
  gate: 'none',
  permission: 'projects.cost',
  examples: SCORE,
  input: z.object({
    vendor: field
      .text({
        label: { fr: 'Sous-traitant', en: 'Subcontractor' },
        cues: [
          'cote de',
          'cote du',
          'performance de',
          'performance du',
          'note de',
          'score of',
          'rating of',
          'performance of',
        ],
      })
      .optional(),
  }),
  output: z.object({
    asked: z.string().nullable(),
    scores: z.array(
      z.object({
        vendor: z.string(),
        mark: z.int(),
        quality: part,
        punctuality: part,
        safety: part,
        paperwork: part,
        contracts: z.int(),
        recommended: z.int(),
      }),
    ),
  }),
  async run({ vendor: words }, { stores }) {
    const asked = words ? await vendorNamed(words, stores) : null
    const names = new Map((await stores.vendors.list()).map(({ id, name }) => [id, name]))
    const done = await stores.subcontracts.list({ status: 'done', ...(asked ? { vendorId: asked.id } : {}) })
    const scores = [...Map.groupBy(done, ({ vendorId }) => vendorId)].flatMap(([id, own]) => {
      const marks = {
        quality: mean(own.map((one) => one.quality)),
        punctuality: mean(own.map((one) => one.punctuality)),
        safety: mean(own.map((one) => one.safety)),
        paperwork: mean(own.map((one) => one.paperwork)),
      }
      const mark = scoreSubcontractor(marks)
      const recommended = own.filter((one) => one.recommended).length
      return mark === null ? [] : [{ vendor: names.get(id) ?? '', mark, ...marks, contracts: own.length, recommended }]
    })
    return { asked: asked?.name ?? null, scores: scores.sort((a, b) => b.mark - a.mark) }
  },
  card({ asked, scores }, { lang, can }) {
    const [best] = scores
    const worst = scores.at(-1)
    const percent = (value: Ppm | null) => (value === null ? '–' : formatPercent(value, lang, 0))
    return {
      title: say(lang, 'title'),
      summary:
        !best || !worst
          ? say(lang, 'none', { vendor: asked ?? 'none' })
          : scores.length === 1
            ? say(lang, 'one', { vendor: best.vendor, mark: String(best.mark), count: best.contracts })
            : say(lang, 'several', {
                count: scores.length,
                best: best.vendor,
                mark: String(best.mark),
                worst: worst.vendor,
                low: String(worst.mark),
              }),
      tone: 'info',
      blocks: best
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'vendor') },
                { label: say(lang, 'mark'), align: 'right' },
                ...MARKS.map((key) => ({ label: say(lang, key), align: 'right' as const })),
                { label: say(lang, 'again') },
              ],
              rows: scores.map((one) => [
                one.vendor,
                String(one.mark),
                ...MARKS.map((key) => percent(one[key])),
                say(lang, 'of', { yes: String(one.recommended), count: String(one.contracts) }),
              ]),
            },
          ]
        : [],
      actions:
        best && can('purchases.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'papers', { vendor: best.vendor }).slice(0, 75),
                intent: { do: 'tool', tool: 'subcontracts.verify_attestation', input: { vendor: best.vendor } },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
