import type { Block, DraftAction, DraftCard } from '../chat/card.ts'
import type { NovaError } from '../errors.ts'
import { type Bilingual, type Lang, phrases } from '../lib/i18n.ts'
import type { Tool } from '../tool/define.ts'
import type { Field } from '../tool/fields.ts'
import type { Candidate } from '../tool/perform.ts'

const say = phrases({
  which: { fr: '{label} : lequel?', en: '{label}: which one?' },
  missing: { fr: 'Il me manque : {label}.', en: 'I still need: {label}.' },
  form: { fr: 'Remplir le formulaire', en: 'Fill in the form' },
  undo: { fr: 'Annuler', en: 'Undo' },
  refused: { fr: 'Je ne peux pas faire ça', en: "I can't do that" },
  failed: { fr: "Ça n'a pas fonctionné", en: "That didn't work" },
  instead: { fr: 'Plutôt : {title}', en: 'Instead: {title}' },
  chooseTitle: { fr: 'Que veux-tu faire au juste?', en: 'What would you like, exactly?' },
  choose: {
    fr: 'Je comprends plusieurs choses possibles. Choisis, ou dis-le autrement.',
    en: 'I can read this in several ways. Pick one, or put it differently.',
  },
  isIt: {
    fr: 'Si c’est bien ceci, clique; sinon, dis-le autrement.',
    en: 'If this is it, click; otherwise, put it differently.',
  },
  unknownTitle: { fr: "Je n'ai pas compris cette demande", en: "I didn't understand that request" },
  unknown: {
    fr: "Je ne sais pas faire ça, ou je ne l'ai pas reconnu. Voici ce que je peux faire de plus proche :",
    en: "I can't do that, or I didn't recognise it. Here is the nearest I can do:",
  },
  unknownTo: {
    fr: 'Ce n’est pas dans les cordes de {agent}, ou la demande n’a pas été reconnue. On peut lui demander, par exemple :',
    en: '{agent} does not do that, or the request was not recognised. You can ask, for example:',
  },
  unknownPart: { fr: '« {said} » : rien de reconnu.', en: '"{said}": nothing recognised.' },
  blocked: {
    fr: 'Pas fait : il fallait d’abord « {before} », qui n’a pas abouti.',
    en: 'Not done: it needed "{before}" first, which did not go through.',
  },
  sources: { fr: 'Sources : {who}; données de l’entreprise.', en: 'Sources: {who}; the company’s data.' },
  differ: {
    fr: '**À vérifier** – {label} : {told}. Ces deux réponses ne disent pas la même chose.',
    en: '**To be checked** – {label}: {told}. These two answers do not say the same.',
  },
  accordingTo: { fr: '{value} selon {who}', en: '{value} according to {who}' },
  several: { fr: '{n} réponses', en: '{n} answers' },
})

const text = (value: string): Block => ({ type: 'text', text: value })

/** Asks for one field: with buttons when there are a few candidates, with the form always. */
export function questionCard(
  tool: Tool,
  input: Record<string, unknown>,
  ask: { field: Field; candidates: Candidate[]; problem?: NovaError },
  lang: Lang,
): DraftCard {
  const label = ask.field.label[lang]
  const question =
    ask.candidates.length > 0 && !(ask.field.ask && !ask.problem)
      ? say(lang, 'which', { label })
      : (ask.field.ask?.[lang] ?? say(lang, 'missing', { label }))
  const sentence = ask.problem ? `${ask.problem.says[lang]} ${question}` : question
  const actions: DraftAction[] = ask.candidates.slice(0, 5).map((candidate) => ({
    type: 'button',
    label: candidate.label,
    intent: { do: 'tool', tool: tool.name, input: { ...input, [ask.field.name]: candidate.id } },
  }))
  if (ask.candidates.length === 0)
    for (const option of ask.field.options?.slice(0, 5) ?? [])
      actions.push({
        type: 'button',
        label: option.label[lang],
        intent: { do: 'tool', tool: tool.name, input: { ...input, [ask.field.name]: option.value } },
      })
  actions.push({ type: 'button', label: say(lang, 'form'), intent: { do: 'form', tool: tool.name, input } })
  return { title: tool.title[lang], summary: sentence, tone: 'info', blocks: [text(sentence)], actions }
}

/** Says why not; an error may bring the call that mends it (`data.offer`), which becomes a button. */
export function errorCard(error: NovaError, status: 'refused' | 'failed', lang: Lang): DraftCard {
  const sentence = error.says[lang]
  const offer = error.data?.offer as { tool: string; input: Record<string, unknown>; label: Bilingual } | undefined
  return {
    title: say(lang, status),
    summary: sentence,
    tone: status === 'refused' ? 'warning' : 'danger',
    blocks: [text(sentence)],
    actions: offer
      ? [
          {
            type: 'button',
            label: offer.label[lang],
            style: 'primary',
            intent: { do: 'tool', tool: offer.tool, input: offer.input },
          },
        ]
      : [],
  }
}

