import { type PersonRow, toActor } from '../tool/actor.ts'
import type { Actor } from '../tool/define.ts'
import type { Permission } from '../tool/rights.ts'
import type { Approval } from './approval.ts'
import { mayDecide } from './policy.ts'
import { noSuchRequest } from './refusals.ts'

/** Somebody decides in the place of another; `permission` null is everything that the other may decide. */
type Delegation = { fromId: string; toId: string; permission: Permission | null }

export type ApproverStores = {
  persons: { get(id: string): Promise<PersonRow | null>; list(): Promise<PersonRow[]> }
  approvalDelegations: { activeOn(date: string): Promise<Delegation[]> }
}

/** Everybody who may decide, with the power that delegations give. */
export async function eligibleApprovers(
  approval: Pick<Approval, 'gate' | 'permission' | 'amount' | 'requesterId' | 'reviserId'>,
  today: string,
  stores: ApproverStores,
): Promise<Actor[]> {
  const persons = (await stores.persons.list()).filter((person) => person.active).map(toActor)
  const delegations = (await stores.approvalDelegations.activeOn(today)).filter(
    ({ permission }) => permission === null || permission === approval.permission,
  )
  return persons.filter((person) => {
    const from = delegations.filter((one) => one.toId === person.id).map((one) => one.fromId)
    const actingFor = persons.filter((one) => from.includes(one.id))
    return mayDecide(person, approval, actingFor) === 'may'
  })
}

/** The person as they are now. Throws `not-found`. */
export async function currentActor(id: string, stores: ApproverStores): Promise<Actor> {
  const person = await stores.persons.get(id)
  if (!person) throw noSuchRequest()
  return toActor(person)
}
