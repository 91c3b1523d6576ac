import { z } from 'zod'
import { bidBonds } from '../../src/domain/financing.ts'
import { foldText, type TypedRecord } from '../../src/domain/records/record.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { CHECKLIST } from './tender-examples.ts'
import { type TenderStores, tenderField, tenderNamed } from './tender-facts.ts'

const say = phrases({
  title: { fr: 'Pièces à déposer – {title}', en: 'Documents to submit – {title}' },
  summary: {
    fr: '{title} : {ready, plural, =0 {aucune pièce prête} one {# pièce prête} other {# pièces prêtes}} sur {count}; dépôt le {closes}.',
    en: '{title}: {ready, plural, =0 {no document ready} one {# document ready} other {# documents ready}} of {count}; closes on {closes}.',
  },
  none: {
    fr: '{title} : le registre ne dit pas quelles pièces sont exigées. Lis le devis.',
    en: '{title}: the register does not say which documents are required. Read the specifications.',
  },
  document: { fr: 'Pièce', en: 'Document' },
  state: { fr: 'État', en: 'State' },
  detail: { fr: 'Détail', en: 'Detail' },
  ready: { fr: 'prête', en: 'ready' },
  toGet: { fr: 'à obtenir', en: 'to obtain' },
  tooEarly: { fr: 'expire avant le dépôt', en: 'expires before closing' },
  bond: {
    fr: '{rate} de {value} : {amount} si on dépose à cette valeur',
    en: '{rate} of {value}: {amount} if we submit at that value',
  },
  until: { fr: '{number}, jusqu’au {date}', en: '{number}, until {date}' },
  notHeld: { fr: 'rien au dossier', en: 'nothing on file' },
  renew: { fr: 'à renouveler d’ici le {date}', en: 'to be renewed by {date}' },
  addenda: {
    fr: 'Tenir compte de {count, plural, one {# addenda} other {# addendas}} : {list}.',
    en: 'Take {count, plural, one {# addendum} other {# addenda}} into account: {list}.',
  },
  task: { fr: 'Tâche : obtenir {what}', en: 'Task: obtain {what}' },
  taskTitle: { fr: 'Obtenir {what} pour {title}', en: 'Obtain {what} for {title}' },
  footer: {
    fr: '{number} · pièces exigées selon notre registre; le devis décide',
    en: '{number} · required documents as in our register; the specifications decide',
  },
})

const item = z.object({
  what: z.string(),
  state: z.enum(['ready', 'toGet', 'tooEarly']),
  until: z.string().nullable(),
  number: z.string().nullable(),
  renewBy: z.string().nullable(),
  bond: z.object({ rate: z.int(), value: z.int(), amount: z.int() }).nullable(),
})
type Item = z.output<typeof item>

const lasts = (until: IsoDate | null, closes: IsoDate | null) =>
  until !== null && closes !== null && until < closes ? ('tooEarly' as const) : ('ready' as const)

async function readItem(what: string, tender: TypedRecord<'tender'>, { stores }: Context<TenderStores>): Promise<Item> {
  const said = foldText(what)
  const open: Item = { what, state: 'toGet', until: null, number: null, renewBy: null, bond: null }
  if (said.includes('cautionnement') && tender.amount) {
    const [, percent] = /(\d+) ?%/.exec(what) ?? []
    const rate = percent ? Number(percent) * 10_000 : 100_000
    const amount = percent ? Math.round((tender.amount * Number(percent)) / 100) : bidBonds(tender.amount).bid
    return { ...open, bond: { rate, value: tender.amount, amount } }
  }
  if (said.includes('licence')) {
    const [held] = await stores.records.list('licence', { state: 'in-force' })
    return held
      ? { ...open, state: lasts(held.due, tender.due), until: held.due, number: held.data.licenceNumber }
      : open
  }
  const duty = (await stores.records.list('obligation', { state: 'to-do' })).find(
    ({ title }) => said.includes('attestation') && foldText(title).startsWith(said),
  )
  return duty ? { ...open, renewBy: duty.due } : open
}

const detailOf = (one: Item, lang: Lang): string => {
  if (one.bond)
    return say(lang, 'bond', {
      rate: formatPercent(one.bond.rate, lang, 0),
      value: formatMoney(one.bond.value, lang),
      amount: formatMoney(one.bond.amount, lang),
    })
  if (one.number) return say(lang, 'until', { number: one.number, date: one.until ? formatDate(one.until, lang) : '–' })
  return one.renewBy ? say(lang, 'renew', { date: formatDate(one.renewBy, lang) }) : say(lang, 'notHeld')
}

export const tenderChecklist = defineTool<TenderStores>()({
  name: 'tenders.submission_checklist',
  title: { fr: 'Vérifier les pièces d’un dépôt', en: 'Check the documents of a bid' },
  gate: 'none',
  permission: 'projects.read',
  examples: CHECKLIST,
  input: z.object({ tender: tenderField }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    closes: z.string().nullable(),
    items: z.array(item),
    addenda: z.array(z.object({ number: z.int(), on: z.string(), summary: z.string() })),
  }),
  async run({ tender: words }, context) {
    const tender = await tenderNamed(words, context.stores)
    const items: Item[] = []
    for (const what of tender.data.required) items.push(await readItem(what, tender, context))
    return { number: tender.number, title: tender.title, closes: tender.due, items, addenda: tender.data.addenda }
  },
  card({ number, title, closes, items, addenda }, { lang, can }) {
    const missing = items.find(({ state }) => state !== 'ready')
    const summary = items.length
      ? say(lang, 'summary', {
          title,
          ready: items.filter(({ state }) => state === 'ready').length,
          count: items.length,
          closes: closes ? formatDate(closes, lang) : '–',
        })
      : say(lang, 'none', { title })
    return {
      title: say(lang, 'title', { title }),
      summary,
      tone: missing ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(items.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title', { title }),
                columns: [
                  { label: say(lang, 'document') },
                  { label: say(lang, 'state') },
                  { label: say(lang, 'detail') },
                ],
                rows: items.map((one) => [one.what, say(lang, one.state), detailOf(one, lang)]),
              },
            ]
          : []),
        ...(addenda.length
          ? [
              {
                type: 'text' as const,
                text: say(lang, 'addenda', {
                  count: addenda.length,
                  list: addenda.map((one) => `${one.number} (${formatDate(one.on, lang)}) ${one.summary}`).join('; '),
                }),
              },
            ]
          : []),
      ],
      actions:
        missing && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'task', { what: missing.what }).slice(0, 75),
                intent: {
                  do: 'form',
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'taskTitle', { what: missing.what, title }),
                    ...(closes ? { due: closes } : {}),
                  },
                },
              },
            ]
          : [],
      footer: say(lang, 'footer', { number }),
    }
  },
})
