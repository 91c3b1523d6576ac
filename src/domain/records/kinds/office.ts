import { z } from 'zod'
import { cents, day, defineKind, ppm, text, texts } from '../define-kind.ts'

/** The firm's money, buildings and systems. */
export const OFFICE_KINDS = {
  bank_transaction: defineKind({
    prefix: 'BQ',
    label: { fr: 'Opération bancaire', en: 'Bank transaction' },
    states: ['unmatched', 'matched', 'ignored'],
    data: z.strictObject({ account: text, description: text, reference: text.nullable(), matched: texts }),
  }),
  facility: defineKind({
    prefix: 'CRE',
    label: { fr: 'Facilité de crédit ou de cautionnement', en: 'Credit or bonding facility' },
    states: ['in-force', 'ended'],
    data: z.strictObject({
      lender: text,
      type: z.enum(['line-of-credit', 'term-loan', 'lease', 'surety']),
      limit: cents,
      used: cents,
      /** The largest single project that the surety accepts. */
      single: cents.nullable(),
      rate: ppm.nullable(),
      months: z.int().nullable(),
      covenants: z.array(
        z.strictObject({
          metric: z.enum(['current_ratio', 'debt_to_equity', 'debt_service', 'working_capital']),
          at: z.enum(['least', 'most']),
          /** Millionths of a ratio, cents of an amount. */
          value: z.int(),
        }),
      ),
    }),
  }),
  program: defineKind({
    prefix: 'SUB',
    label: { fr: 'Programme d’aide', en: 'Aid program' },
    states: ['to-check', 'eligible', 'asked', 'refused'],
    data: z.strictObject({
      body: text,
      subject: text,
      covers: text,
      needs: texts,
      source: text,
      confirmed: z.boolean(),
    }),
  }),
  recommendation: defineKind({
    prefix: 'IDE',
    label: { fr: 'Recommandation', en: 'Recommendation' },
    states: ['new', 'accepted', 'dismissed', 'done'],
    data: z.strictObject({ why: text, source: texts, action: text }),
  }),
  data_import: defineKind({
    prefix: 'IMP',
    label: { fr: 'Import de données', en: 'Data import' },
    states: ['preview', 'imported', 'undone'],
    data: z.strictObject({ target: text, rows: z.int(), created: texts, errors: texts, mapping: z.record(text, text) }),
  }),
  budget_transfer: defineKind({
    prefix: 'VIR',
    label: { fr: 'Virement de budget', en: 'Budget transfer' },
    states: ['asked', 'done', 'refused'],
    data: z.strictObject({ fromCode: text, toCode: text, reason: text }),
  }),
  property: defineKind({
    prefix: 'IMM',
    label: { fr: 'Immeuble', en: 'Property' },
    states: ['held', 'sold', 'for-sale'],
    data: z.strictObject({
      address: text,
      built: z.int(),
      units: z.int().min(1),
      /** Thousandths of a square metre. */
      area: z.int(),
      value: cents,
      yearlyCosts: z.array(z.strictObject({ item: text, amount: cents })),
      lastInspections: z.array(z.strictObject({ item: text, on: day })),
    }),
  }),
  lease: defineKind({
    prefix: 'BAIL',
    label: { fr: 'Bail', en: 'Lease' },
    states: ['in-force', 'notice-sent', 'renewed', 'ended'],
    data: z.strictObject({
      property: text,
      unit: text,
      tenant: text,
      use: z.enum(['dwelling', 'commercial']),
      rent: cents,
      from: day,
      to: day,
      paidThrough: day,
      deposit: cents,
    }),
  }),
  maintenance: defineKind({
    prefix: 'ENT',
    label: { fr: 'Entretien préventif', en: 'Preventive maintenance' },
    states: ['planned', 'done', 'skipped'],
    data: z.strictObject({
      property: text,
      item: text,
      everyMonths: z.int().min(1),
      lastOn: day.nullable(),
      cost: cents,
    }),
  }),
  proforma: defineKind({
    prefix: 'PRO',
    label: { fr: 'Pro forma immobilier', en: 'Real estate pro forma' },
    states: ['draft', 'kept', 'dropped'],
    data: z.strictObject({
      site: text,
      units: z.int().min(1),
      land: cents,
      hardCost: cents,
      softCost: cents,
      monthlyRent: cents,
      vacancy: ppm,
      expenses: ppm,
      capRate: ppm,
      loanShare: ppm,
      loanRate: ppm,
      loanYears: z.int().min(1),
      toConfirm: texts,
    }),
  }),
}
