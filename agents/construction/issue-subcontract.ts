import { z } from 'zod'
import type { Subcontract } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { applyRate, formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { projectHref } from './earned-value-card.ts'
import { ISSUE } from './subcontract-examples.ts'
import { badPapers, type PaperStores, readPapers, vendorNamed } from './verify-subcontractor.ts'

const NAME = 'subcontracts.issue'

export type IssueStores = PaperStores & {
  projects: Rows<Project>
  subcontracts: Rows<Subcontract> & { nextNumber(project: string): Promise<string> }
}

const say = phrases({
  title: { fr: 'Contrat de sous-traitance – {vendor}', en: 'Subcontract – {vendor}' },
  willBe: {
    fr: '{vendor} au projet {project} : {amount} avant taxes, retenue de {rate}{revises, select, none {} other {; remplace le montant de {revises}}}.',
    en: '{vendor} on {project}: {amount} before taxes, {rate} holdback{revises, select, none {} other {; replaces the amount of {revises}}}.',
  },
  is: {
    fr: '{number} est prêt : {vendor}, {amount} avant taxes. À faire signer; rien n’est envoyé.',
    en: '{number} is ready: {vendor}, {amount} before taxes. To be signed; nothing is sent.',
  },
  vendor: { fr: 'Sous-traitant', en: 'Subcontractor' },
  trade: { fr: 'Métier', en: 'Trade' },
  project: { fr: 'Projet', en: 'Project' },
  amount: { fr: 'Avant taxes', en: 'Before taxes' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  of: { fr: '{rate}, {amount}', en: '{rate}, {amount}' },
  end: { fr: 'Fin du chantier', en: 'End of the job' },
  papers: {
    fr: 'Papiers à régler avant le premier paiement : {list}.',
    en: 'Papers to settle before the first payment: {list}.',
  },
  fine: { fr: 'Papiers en règle au dossier.', en: 'Papers in order on file.' },
  other: {
    fr: 'Attention : {number} de {amount} est déjà signé avec eux sur ce chantier; ce contrat-ci s’ajoute.',
    en: 'Mind: {number} of {amount} is already signed with them on this project; this one is added.',
  },
  check: { fr: 'Voir les papiers', en: 'See the papers' },
  sign: { fr: 'Tâche : le faire signer', en: 'Task: have it signed' },
  signTask: { fr: 'Faire signer {number} par {vendor}', en: 'Have {number} signed by {vendor}' },
  footer: {
    fr: 'Retenue au taux du projet. Avis, pas un conseil juridique.',
    en: 'Holdback at the project’s rate. Guidance, not legal advice.',
  },
})

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Pour quel chantier?', en: 'For which project?' },
  }),
  vendor: field.text({
    label: { fr: 'Sous-traitant', en: 'Subcontractor' },
    ask: { fr: 'Avec quel sous-traitant?', en: 'With which subcontractor?' },
    cues: [
      'contrat du',
      'contrat de',
      'contrat avec',
      'sous-traitance avec',
      'sous-traitance pour',
      'avec',
      'subcontract for',
      'contract for the',
      'contract with',
      'for the',
      'with',
    ],
  }),
  amount: field.money({
    label: { fr: 'Montant avant taxes', en: 'Amount before taxes' },
    ask: { fr: 'Pour combien, avant taxes?', en: 'For how much, before taxes?' },
  }),
})
type Wanted = z.output<typeof input>

async function readContract(wanted: Wanted, context: Context<IssueStores>) {
  const { stores } = context
  if (wanted.amount <= 0)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Le montant doit être au-dessus de zéro. Pour combien?',
        en: 'The amount must be above zero. For how much?',
      },
      { field: 'amount' },
    )
  const project = await stores.projects.need(wanted.project)
  if (project.status === 'done' || project.status === 'cancelled')
    throw new NovaError('rule.broken', {
      fr: `${project.code} est fermé : on n’y engage plus de sous-traitant. Rouvre d’abord le projet.`,
      en: `${project.code} is closed: no subcontractor is engaged on it. Reopen the project first.`,
    })
  const vendor = await vendorNamed(wanted.vendor, stores)
  const own = await stores.subcontracts.list({ projectId: project.id, vendorId: vendor.id })
  return {
    project,
    vendor,
    draft: own.find(({ status }) => status === 'draft') ?? null,
    signed: own.find(({ status }) => status === 'signed' || status === 'sent') ?? null,
    papers: await readPapers(vendor, context, wanted.amount),
  }
}

