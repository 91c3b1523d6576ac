import type { Platform } from '../../src/chat/event.ts'
import { NovaError } from '../../src/errors.ts'
import type { Shared } from '../../src/tool/audience.ts'
import type { Context } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type Room = {
  id: string
  platform: Platform
  workspace: string
  channel: string
  name: string
  kind: 'public' | 'private' | 'dm'
  shares: Shared[]
}
export type RoomStores = { channels: Rows<Room> }

export const PLATFORMS = [
  { value: 'slack', label: { fr: 'Slack', en: 'Slack' } },
  { value: 'teams', label: { fr: 'Teams', en: 'Teams' } },
  { value: 'discord', label: { fr: 'Discord', en: 'Discord' } },
  {
    value: 'web',
    label: { fr: 'Page locale', en: 'Local page' },
    words: ['la page locale', 'la page', 'sur le web', 'the local page', 'the page', 'on the web'],
  },
]

export const platformName = (platform: Platform, lang: 'fr' | 'en') =>
  PLATFORMS.find((one) => one.value === platform)!.label[lang]

const MOST_NAMED = 8
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const cues = ['ici', 'icitte', 'ce canal', 'ce canal-ci', 'here', 'this channel', 'this one']

/** The room that it is asked in; said, never taken for granted. */
export const hereField = field.boolean({ label: { fr: 'Dans ce canal-ci', en: 'In this channel' }, cues }).optional()

type Said = { channel?: string | undefined; platform?: Platform | undefined; here?: boolean | undefined }

/**
 * The room that is named, on the platform that is named, else first on the one it is asked on; or the one it is asked
 * in. Throws `input.invalid` with the rooms that there are.
 */
export async function findRoom(
  { channel: text, platform, here: isHere }: Said,
  { stores, origin }: Context<RoomStores>,
): Promise<Room> {
  const all = (await stores.channels.list(platform ? { platform } : {})).filter(({ kind }) => kind !== 'dm')
  const isNear = (room: Room) => room.platform === origin?.platform
  const rooms = [...all.filter(isNear), ...all.filter((room) => !isNear(room))]
  const wanted = bare(text ?? '')
  if (isHere) {
    const here = rooms.find((room) => isNear(room) && room.channel === origin?.place.channel)
    if (here) return here
    if (origin && origin.place.kind !== 'dm' && (!platform || platform === origin.platform)) {
      // Nova learns what it is called when she asks the platform the next time.
      const { channel, kind } = origin.place
      return stores.channels.insert({
        platform: origin.platform,
        workspace: origin.workspace,
        channel,
        name: channel,
        kind,
      })
    }
  } else if (wanted !== '') {
    const said = ` ${wanted} `
    const named = rooms
      .filter((room) => said.includes(` ${bare(room.name)} `) || text!.includes(room.channel))
      .sort((a, b) => bare(b.name).length - bare(a.name).length)
    if (named[0]) return named[0]
  }
  const names = rooms.slice(0, MOST_NAMED).map((room) => `#${room.name.replace(/^#/, '')}`)
  throw new NovaError(
    'input.invalid',
    names.length
      ? {
          fr: `Dans quel canal? Je connais ${names.join(', ')}. Pour un autre, invite-moi dans le canal et redemande-le là.`,
          en: `In which channel? I know ${names.join(', ')}. For another one, invite me to it and ask again there.`,
        }
      : {
          fr: 'Je ne connais encore aucun canal là-bas : invite-moi dans le canal et redemande-le là.',
          en: 'I know no channel there yet: invite me to the channel and ask again there.',
        },
    { field: 'channel' },
  )
}
