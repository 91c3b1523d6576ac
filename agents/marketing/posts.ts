import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import type { Post } from '../../src/domain/records/market.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { DISCARD_POST, POST, PUBLISH } from './post-examples.ts'
import { networkField, networkName, writeText } from './post-text.ts'

type Stores = { posts: Rows<Post>; projects: Rows<Project> }

const say = phrases({
  title: { fr: 'Publication {network}', en: '{network} post' },
  drafted: {
    fr: 'Brouillon prêt pour {network}, en français et en anglais; rien n’est publié.',
    en: 'Draft ready for {network}, in French and English; nothing is published.',
  },
  french: { fr: 'Français', en: 'French' },
  english: { fr: 'Anglais', en: 'English' },
  connect: {
    fr: '{network} n’est pas connecté : connecte la page dans les réglages pour que je publie, ou copie le texte.',
    en: '{network} is not connected: connect the page in settings for me to publish, or copy the text.',
  },
  photo: {
    fr: 'Ajoute une photo dont les personnes visibles ont donné leur accord; aucun nom ni adresse de client n’est dans le texte.',
    en: 'Add a photo whose visible people agreed to it; no client name or address is in the text.',
  },
  publish: { fr: 'Faire approuver et publier', en: 'Get approved and publish' },
  ask: { fr: 'Publier ceci sur {network}?', en: 'Publish this on {network}?' },
  published: {
    fr: 'La publication {network} est approuvée et part maintenant.',
    en: 'The {network} post is approved and goes out now.',
  },
  prepared: {
    fr: 'La publication {network} est approuvée et prête. Elle n’est pas partie : {network} n’est pas connecté. Copie le texte, ou connecte la page et redemande-moi de publier.',
    en: 'The {network} post is approved and ready. It did not go out: {network} is not connected. Copy the text, or connect the page and ask me again to publish.',
  },
  discarded: { fr: 'Le brouillon {network} est jeté.', en: 'The {network} draft is discarded.' },
  restored: { fr: 'Le brouillon {network} est de retour.', en: 'The {network} draft is back.' },
})

const draft = z.object({
  id: z.string(),
  network: z.string(),
  text: z.string(),
  connected: z.boolean(),
  /** Without a text given, what is said is made of the project's facts. */
  fr: z.string(),
  en: z.string(),
})

const textBlocks = (fr: string, en: string, lang: Lang): Block[] => [
  { type: 'text', text: `**${say(lang, 'french')}**\n${fr}` },
  ...(en && en !== fr ? [{ type: 'text' as const, text: `**${say(lang, 'english')}**\n${en}` }] : []),
]

export const draftPost = defineTool<Stores>()({
  name: 'social.draft_post',
  title: { fr: 'Préparer une publication', en: 'Draft a post' },
  gate: 'log',
  permission: 'marketing.write',
  examples: POST,
  input: z.object({
    network: networkField.optional(),
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
    text: field
      .longText({
        label: { fr: 'Texte', en: 'Text' },
        cues: ['que', 'disant', 'texte :', 'brouillon :', 'publication :', 'text:', 'saying', 'draft:', 'post:'],
      })
      .optional(),
  }),
  output: draft,
  async run({ network = 'facebook', project: id, text }, ctx) {
    const { stores, actor } = ctx
    const project = id ? await stores.projects.need(id) : null
    if (!project && !text)
      throw new NovaError(
        'input.invalid',
        { fr: 'Sur quel chantier, ou avec quel texte?', en: 'About which site, or with what text?' },
        { field: 'project' },
      )
    const fr = writeText(text, project, 'fr')
    const en = text ? '' : writeText(text, project, 'en')
    const post = await stores.posts.insert({
      network,
      text: en ? `${fr}\n\n${en}` : fr,
      lang: ctx.lang,
      projectId: project?.id ?? null,
      authorId: actor.id,
      status: 'draft',
    })
    return { id: post.id, network, text: post.text, connected: await ctx.connected(network), fr, en }
  },
  card: ({ id, network, connected, fr, en }, { lang }) => ({
    title: say(lang, 'title', { network: networkName(network) }),
    summary: say(lang, 'drafted', { network: networkName(network) }),
    tone: 'info',
    blocks: [
      ...textBlocks(fr, en, lang),
      {
        type: 'text',
        text: [
          say(lang, 'photo'),
          ...(connected ? [] : [say(lang, 'connect', { network: networkName(network) })]),
        ].join('\n'),
      },
    ],
    actions: [
      {
        type: 'button',
        label: say(lang, 'publish'),
        style: 'primary',
        intent: { do: 'tool', tool: 'social.publish', input: { post: id } },
      },
    ],
  }),
  undo: ({ id }) => ({ tool: 'social.discard_post', input: { post: id } }),
})