export const issueSubcontract = defineTool<IssueStores>()({
  name: NAME,
  title: { fr: 'Préparer un contrat de sous-traitance', en: 'Prepare a subcontract' },
  gate: 'approve',
  permission: 'purchases.write',
  approval: { permission: 'purchases.approve', amount: async ({ amount }) => amount },
  examples: ISSUE,
  input,
  output: z.object({
    number: z.string(),
    vendor: z.string(),
    amount: z.int(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  }),
  async preview(wanted, context) {
    const { lang } = context
    const { project, vendor, draft, signed, papers } = await readContract(wanted, context)
    const money = (amount: number) => formatMoney(amount, lang)
    const rate = formatPercent(project.holdbackPpm, lang, 1)
    const text = (value: string) => ({ type: 'text' as const, text: value })
    return {
      subject: { project: project.id, vendor: vendor.id, amount: wanted.amount, draft: draft?.id ?? null },
      card: {
        title: say(lang, 'title', { vendor: vendor.name }),
        summary: say(lang, 'willBe', {
          vendor: vendor.name,
          project: project.code,
          amount: money(wanted.amount),
          rate,
          revises: draft?.number ?? 'none',
        }),
        tone: papers.bad.length ? 'warning' : 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'vendor'), value: vendor.name },
              ...(vendor.trade ? [{ label: say(lang, 'trade'), value: vendor.trade }] : []),
              {
                label: say(lang, 'project'),
                value: `${project.code} ${project.name}`,
                href: projectHref(project.code),
              },
              { label: say(lang, 'amount'), value: money(wanted.amount) },
              {
                label: say(lang, 'holdback'),
                value: say(lang, 'of', { rate, amount: money(applyRate(wanted.amount, project.holdbackPpm)) }),
              },
              ...(project.endDate ? [{ label: say(lang, 'end'), value: formatDate(project.endDate, lang) }] : []),
            ],
          },
          text(papers.bad.length ? say(lang, 'papers', { list: badPapers(papers.bad, lang) }) : say(lang, 'fine')),
          ...(signed ? [text(say(lang, 'other', { number: signed.number, amount: money(signed.amount) }))] : []),
        ],
        footer: say(lang, 'footer'),
      },
      edit: { tool: NAME, input: wanted },
    }
  },
  async run(wanted, context) {
    const { stores } = context
    const { project, vendor, draft } = await readContract(wanted, context)
    const { number } = draft
      ? await stores.subcontracts.update(draft.id, { amount: wanted.amount })
      : await stores.subcontracts.insert({
          number: await stores.subcontracts.nextNumber(project.code),
          projectId: project.id,
          vendorId: vendor.id,
          title: vendor.trade ?? vendor.name,
          amount: wanted.amount,
          holdbackPpm: project.holdbackPpm,
          status: 'draft',
        })
    const { id, code, name } = project
    return { number, vendor: vendor.name, amount: wanted.amount, project: { id, code, name } }
  },
  card({ number, vendor, amount, project }, { lang }) {
    return {
      title: say(lang, 'title', { vendor }),
      summary: say(lang, 'is', { number, vendor, amount: formatMoney(amount, lang) }),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'project'), value: `${project.code} ${project.name}`, href: projectHref(project.code) },
            { label: say(lang, 'amount'), value: formatMoney(amount, lang) },
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'check'),
          intent: { do: 'tool', tool: 'subcontracts.verify_attestation', input: { vendor } },
        },
        {
          type: 'button',
          label: say(lang, 'sign'),
          intent: {
            do: 'form',
            tool: 'tasks.create_from_chat',
            input: { title: say(lang, 'signTask', { number, vendor }), project: project.id },
          },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
