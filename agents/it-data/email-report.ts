import { z } from 'zod'
import type { FileRef } from '../../src/chat/card.ts'
import { cardText } from '../../src/chat/card-text.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { type BuildStores, fileSchema } from './build-report.ts'
import { reportCard } from './report-card.ts'
import { SEND } from './report-examples.ts'
import { type Report, readReport, reportSchema } from './report-facts.ts'
import { fileReport } from './report-file.ts'
import { readScope, scopeFields } from './report-scope.ts'

const say = phrases({
  sent: { fr: 'Le rapport part à {email}.', en: 'The report is on its way to {email}.' },
  prepared: {
    fr: 'Le rapport est prêt mais pas envoyé : le courriel n’est pas connecté.',
    en: 'The report is ready but not sent: e-mail is not connected.',
  },
  connect: {
    fr: 'Un administrateur peut connecter le courriel (SMTP) dans les intégrations. En attendant, voici le rapport et son PDF.',
    en: 'An administrator can connect e-mail (SMTP) in the integrations. Meanwhile, here are the report and its PDF.',
  },
})

/** Prints the report for the actor and asks for it to be sent to their own address; false when e-mail is not connected. */
export async function mailReport(
  said: Parameters<typeof readScope>[0],
  context: Context<BuildStores>,
): Promise<{ report: Report; file: FileRef; email: string; sent: boolean }> {
  const { actor, stores, today, lang, now } = context
  const email = actor.email
  if (!email)
    throw new NovaError('rule.broken', {
      fr: 'Je n’ai pas d’adresse courriel vérifiée pour toi : un administrateur peut l’ajouter.',
      en: 'I have no verified e-mail address for you: an administrator can add it.',
    })
  const report = await readReport(await readScope(said, stores, today), context)
  const file = await fileReport(report, context)
  const sent = await context.connected('smtp')
  if (sent) {
    const card = { ...reportCard(report, lang), actions: [] }
    const key = `report-email:${actor.id}:${report.kind}:${now.toISOString()}`
    context.request({ kind: 'email', to: email, subject: card.title, text: cardText(card, lang), files: [file], key })
  }
  return { report, file, email, sent }
}

export const emailReport = defineTool<BuildStores>()({
  name: 'reports.email',
  title: { fr: 'Recevoir un rapport par courriel maintenant', en: 'Get a report by e-mail now' },
  gate: 'log',
  permission: 'reports.read',
  examples: SEND,
  input: z.object(scopeFields),
  output: z.object({ report: reportSchema, file: fileSchema, email: z.string(), sent: z.boolean() }),
  run: (input, context) => mailReport(input, context),
  card({ report, file, email, sent }, { lang }) {
    const card = reportCard(report, lang, file)
    if (!sent)
      return {
        ...card,
        summary: say(lang, 'prepared'),
        tone: 'warning',
        blocks: [{ type: 'text', text: say(lang, 'connect') }, ...card.blocks],
      }
    const text = say(lang, 'sent', { email })
    return {
      title: card.title,
      summary: text,
      tone: 'success',
      blocks: [
        { type: 'text', text },
        { type: 'file', file },
      ],
    }
  },
})
