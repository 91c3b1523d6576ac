import { z } from 'zod'
import { cents, day, defineKind, ppm, text, texts } from '../define-kind.ts'

/** Hundredths of an hour. */
const hours = z.int().min(0)

/** What a firm holds about those who work for it, and who would. */
export const PEOPLE_KINDS = {
  absence: defineKind({
    prefix: 'ABS',
    label: { fr: 'Absence', en: 'Absence' },
    states: ['asked', 'approved', 'refused', 'cancelled', 'taken'],
    // Never the reason of a sickness.
    data: z.strictObject({ type: z.enum(['vacation', 'sick', 'family', 'unpaid', 'training']), to: day, hours }),
  }),
  leave_balance: defineKind({
    prefix: 'SOL',
    label: { fr: 'Solde de congés', en: 'Leave balance' },
    states: ['current', 'closed'],
    sensitive: true,
    data: z.strictObject({ year: z.int(), hiredOn: day, ccq: z.boolean(), vacationHours: hours, usedHours: hours }),
  }),
  wage: defineKind({
    prefix: 'SAL',
    label: { fr: 'Salaire', en: 'Wage' },
    states: ['in-force', 'ended'],
    sensitive: true,
    data: z.strictObject({
      hourly: cents,
      trade: text.nullable(),
      ccq: z.boolean(),
      apprenticePeriod: z.int().nullable(),
    }),
  }),
  payroll_run: defineKind({
    prefix: 'PAIE',
    label: { fr: 'Paie', en: 'Payroll run' },
    states: ['draft', 'approved', 'paid'],
    sensitive: true,
    data: z.strictObject({
      from: day,
      to: day,
      payDate: day,
      lines: z.array(
        z.strictObject({
          personId: z.uuid(),
          regular: hours,
          overtime: hours,
          gross: cents,
          federalTax: cents,
          provincialTax: cents,
          qpp: cents,
          qpip: cents,
          ei: cents,
          net: cents,
        }),
      ),
    }),
  }),
  ccq_report: defineKind({
    prefix: 'CCQ',
    label: { fr: 'Rapport mensuel CCQ', en: 'Monthly CCQ report' },
    states: ['draft', 'sent'],
    sensitive: true,
    data: z.strictObject({ month: day, hours, wages: cents, indemnity: cents, workers: z.int().min(0) }),
  }),
  candidate: defineKind({
    prefix: 'CAN',
    label: { fr: 'Candidature', en: 'Application' },
    states: ['received', 'shortlisted', 'interview', 'hired', 'declined'],
    sensitive: true,
    data: z.strictObject({
      posting: text,
      years: z.int().min(0),
      cards: texts,
      languages: texts,
      /** By criterion of the posting, 0 to 5; null is "not said". */
      scores: z.record(text, z.int().min(0).max(5).nullable()),
      summary: text,
    }),
  }),
  job_posting: defineKind({
    prefix: 'AFF',
    label: { fr: 'Offre d’emploi', en: 'Job posting' },
    states: ['draft', 'open', 'filled', 'closed'],
    data: z.strictObject({
      trade: text,
      place: text,
      requirements: texts,
      criteria: z.array(z.strictObject({ name: text, weight: z.int().min(1) })),
      body: text,
    }),
  }),
  training: defineKind({
    prefix: 'FOR',
    label: { fr: 'Formation', en: 'Training' },
    states: ['planned', 'done', 'cancelled'],
    data: z.strictObject({ course: text, place: text, hours, cost: cents }),
  }),
  injury_file: defineKind({
    prefix: 'LES',
    label: { fr: 'Dossier de lésion', en: 'Injury file' },
    states: ['open', 'assigned', 'closed'],
    sensitive: true,
    data: z.strictObject({ happenedOn: day, backOn: day.nullable(), lightDuty: text.nullable(), steps: texts }),
  }),
  clause: defineKind({
    prefix: 'ART',
    label: { fr: 'Clause de convention', en: 'Agreement clause' },
    states: ['in-force', 'ended'],
    data: z.strictObject({
      agreement: text,
      article: text,
      sector: text.nullable(),
      subject: text,
      body: text,
      source: text,
      confirmed: z.boolean(),
    }),
  }),
  grievance: defineKind({
    prefix: 'GRF',
    label: { fr: 'Grief', en: 'Grievance' },
    states: ['open', 'settled', 'withdrawn'],
    sensitive: true,
    data: z.strictObject({ article: text, facts: text, evidence: texts }),
  }),
  sensitive_case: defineKind({
    prefix: 'CAS',
    label: { fr: 'Cas confié', en: 'Entrusted case' },
    states: ['open', 'closed'],
    sensitive: true,
    // What happened stays with the person designated: only that there is something to talk about.
    data: z.strictObject({ category: z.enum(['harassment', 'health', 'conflict', 'pay', 'other']), contact: text }),
  }),
  workload: defineKind({
    prefix: 'CHG',
    label: { fr: 'Besoin de main-d’œuvre', en: 'Labour need' },
    states: ['current', 'past'],
    data: z.strictObject({ trade: text, month: day, needed: hours, available: hours, overtimeRate: ppm }),
  }),
}
