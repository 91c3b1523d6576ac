import type { Lang } from '../lib/i18n.ts'
import type { Cents } from '../lib/money.ts'
import type { Actor } from './define.ts'
import { type Permission, permissionsOf, type Role } from './rights.ts'

/** A row of the persons table, as far as rights go. */
export type PersonRow = {
  id: string
  name: string
  handle: string
  title: string
  role: Role
  granted: Permission[]
  revoked: Permission[]
  limits: Partial<Record<Permission, Cents>>
  lang: Lang
  email: string | null
  active: boolean
}

/** The actor that a person is now: rights are read again at every use, never remembered. */
export function toActor(person: PersonRow): Actor {
  return {
    id: person.id,
    name: person.name,
    handle: person.handle,
    role: person.role,
    permissions: person.active ? permissionsOf(person.role, person.granted, person.revoked) : new Set(),
    limits: person.limits,
    lang: person.lang,
    email: person.email,
  }
}