/** A refusal by policy, with the right way to do it as a button. */
export function policyCard(sentence: string, offer: Tool | undefined, lang: Lang): DraftCard {
  const actions: DraftAction[] = offer
    ? [
        {
          type: 'button',
          label: say(lang, 'instead', { title: offer.title[lang] }),
          intent: { do: 'form', tool: offer.name, input: {} },
        },
      ]
    : []
  return { title: say(lang, 'refused'), summary: sentence, tone: 'warning', blocks: [text(sentence)], actions }
}

/** Unsure between a few tools: nothing is done until one is picked. */
export function chooseCard(candidates: { tool: Tool; input: Record<string, unknown> }[], lang: Lang): DraftCard {
  const summary = say(lang, candidates.length > 1 ? 'choose' : 'isIt')
  return {
    title: say(lang, 'chooseTitle'),
    summary,
    tone: 'info',
    blocks: [text(summary)],
    actions: candidates.slice(0, 3).map(({ tool, input }) => ({
      type: 'button',
      label: tool.title[lang],
      intent: { do: 'tool', tool: tool.name, input },
    })),
  }
}

/**
 * Says honestly that it cannot, and offers the nearest things with an example of each. `agent`: whom the message spoke
 * to by name; `said`: the part that was not understood, beside others that were.
 */
export function unknownCard(
  nearest: Tool[],
  lang: Lang,
  { agent, said }: { agent?: string | undefined; said?: string | undefined } = {},
): DraftCard {
  const examples = nearest.slice(0, 3).flatMap((tool) => tool.examples[lang].slice(0, 1))
  const about = said === undefined ? '' : `${say(lang, 'unknownPart', { said: said.slice(0, 100) })} `
  const told = agent === undefined ? say(lang, 'unknown') : say(lang, 'unknownTo', { agent })
  const sentence = examples.length > 0 ? `${about}${told}` : about || say(lang, 'unknownTitle')
  return {
    title: say(lang, 'unknownTitle'),
    summary: `${sentence} ${examples.map((example) => `« ${example} »`).join(', ')}`.trim(),
    tone: 'info',
    blocks: [text(sentence)],
    actions: examples.map((example) => ({ type: 'button', label: example, intent: { do: 'say', text: example } })),
  }
}

/** A step that had to wait for another which came to nothing. */
export function blockedCard(tool: Tool, before: Tool, lang: Lang): DraftCard {
  const sentence = say(lang, 'blocked', { before: before.title[lang] })
  return { title: tool.title[lang], summary: sentence, tone: 'warning', blocks: [text(sentence)], actions: [] }
}

export function undoAction(tool: string, input: Record<string, unknown>, lang: Lang): DraftAction {
  return { type: 'button', label: say(lang, 'undo'), intent: { do: 'tool', tool, input } }
}

/** Several finished answers as one piece, with who found what it says (`sources`) and where two of them differ. */
export function mergeCards(cards: DraftCard[], lang: Lang, sources: readonly string[]): DraftCard {
  const [only] = cards
  if (cards.length === 1 && only) return only
  const order = ['danger', 'warning', 'info', 'success', 'neutral'] as const
  const differ = contradictions(cards, lang)
  return {
    title: say(lang, 'several', { n: cards.length }),
    summary: [...differ, ...cards.map((card) => `${card.title} : ${card.summary}`)].join(' · '),
    tone: differ.length > 0 ? 'warning' : (order.find((tone) => cards.some((card) => card.tone === tone)) ?? 'neutral'),
    blocks: [
      ...differ.map(text),
      ...cards.flatMap((card, i): Block[] => [
        ...(i > 0 ? [{ type: 'divider' } as const] : []),
        text(`**${card.title}**${card.author ? ` — ${card.author}` : ''}`),
        ...card.blocks,
        ...(card.footer ? [text(`_${card.footer}_`)] : []),
      ]),
    ],
    actions: cards.flatMap((card) => card.actions ?? []),
    ...(sources.length > 0 ? { footer: say(lang, 'sources', { who: [...new Set(sources)].join(', ') }) } : {}),
  }
}

/** The same figure of the same record, told differently by two answers. */
function contradictions(cards: readonly DraftCard[], lang: Lang): string[] {
  const claims = cards.flatMap(({ blocks, author, title }) =>
    blocks.flatMap((block) =>
      block.type === 'fields'
        ? block.fields.flatMap(({ label, value, href }) =>
            href === undefined ? [] : [{ about: `${href} ${label.toLowerCase()}`, label, value, who: author ?? title }],
          )
        : [],
    ),
  )
  return [...Map.groupBy(claims, ({ about }) => about).values()].flatMap((same) => {
    const values = [...new Map(same.map((claim) => [claim.value, claim])).values()]
    if (values.length < 2) return []
    const told = values.map(({ value, who }) => say(lang, 'accordingTo', { value, who })).join(', ')
    return [say(lang, 'differ', { label: same[0]!.label, told })]
  })
}
