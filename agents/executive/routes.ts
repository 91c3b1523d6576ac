import { z } from 'zod'
import type { Platform } from '../../src/chat/event.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { ROUTE_SUBJECTS, type RouteRow, type RouteSubject } from '../../src/tool/route.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { findRoom, hereField, PLATFORMS, platformName, type RoomStores } from './find-room.ts'
import { ROUTES, SET_ROUTE } from './route-examples.ts'

export type RouteStores = RoomStores & { routes: Rows<RouteRow> }

const say = phrases({
  title: { fr: 'Où va quoi', en: 'What goes where' },
  set: {
    fr: '{subject} : dans #{channel} ({platform}) à partir de maintenant.',
    en: '{subject}: to #{channel} ({platform}) from now on.',
  },
  cleared: {
    fr: '{subject} : plus de canal choisi sur {platform}. {otherwise}',
    en: '{subject}: no channel chosen on {platform} any more. {otherwise}',
  },
  reports: { fr: 'Rapports', en: 'Reports' },
  alerts: { fr: 'Alertes', en: 'Alerts' },
  approvals: { fr: 'Approbations', en: 'Approvals' },
  place: { fr: '#{channel} ({platform})', en: '#{channel} ({platform})' },
  'otherwise-reports': { fr: 'Là où on les demande.', en: 'Where they are asked for.' },
  'otherwise-alerts': { fr: 'En privé, aux administrateurs.', en: 'Privately, to the administrators.' },
  'otherwise-approvals': {
    fr: 'En privé, à la personne la plus proche qui peut décider.',
    en: 'Privately, to the nearest person who may decide.',
  },
  open: {
    fr: 'Toutes les personnes de #{channel} verront ces rapports en entier.',
    en: 'Everybody in #{channel} will see these reports in full.',
  },
})

const SUBJECTS = [
  {
    value: 'reports',
    label: { fr: 'Rapports', en: 'Reports' },
    words: ['les rapports', 'rapport', 'report', 'the reports', 'rapports automatiques'],
  },
  {
    value: 'alerts',
    label: { fr: 'Alertes', en: 'Alerts' },
    words: ['les alertes', 'alerte', 'avertissements', 'alert', 'warnings', 'the alerts'],
  },
  {
    value: 'approvals',
    label: { fr: 'Approbations', en: 'Approvals' },
    words: ['les approbations', 'approbation', 'demandes d’approbation', 'approval', 'approval requests'],
  },
]

const placed = z.object({ workspace: z.string(), channel: z.string() })

const route = z.object({
  subject: z.enum(ROUTE_SUBJECTS),
  platform: z.enum(['slack', 'teams', 'discord', 'web']),
  now: placed.nullable(),
  before: placed.nullable(),
  name: z.string(),
})

/** What happens where no channel was chosen. */
const otherwise = (subject: RouteSubject, lang: Lang) => say(lang, `otherwise-${subject}`)

export const setRoute = defineTool<RouteStores>()({
  name: 'routes.set',
  title: {
    fr: 'Choisir le canal des rapports, alertes ou approbations',
    en: 'Choose the channel for reports, alerts or approvals',
  },
  gate: 'log',
  permission: 'settings.manage',
  examples: SET_ROUTE,
  input: z.object({
    subject: field
      .choice(['reports', 'alerts', 'approvals'], {
        label: { fr: 'Quoi', en: 'What' },
        ask: { fr: 'Les rapports, les alertes ou les approbations?', en: 'Reports, alerts or approvals?' },
        options: SUBJECTS,
      })
      .optional(),
    channel: field
      .text({
        label: { fr: 'Canal', en: 'Channel' },
        cues: [
          'dans le canal',
          'dans',
          'vers le canal',
          'vers',
          'canal',
          'choisis',
          'utilise',
          'in the',
          'in',
          'into',
          'to',
          'use',
          'channel is',
          'channel',
        ],
      })
      .optional(),
    platform: field
      .choice(['slack', 'teams', 'discord', 'web'], {
        label: { fr: 'Plateforme', en: 'Platform' },
        options: PLATFORMS,
      })
      .optional(),
    here: hereField,
    restore: route.optional(),
  }),
  output: route,
  async run({ subject, restore, ...where }, context) {
    const { stores } = context
    const about = restore?.subject ?? subject
    if (!about)
      throw new NovaError(
        'input.invalid',
        { fr: 'Les rapports, les alertes ou les approbations?', en: 'Reports, alerts or approvals?' },
        { field: 'subject' },
      )
    const room = restore ? null : await findRoom(where, context)
    const on: Platform = restore?.platform ?? room!.platform
    const now = restore ? restore.before : { workspace: room!.workspace, channel: room!.channel }
    const [known] = await stores.routes.list({ subject: about, platform: on }, 1)
    if (known && now) await stores.routes.update(known.id, now)
    else if (known) await stores.routes.remove(known.id)
    else if (now) await stores.routes.insert({ subject: about, platform: on, ...now })
    const before = known ? { workspace: known.workspace, channel: known.channel } : null
    return {
      subject: about,
      platform: on,
      now,
      before,
      name: now ? await nameOf({ platform: on, ...now }, stores) : '',
    }
  },
  card({ subject, platform, now, name }, { lang }) {
    const values = { subject: say(lang, subject), platform: platformName(platform, lang), channel: name }
    const sentence = now
      ? say(lang, 'set', values)
      : say(lang, 'cleared', { ...values, otherwise: otherwise(subject, lang) })
    const isOpen = now && subject === 'reports'
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [
        { type: 'text', text: sentence },
        ...(isOpen ? [{ type: 'text' as const, text: say(lang, 'open', values) }] : []),
      ],
    }
  },
  undo: (done) => ({ tool: 'routes.set', input: { restore: done } }),
})

async function nameOf(of: Pick<RouteRow, 'platform' | 'workspace' | 'channel'>, stores: RoomStores): Promise<string> {
  const { platform, workspace, channel } = of
  const [room] = await stores.channels.list({ platform, workspace, channel }, 1)
  return (room?.name ?? channel).replace(/^#/, '')
}

export const listRoutes = defineTool<RouteStores>()({
  name: 'routes.list',
  title: { fr: 'Voir où vont les rapports, alertes et approbations', en: 'See where reports, alerts and approvals go' },
  gate: 'none',
  permission: 'chat.use',
  audience: 'everyone',
  examples: ROUTES,
  input: z.object({}),
  output: z.object({
    subjects: z.array(
      z.object({
        subject: z.enum(ROUTE_SUBJECTS),
        places: z.array(z.object({ platform: z.enum(['slack', 'teams', 'discord', 'web']), name: z.string() })),
      }),
    ),
  }),
  async run(_, { stores }) {
    const all = await stores.routes.list()
    const subjects = []
    for (const subject of ROUTE_SUBJECTS) {
      const places = []
      for (const one of all.filter((row) => row.subject === subject))
        places.push({ platform: one.platform, name: await nameOf(one, stores) })
      subjects.push({ subject, places })
    }
    return { subjects }
  },
  card({ subjects }, { lang }) {
    const fields = subjects.map(({ subject, places }) => ({
      label: say(lang, subject),
      value:
        places
          .map(({ platform, name }) => say(lang, 'place', { channel: name, platform: platformName(platform, lang) }))
          .join(', ') || otherwise(subject, lang),
    }))
    return {
      title: say(lang, 'title'),
      summary: fields.map(({ label, value }) => `${label} : ${value}`).join(' · '),
      tone: 'neutral',
      blocks: [{ type: 'fields', fields }],
    }
  },
})
