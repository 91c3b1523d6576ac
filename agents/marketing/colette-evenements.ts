import { defineAgent } from '../../src/agent/define.ts'
import { type EventStores, measureEvent } from './events.ts'
import { type PlanStores, planEvent } from './plan-event.ts'

export const colette = defineAgent<EventStores & PlanStores>({
  id: 'colette-evenements',
  handle: 'colette',
  name: 'Colette',
  role: { fr: 'Événements', en: 'Events' },
  mission: {
    fr: 'Monte un événement avec son budget et ses tâches, puis compte ce qu’il a rapporté.',
    en: 'Sets up an event with its budget and tasks, then counts what it brought.',
  },
  department: 'marketing',
  reportsTo: 'sophie-marketing',
  tier: 'specialist',
  tools: [planEvent, measureEvent],
})
