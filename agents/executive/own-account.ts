import { z } from 'zod'
import type { Platform } from '../../src/chat/event.ts'
import { NovaError } from '../../src/errors.ts'
import { CODE_MINUTES, digestOfCode, newAccountCode } from '../../src/lib/account-code.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { LINK_OWN, UNLINK_OWN } from './own-account-examples.ts'

type Code = { kind: 'account'; personId: string; sha256: string; expiresAt: Date }
type LinkStores = { oneTimeCodes: { issue(code: Code, now: Date): Promise<boolean> } }
type UnlinkStores = {
  identities: {
    list(filter: { personId: string; platform: Platform }): Promise<{ id: string; linkedBy: string }[]>
    remove(id: string): Promise<boolean>
  }
}

const say = phrases({
  title: { fr: 'Relier ton compte {platform}', en: 'Link your {platform} account' },
  how: {
    fr: 'Sur {platform}, envoie-moi ce code en message privé, ou tape /nova {code}.',
    en: 'On {platform}, send me this code in a direct message, or type /nova {code}.',
  },
  code: { fr: 'Code', en: 'Code' },
  lasts: {
    fr: 'Bon pour {minutes} minutes, une seule fois. Ne le donne à personne : il ouvre Nova à ton nom.',
    en: 'Good for {minutes} minutes, once. Give it to nobody: it opens Nova in your name.',
  },
  summary: {
    fr: 'Ton code pour relier {platform} est prêt; il est bon {minutes} minutes.',
    en: 'Your code to link {platform} is ready; it is good for {minutes} minutes.',
  },
  unlinkedTitle: { fr: 'Compte délié', en: 'Account unlinked' },
  unlinked: {
    fr: '{n, plural, one {Ton compte {platform} n’est plus relié} other {Tes # comptes {platform} ne sont plus reliés}} : là-bas, je ne te montre plus rien.',
    en: '{n, plural, one {Your {platform} account is no longer linked} other {Your # {platform} accounts are no longer linked}}: I show you nothing there any more.',
  },
  byEmail: {
    fr: 'Ton courriel d’entreprise le relierait de nouveau si tu m’y écris.',
    en: 'Your company e-mail would link it again if you write to me there.',
  },
})

const NAMES: Record<string, string> = { slack: 'Slack', teams: 'Teams', discord: 'Discord' }
const platformField = () =>
  field.choice(['discord', 'slack', 'teams'], {
    label: { fr: 'Plateforme', en: 'Platform' },
    ask: { fr: 'Sur quelle plateforme?', en: 'On which platform?' },
    options: Object.entries(NAMES).map(([value, name]) => ({ value, label: { fr: name, en: name } })),
  })

/** What only this person may read is not said where others read along. */
function needPrivate({ origin }: Pick<Context<unknown>, 'origin'>): void {
  if (!origin || origin.place.kind === 'dm') return
  throw new NovaError('rule.broken', {
    fr: 'Demande-le-moi en message privé ou sur la page locale : ce code ne se montre pas devant les autres.',
    en: 'Ask me in a direct message or on the local page: this code is not for others to see.',
  })
}

export const linkOwnAccount = defineTool<LinkStores>()({
  name: 'accounts.link_own',
  title: { fr: 'Relier mon compte Discord, Slack ou Teams', en: 'Link my Discord, Slack or Teams account' },
  gate: 'log',
  permission: 'chat.use',
  examples: LINK_OWN,
  input: z.object({ platform: platformField() }),
  output: z.object({ platform: z.string() }),
  async run({ platform }, context) {
    needPrivate(context)
    return { platform }
  },
  // What `run` returns goes to the journal, which a code is not for: it is made here.
  async card({ platform }, { stores, actor, organization, now, lang }) {
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000)
    let code = newAccountCode()
    const issue = async () => {
      const sha256 = await digestOfCode(organization.id, code)
      return stores.oneTimeCodes.issue({ kind: 'account', personId: actor.id, sha256, expiresAt }, now)
    }
    while (!(await issue())) code = newAccountCode()
    const values = { platform: NAMES[platform]!, code, minutes: CODE_MINUTES }
    return {
      title: say(lang, 'title', values),
      summary: say(lang, 'summary', values),
      tone: 'info',
      blocks: [
        { type: 'text', text: say(lang, 'how', values) },
        { type: 'fields', fields: [{ label: say(lang, 'code'), value: `${code.slice(0, 4)} ${code.slice(4)}` }] },
        { type: 'text', text: say(lang, 'lasts', values) },
      ],
    }
  },
})

export const unlinkOwnAccount = defineTool<UnlinkStores>()({
  name: 'accounts.unlink_own',
  title: { fr: 'Délier mon compte Discord, Slack ou Teams', en: 'Unlink my Discord, Slack or Teams account' },
  gate: 'log',
  permission: 'chat.use',
  examples: UNLINK_OWN,
  input: z.object({ platform: platformField() }),
  output: z.object({ platform: z.string(), n: z.int(), byEmail: z.boolean() }),
  async run({ platform }, { stores, actor }) {
    const mine = await stores.identities.list({ personId: actor.id, platform: platform as Platform })
    if (mine.length === 0)
      throw new NovaError('not-found', {
        fr: `Aucun compte ${NAMES[platform]} n’est relié à toi.`,
        en: `No ${NAMES[platform]} account is linked to you.`,
      })
    for (const { id } of mine) await stores.identities.remove(id)
    return { platform, n: mine.length, byEmail: mine.some((one) => one.linkedBy === 'email') }
  },
  card({ platform, n, byEmail }, { lang }) {
    const sentence = say(lang, 'unlinked', { n, platform: NAMES[platform]! })
    return {
      title: say(lang, 'unlinkedTitle'),
      summary: sentence,
      tone: 'success',
      blocks: [{ type: 'text', text: byEmail ? `${sentence} ${say(lang, 'byEmail')}` : sentence }],
    }
  },
})
