import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  type DeliveryStores,
  deliveryNamed,
  type ShownDelivery,
  shownDelivery,
  shownOf,
  windowText,
} from './deliveries.ts'
import { SCHEDULE_DELIVERY } from './delivery-examples.ts'

const say = phrases({
  title: { fr: 'Date de livraison', en: 'Delivery date' },
  ask: {
    fr: '{item} : du {before} au {after}, {window}.',
    en: '{item}: from {before} to {after}, {window}.',
  },
  done: {
    fr: '{item} : livraison le {after}, {window}. Le fournisseur reste à prévenir{vendor, select, none {} other { : {vendor}}}.',
    en: '{item}: delivery on {after}, {window}. The supplier is still to be told{vendor, select, none {} other {: {vendor}}}.',
  },
  project: { fr: 'Chantier', en: 'Site' },
  vendor: { fr: 'Fournisseur', en: 'Supplier' },
  order: { fr: 'Bon', en: 'Order' },
  access: { fr: 'Accès', en: 'Access' },
  again: {
    fr: 'Elle redevient « à confirmer » tant que le fournisseur n’a pas dit oui. Rien ne lui est envoyé.',
    en: 'It is to be confirmed again until the supplier agrees. Nothing is sent to them.',
  },
})

const input = z.object({
  delivery: field.text({
    label: { fr: 'Livraison', en: 'Delivery' },
    ask: { fr: 'Quelle livraison?', en: 'Which delivery?' },
    cues: ['livraison de', 'livraison des', 'livraison du', 'camion de', 'delivery of'],
  }),
  date: field.date({ label: { fr: 'Date', en: 'Date' }, ask: { fr: 'Quel jour?', en: 'Which day?' } }),
  window: field
    .choice(['am', 'pm'], {
      label: { fr: 'Moment', en: 'Time of day' },
      options: [
        {
          value: 'am',
          label: { fr: 'Avant-midi', en: 'Morning' },
          words: ['am', 'matin', 'avant-midi', 'morning', 'a.m.'],
        },
        { value: 'pm', label: { fr: 'Après-midi', en: 'Afternoon' }, words: ['pm', 'après-midi', 'afternoon', 'p.m.'] },
      ],
    })
    .optional(),
})

/** Throws `input.invalid` for a day that is over. */
async function planned(wanted: z.output<typeof input>, { stores, today }: Context<DeliveryStores>) {
  if (wanted.date < today)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Le ${formatDate(wanted.date, 'fr')} est passé. Donne une date à partir d’aujourd’hui.`,
        en: `${formatDate(wanted.date, 'en')} is over. Give a date from today on.`,
      },
      { field: 'date' },
    )
  const found = await deliveryNamed(wanted.delivery, stores, true)
  return { found, date: wanted.date, window: wanted.window ?? found.data.window }
}

const whereFields = (one: ShownDelivery, lang: Lang) => ({
  type: 'fields' as const,
  fields: (['project', 'vendor', 'order', 'access'] as const).map((key) => ({
    label: say(lang, key),
    value: one[key] ?? '–',
    ...(key === 'project' ? { href: `nova:deliveries/${one.number}` } : {}),
  })),
})

const on = (date: IsoDate | null, lang: Lang) => (date ? formatDate(date, lang) : '–')

export const scheduleDelivery = defineTool<DeliveryStores>()({
  name: 'deliveries.schedule',
  title: { fr: 'Fixer ou déplacer une livraison', en: 'Set or move a delivery' },
  gate: 'confirm',
  permission: 'tasks.write',
  examples: SCHEDULE_DELIVERY,
  input,
  output: shownDelivery,
  async preview(wanted, ctx) {
    const { lang, stores } = ctx
    const { found, date, window } = await planned(wanted, ctx)
    const summary = say(lang, 'ask', {
      item: found.title,
      before: `${on(found.date, lang)}, ${windowText(found.data.window, lang)}`,
      after: on(date, lang),
      window: windowText(window, lang),
    })
    return {
      subject: { number: found.number, before: found.date, was: found.data.window, date, window },
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          whereFields(await shownOf(found, stores), lang),
          { type: 'text', text: say(lang, 'again') },
        ],
      },
    }
  },
  async run(wanted, ctx) {
    const { found, date, window } = await planned(wanted, ctx)
    const next = await ctx.stores.records.change('delivery', found.id, {
      state: 'planned',
      date,
      data: { ...found.data, window },
    })
    return shownOf(next, ctx.stores)
  },
  card(one, { lang }) {
    const summary = say(lang, 'done', {
      item: one.item,
      after: on(one.date, lang),
      window: windowText(one.window, lang),
      vendor: one.vendor ?? 'none',
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }, whereFields(one, lang)],
    }
  },
})
