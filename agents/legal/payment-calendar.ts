import { z } from 'zod'
import { contractorCalendar, ontarioCalendar, promptPaymentApplies } from '../../src/domain/prompt-payment.ts'
import type { PayApplication } from '../../src/domain/records/accounting.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import { addDays, dateIn, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { PAYMENT_CALENDAR } from './claim-examples.ts'

export type PaymentStores = { projects: Rows<Project>; clients: Rows<Client>; payApplications: Rows<PayApplication> }

const say = phrases({
  title: { fr: 'Calendrier légal de paiement – {code}', en: 'Statutory payment calendar – {code}' },
  qc: {
    fr: '{client} doit payer au plus tard le {pays}, ou refuser par écrit avec motifs d’ici là ({basis}).',
    en: '{client} must pay by {pays}, or refuse in writing with reasons by then ({basis}).',
  },
  on: {
    fr: '{client} doit payer au plus tard le {pays}; un refus doit être donné avant le {refuses} ({basis}).',
    en: '{client} must pay by {pays}; a refusal must be given by {refuses} ({basis}).',
  },
  contract: {
    fr: 'Aucune loi de paiement rapide ne couvre ce contrat : c’est le terme convenu de {days} jours qui compte, donc le {pays} ({basis}).',
    en: 'No prompt payment law covers this contract: the agreed term of {days} days counts, hence {pays} ({basis}).',
  },
  said: { fr: 'demande remise le {on}', en: 'application handed in on {on}' },
  application: { fr: 'demande {n}, remise le {on}', en: 'application {n}, handed in on {on}' },
  today: { fr: 'si la demande est remise aujourd’hui', en: 'if the application is handed in today' },
  refusalOpen: {
    fr: 'Un refus est encore possible jusqu’au {refuses}.',
    en: 'A refusal is still possible until {refuses}.',
  },
  refusalOver: {
    fr: 'Le délai de refus est passé depuis le {refuses} : la somme est due.',
    en: 'The time to refuse passed on {refuses}: the amount is owed.',
  },
  step: { fr: 'Étape', en: 'Step' },
  by: { fr: 'Au plus tard', en: 'By' },
  subAppliesBy: { fr: 'Les sous-traitants remettent leur demande', en: 'Subcontractors hand in theirs' },
  contractorAppliesOn: { fr: 'Notre demande compte à partir du', en: 'Our application counts from' },
  ownerRefusesBy: { fr: 'Refus écrit du client', en: 'Client’s written refusal' },
  ownerPaysBy: { fr: 'Paiement du client', en: 'Client pays' },
  contractorRefusesBy: { fr: 'Notre refus aux sous-traitants', en: 'Our refusal to subcontractors' },
  contractorPaysBy: { fr: 'On paie les sous-traitants', en: 'We pay subcontractors' },
  lowerTiersPayBy: { fr: 'Eux paient les leurs', en: 'They pay theirs' },
  law: {
    fr: '{source}, seuil de {threshold}; la date du contrat ({on}) est prise pour celle de l’appel d’offres. Avis, pas un conseil juridique.',
    en: '{source}, threshold {threshold}; the contract date ({on}) is taken for that of the tender. Guidance, not legal advice.',
  },
  ontario: {
    fr: 'Construction Act (Ontario), partie I.1 : 28 jours, refus dans les 14. Avis, pas un conseil juridique.',
    en: 'Construction Act (Ontario), part I.1: 28 days, refusal within 14. Guidance, not legal advice.',
  },
  private: {
    fr: '{source} : contrats publics seulement{confirmed, select, yes {} other { (non confirmé pour cet organisme)}}. Avis, pas un conseil juridique.',
    en: '{source}: public contracts only{confirmed, select, yes {} other { (not confirmed for this body)}}. Guidance, not legal advice.',
  },
  remind: { fr: 'Relancer {client}', en: 'Remind {client}' },
  build: { fr: 'Monter la demande de paiement', en: 'Build the pay application' },
})

const STEPS = [
  'subAppliesBy',
  'contractorAppliesOn',
  'ownerRefusesBy',
  'ownerPaysBy',
  'contractorRefusesBy',
  'contractorPaysBy',
  'lowerTiersPayBy',
] as const

/** The day that counts: what was said, else the application that waits, else today. */
async function appliedOn(projectId: string, said: string | undefined, ctx: Context<PaymentStores>) {
  if (said) return { on: said, basis: 'said' as const, number: null }
  const waiting = (await ctx.stores.payApplications.list({ projectId, status: 'submitted' })).at(-1)
  if (!waiting?.submittedAt) return { on: ctx.today, basis: 'today' as const, number: null }
  return {
    on: dateIn(ctx.organization.timeZone, waiting.submittedAt),
    basis: 'application' as const,
    number: waiting.number,
  }
}

