// The platforms that are on. Their settings come from the environment or are stored by the set-up page, encrypted; a
// platform comes, changes and goes while Nova runs.
import type { Adapter, Check, Inbox, PlatformDefinition, SettingValues } from '../chat/adapter.ts'
import { PLATFORM_NAMES, type Platform } from '../chat/event.ts'
import type { ChartPictures } from '../chat/pictures.ts'
import { toNovaError } from '../errors.ts'
import type { Bilingual } from '../lib/i18n.ts'
import type { Log } from '../lib/log.ts'
import type { Sealer } from '../lib/seal.ts'
import type { Transact } from '../tool/perform.ts'

export type ChatPlatform = Exclude<Platform, 'web'>

type ConnectionRow = { id: string; integration: string; token: Uint8Array }

export type PlatformStores = {
  connections: {
    list(filter: { integration: string }, limit?: number): Promise<ConnectionRow[]>
    keep(of: { integration: string; token: Uint8Array; connectedBy: string | null }): Promise<void>
    remove(id: string): Promise<boolean>
  }
}

export type PlatformParts<S extends PlatformStores> = {
  definitions: Readonly<Partial<Record<ChatPlatform, PlatformDefinition>>>
  /** Settings of the environment; they win over stored ones. Those that are not text are no platform's. */
  environment: Readonly<Record<string, unknown>>
  baseUrl: string
  /** The platforms that are on, which everything else reads. */
  adapters: Map<Platform, Adapter>
  inboxOf(platform: Platform): Inbox
  charts: ChartPictures
  transact: Transact<S>
  /** Whose page this is; null while there is none. */
  organization(): Promise<string | null>
  sealer: Sealer
  log: Log
}

export type Platforms = ReturnType<typeof createPlatforms>

/** Another process may have stored other settings: how long until this one notices. */
const LOOK_MS = 20_000

const SEE_PAGE: Bilingual = {
  fr: 'Ouvre Paramètres › Plateformes sur la page de Nova.',
  en: 'Open Settings › Platforms on Nova’s page.',
}

const SHUT: Bilingual = {
  fr: 'Les réglages gardés ont été chiffrés avec un autre NOVA_SECRET. Remets-le, ou enregistre-les de nouveau.',
  en: 'The stored settings were encrypted with another NOVA_SECRET. Put it back, or save them again.',
}

