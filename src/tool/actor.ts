import type { Platform } from '../chat/event.ts'
import type { QuietHours } from '../domain/quiet-hours.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Cents } from '../lib/money.ts'
import type { Actor } from './define.ts'
import { type Permission, permissionsOf, type Role } from './rights.ts'

/** What a person chose for themselves. */
export type Preferences = {
  name?: string
  /** Instead of the organization's. */
  quiet?: QuietHours
  /** Where to write to them of one's own accord. */
  platform?: Platform
  /** Answers in this language whatever the message is in: the person asked for it. */
  answersIn?: Lang
  /** The site that "mon chantier" is, and that is meant where none is named. */
  project?: string
  [other: string]: unknown
}

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
  preferences: Preferences
  active: boolean
}

/** The actor that a person is now: rights are read again at every use, never remembered. */
export function toActor(person: PersonRow): Actor {
  return {
    id: person.id,
    name: person.name,
    calledName: person.preferences.name ?? person.name.split(' ')[0]!,
    handle: person.handle,
    role: person.role,
    permissions: person.active ? permissionsOf(person.role, person.granted, person.revoked) : new Set(),
    limits: person.limits,
    lang: person.lang,
    email: person.email,
    answersIn: person.preferences.answersIn ?? null,
    ownProject: person.preferences.project ?? null,
  }
}
