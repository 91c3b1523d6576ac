import type { Project } from '../../src/domain/records/projects.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { field } from '../../src/tool/fields.ts'

/** What may be said of a site in public: what is being built and how far it is, never for whom or at what price. */
const facts = phrases({
  under: {
    fr: '{kind} : le chantier avance, {done} des travaux sont faits. Merci à l’équipe et à nos partenaires!',
    en: '{kind}: the site is moving along, {done} of the work is done. Thanks to the crew and our partners!',
  },
  done: {
    fr: '{kind} : mission accomplie! Merci à l’équipe et à nos partenaires.',
    en: '{kind}: mission accomplished! Thanks to the crew and our partners.',
  },
  planned: {
    fr: '{kind} : un nouveau chantier commence bientôt. À suivre!',
    en: '{kind}: a new project starts soon. Stay tuned!',
  },
  site: { fr: 'Un de nos chantiers', en: 'One of our sites' },
  school: { fr: 'Un projet d’école', en: 'A school project' },
  residence: { fr: 'Une résidence', en: 'A residence' },
  housing: { fr: 'Des logements', en: 'A housing project' },
  warehouse: { fr: 'Un entrepôt', en: 'A warehouse' },
  shop: { fr: 'Un local commercial', en: 'A commercial space' },
  clinic: { fr: 'Une clinique', en: 'A clinic' },
  tags: { fr: '#construction #Québec', en: '#construction #buildingtogether' },
})

const KINDS: [RegExp, Parameters<typeof facts>[1]][] = [
  [/ecole|school/, 'school'],
  [/residence|retirement/, 'residence'],
  [/plex|logement|coop|housing/, 'housing'],
  [/entrepot|warehouse|storage/, 'warehouse'],
  [/brasserie|brewery|commerc|boutique/, 'shop'],
  [/clinique|clinic/, 'clinic'],
]

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The words given, else the facts of the site that may be public. */
export function writeText(said: string | undefined, project: Project | null, lang: Lang): string {
  if (said) return `${said[0]!.toUpperCase()}${said.slice(1)}\n\n${facts(lang, 'tags')}`
  const name = project ? plain(`${project.name} ${project.aliases.join(' ')}`) : ''
  const kind = facts(lang, KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'site')
  const state = project?.status === 'done' ? 'done' : project?.status === 'planned' ? 'planned' : 'under'
  const text = facts(lang, state, { kind, done: formatPercent(project?.progressPpm ?? 0, lang, 0) })
  return `${text}\n\n${facts(lang, 'tags')}`
}

const NETWORKS = [
  { value: 'facebook', label: { fr: 'Facebook', en: 'Facebook' }, words: ['fb'] },
  { value: 'instagram', label: { fr: 'Instagram', en: 'Instagram' }, words: ['insta'] },
  { value: 'linkedin', label: { fr: 'LinkedIn', en: 'LinkedIn' } },
]
export const networkName = (network: string) => NETWORKS.find(({ value }) => value === network)?.label.fr ?? network
export const networkField = field.choice(['facebook', 'instagram', 'linkedin'], {
  label: { fr: 'Réseau', en: 'Network' },
  ask: { fr: 'Sur quel réseau?', en: 'On which network?' },
  options: NETWORKS,
})
