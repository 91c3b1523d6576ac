// What an administrator does on the set-up page: reads how a platform is connected, tries its settings, keeps them,
// and has Nova say hello. Secrets go in and never come back.
import type { Adapter, Check, SettingValues } from '../chat/adapter.ts'
import { PLATFORM_NAMES, type Platform } from '../chat/event.ts'
import { lackingBeside, SETTINGS } from '../config.ts'
import type { Host } from '../conversation/host.ts'
import type { Installations } from '../conversation/install.ts'
import type { ConversationStores } from '../conversation/stores.ts'
import { NovaError, toNovaError } from '../errors.ts'
import type { Bilingual, Lang } from '../lib/i18n.ts'
import { type PersonRow, toActor } from '../tool/actor.ts'
import { type Greeting, type GreetingStores, greet } from './greeting.ts'
import type { ChatPlatform, PlatformStores, Platforms } from './platforms.ts'

export type CheckView = { name: string; ok: boolean; found: string; mend?: string }
export type PlatformView = {
  platform: ChatPlatform
  name: string
  on: boolean
  /** Why it is off though its settings are complete. */
  problem: string | null
  /** Everything that is set comes from the environment. */
  fromEnvironment: boolean
  steps: { says: string; paste?: { name: string; text: string }; link?: string }[]
  /** `value` is absent for secrets: that one is kept is all that is told. */
  settings: {
    name: string
    says: string
    secret: boolean
    required: boolean
    kept: boolean
    fromEnvironment: boolean
    value?: string
  }[]
  /** Workspaces that Nova is installed in. */
  workspaces: { id: string; name: string }[]
  /** More workspaces are added by a button that leads to the platform. */
  installs: boolean
}

export type SetUpStores = ConversationStores & PlatformStores & GreetingStores

export type SetUpParts<S extends SetUpStores> = {
  host: Pick<Host<S>, 'transact' | 'now'>
  platforms: Platforms
  organization(): Promise<string>
  installations: Pick<Installations, 'begin' | 'relink'>
}

const MOST_TYPED = 4_000

export type SetUp = ReturnType<typeof createSetUp>

