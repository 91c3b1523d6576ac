import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { addMonths, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { divideHalfUp, formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { EVENT_RETURN } from './event-examples.ts'
import { campaignSales, type MarketStores, readMarket } from './market-figures.ts'

export type EventStores = MarketStores & { records: RecordStore }

const say = phrases({
  title: { fr: 'Retour : {event}', en: 'Return: {event}' },
  worth: {
    fr: '{event} a rapporté {sold} de ventes pour {spent} ({ratio} $ par dollar) : {won, plural, one {# contrat} other {# contrats}} sur {leads} demandes.',
    en: '{event} brought {sold} of sales for {spent} ({ratio} per dollar spent): {won, plural, one {# contract} other {# contracts}} from {leads} leads.',
  },
  nothing: {
    fr: '{event} n’a rien vendu encore, pour {spent} dépensés et {contacts} contacts.',
    en: '{event} has sold nothing yet, for {spent} spent and {contacts} contacts.',
  },
  coming: {
    fr: '{event} n’a pas encore eu lieu ({date}) : {budget} prévus, rien à mesurer.',
    en: '{event} has not taken place yet ({date}): {budget} planned, nothing to measure.',
  },
  date: { fr: 'Dates', en: 'Dates' },
  place: { fr: 'Lieu', en: 'Place' },
  budget: { fr: 'Budget', en: 'Budget' },
  spent: { fr: 'Dépensé', en: 'Spent' },
  contacts: { fr: 'Contacts', en: 'Contacts' },
  perContact: { fr: 'Par contact', en: 'Per contact' },
  sold: { fr: 'Vendu', en: 'Sold' },
  over: { fr: 'Le budget a été dépassé de {amount}.', en: 'The budget was exceeded by {amount}.' },
  next: {
    fr: 'Prochaine édition au dossier : {event}, {date}, {budget} prévus.',
    en: 'Next edition on file: {event}, {date}, {budget} planned.',
  },
  plan: { fr: 'Planifier un événement', en: 'Plan an event' },
  footer: {
    fr: 'Ventes des demandes venues de l’événement, avant taxes; celles qui s’y signeront plus tard n’y sont pas.',
    en: 'Sales from leads of the event, before taxes; those signed later are not in it.',
  },
})

const NOISE = /\b(?:le|la|les|the|vaut|valait|tu|peine|an|prochain|salon|show|evenement|event)\b/giu

export const measureEvent = defineTool<EventStores>()({
  name: 'events.measure_return',
  title: { fr: 'Mesurer ce qu’un événement rapporte', en: 'Measure an event’s return' },
  gate: 'none',
  permission: 'marketing.write',
  record: { kind: 'shows', field: 'event' },
  examples: EVENT_RETURN,
  input: z.object({
    event: field
      .text({
        label: { fr: 'Événement', en: 'Event' },
        ask: { fr: 'Quel événement?', en: 'Which event?' },
        cues: ['le salon', 'le salon de', 'du salon', 'les portes', 'the home', 'the', 'événement', 'event'],
      })
      .optional(),
  }),
  output: z.object({
    number: z.string(),
    event: z.string(),
    state: z.enum(['idea', 'planned', 'done', 'cancelled']),
    place: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    budget: z.int(),
    spent: z.int(),
    contacts: z.int(),
    perContact: z.int().nullable(),
    leads: z.int(),
    won: z.int(),
    sold: z.int(),
    next: z.object({ event: z.string(), date: z.string(), budget: z.int() }).nullable(),
  }),
  async run({ event: words }, { stores, today }) {
    const shows = (await stores.records.list('show')).filter(({ state }) => state !== 'cancelled')
    const done = shows.filter(({ state }) => state === 'done')
    const said = words?.replace(NOISE, ' ').trim()
    const byNumber = shows.find(({ number }) => number === words?.trim().toUpperCase())
    const latest = [...done].sort((a, b) => b.data.to.localeCompare(a.data.to))[0]
    const among = (list: typeof shows) =>
      oneNamed(
        said!,
        list.map((show) => ({ id: show.number, name: show.title, show })),
        { field: 'event', what: { fr: 'événement', en: 'event' } },
      ).show
    // What took place is what can be measured; an edition to come has the same name.
    const isPast = said && done.some(({ title }) => titleMatch(said, title) > 0)
    const show = byNumber ?? (said ? among(isPast ? done : shows) : latest)
    if (!show)
      throw new NovaError('not-found', {
        fr: 'Aucun événement passé n’est au dossier : planifie le premier.',
        en: 'No past event is on file: plan the first one.',
      })
    const { place, to, budget, spent, contacts, campaignId } = show.data
    const market = await readMarket(stores, { from: show.date ?? addMonths(to, -1), to: today })
    const sales = campaignSales({
      ...market,
      campaigns: (await stores.campaigns.list()).filter(({ id }) => id === campaignId),
      leads: await stores.leads.list(),
      quotes: await stores.quotes.list(),
    })[0]
    const later = shows
      .filter(({ date, id }) => id !== show.id && (date ?? '') > today)
      .find(({ title }) => title.startsWith(show.title))
    return {
      number: show.number,
      event: show.title,
      state: show.state,
      place,
      from: show.date,
      to,
      budget,
      spent,
      contacts,
      perContact: contacts ? divideHalfUp(BigInt(spent), BigInt(contacts)) : null,
      leads: sales?.leads ?? 0,
      won: sales?.won ?? 0,
      sold: sales?.sold ?? 0,
      next: later?.date ? { event: later.title, date: later.date, budget: later.data.budget } : null,
    }
  },
  card(one, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const date = formatDate(one.from ?? one.to, lang)
    const told = { event: one.event, spent: money(one.spent), sold: money(one.sold), contacts: one.contacts }
    const summary =
      one.state !== 'done'
        ? say(lang, 'coming', { event: one.event, date, budget: money(one.budget) })
        : one.sold
          ? say(lang, 'worth', {
              ...told,
              ratio: formatNumber(one.sold / one.spent, lang, 2),
              won: one.won,
              leads: one.leads,
            })
          : say(lang, 'nothing', told)
    return {
      title: say(lang, 'title', { event: one.event }),
      summary,
      tone: one.sold > one.spent ? 'success' : 'neutral',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'date'), value: date },
            { label: say(lang, 'place'), value: one.place },
            { label: say(lang, 'budget'), value: money(one.budget) },
            { label: say(lang, 'spent'), value: money(one.spent) },
            { label: say(lang, 'contacts'), value: String(one.contacts) },
            ...(one.perContact === null ? [] : [{ label: say(lang, 'perContact'), value: money(one.perContact) }]),
            { label: say(lang, 'sold'), value: money(one.sold) },
          ],
        },
        ...(one.spent > one.budget
          ? [{ type: 'text' as const, text: say(lang, 'over', { amount: money(one.spent - one.budget) }) }]
          : []),
        ...(one.next
          ? [
              {
                type: 'text' as const,
                text: say(lang, 'next', {
                  event: one.next.event,
                  date: formatDate(one.next.date, lang),
                  budget: money(one.next.budget),
                }),
              },
            ]
          : []),
      ],
      actions: [{ type: 'button', label: say(lang, 'plan'), intent: { do: 'form', tool: 'events.plan', input: {} } }],
      footer: say(lang, 'footer'),
    }
  },
})
