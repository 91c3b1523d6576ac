import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import type { CostCodePrice } from '../../src/domain/records/plans.ts'
import { type Measure, toImperial } from '../../src/domain/takeoff.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import type { Context } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { currentSheets, type Drawing, type DrawingStores, sheetIn, sheetsOnFile } from './drawing-sheets.ts'

export type TakeoffStores = DrawingStores & { costCodes: Rows<CostCodePrice> }

const say = phrases({
  m2: { fr: 'm²', en: 'm²' },
  m: { fr: 'm', en: 'm' },
  m3: { fr: 'm³', en: 'm³' },
  count: { fr: 'unités', en: 'units' },
  pi2: { fr: 'pi²', en: 'sq ft' },
  pi: { fr: 'pi', en: 'ft' },
  vg3: { fr: 'vg³', en: 'cu yd' },
})

const sheetField = field.text({
  label: { fr: 'Plan ou ouvrage', en: 'Drawing or work' },
  ask: {
    fr: 'Sur quel plan, ou quel ouvrage? (p. ex. toiture, A-201)',
    en: 'On which drawing, or which work? (e.g. roof, A-201)',
  },
})
export const input = z.object({
  sheet: sheetField,
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
})

const NOISE =
  /\b(?:combien|pi2|pi²|pieds?|m2|m²|m[eè]tres?|carr[ée]s?|de|du|la|le|l|sur|plan|surface|superficie|aire|quantit[ée]s?|takeoff|take|off|area|square|feet|sq|ft|sf|how|many|much|from|this|drawing|on|of|the|nombre|longueur|volume|mesure|measure|[a-z]{1,2}-?\d{3})\b|[?]/giu

/** The one drawing in force that is meant. Throws `input.invalid` with each project's as `candidates`. */
export async function drawingNamed(words: string, project: string | undefined, { stores }: Context<TakeoffStores>) {
  const numbered = /^pl-\d+$/i.test(words.trim())
    ? await stores.records.byNumber('drawing', words.trim().toUpperCase())
    : null
  const work = words.replace(NOISE, ' ').replace(/\s+/g, ' ').trim()
  const found = numbered ? [numbered] : await currentSheets(sheetIn(words) ?? (work || words), project, stores)
  const code = classifyWork(work)
  const measured = found.filter(({ data }) =>
    data.measures.some((one) => code && one.costCode.slice(0, 4) === code.slice(0, 4)),
  )
  const fits = !sheetIn(words) && measured.length ? measured : found
  const [only, second] = fits
  if (only && !second) return { drawing: only, work }
  const projects = new Map((await stores.projects.list()).map((one) => [one.id, one.code]))
  const names = fits.map((one) => ({
    id: one.number,
    label: `${one.data.sheet}, ${(one.projectId && projects.get(one.projectId)) || '–'}`,
  }))
  const list = only ? names.map(({ label }) => label).join('; ') : await sheetsOnFile(stores, project)
  throw new NovaError(
    'input.invalid',
    only
      ? {
          fr: `Plusieurs plans répondent à « ${words} » : ${list}. Lequel?`,
          en: `Several drawings answer to “${words}”: ${list}. Which one?`,
        }
      : {
          fr: `Aucun plan en vigueur ne répond à « ${words} ». Au registre : ${list}.`,
          en: `No current drawing answers to “${words}”. On file: ${list}.`,
        },
    { field: 'sheet', data: { candidates: names } },
  )
}

export const measureShape = z.object({
  label: z.string(),
  costCode: z.string(),
  unit: z.enum(['m2', 'm', 'm3', 'count']),
  quantity: z.int(),
})
export const head = z.object({
  number: z.string(),
  sheet: z.string(),
  revision: z.string(),
  project: z.object({ id: z.string(), code: z.string() }),
})

export async function headOf(drawing: Drawing, { stores }: Context<TakeoffStores>) {
  const project = drawing.projectId ? await stores.projects.need(drawing.projectId) : null
  const { sheet, revision } = drawing.data
  return { number: drawing.number, sheet, revision, project: { id: project?.id ?? '', code: project?.code ?? '–' } }
}

export const shown = (quantity: number, unit: Measure['unit'] | 'pi2' | 'pi' | 'vg3', lang: Lang) =>
  `${formatNumber(quantity / 1000, lang, 0)} ${say(lang, unit)}`
export const inFeet = (one: Pick<Measure, 'unit' | 'quantity'>, lang: Lang) => {
  const imperial = toImperial(one)
  return imperial.unit === 'count' ? '–' : shown(imperial.quantity, imperial.unit, lang)
}