/** The draft named, else the last one; approved ones that could not go out yet count as drafts. */
async function findDraft(
  id: string | undefined,
  network: string | undefined,
  { stores }: Context<Stores>,
): Promise<Post> {
  const drafts = await stores.posts.list({ status: 'draft', ...(network ? { network } : {}) })
  const post = id ? await stores.posts.need(id) : drafts.at(-1)
  if (post?.status === 'draft') return post
  throw new NovaError(post ? 'rule.broken' : 'not-found', {
    fr: post
      ? 'Cette publication n’est plus un brouillon.'
      : 'Il n’y a pas de publication en brouillon. Dis-moi sur quel chantier en préparer une.',
    en: post ? 'This post is no longer a draft.' : 'There is no draft post. Tell me about which site to prepare one.',
  })
}

const plainCard = (title: string, sentence: string, text: string, tone: DraftCard['tone']): DraftCard => ({
  title,
  summary: sentence,
  tone,
  blocks: [
    { type: 'text', text: sentence },
    { type: 'text', text },
  ],
})

export const discardPost = defineTool<Stores>()({
  name: 'social.discard_post',
  title: { fr: 'Jeter un brouillon de publication', en: 'Discard a draft post' },
  gate: 'log',
  permission: 'marketing.write',
  examples: DISCARD_POST,
  input: z.object({ post: z.string().optional(), restore: z.boolean().optional(), network: networkField.optional() }),
  output: z.object({ id: z.string(), network: z.string(), text: z.string(), restored: z.boolean() }),
  async run({ post: id, restore = false, network }, ctx) {
    const post = restore && id ? await ctx.stores.posts.need(id) : await findDraft(id, network, ctx)
    if (restore && post.status !== 'cancelled') await findDraft(post.id, undefined, ctx)
    await ctx.stores.posts.update(post.id, { status: restore ? 'draft' : 'cancelled' })
    return { id: post.id, network: post.network, text: post.text, restored: restore }
  },
  card: ({ network, text, restored }, { lang }) =>
    plainCard(
      say(lang, 'title', { network: networkName(network) }),
      say(lang, restored ? 'restored' : 'discarded', { network: networkName(network) }),
      text,
      'neutral',
    ),
  undo: ({ id, restored }) => ({
    tool: 'social.discard_post',
    input: { post: id, ...(restored ? {} : { restore: true }) },
  }),
})

export const publishPost = defineTool<Stores>()({
  name: 'social.publish',
  title: { fr: 'Publier une publication', en: 'Publish a post' },
  gate: 'approve',
  permission: 'marketing.write',
  approval: { permission: 'marketing.approve' },
  examples: PUBLISH,
  input: z.object({
    post: z.string().optional(),
    network: networkField.optional(),
    date: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
  }),
  output: z.object({ id: z.string(), network: z.string(), text: z.string(), sent: z.boolean() }),
  async preview({ post: id, network, date }, ctx) {
    const { lang, today } = ctx
    if (date && date > today)
      throw new NovaError('rule.broken', {
        fr: `Une publication part dès qu’elle est approuvée : je ne la retiens pas jusqu’au ${formatDate(date, 'fr')}. Redemande-la ce jour-là, ou dis « rappelle-moi le ${formatDate(date, 'fr')} de la publier ».`,
        en: `A post goes out as soon as it is approved: I do not hold it until ${formatDate(date, 'en')}. Ask again that day, or say “remind me on ${formatDate(date, 'en')} to publish it”.`,
      })
    const post = await findDraft(id, network, ctx)
    const name = networkName(post.network)
    const connected = await ctx.connected(post.network)
    const card = plainCard(
      say(lang, 'title', { network: name }),
      say(lang, 'ask', { network: name }),
      post.text,
      'info',
    )
    const note: Block[] = connected ? [] : [{ type: 'text', text: say(lang, 'connect', { network: name }) }]
    return {
      card: { ...card, blocks: [...card.blocks, ...note] },
      subject: { id: post.id, network: post.network, text: post.text, files: post.fileIds, connected },
    }
  },
  async run({ post: id, network: said }, ctx) {
    const post = await findDraft(id, said, ctx)
    const { network, text, fileIds } = post
    const sent = await ctx.connected(network)
    if (sent) {
      ctx.request({
        kind: 'integration',
        integration: network,
        call: 'publish',
        payload: { post: post.id, text, fileIds },
        key: `post:${post.id}`,
      })
      await ctx.stores.posts.update(post.id, { status: 'publishing' })
    }
    return { id: post.id, network, text, sent }
  },
  card: ({ network, text, sent }, { lang }) =>
    plainCard(
      say(lang, 'title', { network: networkName(network) }),
      say(lang, sent ? 'published' : 'prepared', { network: networkName(network) }),
      text,
      sent ? 'success' : 'warning',
    ),
})
