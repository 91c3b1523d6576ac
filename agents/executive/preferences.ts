import { z } from 'zod'
import type { Platform } from '../../src/chat/event.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { PLATFORMS, platformName } from './find-room.ts'
import { PREFERENCES } from './preference-examples.ts'
import { quietFields, quietOf, quietShape, quietText } from './quiet-fields.ts'

type Account = { id: string; personId: string; platform: Platform }
type Site = { id: string; code: string; name: string }
export type PreferenceStores = {
  persons: Rows<PersonRow>
  identities: Rows<Account>
  projects: Pick<Rows<Site>, 'get'>
}

const say = phrases({
  title: { fr: 'Tes préférences', en: 'Your preferences' },
  summary: {
    fr: 'C’est noté : {lang}, je t’appelle {name}{quiet, select, none {} other {, et je te laisse tranquille {quiet}}}{platform, select, none {} other {, et je t’écris sur {platform}}}{site, select, none {} other {; ton chantier est {site}}}.',
    en: 'Noted: {lang}, I call you {name}{quiet, select, none {} other {, and I leave you alone {quiet}}}{platform, select, none {} other {, and I write to you on {platform}}}{site, select, none {} other {; your site is {site}}}.',
  },
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  unlinked: {
    fr: 'Je ne connais pas encore ton compte là-bas : écris-moi une fois de {platform}; d’ici là je t’écris où je te connais.',
    en: 'I do not know your account there yet: write to me once from {platform}; until then I write where I know you.',
  },
  quiet: {
    fr: 'Pendant ces heures, mes rappels et les approbations attendent, sauf ce qui expirerait avant. Ce que tu me demandes, je le fais quand même.',
    en: 'During these hours my reminders and approvals wait, except what would expire before. What you ask me, I still do.',
  },
})

const FORGET_SITE = [
  'oublie mon chantier',
  'oublie mon projet',
  'oublie mon site',
  'j’ai plus de chantier',
  'forget my site',
  'forget my project',
  'forget my job',
]
const FORGET_NAME = ['oublie mon surnom', 'appelle-moi par mon vrai nom', 'forget my nickname', 'use my real name']
const FORGET_LANG = [
  'oublie la langue choisie',
  'oublie ma langue',
  'forget the language',
  'dans la langue où je t’écris',
  'dans la langue de mes messages',
  'in whatever language I write',
]
const LANGS = [
  { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['en français', 'in French'] },
  { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['en anglais', 'in English'] },
]
const preferences = z.object({
  lang: z.enum(['fr', 'en']),
  name: z.string().nullable(),
  quiet: quietShape.nullable(),
  platform: z.enum(['slack', 'teams', 'discord', 'web']).nullable(),
  answersIn: z.enum(['fr', 'en']).nullable(),
  project: z.string().nullable(),
})

const stateOf = ({ lang, preferences: own }: PersonRow): z.output<typeof preferences> => ({
  lang,
  name: own.name ?? null,
  quiet: own.quiet ?? null,
  platform: own.platform ?? null,
  answersIn: own.answersIn ?? null,
  project: own.project ?? null,
})

const FORGET = {
  lang: { answersIn: null },
  name: { name: null },
  project: { project: null },
  platform: { platform: null },
} as const