export const paymentCalendar = defineTool<PaymentStores>()({
  name: 'prompt_pay.compute_calendar',
  title: { fr: 'Calculer les dates légales de paiement', en: 'Compute statutory payment dates' },
  gate: 'none',
  permission: 'finance.read',
  examples: PAYMENT_CALENDAR,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Pour quel chantier?', en: 'For which project?' },
    }),
    on: field.date({ label: { fr: 'Demande remise le', en: 'Application handed in on' } }).optional(),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string() }),
    client: z.object({ id: z.string(), name: z.string() }),
    law: z.enum(['qc', 'on', 'contract']),
    basis: z.enum(['said', 'application', 'today']),
    number: z.int().nullable(),
    on: z.string(),
    dates: z.array(z.object({ step: z.enum(STEPS), by: z.string() })),
    source: z.string(),
    threshold: z.int().nullable(),
    contractDate: z.string().nullable(),
    termsDays: z.int(),
    confirmed: z.boolean(),
  }),
  async run({ project: id, on: said }, ctx) {
    const { stores, today } = ctx
    const project = await stores.projects.need(id)
    const client = await stores.clients.need(project.clientId)
    const { on, basis, number } = await appliedOn(id, said, ctx)
    const public_ = promptPaymentApplies({
      tenderOn: project.contractDate ?? today,
      amount: project.contractAmount,
      work: 'building',
      body: client.isPublic ? 'lcop' : 'private',
    })
    const law: 'qc' | 'on' | 'contract' =
      project.province === 'ON' ? 'on' : project.province === 'QC' && public_.applies ? 'qc' : 'contract'
    const days =
      law === 'on'
        ? ontarioCalendar(on)
        : law === 'qc'
          ? contractorCalendar(on)
          : { ownerPaysBy: addDays(on, client.termsDays) }
    const dates = STEPS.flatMap((step) => {
      const by = (days as Record<string, string | string[]>)[step]
      return by === undefined ? [] : [{ step, by: Array.isArray(by) ? by[0]! : by }]
    })
    return {
      project: { id, code: project.code },
      client: { id: client.id, name: client.name },
      law,
      basis,
      number,
      on,
      dates: dates.sort((a, b) => a.by.localeCompare(b.by)),
      source: public_.source,
      threshold: public_.threshold,
      contractDate: project.contractDate,
      termsDays: client.termsDays,
      confirmed: public_.confirmed,
    }
  },
  card(output, { lang, today, can }) {
    const { project, client, law, basis, number, on, dates, source, threshold, contractDate, termsDays, confirmed } =
      output
    const date = (day: string) => formatDate(day, lang)
    const of = (step: (typeof STEPS)[number]) => dates.find((one) => one.step === step)?.by
    const pays = of('ownerPaysBy')!
    const refuses = law === 'qc' ? pays : of('ownerRefusesBy')
    const summary = say(lang, law, {
      client: client.name,
      pays: date(pays),
      refuses: refuses ? date(refuses) : '',
      days: String(termsDays),
      basis: say(lang, basis, { on: date(on), n: String(number ?? '') }),
    })
    const footer =
      law === 'on'
        ? say(lang, 'ontario')
        : law === 'qc'
          ? say(lang, 'law', {
              source,
              threshold: formatMoney(threshold ?? 0, lang),
              on: contractDate ? date(contractDate) : '–',
            })
          : say(lang, 'private', { source, confirmed: confirmed ? 'yes' : 'no' })
    return {
      title: say(lang, 'title', { code: project.code }),
      summary,
      tone: basis !== 'today' && pays < today ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(refuses && basis !== 'today'
          ? [
              {
                type: 'text' as const,
                text: say(lang, refuses < today ? 'refusalOver' : 'refusalOpen', { refuses: date(refuses) }),
              },
            ]
          : []),
        {
          type: 'table',
          caption: say(lang, 'title', { code: project.code }),
          columns: [{ label: say(lang, 'step') }, { label: say(lang, 'by') }],
          rows: dates.map(({ step, by }) => [say(lang, step), date(by)]),
        },
      ],
      ...(can('finance.write')
        ? {
            actions: [
              basis === 'today'
                ? {
                    type: 'button' as const,
                    label: say(lang, 'build'),
                    intent: { do: 'tool' as const, tool: 'pay_applications.build', input: { project: project.id } },
                  }
                : {
                    type: 'button' as const,
                    label: say(lang, 'remind', { client: client.name }).slice(0, 75),
                    intent: { do: 'tool' as const, tool: 'receivables.send_reminder', input: { client: client.id } },
                  },
            ],
          }
        : {}),
      footer,
    }
  },
})
