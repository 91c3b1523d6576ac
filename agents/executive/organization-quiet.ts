import { z } from 'zod'
import { NEVER_QUIET, type QuietHours } from '../../src/domain/quiet-hours.ts'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { quietFields, quietOf, quietShape, quietText } from './quiet-fields.ts'
import { ORGANIZATION_QUIET } from './route-examples.ts'

const say = phrases({
  title: { fr: 'Heures calmes de l’entreprise', en: 'Quiet hours of the company' },
  set: {
    fr: 'Sauf choix personnel, je n’écris à personne de moi-même {quiet}.',
    en: 'Unless they chose otherwise, I write to nobody of my own accord {quiet}.',
  },
  none: {
    fr: 'L’entreprise n’a plus d’heures calmes; chaque personne peut garder les siennes.',
    en: 'The company has no quiet hours any more; everybody may keep their own.',
  },
  waits: {
    fr: 'Les rappels et les approbations attendent la fin de ces heures, sauf ce qui expirerait avant. Je réponds toujours à qui me parle.',
    en: 'Reminders and approvals wait for the end of these hours, except what would expire before. I always answer who talks to me.',
  },
})

const state = z.object({ now: quietShape.nullable(), before: quietShape.nullable() })

export const setOrganizationQuiet = defineTool<{ organizations: OrganizationStore }>()({
  name: 'organization.set_quiet_hours',
  title: { fr: 'Régler les heures calmes de l’entreprise', en: 'Set the quiet hours of the company' },
  gate: 'log',
  permission: 'settings.manage',
  examples: ORGANIZATION_QUIET,
  input: z.object({ ...quietFields, restore: state.optional() }),
  output: state,
  async run({ restore, ...said }, { stores }) {
    const before = (await stores.organizations.get())?.quiet ?? null
    const wanted = restore ? undefined : quietOf(said, before)
    if (!restore && wanted === undefined)
      throw new NovaError(
        'input.invalid',
        { fr: 'De quelle heure à quelle heure?', en: 'From what time until what time?' },
        { field: 'quietFromTime' },
      )
    const now: QuietHours | null = restore ? restore.before : wanted!
    const isNever = now?.from === NEVER_QUIET.from && now.until === NEVER_QUIET.until && !now.weekends
    await stores.organizations.update({ quiet: isNever ? null : now })
    return { now: isNever ? null : now, before }
  },
  card({ now }, { lang }) {
    const sentence = now ? say(lang, 'set', { quiet: quietText(now, lang) ?? '' }) : say(lang, 'none')
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [{ type: 'text', text: sentence }, ...(now ? [{ type: 'text' as const, text: say(lang, 'waits') }] : [])],
    }
  },
  undo: (done) => ({ tool: 'organization.set_quiet_hours', input: { restore: done } }),
})
