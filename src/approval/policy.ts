import type { Actor } from '../tool/define.ts'
import type { Permission } from '../tool/rights.ts'
import type { Approval } from './approval.ts'

/** Rights whose decisions move no money: the owner may decide these for herself. */
const NOT_FINANCIAL: ReadonlySet<Permission> = new Set(['marketing.approve', 'schedules.approve', 'settings.manage'])

export type Verdict = 'may' | 'not-the-asker' | 'own-request' | 'no-right' | 'over-limit'

type Subject = Pick<Approval, 'gate' | 'permission' | 'amount' | 'requesterId' | 'reviserId'>

/**
 * May this person decide? Gate confirm is the asker's own click. Gate approve takes somebody else with the right and
 * a limit that covers the amount; who revised it counts as asker too. An administrator may decide her own request
 * when no money moves. `actingFor` holds the persons who delegated their approvals to this one.
 */
export function mayDecide(person: Actor, approval: Subject, actingFor: readonly Actor[] = []): Verdict {
  if (approval.gate === 'confirm') return person.id === approval.requesterId ? 'may' : 'not-the-asker'
  const permission = approval.permission
  if (!permission) return 'no-right'
  const own = person.id === approval.requesterId || person.id === approval.reviserId
  const ownerException = person.role === 'admin' && approval.amount === null && NOT_FINANCIAL.has(permission)
  if (own && !ownerException) return 'own-request'
  const powers = [
    person,
    ...actingFor.filter((one) => one.id !== approval.requesterId && one.id !== approval.reviserId),
  ].filter((one) => one.permissions.has(permission))
  if (powers.length === 0) return 'no-right'
  const covers = powers.some((one) => {
    const limit = one.limits[permission]
    return limit === undefined || approval.amount === null || Math.abs(approval.amount) <= limit
  })
  return covers ? 'may' : 'over-limit'
}
