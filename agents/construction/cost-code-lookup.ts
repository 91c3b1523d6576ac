import { firmCodesFor } from '../../src/domain/firm-code.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { CostCodePrice } from '../../src/domain/records/plans.ts'
import type { CostEntry, Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type CodeStores = {
  costCodes: Rows<CostCodePrice>
  costEntries: Rows<CostEntry>
  projects: Rows<Project>
  vendors: Rows<Vendor>
}

export const labelOf = (one: Pick<CostCodePrice, 'labelFr' | 'labelEn'>, lang: Lang) =>
  lang === 'fr' ? one.labelFr : one.labelEn

const TOLD = 8

/** Words of the question that may come along with the work. */
const ASKED =
  /\b(?:le|la|les|du|des|de|notre|our|the|prix|price|co[uû]te?|costs?|codes?|combien|how much|tendance|trend|lately|ast?heure|maintenant|now|c’?est|is|quoi|what|monte|mont[ée])\b|[?]/giu

/**
 * The firm's code that words mean; `own` is null where its list has none and the master list has. Throws
 * `input.invalid`: with the codes as `candidates` when several fit, with what the list holds when none does.
 */
export async function codeNamed(words: string, of: { field: string; lang: Lang }, { costCodes }: CodeStores) {
  const list = (await costCodes.list({ active: true })).sort((a, b) => a.code.localeCompare(b.code))
  const { codes, master } = firmCodesFor(words.replace(ASKED, ' '), list)
  const [own, second] = codes
  if (own && !second) return { own, master: master ?? own.code }
  if (!own && master) return { own: null, master }
  const named = (lang: Lang) =>
    (own ? codes : list)
      .slice(0, TOLD)
      .map((one) => `${one.code} ${labelOf(one, lang)}`)
      .join(', ')
  throw new NovaError(
    'input.invalid',
    own
      ? { fr: `« ${words} », c’est lequel? ${named('fr')}.`, en: `“${words}”, which one? ${named('en')}.` }
      : {
          fr: `Je n’ai pas de code pour « ${words} ». Dis le travail autrement; la liste commence par : ${named('fr')}.`,
          en: `I have no code for “${words}”. Say the work otherwise; the list begins with: ${named('en')}.`,
        },
    {
      field: of.field,
      data: { candidates: codes.slice(0, TOLD).map((one) => ({ id: one.code, label: labelOf(one, of.lang) })) },
    },
  )
}
