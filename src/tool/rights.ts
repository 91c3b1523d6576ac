export const ROLES = ['admin', 'manager', 'user', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Fine rights. A role has a default set; a person's own grants and revocations change it. */
export const PERMISSIONS = [
  'chat.use',
  'tasks.write',
  'time.write',
  'time.approve',
  'projects.read',
  /** Costs, margins and earned value of projects. */
  'projects.cost',
  'projects.write',
  /** Invoices, receivables, ratios, taxes. */
  'finance.read',
  'finance.write',
  'invoices.approve',
  'credits.approve',
  'changes.approve',
  'purchases.approve',
  'purchases.write',
  'estimates.write',
  'sales.write',
  /** Pay of others: never shown in a channel. */
  'payroll.read',
  'payments.approve',
  'people.manage',
  'legal.manage',
  /** Of the person in charge of personal information (Law 25, s. 3.1). */
  'privacy.manage',
  'access.manage',
  'books.close',
  'marketing.write',
  'marketing.approve',
  'reports.read',
  'schedules.manage',
  'schedules.approve',
  'settings.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const VIEWER: Permission[] = ['chat.use', 'projects.read', 'reports.read']
const USER: Permission[] = [...VIEWER, 'tasks.write', 'time.write']
const MANAGER: Permission[] = [
  ...USER,
  'time.approve',
  'projects.cost',
  'projects.write',
  'finance.read',
  'finance.write',
  'marketing.write',
  'purchases.write',
  'estimates.write',
  'sales.write',
  'schedules.manage',
]

const DEFAULTS: Record<Role, readonly Permission[]> = {
  admin: PERMISSIONS,
  manager: MANAGER,
  user: USER,
  viewer: VIEWER,
}

/** The rights of a person: the role's, plus what was granted, less what was revoked. */
export function permissionsOf(role: Role, granted: readonly Permission[] = [], revoked: readonly Permission[] = []) {
  const rights = new Set<Permission>([...DEFAULTS[role], ...granted])
  for (const permission of revoked) rights.delete(permission)
  return rights as ReadonlySet<Permission>
}