export function createSetUp<S extends SetUpStores>(parts: SetUpParts<S>) {
  const { host, platforms } = parts
  const { environment } = platforms

  /** The rights are read again at each request. */
  async function mayManage(person: string): Promise<boolean> {
    const row = await host.transact(await parts.organization(), (stores) => stores.persons.get(person))
    return row !== null && toActor(row as PersonRow).permissions.has('settings.manage')
  }

  async function admin(person: string): Promise<string> {
    if (await mayManage(person)) return parts.organization()
    throw new NovaError('auth.forbidden', {
      fr: 'Seule une personne qui administre Nova peut régler les plateformes. Demande-le-lui.',
      en: 'Only somebody who administers Nova can set platforms up. Ask them.',
    })
  }

  function known(name: string): ChatPlatform {
    const platform = platforms.names.find((one) => one === name)
    if (platform) return platform
    throw new NovaError('not-found', {
      fr: `Nova ne connaît pas la plateforme « ${name} ».`,
      en: `Nova knows no platform "${name}".`,
    })
  }

  function running(platform: ChatPlatform): Adapter {
    const adapter = platforms.adapter(platform)
    if (adapter) return adapter
    throw new NovaError('integration.missing', {
      fr: `${PLATFORM_NAMES[platform]} n'est pas encore allumé : enregistre d'abord ses réglages.`,
      en: `${PLATFORM_NAMES[platform]} is not on yet: save its settings first.`,
    })
  }

  /** The stored settings with what was typed over them: an empty secret stays as it was kept. Throws `input.invalid`. */
  async function read(platform: ChatPlatform, typed: Readonly<Record<string, string>>): Promise<SettingValues> {
    const settings = platforms.settingsOf(platform)
    const before = await platforms.stored(platform)
    const values: Record<string, string> = {}
    for (const { name, says, secret } of settings) {
      if (environment[name]) continue
      const text = (typed[name] ?? '').trim() || (secret ? before[name] : undefined)
      if (!text) continue
      const schema = SETTINGS[name as keyof typeof SETTINGS]?.schema
      if (text.length > MOST_TYPED || (schema && !schema.safeParse(text).success)) throw wrong(name, says)
      values[name] = text
    }
    const all = platforms.merged(platform, values)
    const missing = settings.find(({ name, required }) => required && !all[name])
    if (!platforms.isComplete(platform, all)) throw lacking(missing ?? settings.find(({ name }) => !all[name]))
    const beside = lackingBeside(all)?.[0]
    if (beside) throw lacking(settings.find(({ name }) => name === beside))
    return values
  }

  /** The workspaces of the platform's own credentials become the organization's. Returns what stood against it. */
  async function claim(organization: string, by: string, platform: ChatPlatform, adapter: Adapter): Promise<Check[]> {
    try {
      const reached = (await adapter.workspaces?.()) ?? []
      const linked = await installedOf(organization, platform)
      for (const { id, name } of reached)
        if (!linked.some((one) => one.id === id))
          await parts.installations.relink(organization, by, { platform, workspace: id, name })
      return []
    } catch (thrown) {
      return [failed(thrown)]
    }
  }

  const installedOf = async (organization: string, platform: Platform) =>
    (await host.transact(organization, (stores) => stores.workspaces.list({ platform, active: true }))).map((row) => ({
      id: row.workspace,
      name: row.name || row.workspace,
    }))

  async function view(organization: string, platform: ChatPlatform, lang: Lang): Promise<PlatformView> {
    const stored = await platforms.stored(platform)
    const adapter = platforms.adapter(platform)
    const problem = platforms.problem(platform)
    const settings = platforms.settingsOf(platform).map(({ name, says, secret, required }) => {
      const value = environment[name] ?? stored[name]
      return {
        name,
        says: says[lang],
        secret,
        required,
        kept: Boolean(value),
        fromEnvironment: Boolean(environment[name]),
        ...(secret ? {} : { value: value ?? '' }),
      }
    })
    return {
      platform,
      name: PLATFORM_NAMES[platform],
      on: adapter !== undefined && !problem,
      problem: problem?.[lang] ?? null,
      fromEnvironment: settings.some((one) => one.kept) && settings.every((one) => !one.kept || one.fromEnvironment),
      steps: platforms.guide(platform).steps.map(({ says, ...rest }) => ({ says: says[lang], ...rest })),
      settings,
      workspaces: await installedOf(organization, platform),
      installs: adapter?.paths.includes(`/${platform}/install`) ?? false,
    }
  }

  const audit = (organization: string, by: string, action: string, platform: ChatPlatform, names: string[]) =>
    host.transact(organization, (stores) =>
      stores.auditLog.append({
        actorId: by,
        action,
        subjectKind: 'platform',
        subjectId: platform,
        data: { settings: names },
      }),
    )

  return {
    mayManage,
    async list(person: string, lang: Lang): Promise<PlatformView[]> {
      const organization = await admin(person)
      return Promise.all(platforms.names.map((platform) => view(organization, platform, lang)))
    },
    /** Tries the settings as they are typed; nothing is kept. */
    async test(person: string, name: string, typed: Readonly<Record<string, string>>, lang: Lang) {
      await admin(person)
      const platform = known(name)
      const values = await read(platform, typed)
      return { checks: shown(await tried(() => platforms.create(platform, values)), lang) }
    },
    /** Keeps the settings and switches the platform on; a check that fails is told, and what was typed is kept. */
    async save(person: string, name: string, typed: Readonly<Record<string, string>>, lang: Lang) {
      const organization = await admin(person)
      const platform = known(name)
      const values = await read(platform, typed)
      await platforms.set(platform, organization, person, values)
      await audit(organization, person, 'platform.set', platform, Object.keys(values))
      const adapter = platforms.adapter(platform)
      const checks = adapter
        ? [...(await adapter.check()), ...(await claim(organization, person, platform, adapter))]
        : []
      return { checks: shown(checks, lang), platform: await view(organization, platform, lang) }
    },
    async remove(person: string, name: string, lang: Lang) {
      const organization = await admin(person)
      const platform = known(name)
      await platforms.set(platform, organization, person, null)
      await host.transact(organization, async (stores) => {
        for (const { workspace } of await stores.workspaces.list({ platform }))
          await stores.adapterValues.forget({ platform, workspace })
      })
      await audit(organization, person, 'platform.remove', platform, [])
      return { platform: await view(organization, platform, lang) }
    },
    /** Channels to say hello in, of every workspace. */
    async channels(person: string, name: string) {
      const organization = await admin(person)
      const platform = known(name)
      const adapter = running(platform)
      await claim(organization, person, platform, adapter)
      const workspaces = await installedOf(organization, platform)
      const lists = workspaces.map(async (workspace) =>
        (await adapter.channels(workspace.id)).map((channel) => ({
          ...channel,
          workspace: workspace.id,
          in: workspace.name,
        })),
      )
      return { channels: (await Promise.all(lists)).flat() }
    },
    async greet(person: string, name: string, greeting: Greeting) {
      const organization = await admin(person)
      const adapter = running(known(name))
      const installed = await installedOf(organization, adapter.platform)
      if (!installed.some((one) => one.id === greeting.workspace))
        throw new NovaError('not-found', {
          fr: 'Nova n’est pas installée dans cet espace de travail.',
          en: 'Nova is not installed in this workspace.',
        })
      await greet(host, organization, adapter, greeting)
      return { posted: true }
    },
    /** Where the browser goes to add a workspace. */
    async install(person: string, name: string) {
      const organization = await admin(person)
      const platform = known(name)
      running(platform)
      const state = await parts.installations.begin(organization, person)
      return { url: `/${platform}/install?state=${encodeURIComponent(state)}` }
    },
  }
}

/** Makes an adapter only to check it. */
async function tried(create: () => Promise<Adapter>): Promise<Check[]> {
  try {
    const adapter = await create()
    try {
      return await adapter.check()
    } finally {
      await adapter.stop().catch(() => {})
    }
  } catch (thrown) {
    return [failed(thrown)]
  }
}

const failed = (thrown: unknown): Check => ({
  name: { fr: 'Connexion', en: 'Connection' },
  ok: false,
  found: toNovaError(thrown).says,
})

const shown = (checks: readonly Check[], lang: Lang): CheckView[] =>
  checks.map(({ name, ok, found, mend }) => ({
    name: name[lang],
    ok,
    found: found[lang],
    ...(mend && !ok ? { mend: mend[lang] } : {}),
  }))

const wrong = (field: string, says: Bilingual) =>
  new NovaError(
    'input.invalid',
    {
      fr: `« ${says.fr} » n'a pas la forme attendue. Recopie la valeur telle que la plateforme la montre.`,
      en: `"${says.en}" does not have the expected shape. Copy the value as the platform shows it.`,
    },
    { field },
  )

const lacking = (setting: { name: string; says: Bilingual } | undefined) =>
  new NovaError(
    'input.invalid',
    { fr: `Il manque : ${setting?.says.fr ?? ''}.`, en: `Missing: ${setting?.says.en ?? ''}.` },
    setting ? { field: setting.name } : {},
  )
