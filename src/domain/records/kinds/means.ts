import { z } from 'zod'
import { cents, day, defineKind, ppm, quantity, text, texts } from '../define-kind.ts'

/** What work is done with: machines, tools, materials and how they come. */
export const MEANS_KINDS = {
  equipment: defineKind({
    prefix: 'EQ',
    label: { fr: 'Équipement', en: 'Equipment' },
    states: ['available', 'reserved', 'in-use', 'in-service', 'out'],
    data: z.strictObject({
      category: text,
      aliases: texts,
      serial: text,
      place: text,
      held: z.enum(['owned', 'leased', 'rented']),
      /** Tenths of an hour on the meter. */
      meter: z.int().min(0),
      serviceEvery: z.int().min(1),
      lastServiceAt: z.int().min(0),
      purchase: cents.nullable(),
      purchasedOn: day.nullable(),
      residual: cents,
      lifeHours: z.int().min(1),
      /** What a day of it costs from a rental firm. */
      rentalDay: cents,
      runningHour: cents,
      reservedFrom: day.nullable(),
      reservedTo: day.nullable(),
    }),
  }),
  trip: defineKind({
    prefix: 'KM',
    label: { fr: 'Déplacement', en: 'Trip' },
    states: ['logged', 'paid'],
    data: z.strictObject({
      vehicle: text,
      from: text,
      to: text,
      km: z.int().min(0),
      litres: quantity,
      personal: z.boolean(),
    }),
  }),
  tool: defineKind({
    prefix: 'OUT',
    label: { fr: 'Outil', en: 'Tool' },
    states: ['in-store', 'out', 'broken', 'lost'],
    data: z.strictObject({
      category: text,
      aliases: texts,
      serial: text,
      place: text,
      since: day.nullable(),
      condition: z.enum(['new', 'good', 'worn', 'broken']),
    }),
  }),
  inventory_item: defineKind({
    prefix: 'INV',
    label: { fr: 'Article en stock', en: 'Stock item' },
    states: ['active', 'retired'],
    data: z.strictObject({
      costCode: text,
      aliases: texts,
      unit: text,
      place: text,
      onHand: quantity,
      reserved: quantity,
      /** Thousandths used in an average week. */
      weeklyUse: quantity,
      leadDays: z.int().min(0),
      safetyStock: quantity,
      unitCost: cents,
      orderCost: cents,
      countedOn: day.nullable(),
    }),
  }),
  delivery: defineKind({
    prefix: 'LIV',
    label: { fr: 'Livraison', en: 'Delivery' },
    states: ['planned', 'confirmed', 'received', 'partial', 'returned', 'cancelled'],
    data: z.strictObject({
      order: text.nullable(),
      window: text,
      access: text,
      items: z.array(
        z.strictObject({ description: text, unit: text, ordered: quantity, received: quantity.nullable() }),
      ),
      damage: text.nullable(),
      /** Kilometres east and north of the yard. */
      at: z.strictObject({ x: z.number(), y: z.number() }),
    }),
  }),
  rfq: defineKind({
    prefix: 'DP',
    label: { fr: 'Demande de prix', en: 'Request for quotation' },
    states: ['draft', 'sent', 'compared', 'awarded', 'cancelled'],
    data: z.strictObject({
      costCode: text,
      items: z.array(z.strictObject({ description: text, unit: text, quantity })),
      offers: z.array(
        z.strictObject({
          vendor: text,
          price: cents,
          freight: cents,
          leadDays: z.int().min(0),
          validUntil: day.nullable(),
          excludes: z.array(z.strictObject({ item: text, worth: cents })),
        }),
      ),
    }),
  }),
  backcharge: defineKind({
    prefix: 'RF',
    label: { fr: 'Refacturation à un sous-traitant', en: 'Backcharge' },
    states: ['draft', 'sent', 'accepted', 'disputed'],
    data: z.strictObject({ cause: text, taxRate: ppm.nullable(), evidence: texts }),
  }),
}
