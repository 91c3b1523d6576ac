import { z } from 'zod'
import { cents, day, defineKind, ppm, text, texts } from '../define-kind.ts'

/** Contracts, licences, notices and duties. */
export const LEGAL_KINDS = {
  contract: defineKind({
    prefix: 'CTR',
    label: { fr: 'Contrat', en: 'Contract' },
    states: ['draft', 'in-review', 'signed', 'ended'],
    data: z.strictObject({
      party: text,
      type: z.enum(['client', 'subcontract', 'supply', 'lease', 'service']),
      lang: z.enum(['fr', 'en']),
      pages: z.array(text),
      version: z.int().min(1),
      interest: ppm.nullable(),
      holdback: ppm.nullable(),
      noticeDays: z.int().nullable(),
      endsOn: day.nullable(),
    }),
  }),
  licence: defineKind({
    prefix: 'LIC',
    label: { fr: 'Licence', en: 'Licence' },
    states: ['in-force', 'expired', 'suspended'],
    data: z.strictObject({
      authority: text,
      licenceNumber: text,
      subcategories: texts,
      fee: cents,
      bond: cents.nullable(),
    }),
  }),
  insurance_cert: defineKind({
    prefix: 'ASS',
    label: { fr: 'Certificat d’assurance', en: 'Insurance certificate' },
    states: ['asked', 'received', 'verified', 'insufficient'],
    data: z.strictObject({
      insurer: text,
      policy: text,
      coverage: z.enum(['liability', 'builders-risk', 'auto', 'professional', 'umbrella']),
      limit: cents,
      from: day,
      additionalInsured: z.boolean(),
      holder: text,
    }),
  }),
  lien_notice: defineKind({
    prefix: 'DEN',
    label: { fr: 'Dénonciation de contrat', en: 'Notice of contract' },
    states: ['received', 'sent', 'partial-release', 'released'],
    data: z.strictObject({
      from: text,
      contractAmount: cents,
      claimed: cents,
      released: cents,
      releasedOn: day.nullable(),
    }),
  }),
  claim: defineKind({
    prefix: 'REC',
    label: { fr: 'Réclamation', en: 'Claim' },
    states: ['noticed', 'quantified', 'sent', 'settled', 'abandoned'],
    data: z.strictObject({ cause: text, eventOn: day, noticeBy: day, days: z.int().min(0), facts: texts }),
  }),
  obligation: defineKind({
    prefix: 'OBL',
    label: { fr: 'Obligation', en: 'Obligation' },
    states: ['to-do', 'done', 'not-applicable'],
    data: z.strictObject({
      authority: text,
      rule: text,
      everyMonths: z.int().nullable(),
      source: text,
      confirmed: z.boolean(),
    }),
  }),
  privacy_request: defineKind({
    prefix: 'DEM',
    label: { fr: 'Demande sur des renseignements personnels', en: 'Privacy request' },
    states: ['received', 'in-progress', 'answered', 'refused'],
    sensitive: true,
    data: z.strictObject({
      type: z.enum(['access', 'correction', 'erasure', 'portability', 'information']),
      about: text,
      answer: text.nullable(),
    }),
  }),
  privacy_incident: defineKind({
    prefix: 'INC',
    label: { fr: 'Incident de confidentialité', en: 'Privacy incident' },
    states: ['open', 'assessed', 'notified', 'closed'],
    sensitive: true,
    data: z.strictObject({
      what: text,
      personsConcerned: z.int().min(0),
      sensitivity: z.enum(['low', 'medium', 'high']),
      likelihood: z.enum(['low', 'medium', 'high']),
      measures: texts,
      notifiedOn: day.nullable(),
    }),
  }),
  retention_rule: defineKind({
    prefix: 'CON',
    label: { fr: 'Règle de conservation', en: 'Retention rule' },
    states: ['in-force', 'ended'],
    data: z.strictObject({ subject: text, months: z.int().min(1), after: text, source: text }),
  }),
  term: defineKind({
    prefix: 'LEX',
    label: { fr: 'Terme du lexique', en: 'Glossary term' },
    states: ['approved', 'proposed', 'avoided'],
    data: z.strictObject({ fr: text, en: text, note: text }),
  }),
  evidence_hold: defineKind({
    prefix: 'GEL',
    label: { fr: 'Gel de pièces', en: 'Evidence hold' },
    states: ['in-force', 'lifted'],
    sensitive: true,
    data: z.strictObject({ matter: text, items: texts }),
  }),
}
