import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type KpiStores, lastClosedMonth, openBooks } from './books.ts'
import { OPERATIONS, toMeasure, unitOfFormula, writeFormula } from './custom-measure.ts'
import { formatMeasure, formatPeriod } from './measure-text.ts'
import { measureOf } from './measures.ts'
import { DEFINE } from './metric-examples.ts'
import { metricField } from './metric-field.ts'

const say = phrases({
  title: { fr: 'Nouvel indicateur', en: 'New indicator' },
  willBe: {
    fr: 'Ajouter l’indicateur « {name} » : {formula}, soit {value} pour {period}.',
    en: 'Add the indicator "{name}": {formula}, which gives {value} for {period}.',
  },
  is: { fr: 'L’indicateur « {name} » est ajouté : {formula}.', en: 'The indicator "{name}" is added: {formula}.' },
  formula: { fr: 'Calcul', en: 'Computation' },
  better: { fr: 'Vise', en: 'Aim' },
  up: { fr: 'le plus haut', en: 'higher' },
  down: { fr: 'le plus bas', en: 'lower' },
  preview: { fr: 'Valeur, {period}', en: 'Value, {period}' },
  everyone: {
    fr: 'Il paraîtra dans les indicateurs de ceux qui peuvent voir les deux mesures.',
    en: 'It will appear in the indicators of those who may see both measures.',
  },
  show: { fr: 'Voir les indicateurs', en: 'See the indicators' },
})

const input = z.object({
  name: field.text({ label: { fr: 'Nom', en: 'Name' }, cues: ['appelé', 'nommé', 'called', 'named'] }).optional(),
  left: metricField({
    label: { fr: 'Première mesure', en: 'First measure' },
    ask: { fr: 'Quelle est la première mesure?', en: 'What is the first measure?' },
  }),
  operation: field
    .choice(OPERATIONS, {
      label: { fr: 'Calcul', en: 'Computation' },
      options: [
        {
          value: 'ratio',
          label: { fr: 'Divisé par', en: 'Divided by' },
          words: ['sur', 'par', 'over', 'per', 'ratio'],
        },
        { value: 'sum', label: { fr: 'Plus', en: 'Plus' }, words: ['additionné à', 'added to'] },
        { value: 'difference', label: { fr: 'Moins', en: 'Minus' }, words: ['less'] },
      ],
    })
    .default('ratio'),
  right: metricField({
    label: { fr: 'Deuxième mesure', en: 'Second measure' },
    ask: { fr: 'Quelle est la deuxième mesure?', en: 'What is the second measure?' },
  }),
  better: field
    .choice(['up', 'down'], {
      label: { fr: 'Vise', en: 'Aim' },
      options: [
        { value: 'up', label: { fr: 'Le plus haut', en: 'Higher' }, words: ['monter', 'rise'] },
        { value: 'down', label: { fr: 'Le plus bas', en: 'Lower' }, words: ['baisser', 'fall'] },
      ],
    })
    .default('up'),
})

/** `taux_d_encaissement` of « Taux d’encaissement ». */
export const keyOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 60)

async function readDefinition(said: z.output<typeof input>, { stores, actor }: Context<KpiStores>) {
  const [left, right] = [measureOf(said.left), measureOf(said.right)]
  const unknown = (name: 'left' | 'right') =>
    new NovaError(
      'input.invalid',
      { fr: 'Choisis une mesure que je connais.', en: 'Pick a measure that I know.' },
      { field: name },
    )
  if (!left) throw unknown('left')
  if (!right) throw unknown('right')
  const sign = { ratio: '÷', sum: '+', difference: '−' }[said.operation]
  const named = (lang: Lang) => said.name ?? `${left.name[lang]} ${sign} ${right.name[lang]}`
  const key = keyOf(said.name ?? `${said.left} ${said.operation} ${said.right}`)
  const taken = measureOf(key) ?? (await stores.kpiDefinitions.list({ key }))[0]
  if (!key || taken)
    throw new NovaError(
      'input.invalid',
      {
        fr: `« ${named('fr')} » est déjà un indicateur, ou n’est pas un nom. Donne-lui un autre nom.`,
        en: `"${named('en')}" is an indicator already, or no name. Give it another name.`,
      },
      { field: 'name' },
    )
  return {
    key,
    nameFr: named('fr'),
    nameEn: named('en'),
    formula: writeFormula(said.left, said.operation, said.right),
    unit: unitOfFormula(left, said.operation, right),
    direction: said.better,
    target: null,
    createdBy: actor.id,
  }
}

type Definition = Awaited<ReturnType<typeof readDefinition>>
const asMeasure = (definition: Definition) => toMeasure({ id: '', createdAt: new Date(0), ...definition })!

export const defineMetric = defineTool<KpiStores>()({
  name: 'kpis.define_metric',
  title: { fr: 'Définir un indicateur', en: 'Define an indicator' },
  gate: 'approve',
  permission: 'finance.read',
  approval: { permission: 'settings.manage' },
  examples: DEFINE,
  input,
  output: z.object({ key: z.string(), name: z.string(), formula: z.object({ fr: z.string(), en: z.string() }) }),
  async preview(said, context) {
    const { lang, stores, today } = context
    const definition = await readDefinition(said, context)
    const measure = asMeasure(definition)
    const month = await lastClosedMonth(stores, today)
    const { value } = await measure.read(openBooks(stores), month)
    const shown = formatMeasure(value, measure.unit, lang)
    const period = formatPeriod(month, lang)
    return {
      card: {
        title: say(lang, 'title'),
        summary: say(lang, 'willBe', {
          name: measure.name[lang],
          formula: measure.definition[lang],
          value: shown,
          period,
        }),
        tone: 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'formula'), value: measure.definition[lang] },
              { label: say(lang, 'better'), value: say(lang, said.better) },
              { label: say(lang, 'preview', { period }), value: shown },
            ],
          },
          { type: 'text', text: say(lang, 'everyone') },
        ],
      },
      subject: { ...definition, createdBy: context.actor.id },
      edit: { tool: 'kpis.define_metric', input: said },
    }
  },
  async run(said, context) {
    const definition = await readDefinition(said, context)
    await context.stores.kpiDefinitions.insert(definition)
    return {
      key: definition.key,
      name: asMeasure(definition).name[context.lang],
      formula: asMeasure(definition).definition,
    }
  },
  card: ({ name, formula }, { lang }) => ({
    title: say(lang, 'title'),
    summary: say(lang, 'is', { name, formula: formula[lang] }),
    tone: 'success',
    blocks: [{ type: 'text', text: say(lang, 'is', { name, formula: formula[lang] }) }],
    actions: [{ type: 'button', label: say(lang, 'show'), intent: { do: 'tool', tool: 'kpis.compute', input: {} } }],
  }),
})
