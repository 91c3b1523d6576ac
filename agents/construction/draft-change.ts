import { z } from 'zod'
import { billChange } from '../../src/domain/invoice.ts'
import { foldText } from '../../src/domain/records/record.ts'
import type { PlaceOfSupply } from '../../src/domain/tax-rates.ts'
import { billTimeAndMaterial } from '../../src/domain/time-and-material.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type ChangeStores, nextNumber, tidyTitle, totalsOf } from './change-book.ts'
import { DRAFT } from './change-examples.ts'
import { projectHref } from './earned-value-card.ts'

const NAME = 'change_orders.draft'

const say = phrases({
  title: { fr: 'Avenant {number} – {project}', en: 'Change order {number} – {project}' },
  willBe: {
    fr: '{number} au projet {project} : {title}, {amount} avant taxes{days, plural, =0 {} one {, # jour de plus} other {, # jours de plus}}.',
    en: '{number} on {project}: {title}, {amount} before taxes{days, plural, =0 {} one {, # more day} other {, # more days}}.',
  },
  is: {
    fr: '{number} est rédigé : {title}, {amount} avant taxes. À faire signer par le client; rien n’est facturé d’ici là.',
    en: '{number} is drafted: {title}, {amount} before taxes. The client must sign it; nothing is billed until then.',
  },
  project: { fr: 'Projet', en: 'Project' },
  what: { fr: 'Travaux', en: 'Work' },
  labour: { fr: 'Main-d’œuvre', en: 'Labour' },
  labourValue: { fr: '{hours} h à {rate} : {amount}', en: '{hours} h at {rate}: {amount}' },
  materials: { fr: 'Matériaux', en: 'Materials' },
  amount: { fr: 'Avant taxes', en: 'Before taxes' },
  total: { fr: 'Avec taxes', en: 'With taxes' },
  contract: { fr: 'Contrat s’il est signé', en: 'Contract once signed' },
  end: { fr: 'Fin du chantier', en: 'End of the job' },
  arrow: { fr: '{from} → {to}', en: '{from} → {to}' },
  unsigned: {
    fr: 'Un avenant qui n’est pas signé n’est jamais facturé; fais-le signer avant de faire le travail.',
    en: 'An unsigned change order is never billed; have it signed before the work is done.',
  },
  pending: { fr: 'Avenants non signés', en: 'Unsigned changes' },
  call: { fr: 'Tâche : le faire signer', en: 'Task: have it signed' },
  callTask: { fr: 'Faire signer {number} ({project})', en: 'Have {number} signed ({project})' },
  days: { fr: 'Délai demandé : {days} jours.', en: 'Time asked for: {days} days.' },
})

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Sur quel chantier?', en: 'On which project?' },
  }),
  title: field.text({
    label: { fr: 'Travaux', en: 'Work' },
    ask: { fr: 'Qu’est-ce qui change? En une ligne.', en: 'What changes? In one line.' },
    cues: ['avenant pour', 'extra pour', 'change order for', 'extra for', 'client veut', 'client wants'],
  }),
  amount: field.money({ label: { fr: 'Montant avant taxes', en: 'Amount before taxes' } }).optional(),
  hours: field.hours({ label: { fr: 'Heures', en: 'Hours' } }).optional(),
  rate: field
    .money({
      label: { fr: 'Taux horaire', en: 'Hourly rate' },
      cues: ['taux de', 'heures à', 'h à', 'rate of', 'hours at'],
    })
    .optional(),
  materials: field
    .money({
      label: { fr: 'Matériaux', en: 'Materials' },
      cues: ['matériel', 'matériaux', 'materiel', 'materiaux', 'pièces', 'materials', 'material', 'plus'],
    })
    .optional(),
  days: field
    .quantity({
      label: { fr: 'Jours de plus', en: 'More days' },
      cues: ['délai de', 'delai de', 'prolongation de', 'délai', 'delay of', 'extension of'],
    })
    .optional(),
})
type Wanted = z.output<typeof input>

const invalid = (name: string, fr: string, en: string) => new NovaError('input.invalid', { fr, en }, { field: name })

/** Below this an amount beside hours counts things: "two doors, 10 h". */
const LEAST_MATERIALS = 10_00

/** Hours said with an amount make it the materials: "3 h + 85 de matériel". */
function priceOf({ amount, hours, rate, materials }: Wanted, at: PlaceOfSupply) {
  if (!hours) {
    const total = (amount ?? 0) + (materials ?? 0)
    if (total) return { amount: total, labour: 0, materials: materials ?? 0 }
    throw invalid('amount', 'Combien, avant taxes? (p. ex. 12 750)', 'How much, before taxes? (e.g. 12,750)')
  }
  if (!rate)
    throw invalid(
      'rate',
      'À quel taux de l’heure factures-tu ces heures?',
      'At what hourly rate are these hours billed?',
    )
  const bought = materials ?? (amount && amount >= LEAST_MATERIALS ? amount : 0)
  const { labour, subtotal } = billTimeAndMaterial(
    {
      labour: [{ hours, rate }],
      materials: bought,
      equipment: 0,
      markup: 0,
      subcontracts: 0,
      subcontractMarkup: 0,
    },
    at,
  )
  return { amount: subtotal, labour, materials: bought }
}

