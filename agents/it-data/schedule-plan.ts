import type { Platform } from '../../src/chat/event.ts'
import type { Schedule } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { Context } from '../../src/tool/define.ts'
import type { RouteRow } from '../../src/tool/route.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { BuildStores } from './build-report.ts'
import { SECTIONS, type SectionKey } from './report-facts.ts'
import { readSections } from './report-scope.ts'
import { cronOf, readClock } from './schedule-when.ts'

export type Channel = {
  id: string
  platform: Platform
  workspace: string
  channel: string
  name: string
  kind: 'public' | 'private' | 'dm'
  personId: string | null
}
/** A schedule whose platform is one of ours, as the scheduler takes it. */
export type ReportSchedule = Omit<Schedule, 'platform'> & { platform: Platform }
export type ScheduleStores = BuildStores & {
  schedules: Rows<ReportSchedule>
  channels: Rows<Channel>
  routes: Rows<RouteRow>
}

const say = phrases({
  weekly: { fr: 'Rapport de la semaine – {where}', en: 'Weekly report – {where}' },
  monthly: { fr: 'Rapport du mois – {where}', en: 'Monthly report – {where}' },
})

export type ReportKind = 'weekly' | 'monthly'

export type Plan = {
  kind: ReportKind
  sections: SectionKey[]
  cron: string
  timeZone: string
  platform: Platform
  workspace: string
  channel: string
  channelName: string
  name: string
}

type Said = {
  kind?: ReportKind | undefined
  sections?: string | undefined
  day?: Parameters<typeof cronOf>[0] | undefined
  at?: string | undefined
}

const missingPlace = () =>
  new NovaError(
    'input.invalid',
    {
      fr: 'Nomme un canal que je connais, par exemple #general.',
      en: 'Name a channel I know, for example #general.',
    },
    { field: 'channel' },
  )

/** The channel that a text names, else the one it was asked in, else the one that reports go to. */
export async function findChannel(
  text: string | undefined,
  { stores, origin }: Context<ScheduleStores>,
): Promise<Channel> {
  const all = await stores.channels.list(origin ? { platform: origin.platform } : {})
  const rooms = all.filter(({ kind }) => kind !== 'dm')
  if (!text) {
    const here = origin && rooms.find(({ channel }) => channel === origin.place.channel)
    if (here) return here
    const routes = await stores.routes.list({ subject: 'reports' })
    const route = routes.find(({ platform }) => platform === origin?.platform) ?? routes[0]
    const chosen = route && (await stores.channels.list({ platform: route.platform, channel: route.channel }, 1))[0]
    if (chosen) return chosen
    throw missingPlace()
  }
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .map((word) => word.replace(/^#/, ''))
  const named = rooms.find(
    ({ name, channel }) => words.includes(name.toLowerCase()) || words.includes(channel.toLowerCase()),
  )
  if (named) return named
  throw missingPlace()
}

export async function planOf(
  said: Said,
  place: Channel,
  context: Context<ScheduleStores>,
  where: string,
): Promise<Plan> {
  const { stores, organization } = context
  const kind = said.kind ?? 'weekly'
  const sections = await readSections(said.sections, stores)
  const cron = cronOf(said.day ?? (kind === 'monthly' ? 'monthly' : 'monday'), said.at ? readClock(said.at) : '07:00')
  const name = say(organization.lang, kind, { where })
  return {
    kind,
    sections,
    cron,
    timeZone: organization.timeZone,
    platform: place.platform,
    workspace: place.workspace,
    channel: place.channel,
    channelName: place.name,
    name,
  }
}

/** Throws `conflict` when the same report goes to the same place at the same time already. */
export async function refuseTwice(plan: Plan, tool: string, stores: ScheduleStores): Promise<string> {
  const same = await stores.schedules.list({ tool, channel: plan.channel, cron: plan.cron })
  const twin = same.find(({ input }) => (input.kind ?? 'weekly') === plan.kind)
  if (twin)
    throw new NovaError('conflict', {
      fr: `« ${twin.name} » fait déjà cela au même moment${twin.active ? '' : ', mais il est en pause : reprends-le'}.`,
      en: `"${twin.name}" already does that at the same time${twin.active ? '' : ', but it is paused: resume it'}.`,
    })
  const names = new Set((await stores.schedules.list()).map(({ name }) => name))
  let name = plan.name
  for (let i = 2; names.has(name); i += 1) name = `${plan.name} (${i})`
  return name
}

export const inputOf = ({ kind, sections }: Plan) => ({
  kind,
  attach: true,
  ...(sections.length < SECTIONS.length ? { sections: sections.join(', ') } : {}),
})
