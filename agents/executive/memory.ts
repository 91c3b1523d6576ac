import { z } from 'zod'
import { foldText } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { platformName } from './find-room.ts'
import { FORGET_ALIAS, SET_ALIAS, SHOW_MEMORY } from './memory-examples.ts'
import { quietText } from './quiet-fields.ts'

type Named = { id: string; name: string; code: string | null; aliases: string[] }
type Stores = { persons: Rows<PersonRow>; projects: Rows<Named & { code: string }>; clients: Rows<Named> }

const say = phrases({
  title: { fr: 'Ce que je retiens', en: 'What I remember' },
  summary: {
    fr: '{n, plural, =0 {Tu ne m’as rien demandé de retenir} one {# préférence à toi} other {# préférences à toi}}; {m, plural, =0 {aucun surnom} one {# surnom} other {# surnoms}} de chantier ou de client dans l’entreprise.',
    en: '{n, plural, =0 {You asked me to remember nothing} one {# preference of yours} other {# preferences of yours}}; {m, plural, =0 {no nickname} one {# nickname} other {# nicknames}} of sites or clients in the company.',
  },
  name: { fr: 'Je t’appelle', en: 'I call you' },
  lang: { fr: 'Je te réponds en', en: 'I answer you in' },
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  site: { fr: 'Ton chantier', en: 'Your site' },
  platform: { fr: 'Je t’écris sur', en: 'I write to you on' },
  quiet: { fr: 'Je te laisse tranquille', en: 'I leave you alone' },
  forget: { fr: 'Oublier', en: 'Forget' },
  forgetSite: { fr: 'Oublier mon chantier', en: 'Forget my site' },
  forgetName: { fr: 'Oublier mon surnom', en: 'Forget my nickname' },
  forgetLang: { fr: 'Répondre dans la langue du message', en: 'Answer in the message’s language' },
  nicknames: { fr: 'Surnoms', en: 'Nicknames' },
  said: { fr: 'On dit', en: 'People say' },
  means: { fr: 'Ça veut dire', en: 'It means' },
  how: {
    fr: 'Pour en ajouter : « quand je dis le gros projet, c’est Northgate ». Pour en enlever : « oublie le surnom gros projet ».',
    en: 'To add one: "when I say the big job, I mean Northgate". To remove one: "forget the nickname big job".',
  },
  aliasTitle: { fr: 'Surnom retenu', en: 'Nickname remembered' },
  alias: {
    fr: '« {alias} » veut dire {what}, pour toute l’équipe.',
    en: '"{alias}" means {what}, for the whole team.',
  },
  goneTitle: { fr: 'Surnom oublié', en: 'Nickname forgotten' },
  gone: { fr: '« {alias} » ne veut plus dire {what}.', en: '"{alias}" no longer means {what}.' },
})

const labelOf = ({ code, name }: Named) => (code ? `${code} ${name}` : name)
const kinds = (stores: Stores) => [stores.projects, stores.clients] as const

async function nicknames(
  stores: Stores,
): Promise<{ alias: string; of: Named; rows: Rows<Named>; kind: 'project' | 'client' }[]> {
  const all = []
  for (const rows of kinds(stores) as readonly Rows<Named>[])
    for (const of of await rows.list())
      for (const alias of of.aliases)
        all.push({ alias, of, rows, kind: rows === stores.clients ? ('client' as const) : ('project' as const) })
  return all
}

export const showMemory = defineTool<Stores>()({
  name: 'chat.show_memory',
  title: { fr: 'Voir ce que Nova retient', en: 'See what Nova remembers' },
  gate: 'none',
  audience: 'asker',
  permission: 'chat.use',
  examples: SHOW_MEMORY,
  input: z.object({}),
  output: z.object({
    own: z.array(z.object({ what: z.enum(['name', 'lang', 'site', 'platform', 'quiet']), value: z.string() })),
    aliases: z.array(z.object({ alias: z.string(), means: z.string() })),
  }),
  async run(_, { stores, actor, lang, can }) {
    const { preferences } = await stores.persons.need(actor.id)
    const { name, answersIn, project, platform, quiet } = preferences
    const site = project ? await stores.projects.get(project) : null
    const told = {
      name,
      lang: answersIn && say(lang, answersIn),
      site: site && labelOf(site),
      platform: platform && platformName(platform, lang),
      quiet: quietText(quiet ?? null, lang),
    }
    const own = (Object.keys(told) as (keyof typeof told)[]).flatMap((what) => {
      const value = told[what]
      return value ? [{ what, value }] : []
    })
    const known = can('projects.read') ? await nicknames(stores) : []
    return { own, aliases: known.map(({ alias, of }) => ({ alias, means: labelOf(of) })) }
  },
  card({ own, aliases }, { lang }) {
    const summary = say(lang, 'summary', { n: own.length, m: aliases.length })
    const forgets = {
      site: ['project', 'forgetSite'],
      name: ['name', 'forgetName'],
      lang: ['lang', 'forgetLang'],
    } as const
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'neutral',
      blocks: [
        ...(own.length > 0
          ? [{ type: 'fields' as const, fields: own.map(({ what, value }) => ({ label: say(lang, what), value })) }]
          : []),
        ...(aliases.length > 0
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'nicknames'),
                columns: [{ label: say(lang, 'said') }, { label: say(lang, 'means') }],
                rows: aliases.map(({ alias, means }) => [alias, means]),
              },
            ]
          : []),
        { type: 'text', text: say(lang, 'how') },
      ],
      actions: own.flatMap(({ what }) => {
        const [forget, label] = forgets[what as keyof typeof forgets] ?? []
        return forget && label
          ? [
              {
                type: 'button' as const,
                label: say(lang, label),
                intent: { do: 'tool' as const, tool: 'chat.set_user_preferences', input: { forget } },
              },
            ]
          : []
      }),
    }
  },
})