export const setPreferences = defineTool<PreferenceStores>()({
  name: 'chat.set_user_preferences',
  title: { fr: 'Régler mes préférences', en: 'Set my preferences' },
  gate: 'log',
  permission: 'chat.use',
  examples: PREFERENCES,
  input: z.object({
    lang: field.choice(['fr', 'en'], { label: { fr: 'Langue', en: 'Language' }, options: LANGS }).optional(),
    name: field
      .text({
        label: { fr: 'Comment t’appeler', en: 'What to call you' },
        cues: ['appelle-moi', 'm’appelles', 'm’appeler', 'call me', 'called', 'nom d’usage pour'],
      })
      .optional(),
    ...quietFields,
    platform: field
      .choice(['slack', 'teams', 'discord', 'web'], {
        label: { fr: 'Où t’écrire', en: 'Where to write to you' },
        options: PLATFORMS,
      })
      .optional(),
    project: field
      .project({
        label: { fr: 'Mon chantier', en: 'My site' },
        cues: ['mon chantier', 'mon projet', 'mon site', 'my site', 'my job', 'my project', 'je travaille', 'i work'],
      })
      .optional(),
    forget: field
      .choice(['lang', 'name', 'project', 'platform'], {
        label: { fr: 'À oublier', en: 'To forget' },
        options: [
          { value: 'project', label: { fr: 'Oublier mon chantier', en: 'Forget my site' }, words: FORGET_SITE },
          { value: 'name', label: { fr: 'Oublier mon surnom', en: 'Forget my nickname' }, words: FORGET_NAME },
          {
            value: 'lang',
            label: { fr: 'Oublier la langue choisie', en: 'Forget the language chosen' },
            words: FORGET_LANG,
          },
          { value: 'platform', label: { fr: 'Oublier où m’écrire', en: 'Forget where to write to me' } },
        ],
      })
      .optional(),
    restore: preferences.optional(),
  }),
  output: z.object({ now: preferences, before: preferences, isLinked: z.boolean(), site: z.string().nullable() }),
  async run({ lang, name, platform, project, forget, restore, ...said }, { stores, actor }) {
    const person = await stores.persons.need(actor.id)
    const before = stateOf(person)
    const quiet = quietOf(said, before.quiet)
    if (!restore && !lang && !name && !quiet && !platform && !project && !forget)
      throw new NovaError(
        'input.invalid',
        { fr: 'Qu’est-ce que je change?', en: 'What should I change?' },
        { field: 'lang' },
      )
    const now = restore ?? {
      lang: lang ?? before.lang,
      name: name ?? before.name,
      quiet: quiet ?? before.quiet,
      platform: platform ?? before.platform,
      answersIn: lang ?? before.answersIn,
      project: forget ? before.project : (project ?? before.project),
      ...(forget ? FORGET[forget] : {}),
    }
    const { name: _, quiet: __, platform: ___, answersIn: ____, project: _____, ...others } = person.preferences
    await stores.persons.update(actor.id, {
      lang: now.lang,
      preferences: {
        ...others,
        ...(now.name ? { name: now.name } : {}),
        ...(now.quiet ? { quiet: now.quiet } : {}),
        ...(now.platform ? { platform: now.platform } : {}),
        ...(now.answersIn ? { answersIn: now.answersIn } : {}),
        ...(now.project ? { project: now.project } : {}),
      },
    })
    const accounts = now.platform ? await stores.identities.list({ personId: actor.id, platform: now.platform }, 1) : []
    const site = now.project ? await stores.projects.get(now.project) : null
    return { now, before, isLinked: !now.platform || accounts.length > 0, site: site && `${site.code} ${site.name}` }
  },
  card({ now, isLinked, site }, { actor }) {
    const { lang } = now
    const platform = now.platform ? platformName(now.platform, lang) : null
    const sentence = say(lang, 'summary', {
      lang: say(lang, lang),
      name: now.name ?? actor.name.split(' ')[0]!,
      quiet: quietText(now.quiet, lang) ?? 'none',
      platform: platform ?? 'none',
      site: site ?? 'none',
    })
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [
        { type: 'text', text: sentence },
        ...(quietText(now.quiet, lang) ? [{ type: 'text' as const, text: say(lang, 'quiet') }] : []),
        ...(platform && !isLinked ? [{ type: 'text' as const, text: say(lang, 'unlinked', { platform }) }] : []),
      ],
    }
  },
  undo: ({ before }) => ({ tool: 'chat.set_user_preferences', input: { restore: before } }),
})
