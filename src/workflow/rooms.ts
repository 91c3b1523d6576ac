import type { Platform } from '../chat/event.ts'
import type { Host } from '../conversation/host.ts'
import type { ChannelRow, ConversationStores } from '../conversation/stores.ts'

export type RoomStores = ConversationStores & {
  channels: {
    open(
      channel: Omit<Partial<ChannelRow>, 'id'> &
        Pick<ChannelRow, 'platform' | 'workspace' | 'channel' | 'name' | 'kind'>,
    ): Promise<ChannelRow>
  }
}

/**
 * Learns the names of the channels that Nova can post in, so that people can name them. A platform that does not answer
 * now is asked again the next time.
 */
export async function learnRooms<S extends RoomStores>(host: Host<S>, organization: string): Promise<void> {
  const installed = await host.transact(organization, (stores) => stores.workspaces.list({ active: true }))
  for (const { platform, workspace } of installed) {
    if (platform === 'web') continue
    try {
      const rooms = (await host.adapterOf(platform)?.channels(workspace)) ?? []
      await host.transact(organization, (stores) => keep(platform, workspace, rooms, stores))
    } catch (thrown) {
      host.log.warn({ platform, cause: String(thrown) }, 'channels were not told')
    }
  }
}

async function keep(
  platform: Platform,
  workspace: string,
  rooms: readonly { id: string; name: string }[],
  stores: RoomStores,
): Promise<void> {
  const known = new Map((await stores.channels.list({ platform, workspace })).map((row) => [row.channel, row]))
  for (const { id, name } of rooms) {
    const row = known.get(id)
    if (!row) await stores.channels.open({ platform, workspace, channel: id, name, kind: 'public' })
    else if (row.name !== name) await stores.channels.update(row.id, { name })
  }
}
