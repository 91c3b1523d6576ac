import { z } from 'zod'
import { vacationRight } from '../../src/domain/labour-rules.ts'
import { CCQ_PUBLISHED_THROUGH, ccqClosures } from '../../src/domain/work-calendar.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate, type Period } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { absencesIn, daysText, type LeaveStores } from './leave-days.ts'
import { BALANCE } from './vacation-examples.ts'

const say = phrases({
  title: { fr: 'Ton solde de vacances', en: 'Your vacation balance' },
  left: {
    fr: 'Il te reste {left} de vacances pour {year}{asked, select, none {} other {, dont {asked} déjà demandés ou accordés}}.',
    en: 'You have {left} of vacation left for {year}{asked, select, none {} other {, of which {asked} already asked for or granted}}.',
  },
  none: {
    fr: 'Aucun solde de congés n’est inscrit à ton nom. La personne qui gère les dossiers peut l’ajouter.',
    en: 'No leave balance is on file in your name. Whoever manages people’s files can add it.',
  },
  granted: { fr: 'Acquis', en: 'Earned' },
  used: { fr: 'Pris', en: 'Taken' },
  asked: { fr: 'Demandé ou accordé', en: 'Asked for or granted' },
  remaining: { fr: 'Reste', en: 'Left' },
  minimum: { fr: 'Minimum de la loi', en: 'Legal minimum' },
  weeks: { fr: '{n} semaines, indemnité de {rate}', en: '{n} weeks, {rate} indemnity' },
  closure: {
    fr: 'Prochaine fermeture de la construction : du {from} au {to}{confirmed, select, yes {} other {, à confirmer avec le calendrier de la CCQ}}.',
    en: 'Next construction shutdown: {from} to {to}{confirmed, select, yes {} other {, to be confirmed with the CCQ calendar}}.',
  },
  ccq: {
    fr: 'Assujetti à la CCQ : tes vacances obligatoires sont les deux fermetures, et l’indemnité vient de la CCQ.',
    en: 'Under the CCQ: your compulsory vacation is the two shutdowns, and the indemnity comes from the CCQ.',
  },
  request: { fr: 'Demander un congé', en: 'Request time off' },
  footer: { fr: '{source} · Avis, pas un conseil juridique.', en: '{source} · Guidance, not legal advice.' },
})

/** The closure that begins next, or that goes on. */
export function nextClosure(today: IsoDate): Period & { confirmed: boolean } {
  const year = Number(today.slice(0, 4))
  const closures = [year - 1, year, year + 1].flatMap((one) => {
    const { summer, winter } = ccqClosures(one)
    return [summer, winter].map((closure) => ({ ...closure, confirmed: one <= CCQ_PUBLISHED_THROUGH }))
  })
  return closures.find(({ to }) => to >= today)!
}

export const leaveBalance = defineTool<LeaveStores>()({
  name: 'absences.balance',
  title: { fr: 'Voir mon solde de vacances', en: 'See my vacation balance' },
  gate: 'none',
  audience: 'asker',
  permission: 'chat.use',
  examples: BALANCE,
  input: z.object({ person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional() }),
  output: z.object({
    balance: z
      .object({
        year: z.int(),
        granted: z.int(),
        used: z.int(),
        asked: z.int(),
        left: z.int(),
        ccq: z.boolean(),
        weekTenths: z.int(),
        rate: z.int(),
        source: z.string(),
      })
      .nullable(),
    closure: z.object({ from: z.string(), to: z.string(), confirmed: z.boolean() }),
  }),
  async run({ person }, { stores, actor, today }) {
    if (person && person !== actor.id)
      throw new NovaError('auth.forbidden', {
        fr: 'Un solde de congés ne se dit qu’à la personne elle-même. Je peux te montrer le tien, ou qui est absent.',
        en: 'A leave balance is told to the person alone. I can show you yours, or who is away.',
      })
    const closure = nextClosure(today)
    const [own] = await stores.records.list('leave_balance', { state: 'current', personId: actor.id })
    if (!own) return { balance: null, closure }
    const { year, vacationHours, usedHours, ccq, hiredOn } = own.data
    const ahead = (await absencesIn({ from: today, to: `${year + 1}-12-31` }, stores, actor.id)).filter(
      ({ data }) => data.type === 'vacation',
    )
    const { weekTenths, rate, source } = vacationRight(hiredOn, today)
    return {
      balance: {
        year,
        granted: vacationHours,
        used: usedHours,
        asked: ahead.reduce((sum, { data }) => sum + data.hours, 0),
        left: vacationHours - usedHours,
        ccq,
        weekTenths,
        rate,
        source,
      },
      closure,
    }
  },
  card({ balance, closure }, { lang }) {
    const shutdown = say(lang, 'closure', {
      from: formatDate(closure.from, lang),
      to: formatDate(closure.to, lang),
      confirmed: closure.confirmed ? 'yes' : 'no',
    })
    const request = {
      type: 'button' as const,
      label: say(lang, 'request'),
      intent: { do: 'form' as const, tool: 'absences.request', input: {} },
    }
    const title = say(lang, 'title')
    if (!balance) {
      const summary = say(lang, 'none')
      const blocks = [summary, shutdown].map((text) => ({ type: 'text' as const, text }))
      return { title, summary, tone: 'neutral', blocks, actions: [request] }
    }
    const days = (hours: number) => daysText(hours, lang)
    return {
      title,
      summary: say(lang, 'left', {
        left: days(balance.left),
        year: String(balance.year),
        asked: balance.asked ? days(balance.asked) : 'none',
      }),
      tone: 'neutral',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'granted'), value: days(balance.granted) },
            { label: say(lang, 'used'), value: days(balance.used) },
            { label: say(lang, 'asked'), value: days(balance.asked) },
            { label: say(lang, 'remaining'), value: days(balance.left) },
            {
              label: say(lang, 'minimum'),
              value: say(lang, 'weeks', {
                n: formatNumber(balance.weekTenths / 10, lang),
                rate: formatPercent(balance.rate, lang),
              }),
            },
          ],
        },
        { type: 'text', text: shutdown },
        ...(balance.ccq ? [{ type: 'text' as const, text: say(lang, 'ccq') }] : []),
      ],
      actions: [request],
      footer: say(lang, 'footer', { source: balance.source }),
    }
  },
})