export function createPlatforms<S extends PlatformStores>(parts: PlatformParts<S>) {
  const { definitions, adapters, transact, sealer, log } = parts
  const names = Object.keys(definitions) as ChatPlatform[]
  const environment: SettingValues = Object.fromEntries(
    Object.entries(parts.environment).filter((one): one is [string, string] => typeof one[1] === 'string'),
  )
  /** What each platform was switched on with, as it is stored. */
  const switched = new Map<ChatPlatform, string>()
  const problems = new Map<ChatPlatform, Bilingual>()
  const turns = new Map<ChatPlatform, Promise<unknown>>()
  let started = false
  let looking: ReturnType<typeof setInterval> | undefined

  const guide = (platform: ChatPlatform) => definitions[platform]!.guide(parts.baseUrl)
  const settingsOf = (platform: ChatPlatform) => guide(platform).settings
  const contextOf = (organization: string, platform: ChatPlatform) =>
    JSON.stringify([organization, 'platform settings', platform])

  /** One change of a platform at a time. */
  function inTurn<T>(platform: ChatPlatform, work: () => Promise<T>): Promise<T> {
    const next = (turns.get(platform) ?? Promise.resolve()).then(work, work)
    turns.set(platform, next)
    return next
  }

  /** `mark` changes with what is stored; `isShut`: another NOVA_SECRET sealed it. */
  async function readStored(platform: ChatPlatform): Promise<{ values: SettingValues; mark: string; isShut: boolean }> {
    const organization = await parts.organization()
    const [row] = organization
      ? await transact(organization, (stores) => stores.connections.list({ integration: platform }, 1))
      : []
    if (!organization || !row) return { values: {}, mark: '', isShut: false }
    const text = await sealer.open(row.token, contextOf(organization, platform))
    return {
      values: text === null ? {} : (JSON.parse(text) as SettingValues),
      mark: Buffer.from(row.token).toString('base64'),
      isShut: text === null,
    }
  }

  /** What a platform is run with: the environment's settings before the others. */
  function merged(platform: ChatPlatform, values: SettingValues): SettingValues {
    const own = Object.fromEntries(settingsOf(platform).map(({ name }) => [name, values[name]]))
    return { ...own, ...environment }
  }

  const isComplete = (platform: ChatPlatform, values: SettingValues) => {
    const own = definitions[platform]!.isComplete
    return own ? own(values) : settingsOf(platform).every(({ name, required }) => !required || values[name])
  }

  const create = (platform: ChatPlatform, values: SettingValues): Promise<Adapter> =>
    definitions[platform]!.create(merged(platform, values), parts.inboxOf(platform), parts.charts)

  async function startOne(platform: Platform, adapter: Adapter): Promise<void> {
    try {
      await adapter.start()
    } catch (thrown) {
      // The others go on without it, and the page says what is wrong.
      log.error({ platform, cause: String(thrown) }, 'platform did not start')
      problems.set(platform as ChatPlatform, toNovaError(thrown).says)
    }
  }

  async function stopOne(platform: ChatPlatform): Promise<void> {
    const adapter = adapters.get(platform)
    adapters.delete(platform)
    problems.delete(platform)
    await quit(platform, adapter)
  }

  const quit = async (platform: ChatPlatform, adapter: Adapter | undefined) =>
    adapter?.stop().catch((thrown) => log.error({ platform, cause: String(thrown) }, 'platform did not stop'))

  /** Puts what is stored now into effect. */
  async function apply(platform: ChatPlatform): Promise<void> {
    const { values, mark, isShut } = await readStored(platform)
    if (switched.get(platform) === mark) return
    switched.set(platform, mark)
    if (!isComplete(platform, merged(platform, values))) {
      await stopOne(platform)
      if (isShut) problems.set(platform, SHUT)
      return
    }
    let adapter: Adapter
    try {
      adapter = await create(platform, values)
    } catch (thrown) {
      await stopOne(platform)
      log.error({ platform, cause: String(thrown) }, 'platform could not be made')
      problems.set(platform, toNovaError(thrown).says)
      return
    }
    // In one step: what is posted meanwhile finds one or the other.
    const before = adapters.get(platform)
    adapters.set(platform, adapter)
    problems.delete(platform)
    await quit(platform, before)
    if (started) await startOne(platform, adapter)
  }

  /** Throws when the database does not answer: a platform that is only not known yet must not count as off. */
  const load = async () => {
    for (const platform of names) await inTurn(platform, () => apply(platform))
  }
  const look = () =>
    load().catch((thrown) => log.error({ cause: String(thrown) }, 'settings of platforms could not be read'))

  return {
    names,
    guide,
    settingsOf,
    environment,
    /** Makes every platform whose settings are complete. */
    load,
    async start(): Promise<void> {
      started = true
      for (const platform of names) {
        const adapter = adapters.get(platform)
        if (adapter) await startOne(platform, adapter)
      }
      looking = setInterval(look, LOOK_MS)
      looking.unref()
    },
    async stop(): Promise<void> {
      clearInterval(looking)
      for (const platform of names) await inTurn(platform, () => stopOne(platform))
    },
    /** What an administrator stored, without the environment's. */
    stored: async (platform: ChatPlatform): Promise<SettingValues> => (await readStored(platform)).values,
    merged,
    isComplete,
    /** An adapter that is not switched on, to try settings with. */
    create,
    /** Keeps the settings and switches the platform on with them; `null` forgets them. */
    set: (platform: ChatPlatform, organization: string, by: string, values: SettingValues | null): Promise<void> =>
      inTurn(platform, async () => {
        const sealed = values && (await sealer.seal(JSON.stringify(values), contextOf(organization, platform)))
        await transact(organization, async (stores) => {
          if (sealed) return stores.connections.keep({ integration: platform, token: sealed, connectedBy: by })
          const [row] = await stores.connections.list({ integration: platform }, 1)
          if (row) await stores.connections.remove(row.id)
        })
        await apply(platform)
      }),
    adapter: (platform: ChatPlatform): Adapter | undefined => adapters.get(platform),
    /** What each platform that is set up says of itself. */
    async check(): Promise<Check[]> {
      const checked = names.map(async (platform) => {
        const problem = problems.get(platform)
        const name = { fr: PLATFORM_NAMES[platform], en: PLATFORM_NAMES[platform] }
        if (problem) return [{ name, ok: false, found: problem, mend: SEE_PAGE }]
        const checks = (await adapters.get(platform)?.check()) ?? []
        return checks.map((check) => ({
          ...check,
          name: { fr: `${name.fr} · ${check.name.fr}`, en: `${name.en} · ${check.name.en}` },
        }))
      })
      return (await Promise.all(checked)).flat()
    },
    /** Why a platform whose settings are complete is not on. */
    problem: (platform: ChatPlatform): Bilingual | undefined => problems.get(platform),
  }
}
