import type { Entity } from '../../src/language/engine.ts'
import { CLIENTS } from './client-facts.ts'
import { PERSONS } from './person-facts.ts'
import { PROJECTS } from './project-facts.ts'
import { clientId, personId, projectId } from './rows.ts'

/** The names that the tools' examples use, so that the engine learns where a name stands and not which. */
export function demoNames(): Entity[] {
  return [
    ...CLIENTS.map((one) => ({
      slot: 'client' as const,
      id: clientId(one.code),
      label: one.name,
      names: [one.name, ...(one.aliases ?? [])],
    })),
    ...PROJECTS.map((one) => ({
      slot: 'project' as const,
      id: projectId(one.code),
      label: one.name,
      code: one.code,
      names: [one.name, ...(one.aliases ?? [])],
    })),
    ...PERSONS.map((one) => ({
      slot: 'person' as const,
      id: personId(one.handle),
      label: one.name,
      names: [one.name, one.name.split(' ')[0]!, one.handle],
    })),
  ]
}
