import type { DraftCard } from '../chat/card.ts'
import { tellPrivately } from '../conversation/direct.ts'
import { raiseAlert } from '../conversation/route.ts'
import type { ConversationStores } from '../conversation/stores.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { OrganizationProfile } from '../tool/define.ts'

const say = phrases({
  title: { fr: 'Envoi programmé manqué', en: 'Scheduled post missed' },
  failed: { fr: '« {name} » n’est pas parti : {why}', en: '"{name}" did not go out: {why}' },
  mend: {
    fr: 'Corrige ce qui bloque puis relance-le, ou mets-le en pause : « mets {name} en pause ».',
    en: 'Mend what stands in the way and run it again, or pause it: "pause {name}".',
  },
  left: {
    fr: '{owner}, à qui il appartient, n’est plus dans l’équipe.',
    en: '{owner}, whose it is, is no longer in the team.',
  },
  mendLeft: {
    fr: 'Une autre personne peut le programmer à son nom; ensuite, mets celui-ci en pause.',
    en: 'Somebody else can schedule it in their own name; then pause this one.',
  },
  again: { fr: 'Relancer maintenant', en: 'Run it again now' },
  see: { fr: 'Voir les horaires', en: 'See the schedules' },
})

type Failed = { id: string; name: string }

/** Tells whose schedule it is that it did not run, and what to do; when they left, those who look after Nova. */
export async function tellFailure(
  schedule: Failed,
  owner: PersonRow | null,
  why: string | null,
  organization: OrganizationProfile,
  now: Date,
  stores: ConversationStores,
): Promise<void> {
  if (owner?.active) {
    const card = failedCard(
      schedule,
      { why: why ?? '–', mend: say(owner.lang, 'mend', { name: schedule.name }) },
      owner.lang,
    )
    await tellPrivately({ person: owner, card, agent: 'simone-rapports' }, organization, now, stores)
    return
  }
  const about = (lang: Lang) =>
    failedCard(schedule, { why: say(lang, 'left', { owner: owner?.name ?? '–' }), mend: say(lang, 'mendLeft') }, lang)
  await raiseAlert(about, organization, now, stores)
}

function failedCard({ id, name }: Failed, { why, mend }: { why: string; mend: string }, lang: Lang): DraftCard {
  const summary = say(lang, 'failed', { name, why })
  return {
    title: say(lang, 'title'),
    summary,
    tone: 'danger',
    blocks: [{ type: 'text', text: `${summary}\n\n${mend}` }],
    actions: [
      {
        type: 'button',
        label: say(lang, 'again'),
        style: 'primary',
        intent: { do: 'tool', tool: 'schedules.run_now', input: { schedule: id } },
      },
      { type: 'button', label: say(lang, 'see'), intent: { do: 'tool', tool: 'schedules.list', input: {} } },
    ],
  }
}