const alias = field.text({
  label: { fr: 'Surnom', en: 'Nickname' },
  ask: { fr: 'Quel mot est-ce que je retiens?', en: 'Which word do I remember?' },
  cues: ['quand je dis', 'quand on dit', 'si je dis', 'le surnom', 'when i say', 'when we say', 'the nickname'],
})
const output = z.object({ alias: z.string(), kind: z.enum(['project', 'client']), id: z.string(), what: z.string() })

/** "le gros projet, c’est" → "gros projet" */
const bare = (said: string) =>
  said
    .replace(/[\s,:«»"]*(?:c['’ ]?est|ca veut dire|ça veut dire|[=:]|,? i mean|,? it['’]?s|means).*$/iu, '')
    .replace(/^[\s«"]*(?:le |la |les |l['’]|the |my |mon |ma )?/iu, '')
    .replace(/[\s»",]+$/u, '')

/** Throws where the word is another's name already: a nickname must not send an invoice to somebody else. */
async function assertFree(said: string, target: Named, { stores }: Context<Stores>) {
  const folded = foldText(said)
  for (const rows of kinds(stores) as readonly Rows<Named>[])
    for (const one of await rows.list())
      if (one.id !== target.id && [one.name, one.code ?? '', ...one.aliases].some((name) => foldText(name) === folded))
        throw new NovaError('rule.broken', {
          fr: `« ${said} » veut déjà dire ${labelOf(one)}. Choisis un autre mot.`,
          en: `"${said}" already means ${labelOf(one)}. Choose another word.`,
        })
}

export const setAlias = defineTool<Stores>()({
  name: 'chat.set_alias',
  title: { fr: 'Retenir un surnom', en: 'Remember a nickname' },
  gate: 'log',
  permission: 'projects.write',
  examples: SET_ALIAS,
  input: z.object({
    alias,
    project: field.project({ label: { fr: 'Chantier', en: 'Project' } }).optional(),
    client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  }),
  output,
  async run({ alias: words, project, client }, ctx) {
    const { stores } = ctx
    const said = bare(words)
    if (said.length < 3 || said.length > 60)
      throw new NovaError(
        'input.invalid',
        { fr: 'Un surnom a de 3 à 60 lettres.', en: 'A nickname has 3 to 60 letters.' },
        { field: 'alias' },
      )
    const id = project ?? client
    if (!id)
      throw new NovaError(
        'input.invalid',
        { fr: 'De quel chantier s’agit-il?', en: 'Which project is it?' },
        { field: 'project' },
      )
    const rows: Rows<Named> = project ? (stores.projects as Rows<Named>) : stores.clients
    const target = await rows.need(id)
    await assertFree(said, target, ctx)
    if (!target.aliases.some((one) => foldText(one) === foldText(said)))
      await rows.update(id, { aliases: [...target.aliases, said] })
    return { alias: said, kind: project ? ('project' as const) : ('client' as const), id, what: labelOf(target) }
  },
  card: ({ alias, what }, { lang }) => {
    const summary = say(lang, 'alias', { alias, what })
    return { title: say(lang, 'aliasTitle'), summary, tone: 'success', blocks: [{ type: 'text', text: summary }] }
  },
  undo: ({ alias }) => ({ tool: 'chat.forget_alias', input: { alias } }),
})

export const forgetAlias = defineTool<Stores>()({
  name: 'chat.forget_alias',
  title: { fr: 'Oublier un surnom', en: 'Forget a nickname' },
  gate: 'log',
  permission: 'projects.write',
  examples: FORGET_ALIAS,
  input: z.object({ alias }),
  output,
  async run({ alias: words }, { stores }) {
    const said = foldText(bare(words))
    const known = await nicknames(stores)
    const found = known.find(({ alias }) => foldText(alias) === said)
    if (!found) {
      const some = known
        .map(({ alias }) => alias)
        .slice(0, 8)
        .join(', ')
      throw new NovaError('not-found', {
        fr: `Personne n’a donné « ${bare(words)} » comme surnom. Il y a : ${some || '–'}.`,
        en: `Nobody gave "${bare(words)}" as a nickname. There are: ${some || '–'}.`,
      })
    }
    const { of, rows, alias, kind } = found
    await rows.update(of.id, { aliases: of.aliases.filter((one) => one !== alias) })
    return { alias, kind, id: of.id, what: labelOf(of) }
  },
  card: ({ alias, what }, { lang }) => {
    const summary = say(lang, 'gone', { alias, what })
    return { title: say(lang, 'goneTitle'), summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
  },
  undo: ({ alias, kind, id }) => ({ tool: 'chat.set_alias', input: { alias, [kind]: id } }),
})
