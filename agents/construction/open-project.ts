import { z } from 'zod'
import { PROVINCE_NAMES, PROVINCES } from '../../src/domain/province.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { projectHref } from './earned-value-card.ts'
import { CREATE } from './project-examples.ts'
import type { SiteStores } from './site-facts.ts'

const say = phrases({
  title: { fr: 'Nouveau projet', en: 'New project' },
  willBe: {
    fr: 'Ouvrir {code}, {name}, pour {client} : contrat de {amount} avant taxes.',
    en: 'Open {code}, {name}, for {client}: contract of {amount} before taxes.',
  },
  is: { fr: '{code} est ouvert : {name}, {client}, {amount}.', en: '{code} is open: {name}, {client}, {amount}.' },
  client: { fr: 'Client', en: 'Client' },
  contract: { fr: 'Contrat, avant taxes', en: 'Contract, before taxes' },
  cost: { fr: 'Coût estimé', en: 'Estimated cost' },
  noCost: { fr: 'à entrer', en: 'to be entered' },
  dates: { fr: 'Début – fin', en: 'Start – end' },
  place: { fr: 'Lieu', en: 'Place' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  manager: { fr: 'Responsable', en: 'Manager' },
  tasks: {
    fr: 'Trois tâches d’ouverture seront créées pour {manager} : {tasks}.',
    en: 'Three opening tasks will be created for {manager}: {tasks}.',
  },
  next: {
    fr: 'Il reste à entrer le budget par code de coût : sans lui, pas de valeur acquise par poste.',
    en: 'The budget by cost code still has to be entered: without it, no earned value by code.',
  },
  show: { fr: 'Voir le projet', en: 'See the project' },
})

/** What has to be in hand before a site opens; `days` from today. */
const OPENING: { title: Bilingual; days: number }[] = [
  { title: { fr: 'Transmettre l’avis d’ouverture de chantier', en: 'Send the notice of site opening' }, days: 5 },
  { title: { fr: 'Vérifier permis et assurances', en: 'Check permits and insurance' }, days: 5 },
  { title: { fr: 'Obtenir les attestations des sous-traitants', en: 'Obtain subcontractors’ attestations' }, days: 7 },
]

/** What a contract usually keeps back in Québec. */
const USUAL_HOLDBACK = 100_000

const input = z.object({
  client: field.client({
    label: { fr: 'Client', en: 'Client' },
    ask: { fr: 'Pour quel client?', en: 'For which client?' },
  }),
  name: field.text({
    label: { fr: 'Nom du projet', en: 'Project name' },
    ask: { fr: 'Comment s’appelle le projet?', en: 'What is the project called?' },
  }),
  contract: field.money({
    label: { fr: 'Contrat, avant taxes', en: 'Contract, before taxes' },
    ask: { fr: 'Quel est le montant du contrat, avant taxes?', en: 'What is the contract amount, before taxes?' },
  }),
  cost: field
    .money({ label: { fr: 'Coût estimé', en: 'Estimated cost' }, cues: ['coût estimé', 'estimé à', 'estimated cost'] })
    .optional(),
  start: field
    .date({ label: { fr: 'Début', en: 'Start' }, cues: ['commence le', 'début', 'starts', 'starting', 'à partir du'] })
    .optional(),
  end: field
    .date({ label: { fr: 'Fin', en: 'End' }, cues: ['finit le', 'fin', 'jusqu’au', 'ends', 'until'] })
    .optional(),
  province: field
    .choice(PROVINCES as unknown as [string, ...string[]], {
      label: { fr: 'Province du chantier', en: 'Province of the site' },
      options: PROVINCES.map((value) => ({ value, label: PROVINCE_NAMES[value] })),
    })
    .optional(),
  manager: field
    .person({ label: { fr: 'Responsable', en: 'Manager' }, cues: ['chargé de projet', 'manager'] })
    .optional(),
  holdback: field.percent({ label: { fr: 'Retenue', en: 'Holdback' }, cues: ['retenue', 'holdback'] }).optional(),
})

type Draft = Pick<
  Project,
  | 'code'
  | 'name'
  | 'clientId'
  | 'province'
  | 'contractAmount'
  | 'estimatedCost'
  | 'contractDate'
  | 'startDate'
  | 'endDate'
  | 'holdbackPpm'
> & { managerId: string; status: 'planned' | 'active' }

/** Throws NovaError `input.invalid` on an amount or dates that no contract has, `conflict` on a name already in use. */
async function draftProject(said: z.output<typeof input>, context: Context<SiteStores>): Promise<Draft> {
  const { stores, today, actor } = context
  const invalid = (name: string, says: Bilingual) => new NovaError('input.invalid', says, { field: name })
  if (said.contract <= 0)
    throw invalid('contract', { fr: 'Le contrat doit être de plus de 0 $.', en: 'The contract must be above $0.' })
  if (said.start && said.end && said.end < said.start)
    throw invalid('end', { fr: 'La fin tombe avant le début.', en: 'The end falls before the start.' })
  if (isRequestOnly(said.name)) throw invalid('name', { fr: 'Donne un nom au projet.', en: 'Give the project a name.' })
  const client = await stores.clients.need(said.client)
  const projects = await stores.projects.list()
  const same = projects.find((one) => one.clientId === client.id && fold(one.name) === fold(said.name))
  if (same)
    throw new NovaError('conflict', {
      fr: `${client.name} a déjà un projet de ce nom : ${same.code}. Donne-lui un autre nom.`,
      en: `${client.name} already has a project of that name: ${same.code}. Give it another name.`,
    })
  return {
    code: nextCode(
      projects.map(({ code }) => code),
      today,
    ),
    name: said.name,
    clientId: client.id,
    province: said.province ?? client.province,
    contractAmount: said.contract,
    estimatedCost: said.cost ?? 0,
    contractDate: today,
    startDate: said.start ?? null,
    endDate: said.end ?? null,
    holdbackPpm: said.holdback ?? USUAL_HOLDBACK,
    managerId: said.manager ?? actor.id,
    status: said.start && said.start <= today ? 'active' : 'planned',
  }
}

const REQUEST = new Set(
  'ouvre ouvrir cree creer demarre demarrer ajoute ajouter nouveau nouvelle projet chantier job contrat dossier un une le la de du pour faut on a open create start add set up new project site contract the for we'.split(
    ' ',
  ),
)

/** True for a name made only of the words that ask for a project: `ouvre un nouveau`. */
const isRequestOnly = (name: string) =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .every((word) => word === '' || REQUEST.has(word))

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** `CHE-2605` after `CHE-2604`: the firm's letters, the year, the next number of that year. */
export function nextCode(codes: readonly string[], today: IsoDate): string {
  const parsed = codes.flatMap((code) => /^([A-Z]+)-(\d{2})(\d{2,})$/.exec(code) ?? [])
  const letters = parsed.length ? codes.map((code) => /^([A-Z]+)-\d/.exec(code)?.[1]).find(Boolean)! : 'P'
  const year = today.slice(2, 4)
  const used = codes.flatMap((code) => {
    const match = new RegExp(`^${letters}-${year}(\\d{2,})$`).exec(code)
    return match ? [Number(match[1])] : []
  })
  return `${letters}-${year}${String(Math.max(0, ...used) + 1).padStart(2, '0')}`
}

export const createProject = defineTool<SiteStores>()({
  name: 'projects.create',
  title: { fr: 'Ouvrir un projet', en: 'Open a project' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: CREATE,
  input,
  output: z.object({ id: z.string(), code: z.string(), name: z.string(), client: z.string(), contract: z.int() }),
  async preview(said, context) {
    const { lang, stores } = context
    const draft = await draftProject(said, context)
    const client = await stores.clients.need(draft.clientId)
    const manager = await stores.persons.need(draft.managerId)
    const date = (day: string | null) => (day ? formatDate(day, lang) : '–')
    const fact = (key: 'client' | 'contract' | 'cost' | 'dates' | 'place' | 'holdback' | 'manager', value: string) => ({
      label: say(lang, key),
      value,
    })
    const place = PROVINCES.find((one) => one === draft.province)
    return {
      card: {
        title: say(lang, 'title'),
        summary: say(lang, 'willBe', {
          code: draft.code,
          name: draft.name,
          client: client.name,
          amount: formatMoney(draft.contractAmount, lang),
        }),
        tone: 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              fact('client', client.name),
              fact('contract', formatMoney(draft.contractAmount, lang)),
              fact('cost', draft.estimatedCost ? formatMoney(draft.estimatedCost, lang) : say(lang, 'noCost')),
              fact('dates', `${date(draft.startDate)} – ${date(draft.endDate)}`),
              fact('place', place ? PROVINCE_NAMES[place][lang] : draft.province),
              fact('holdback', formatPercent(draft.holdbackPpm, lang)),
              fact('manager', manager.name),
            ],
          },
          {
            type: 'text',
            text: say(lang, 'tasks', {
              manager: manager.name,
              tasks: OPENING.map(({ title }) => title[lang].toLowerCase()).join(', '),
            }),
          },
        ],
      },
      subject: draft,
      edit: { tool: 'projects.create', input: said },
    }
  },
  async run(said, context) {
    const { stores, actor, today, organization } = context
    const draft = await draftProject(said, context)
    const project = await stores.projects.insert(draft)
    const opening = OPENING.map(
      ({ title, days }): Partial<Task> => ({
        title: title[organization.lang],
        projectId: project.id,
        clientId: project.clientId,
        assigneeId: draft.managerId,
        createdBy: actor.id,
        dueDate: addDays(today, days),
      }),
    )
    await stores.tasks.insertMany(opening)
    const { name } = await stores.clients.need(project.clientId)
    return { id: project.id, code: project.code, name: project.name, client: name, contract: project.contractAmount }
  },
  card({ id, code, name, client, contract }, { lang }) {
    const href = projectHref(code)
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'is', { code, name, client, amount: formatMoney(contract, lang) }),
      tone: 'success',
      blocks: [
        { type: 'fields', fields: [{ label: say(lang, 'show'), value: `${code} ${name}`, href }] },
        { type: 'text', text: say(lang, 'next') },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'show'),
          intent: { do: 'tool', tool: 'projects.health_report', input: { project: id } },
        },
      ],
    }
  },
})
