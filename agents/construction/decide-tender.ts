import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { DECIDE } from './tender-examples.ts'
import { type TenderStores, tenderField, tenderHref, tenderNamed } from './tender-facts.ts'

const say = phrases({
  title: { fr: 'Décision notée', en: 'Decision recorded' },
  bid: { fr: 'On soumissionne pour {title}; dépôt le {closes}.', en: 'We bid on {title}; it closes on {closes}.' },
  pass: { fr: 'On passe notre tour pour {title}.', en: 'We pass on {title}.' },
  watch: { fr: '{title} est de nouveau à surveiller.', en: '{title} is being watched again.' },
  tender: { fr: 'Appel d’offres', en: 'Tender' },
  closes: { fr: 'Dépôt', en: 'Closes' },
  checklist: { fr: 'Pièces à déposer', en: 'Documents to submit' },
})

const STATES = { bid: 'bidding', pass: 'passed', watch: 'watched' } as const
type Decision = keyof typeof STATES

export const decideTender = defineTool<TenderStores>()({
  name: 'tenders.record_decision',
  title: { fr: 'Noter si on soumissionne ou non', en: 'Record whether we bid or not' },
  gate: 'log',
  permission: 'estimates.write',
  examples: DECIDE,
  input: z.object({
    tender: tenderField,
    decision: field.choice(['bid', 'pass', 'watch'], {
      label: { fr: 'Décision', en: 'Decision' },
      ask: { fr: 'On soumissionne ou on passe?', en: 'Do we bid or pass?' },
      options: [
        {
          value: 'bid',
          label: { fr: 'On soumissionne', en: 'Bid' },
          words: ['soumissionne', 'on y va', 'on embarque', 'go', 'we bid', 'bidding', 'on va sur'],
        },
        {
          value: 'pass',
          label: { fr: 'On passe', en: 'Pass' },
          words: [
            'passe',
            'passer',
            'laisse tomber',
            'on laisse faire',
            'n’y va pas',
            'skip',
            'passing',
            'no bid',
            'drop',
          ],
        },
        { value: 'watch', label: { fr: 'À surveiller', en: 'Watch' }, words: ['surveille', 'watching'] },
      ],
    }),
  }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    closes: z.string().nullable(),
    decision: z.enum(['bid', 'pass', 'watch']),
    before: z.enum(['bid', 'pass', 'watch']),
  }),
  async run({ tender: words, decision }, { stores }) {
    const tender = await tenderNamed(words, stores)
    const before = (Object.keys(STATES) as Decision[]).find((key) => STATES[key] === tender.state)
    if (!before)
      throw new NovaError('rule.broken', {
        fr: `${tender.title} est déjà déposé ou jugé : sa décision ne change plus.`,
        en: `${tender.title} is already submitted or decided: it no longer changes.`,
      })
    await stores.records.change('tender', tender.id, { state: STATES[decision] })
    return { number: tender.number, title: tender.title, closes: tender.due, decision, before }
  },
  card({ number, title, closes, decision }, { lang }) {
    const date = closes ? formatDate(closes, lang) : '–'
    return {
      title: say(lang, 'title'),
      summary: say(lang, decision, { title, closes: date }),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'tender'), value: title, href: tenderHref(number) },
            { label: say(lang, 'closes'), value: date },
          ],
        },
      ],
      actions:
        decision === 'bid'
          ? [
              {
                type: 'button',
                label: say(lang, 'checklist'),
                intent: { do: 'tool', tool: 'tenders.submission_checklist', input: { tender: number } },
              },
            ]
          : [],
    }
  },
  undo: ({ number, before }) => ({ tool: 'tenders.record_decision', input: { tender: number, decision: before } }),
})
