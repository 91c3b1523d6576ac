import { z } from 'zod'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CLASSIFY } from './cost-code-examples.ts'
import { type CodeStores, codeNamed } from './cost-code-lookup.ts'

const say = phrases({
  title: { fr: 'Code de coût', en: 'Cost code' },
  own: { fr: '{work} : {code} {label}.', en: '{work}: {code} {label}.' },
  master: {
    fr: '{work} : {code} {label}, selon le répertoire commun; ce code n’est pas encore dans notre liste.',
    en: '{work}: {code} {label}, from the common list; this code is not in ours yet.',
  },
  code: { fr: 'Code', en: 'Code' },
  label: { fr: 'Libellé', en: 'Label' },
  unit: { fr: 'Unité', en: 'Unit' },
  price: { fr: 'Coût unitaire', en: 'Unit cost' },
  range: { fr: '{likely} (de {low} à {high}), au {date}', en: '{likely} ({low} to {high}), as of {date}' },
  mapped: { fr: 'Chez le client', en: 'In the client’s list' },
  precise: {
    fr: 'Le répertoire commun est plus précis : {code} {label}.',
    en: 'The common list is more precise: {code} {label}.',
  },
  trend: { fr: 'Tendance du prix', en: 'Price trend' },
  hours: { fr: 'Inscrire des heures', en: 'Log hours' },
  footer: {
    fr: 'Notre liste de codes; numérotation du Répertoire normatif (CSI/DCC)',
    en: 'Our list of codes; numbering of MasterFormat (CSI/CSC)',
  },
})

export const classifyCost = defineTool<CodeStores>()({
  name: 'cost_codes.classify',
  title: { fr: 'Trouver le code de coût d’un travail', en: 'Find the cost code of a work' },
  gate: 'log',
  permission: 'projects.read',
  examples: CLASSIFY,
  input: z.object({
    work: field.text({
      label: { fr: 'Travail ou dépense', en: 'Work or cost' },
      ask: { fr: 'Le code de quoi? (p. ex. calfeutrage)', en: 'The code of what? (e.g. caulking)' },
      cues: [
        'code de coût pour',
        'code de coûts pour',
        'code de coût du',
        'code pour',
        'code du',
        'code de la',
        'code des',
        'code de',
        'cost code for',
        'code for',
        'code of',
        'code do i use for',
        'pour',
        'for',
      ],
    }),
  }),
  output: z.object({
    work: z.string(),
    code: z.string(),
    label: z.object({ fr: z.string(), en: z.string() }),
    own: z.boolean(),
    unit: z.string().nullable(),
    price: z.object({ low: z.int(), likely: z.int(), high: z.int(), asOf: z.string() }).nullable(),
    mappedTo: z.string().nullable(),
    master: z.object({ code: z.string(), label: z.object({ fr: z.string(), en: z.string() }) }).nullable(),
  }),
  async run({ work }, { stores, lang, can }) {
    const { own, master } = await codeNamed(work, { field: 'work', lang }, stores)
    const label = costCodeLabel(master) ?? { fr: master, en: master }
    if (!own) return { work, code: master, label, own: false, unit: null, price: null, mappedTo: null, master: null }
    const { code, unit, low, likely, high, asOf, mappedTo } = own
    return {
      work,
      code,
      label: { fr: own.labelFr, en: own.labelEn },
      own: true,
      unit,
      price: can('projects.cost') ? { low, likely, high, asOf } : null,
      mappedTo,
      master: master === code ? null : { code: master, label },
    }
  },
  card(out, { lang, can }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const { code, price } = out
    const values = { work: out.work, code, label: out.label[lang] }
    return {
      title: say(lang, 'title'),
      summary: say(lang, out.own ? 'own' : 'master', values),
      tone: out.own ? 'success' : 'info',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'code'), value: code },
            { label: say(lang, 'label'), value: out.label[lang] },
            ...(out.unit ? [{ label: say(lang, 'unit'), value: out.unit }] : []),
            ...(price
              ? [
                  {
                    label: say(lang, 'price'),
                    value: say(lang, 'range', {
                      likely: money(price.likely),
                      low: money(price.low),
                      high: money(price.high),
                      date: formatDate(price.asOf, lang),
                    }),
                  },
                ]
              : []),
            ...(out.mappedTo ? [{ label: say(lang, 'mapped'), value: out.mappedTo }] : []),
          ],
        },
        ...(out.master
          ? [
              {
                type: 'text' as const,
                text: say(lang, 'precise', { code: out.master.code, label: out.master.label[lang] }),
              },
            ]
          : []),
      ],
      actions: [
        ...(out.own && can('projects.cost')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'trend'),
                intent: { do: 'tool' as const, tool: 'cost_codes.trend_price', input: { material: code } },
              },
            ]
          : []),
        ...(can('time.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'hours'),
                intent: { do: 'form' as const, tool: 'timesheets.log_hours', input: {} },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
