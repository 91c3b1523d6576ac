import type { Lang } from '../../src/lib/i18n.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Permission, Role } from '../../src/tool/rights.ts'

/** Who works at Constructions Chênevert, with what each may do and up to which amount in cents. */
export type PersonFact = {
  handle: string
  name: string
  title: { fr: string; en: string }
  trade: string | null
  role: Role
  lang: Lang
  granted: Permission[]
  revoked: Permission[]
  limits: Partial<Record<Permission, Cents>>
}

const person = (
  handle: string,
  name: string,
  title: { fr: string; en: string },
  role: Role,
  more: Partial<PersonFact> = {},
): PersonFact => ({
  handle,
  name,
  title,
  trade: null,
  role,
  lang: 'fr',
  granted: [],
  revoked: [],
  limits: {},
  ...more,
})

const ORDERS: Partial<Record<Permission, Cents>> = { 'purchases.approve': 1_000_000 }

export const PERSONS: PersonFact[] = [
  person('isabelle', 'Isabelle Chênevert', { fr: 'présidente', en: 'president' }, 'admin'),
  person(
    'marc-antoine',
    'Marc-Antoine Dubé',
    { fr: 'directeur de la construction', en: 'construction director' },
    'manager',
    {
      granted: ['changes.approve', 'purchases.approve', 'people.manage'],
      revoked: ['marketing.write'],
      limits: { 'changes.approve': 2_500_000 },
    },
  ),
  person('nadia', 'Nadia Belkacem', { fr: 'contrôleuse', en: 'controller' }, 'manager', {
    granted: ['invoices.approve', 'books.close', 'schedules.approve', 'payroll.read', 'legal.manage'],
    revoked: ['marketing.write'],
    limits: { 'invoices.approve': 15_000_000 },
  }),
  person('julien', 'Julien Gervais', { fr: 'chargé de projet', en: 'project manager' }, 'manager', {
    granted: ['purchases.approve'],
    revoked: ['marketing.write'],
    limits: ORDERS,
  }),
  person('emilie', 'Émilie Rancourt', { fr: 'chargée de projet', en: 'project manager' }, 'manager', {
    granted: ['purchases.approve'],
    revoked: ['marketing.write'],
    limits: ORDERS,
  }),
  person('luc', 'Luc Thibodeau', { fr: 'estimateur', en: 'estimator' }, 'user', {
    granted: ['projects.cost', 'estimates.write', 'sales.write'],
  }),
  person('karine', 'Karine Ouellet', { fr: 'adjointe à la facturation', en: 'billing clerk' }, 'user', {
    granted: ['finance.read', 'finance.write'],
  }),
  person('dany', 'Dany Morissette', { fr: 'contremaître', en: 'foreman' }, 'user', {
    granted: ['time.approve', 'purchases.write'],
    trade: 'charpentier-menuisier',
  }),
  person('steve', 'Steve Lachance', { fr: 'charpentier', en: 'carpenter' }, 'user', {
    trade: 'charpentier-menuisier',
  }),
  person('mamadou', 'Mamadou Diallo', { fr: 'opérateur', en: 'equipment operator' }, 'user', {
    trade: "opérateur d'équipement lourd",
  }),
  person('tyler', 'Tyler McKenna', { fr: 'apprenti', en: 'apprentice' }, 'user', {
    lang: 'en',
    trade: 'charpentier-menuisier',
  }),
  person('genevieve', 'Geneviève Pronovost', { fr: 'ventes et marketing', en: 'sales and marketing' }, 'user', {
    granted: ['marketing.write', 'marketing.approve', 'sales.write'],
  }),
]
