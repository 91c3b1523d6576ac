import { z } from 'zod'
import { simulateSchedule } from '../../src/domain/schedule-risk.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { driverSchema, driversOf, runsText } from './finish-risk.ts'
import { type NetworkStores, networkFooter, projectRef, readNetwork, refOf, whichSite } from './network.ts'
import { DRIVERS } from './risk-examples.ts'

const say = phrases({
  driversTitle: { fr: 'Risque de délai – {project}', en: 'Schedule risk – {project}' },
  driversSummary: {
    fr: '{code} : {first} et {second} causent le plus gros du risque sur la date de fin.',
    en: '{code}: {first} and {second} cause most of the risk on the finish date.',
  },
  one: {
    fr: '{code} : {first} cause tout le risque sur la date de fin.',
    en: '{code}: {first} causes all the risk on the finish date.',
  },
  activity: { fr: 'Activité', en: 'Activity' },
  range: { fr: 'Jours : optimiste – probable – pessimiste', en: 'Days: optimistic – likely – pessimistic' },
  onPath: { fr: 'Commande la fin', en: 'Drives the finish' },
  effect: { fr: 'Corrélation avec la fin', en: 'Correlation with the finish' },
  finish: { fr: 'Voir les chances de finir', en: 'See the chances of finishing' },
})

export const rankDrivers = defineTool<NetworkStores>()({
  name: 'schedule_risk.rank_drivers',
  title: { fr: 'Classer ce qui cause le risque de délai', en: 'Rank what drives the schedule risk' },
  gate: 'none',
  permission: 'projects.read',
  examples: DRIVERS,
  input: z.object({ project: whichSite }),
  output: z.object({
    project: projectRef,
    province: z.string(),
    startsOn: z.string(),
    drivers: z.array(driverSchema),
    runs: z.int(),
    seed: z.int(),
  }),
  async run({ project: id }, { stores }) {
    const network = await readNetwork(stores, id)
    const risk = simulateSchedule(network.activities)
    return {
      project: refOf(network.project),
      province: network.project.province,
      startsOn: network.startsOn,
      drivers: driversOf(network, risk),
      runs: risk.runs,
      seed: risk.seed,
    }
  },
  card(output, { lang }) {
    const { project, drivers } = output
    const name = (one: { code: string; name: string }) => `${one.code} ${one.name}`
    const href = `nova:network/${project.code}`
    const title = say(lang, 'driversTitle', { project: project.name })
    return {
      title,
      summary: say(lang, drivers[1] ? 'driversSummary' : 'one', {
        code: project.code,
        first: name(drivers[0]!),
        second: drivers[1] ? name(drivers[1]) : '',
      }),
      tone: 'info',
      blocks: [
        {
          type: 'table',
          caption: title,
          columns: [
            { label: say(lang, 'activity') },
            { label: say(lang, 'range'), align: 'right' },
            { label: say(lang, 'onPath'), align: 'right' },
            { label: say(lang, 'effect'), align: 'right' },
          ],
          rows: drivers.map((one) => [
            { text: name(one), href },
            `${one.optimistic} – ${one.likely} – ${one.pessimistic}`,
            formatPercent(one.onPath, lang, 0),
            formatNumber(one.effect, lang, 2, 2),
          ]),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'finish'),
          intent: { do: 'tool', tool: 'schedule_risk.run_monte_carlo', input: { project: project.id } },
        },
      ],
      footer: runsText(output, networkFooter(drivers.length, output.startsOn, output.province, lang), lang),
    }
  },
})