async function readDraft(wanted: Wanted, { stores, today }: Context<ChangeStores>) {
  const project = await stores.projects.need(wanted.project)
  if (project.status === 'done' || project.status === 'cancelled')
    throw new NovaError('rule.broken', {
      fr: `${project.code} est fermé : on n’y ajoute plus d’avenant. Rouvre d’abord le projet.`,
      en: `${project.code} is closed: no change order is added to it. Reopen the project first.`,
    })
  const at = { province: project.province as PlaceOfSupply['province'], date: today }
  const price = priceOf(wanted, at)
  const title = tidyTitle(wanted.title)
  const changes = await stores.changeOrders.list({ projectId: project.id })
  const same = changes.find((one) => foldText(one.title) === foldText(title) && one.status !== 'rejected')
  if (same)
    throw new NovaError('rule.broken', {
      fr: `${project.code} a déjà ${same.number} « ${same.title} » (${formatMoney(same.amount, 'fr')}). Donne un autre titre si c’est autre chose.`,
      en: `${project.code} already has ${same.number} “${same.title}” (${formatMoney(same.amount, 'en')}). Give another title if it is something else.`,
    })
  const contract = project.contractAmount + totalsOf(changes).signed
  const days = Math.round((wanted.days ?? 0) / 1000)
  return {
    project,
    ...price,
    title,
    number: nextNumber(changes),
    contract,
    taxed: billChange(contract, price.amount, at),
    days,
    endsOn: days && project.endDate ? addDays(project.endDate, days) : null,
  }
}

export const draftChange = defineTool<ChangeStores>()({
  name: NAME,
  title: { fr: 'Rédiger un avenant chiffré', en: 'Draft a priced change order' },
  gate: 'approve',
  permission: 'tasks.write',
  approval: {
    permission: 'changes.approve',
    amount: async (wanted, context) => Math.abs((await readDraft(wanted, context)).amount),
  },
  examples: DRAFT,
  input,
  output: z.object({
    number: z.string(),
    title: z.string(),
    amount: z.int(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  }),
  async preview(wanted, context) {
    const { lang, can } = context
    const draft = await readDraft(wanted, context)
    const { project, title, number, amount, taxed, days } = draft
    const money = (value: number) => formatMoney(value, lang)
    const arrow = (from: string, to: string) => say(lang, 'arrow', { from, to })
    return {
      subject: { project: project.id, number, title, amount, days },
      card: {
        title: say(lang, 'title', { number, project: project.name }),
        summary: say(lang, 'willBe', {
          number,
          project: project.code,
          title,
          amount: money(amount),
          days,
        }),
        tone: 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              {
                label: say(lang, 'project'),
                value: `${project.code} ${project.name}`,
                href: projectHref(project.code),
              },
              { label: say(lang, 'what'), value: title },
              ...(draft.labour
                ? [
                    {
                      label: say(lang, 'labour'),
                      value: say(lang, 'labourValue', {
                        hours: formatNumber(wanted.hours! / 100, lang),
                        rate: money(wanted.rate!),
                        amount: money(draft.labour),
                      }),
                    },
                  ]
                : []),
              ...(draft.materials ? [{ label: say(lang, 'materials'), value: money(draft.materials) }] : []),
              { label: say(lang, 'amount'), value: money(amount) },
              { label: say(lang, 'total'), value: money(taxed.total) },
              ...(can('projects.cost')
                ? [{ label: say(lang, 'contract'), value: arrow(money(draft.contract), money(taxed.contract)) }]
                : []),
              ...(draft.endsOn
                ? [
                    {
                      label: say(lang, 'end'),
                      value: arrow(formatDate(project.endDate!, lang), formatDate(draft.endsOn, lang)),
                    },
                  ]
                : []),
            ],
          },
          { type: 'text', text: say(lang, 'unsigned') },
        ],
      },
      edit: { tool: NAME, input: wanted },
    }
  },
  async run(wanted, context) {
    const { stores, today, organization } = context
    const { project, title, number, amount, days } = await readDraft(wanted, context)
    await stores.changeOrders.insert({
      projectId: project.id,
      number,
      title,
      amount,
      status: 'draft',
      date: today,
      notes: days ? say(organization.lang, 'days', { days: String(days) }) : '',
    })
    const { id, code, name } = project
    return { number, title, amount, project: { id, code, name } }
  },
  card({ number, title, amount, project }, { lang, can }) {
    return {
      title: say(lang, 'title', { number, project: project.name }),
      summary: say(lang, 'is', { number, title, amount: formatMoney(amount, lang) }),
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
          label: say(lang, 'call'),
          intent: {
            do: 'form',
            tool: 'tasks.create_from_chat',
            input: { title: say(lang, 'callTask', { number, project: project.code }), project: project.id },
          },
        },
        ...(can('projects.cost')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'pending'),
                intent: { do: 'tool' as const, tool: 'change_orders.track_pending', input: { project: project.id } },
              },
            ]
          : []),
      ],
    }
  },
})
