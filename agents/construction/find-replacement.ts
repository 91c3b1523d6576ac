import { z } from 'zod'
import { SITE_CARD_SOURCE } from '../../src/domain/site-cards.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type CrewStores, readDay, startOf, tradeOf, whoElse } from './crew-day.ts'
import { REPLACE } from './crew-examples.ts'

const say = phrases({
  title: { fr: 'Remplacer {person}', en: 'Replace {person}' },
  found: {
    fr: '{names} {count, plural, one {est libre} other {sont libres}} le {date} avec les cartes requises{site, select, none {} other { pour {site}}}.',
    en: '{names} {count, plural, one {is} other {are}} free on {date} with the required cards{site, select, none {} other { for {site}}}.',
  },
  none: {
    fr: 'Personne des équipes n’est libre le {date} avec les cartes requises{site, select, none {} other { pour {site}}}.',
    en: 'Nobody of the crews is free on {date} with the required cards{site, select, none {} other { for {site}}}.',
  },
  who: { fr: 'Personne', en: 'Person' },
  trade: { fr: 'Métier', en: 'Trade' },
  match: { fr: 'Même métier', en: 'Same trade' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  send: { fr: 'Envoyer {name}', en: 'Send {name}' },
  footer: {
    fr: 'Libre : ni absence accordée ni autre chantier ce jour-là. Cartes : {source}. La distance n’est pas comptée.',
    en: 'Free: no granted absence and no other site that day. Cards: {source}. Distance is not counted.',
  },
})

export const findReplacement = defineTool<CrewStores>()({
  name: 'crews.find_replacement',
  title: { fr: 'Trouver un remplaçant', en: 'Find a replacement' },
  gate: 'none',
  permission: 'projects.write',
  examples: REPLACE,
  input: z.object({
    person: field.person({
      label: { fr: 'À remplacer', en: 'To replace' },
      ask: { fr: 'Qui faut-il remplacer?', en: 'Who has to be replaced?' },
    }),
    when: field.date({ label: { fr: 'Quand', en: 'When' } }).optional(),
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
  }),
  output: z.object({
    person: z.string(),
    date: z.string(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
    time: z.string().nullable(),
    found: z.array(z.object({ id: z.string(), name: z.string(), trade: z.string(), same: z.boolean() })),
  }),
  async run({ person: id, when, project: asked }, { stores, today }) {
    const date = when ?? today
    const day = await readDay(date, stores)
    const person = await stores.persons.need(id)
    const visit = day.visits.find((task) => task.assigneeId === id && (!asked || task.projectId === asked))
    const project = day.projects.find((one) => one.id === (asked ?? visit?.projectId)) ?? null
    const found = whoElse(person, project, visit?.title ?? '', day).map((one) => ({
      id: one.id,
      name: one.name,
      trade: tradeOf(one)!,
      same: tradeOf(one) === tradeOf(person),
    }))
    return {
      person: person.name,
      date,
      project: project && { id: project.id, code: project.code, name: project.name },
      time: visit ? startOf(visit) : null,
      found,
    }
  },
  card({ person, date, project, time, found }, { lang }) {
    const values = { date: formatDate(date, lang), site: project?.name ?? 'none' }
    return {
      title: say(lang, 'title', { person }),
      summary: found.length
        ? say(lang, 'found', { ...values, names: found.map(({ name }) => name).join(', '), count: found.length })
        : say(lang, 'none', values),
      tone: found.length ? 'success' : 'warning',
      blocks: found.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title', { person }),
              columns: [{ label: say(lang, 'who') }, { label: say(lang, 'trade') }, { label: say(lang, 'match') }],
              rows: found.map((one) => [one.name, one.trade, say(lang, one.same ? 'yes' : 'no')]),
            },
          ]
        : [],
      actions: found.slice(0, 3).map((one) => ({
        type: 'button',
        label: say(lang, 'send', { name: one.name }),
        intent: {
          do: 'form',
          tool: 'crews.assign',
          input: { person: one.id, when: date, ...(project ? { project: project.id } : {}), ...(time ? { time } : {}) },
        },
      })),
      footer: say(lang, 'footer', { source: SITE_CARD_SOURCE }),
    }
  },
})
