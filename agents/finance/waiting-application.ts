import { z } from 'zod'
import type { PayApplication } from '../../src/domain/records/accounting.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { ApplicationStores } from './pay-application.ts'
import { DISCARD } from './pay-application-examples.ts'

const say = phrases({
  discarded: {
    fr: 'La demande de paiement {number} de {project} est jetée; rien n’était soumis.',
    en: 'Pay application {number} of {project} is discarded; nothing was submitted.',
  },
  discardedTitle: { fr: 'Demande jetée', en: 'Application discarded' },
})

export const projectField = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'Pour quel projet?', en: 'For which project?' },
})

/** The application of a project that was built and not submitted. Throws `not-found`. */
export async function needWaiting(stores: ApplicationStores, project: string): Promise<PayApplication> {
  const [waiting] = await stores.payApplications.list({ projectId: project, status: 'draft' })
  if (waiting) return waiting
  throw new NovaError('not-found', {
    fr: 'Aucune demande de paiement n’attend sur ce projet. Demande-moi d’abord de la monter pour un mois.',
    en: 'No pay application is waiting on this project. First ask me to build it for a month.',
  })
}

export async function removeApplication(stores: ApplicationStores, application: PayApplication) {
  for (const line of await stores.sovLines.listFor(application.id)) await stores.sovLines.remove(line.id)
  await stores.payApplications.remove(application.id)
}

export const discardApplication = defineTool<ApplicationStores>()({
  name: 'pay_applications.discard',
  title: { fr: 'Jeter une demande de paiement pas soumise', en: 'Discard an unsubmitted pay application' },
  gate: 'log',
  permission: 'finance.write',
  examples: DISCARD,
  input: z.object({ project: projectField }),
  output: z.object({ project: z.string(), number: z.int() }),
  async run({ project }, { stores }) {
    const waiting = await needWaiting(stores, project)
    await removeApplication(stores, waiting)
    return { project: (await stores.projects.need(project)).code, number: waiting.number }
  },
  card(values, { lang }) {
    const summary = say(lang, 'discarded', values)
    return { title: say(lang, 'discardedTitle'), summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
  },
})
