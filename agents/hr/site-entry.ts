import { z } from 'zod'
import { siteEligibility } from '../../src/domain/people-metrics.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { cardsForWork, SITE_CARD_SOURCE } from '../../src/domain/site-cards.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type CardStores, kindLabel, seesAllCards } from './card-book.ts'
import { ENTRY } from './card-examples.ts'
import { projectHref } from './hours-line.ts'

const say = phrases({
  title: { fr: 'Accès au chantier', en: 'Site access' },
  yes: {
    fr: '{name} a les cartes qu’il faut {where} le {date}.',
    en: '{name} holds the cards needed {where} on {date}.',
  },
  no: {
    fr: '{name} ne peut pas entrer {where} le {date} : {why}.',
    en: '{name} may not enter {where} on {date}: {why}.',
  },
  all: {
    fr: '{ok} sur {count} ont les cartes qu’il faut {where} le {date}.',
    en: '{ok} of {count} hold the cards needed {where} on {date}.',
  },
  at: { fr: 'à {project}', en: 'at {project}' },
  site: { fr: 'sur un chantier du Québec', en: 'on a Québec site' },
  missing: { fr: 'il manque {cards}', en: '{cards} missing' },
  expired: { fr: '{cards} échue', en: '{cards} expired' },
  ok: { fr: 'en règle', en: 'in order' },
  person: { fr: 'Personne', en: 'Person' },
  result: { fr: 'Résultat', en: 'Result' },
  needed: { fr: 'Cartes exigées', en: 'Cards required' },
  project: { fr: 'Chantier', en: 'Site' },
  none: { fr: 'aucune connue ici', en: 'none known here' },
  ontario: {
    fr: 'Hors Québec, l’ASP et la carte CCQ ne s’appliquent pas : demande au maître d’œuvre ses propres exigences.',
    en: 'Outside Québec, the ASP and CCQ cards do not apply: ask the constructor for its own requirements.',
  },
  office: {
    fr: 'Sans métier au dossier, la carte CCQ n’est pas vérifiée.',
    en: 'With no trade on file, the CCQ card is not checked.',
  },
  nobody: { fr: 'Personne n’a de métier au dossier.', en: 'Nobody has a trade on file.' },
  cards: { fr: 'Voir les échéances', en: 'See expiries' },
  footer: {
    fr: '{source} · cartes au dossier au {date}. Avis, pas un conseil juridique.',
    en: '{source} · cards on file as of {date}. Guidance, not legal advice.',
  },
})

const kinds = z.array(z.string())

export type EntryStores = CardStores & { projects: Rows<Project> }

export const checkSiteEntry = defineTool<EntryStores>()({
  name: 'certifications.check_site_eligibility',
  title: { fr: 'Vérifier l’accès d’une personne au chantier', en: 'Check a person’s access to a site' },
  gate: 'none',
  permission: 'chat.use',
  examples: ENTRY,
  input: z.object({
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
    when: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
    work: field
      .text({
        label: { fr: 'Travail prévu', en: 'Planned work' },
        cues: ['pour faire', 'pour travailler', 'to do', 'to work'],
      })
      .optional(),
  }),
  output: z.object({
    date: z.string(),
    project: z.object({ code: z.string(), name: z.string() }).nullable(),
    outside: z.boolean(),
    needed: kinds,
    people: z.array(
      z.object({ name: z.string(), trade: z.boolean(), eligible: z.boolean(), missing: kinds, expired: kinds }),
    ),
    single: z.boolean(),
  }),
  async run({ person, project: projectId, when, work }, ctx) {
    const { stores, actor, today } = ctx
    const all = seesAllCards(ctx)
    if (person && person !== actor.id && !all)
      throw new NovaError('auth.forbidden', {
        fr: 'Je peux vérifier ton propre accès. Pour quelqu’un d’autre, demande à un contremaître ou à la direction.',
        en: 'I can check your own access. For somebody else, ask a foreman or management.',
      })
    const date = when ?? today
    const project = projectId ? await stores.projects.need(projectId) : null
    const province = project?.province ?? 'QC'
    const persons = await stores.persons.list({ active: true })
    const asked = person ?? (all ? null : actor.id)
    const checked = persons.filter((one) => (asked ? one.id === asked : one.preferences.trade))
    const needed = cardsForWork(province, foldText(work ?? ''))
    const cards = await stores.certifications.list()
    return {
      date,
      project: project && { code: project.code, name: project.name },
      outside: province !== 'QC',
      needed,
      people: checked.map((one) => {
        const trade = Boolean(one.preferences.trade)
        // The competency certificate is a trade's: who has none on file is not held to it.
        const own = trade ? needed : needed.filter((kind) => kind !== 'ccq')
        const held = cards.filter(({ personId }) => personId === one.id)
        return { name: one.name, trade, ...siteEligibility(held, own, date) }
      }),
      single: asked !== null,
    }
  },
  card({ date, project, outside, needed, people, single }, { lang, today }) {
    const names = (list: readonly string[]) => list.map((kind) => kindLabel(kind)[lang]).join(', ')
    const whyOf = ({ missing, expired }: { missing: string[]; expired: string[] }) =>
      [
        ...(missing.length ? [say(lang, 'missing', { cards: names(missing) })] : []),
        ...(expired.length ? [say(lang, 'expired', { cards: names(expired) })] : []),
      ].join('; ')
    const where = project ? say(lang, 'at', { project: project.name }) : say(lang, 'site')
    const told = { where, date: formatDate(date, lang) }
    const [one] = people
    const ok = people.filter(({ eligible }) => eligible).length
    const summary = !one
      ? say(lang, 'nobody')
      : single
        ? say(lang, one.eligible ? 'yes' : 'no', { ...told, name: one.name, why: whyOf(one) })
        : say(lang, 'all', { ...told, ok: String(ok), count: String(people.length) })
    return {
      title: say(lang, 'title'),
      summary,
      tone: ok < people.length ? 'warning' : outside ? 'info' : 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            ...(project
              ? [
                  {
                    label: say(lang, 'project'),
                    value: `${project.code} ${project.name}`,
                    href: projectHref(project.code),
                  },
                ]
              : []),
            { label: say(lang, 'needed'), value: needed.length ? names(needed) : say(lang, 'none') },
          ],
        },
        ...(single
          ? []
          : [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [{ label: say(lang, 'person') }, { label: say(lang, 'result') }],
                rows: people.map((row) => [row.name, row.eligible ? say(lang, 'ok') : whyOf(row)]),
              },
            ]),
        ...(outside ? [{ type: 'text' as const, text: say(lang, 'ontario') }] : []),
        ...(single && one && !one.trade && !outside ? [{ type: 'text' as const, text: say(lang, 'office') }] : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'cards'),
          intent: { do: 'tool', tool: 'certifications.expiring', input: {} },
        },
      ],
      footer: say(lang, 'footer', { source: SITE_CARD_SOURCE, date: formatDate(today, lang) }),
    }
  },
})
