import { z } from 'zod'
import { day, defineKind, quantity, text, texts } from '../define-kind.ts'

/** What a site produces on paper. */
export const SITE_KINDS = {
  rfi: defineKind({
    prefix: 'QRT',
    label: { fr: 'Question technique', en: 'Request for information' },
    states: ['open', 'answered', 'closed'],
    data: z.strictObject({
      question: text,
      /** Who must answer. */
      to: text,
      sheet: text.nullable(),
      costCode: text.nullable(),
      answer: text.nullable(),
      answeredOn: day.nullable(),
      /** Working days that the works lose for want of an answer. */
      delayDays: z.int().min(0),
    }),
  }),
  submittal: defineKind({
    prefix: 'DA',
    label: { fr: 'Dessin d’atelier', en: 'Shop drawing' },
    states: ['to-send', 'sent', 'approved', 'as-noted', 'rejected'],
    data: z.strictObject({
      costCode: text,
      revision: z.int().min(0),
      sentOn: day.nullable(),
      returnedOn: day.nullable(),
      reviewer: text,
    }),
  }),
  drawing: defineKind({
    prefix: 'PL',
    label: { fr: 'Plan', en: 'Drawing' },
    states: ['current', 'superseded'],
    data: z.strictObject({
      sheet: text,
      revision: text,
      discipline: z.enum(['architecture', 'structure', 'mechanical', 'electrical', 'civil', 'interior']),
      issuedBy: text,
      /** One unit on paper stands for so many. */
      scale: z.int().min(1).nullable(),
      /** What was measured on the sheet: `m2`, `m` or `count`, in thousandths. */
      measures: z.array(
        z.strictObject({ label: text, costCode: text, unit: z.enum(['m2', 'm', 'm3', 'count']), quantity }),
      ),
      fileId: z.uuid().nullable(),
    }),
  }),
  photo: defineKind({
    prefix: 'PH',
    label: { fr: 'Photo de chantier', en: 'Site photo' },
    states: ['internal', 'clearance-asked', 'cleared', 'refused'],
    data: z.strictObject({
      place: text,
      tags: texts,
      /** 1 to 5, as the one who took it judged. */
      quality: z.int().min(1).max(5),
      stage: z.enum(['before', 'during', 'after']),
      showsPeople: z.boolean(),
      hazards: texts,
      fileId: z.uuid().nullable(),
    }),
  }),
  inspection: defineKind({
    prefix: 'INS',
    label: { fr: 'Inspection', en: 'Inspection' },
    states: ['planned', 'passed', 'to-redo'],
    data: z.strictObject({
      type: z.enum(['quality', 'safety', 'municipal', 'engineer']),
      by: text,
      items: z.array(z.strictObject({ item: text, ok: z.boolean().nullable(), note: text })),
      fileIds: z.array(z.uuid()),
    }),
  }),
  permit: defineKind({
    prefix: 'PER',
    label: { fr: 'Permis', en: 'Permit' },
    states: ['to-ask', 'asked', 'issued', 'closed', 'refused'],
    data: z.strictObject({
      authority: text,
      type: z.enum(['construction', 'renovation', 'demolition', 'occupation', 'signage', 'tree', 'blasting']),
      permitNumber: text.nullable(),
      askedOn: day.nullable(),
      issuedOn: day.nullable(),
      conditions: texts,
    }),
  }),
  closeout: defineKind({
    prefix: 'FER',
    label: { fr: 'Fermeture de projet', en: 'Closeout' },
    states: ['open', 'substantial', 'complete'],
    data: z.strictObject({
      items: z.array(z.strictObject({ item: text, done: z.boolean(), on: day.nullable() })),
      substantialOn: day.nullable(),
      endOfWork: day.nullable(),
      warrantyEnds: day.nullable(),
    }),
  }),
  prevention_program: defineKind({
    prefix: 'PP',
    label: { fr: 'Programme de prévention', en: 'Prevention program' },
    states: ['draft', 'in-force', 'ended'],
    data: z.strictObject({ workers: z.int().min(0), hazards: texts, measures: texts, emergency: text }),
  }),
  weather_day: defineKind({
    prefix: 'INT',
    label: { fr: 'Jour d’intempérie', en: 'Weather day' },
    states: ['claimed', 'granted', 'refused'],
    data: z.strictObject({
      weather: text,
      activity: text,
      /** Hundredths of an hour lost by the crew. */
      hoursLost: z.int().min(0),
      crew: z.int().min(0),
    }),
  }),
  baseline: defineKind({
    prefix: 'REF',
    label: { fr: 'Référence d’échéancier', en: 'Schedule baseline' },
    states: ['current', 'replaced'],
    data: z.strictObject({
      startsOn: day,
      finishesOn: day,
      /** Working days from the start, by activity code. */
      activities: z.array(z.strictObject({ code: text, start: z.int(), finish: z.int() })),
    }),
  }),
  clash: defineKind({
    prefix: 'CFL',
    label: { fr: 'Conflit de maquette', en: 'Model clash' },
    states: ['open', 'assigned', 'solved'],
    data: z.strictObject({ between: texts, level: text, axis: text, severity: z.enum(['low', 'medium', 'high']) }),
  }),
}
