import { z } from 'zod'
import { phrases } from '../../src/lib/i18n.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { WHO_SEES } from './sight-examples.ts'

const say = phrases({
  title: { fr: 'Qui a accès – {what}', en: 'Who has access – {what}' },
  yes: {
    fr: '{what} : oui, tu y as accès, comme {others, plural, =0 {personne d’autre} one {# autre personne} other {# autres personnes}}.',
    en: '{what}: yes, you have access, as {others, plural, =0 {nobody else does} one {# other person does} other {# other people do}}.',
  },
  no: {
    fr: '{what} : ton rôle n’y donne pas accès. {count, plural, one {# personne l’a} other {# personnes l’ont}}.',
    en: '{what}: your role does not give access. {count, plural, one {# person has it} other {# people have it}}.',
  },
  of: {
    fr: '{what} : {name} {has, select, yes {y a accès} other {n’y a pas accès}}.',
    en: '{what}: {name} {has, select, yes {has access} other {has no access}}.',
  },
  person: { fr: 'Personne', en: 'Person' },
  job: { fr: 'Poste', en: 'Job title' },
  ask: { fr: 'Demander l’accès', en: 'Ask for access' },
  task: { fr: 'Donner à {name} l’accès : {what}', en: 'Give {name} access: {what}' },
  footer: {
    fr: 'Selon les rôles et les droits d’aujourd’hui; dans un canal, ce qui est ouvert au canal se voit aussi.',
    en: 'By today’s roles and rights; in a channel, what is opened to the channel is seen too.',
  },
})

const what = (value: string, right: Permission, fr: string, en: string, words: string[]) => ({
  value,
  right,
  label: { fr, en },
  words,
})

const SUBJECTS = [
  what('finance', 'finance.read', 'Factures et finances', 'Invoices and finances', [
    'facture',
    'factures',
    'facturation',
    'comptes clients',
    'finances',
    'invoice',
    'invoices',
    'billing',
  ]),
  what('costs', 'projects.cost', 'Coûts et marges des projets', 'Project costs and margins', [
    'coûts',
    'marges',
    'coût',
    'budget',
    'budgets',
    'costs',
    'margins',
  ]),
  what('pay', 'payroll.read', 'Paie', 'Payroll', ['paies', 'salaire', 'salaires', 'pay', 'wages', 'salaries']),
  what('contracts', 'legal.manage', 'Dossiers juridiques', 'Legal files', ['juridique', 'conformité', 'legal']),
  what('marketing', 'marketing.write', 'Marketing', 'Marketing', ['publications', 'réseaux sociaux', 'posts']),
  what('sales', 'sales.write', 'Ventes et soumissions', 'Sales and quotes', [
    'soumissions',
    'ventes',
    'quotes',
    'sales',
  ]),
  what('settings', 'settings.manage', 'Réglages', 'Settings', ['paramètres', 'configuration', 'réglage', 'setup']),
  what('access', 'access.manage', 'Gestion des accès', 'Access management', [
    'accès des autres',
    'utilisateurs',
    'users',
  ]),
  what('people', 'people.manage', 'Dossiers d’employés', 'Employee files', [
    'dossier employé',
    'ressources humaines',
    'employés',
    'employee',
    'hr',
  ]),
  what('projects', 'projects.read', 'Projets', 'Projects', ['projet', 'chantiers', 'plans', 'project']),
]
const VALUES = SUBJECTS.map(({ value }) => value) as [string, ...string[]]

export const whoCanSee = defineTool<{ persons: Rows<PersonRow> }>()({
  name: 'users.who_can_see',
  title: { fr: 'Dire qui a accès à quoi', en: 'Say who has access to what' },
  gate: 'none',
  permission: 'chat.use',
  examples: WHO_SEES,
  input: z.object({
    what: field.choice(VALUES, {
      label: { fr: 'Quoi', en: 'What' },
      ask: { fr: 'L’accès à quoi?', en: 'Access to what?' },
      options: SUBJECTS.map(({ value, label, words }) => ({ value, label, words })),
    }),
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
  }),
  output: z.object({
    what: z.string(),
    mine: z.boolean(),
    asked: z.object({ name: z.string(), has: z.boolean() }).nullable(),
    people: z.array(z.object({ name: z.string(), title: z.string() })),
  }),
  async run({ what: subject, person }, { stores, actor }) {
    const { right } = SUBJECTS.find(({ value }) => value === subject)!
    const persons = await stores.persons.list({ active: true })
    const has = (one: PersonRow) => toActor(one).permissions.has(right)
    const asked = person && person !== actor.id ? await stores.persons.need(person) : null
    return {
      what: subject,
      mine: persons.some((one) => one.id === actor.id && has(one)),
      asked: asked && { name: asked.name, has: has(asked) },
      people: persons.filter(has).map(({ name, title }) => ({ name, title })),
    }
  },
  card({ what: subject, mine, asked, people }, { lang, actor, can }) {
    const label = SUBJECTS.find(({ value }) => value === subject)!.label[lang]
    const summary = asked
      ? say(lang, 'of', { what: label, name: asked.name, has: asked.has ? 'yes' : 'no' })
      : mine
        ? say(lang, 'yes', { what: label, others: people.length - 1 })
        : say(lang, 'no', { what: label, count: people.length })
    const title = say(lang, 'title', { what: label })
    return {
      title,
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: [{ label: say(lang, 'person') }, { label: say(lang, 'job') }],
          rows: people.map(({ name, title: job }) => [name, job]),
        },
      ],
      ...(!mine && !asked && can('tasks.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'ask'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'task', { name: actor.name, what: label }) },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'footer'),
    }
  },
})
