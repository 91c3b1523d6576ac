import { defineAgent } from '../../src/agent/define.ts'
import type { FleetStores } from './fleet.ts'
import { locateMachine, reserveMachine } from './locate-machine.ts'
import { rentVersusBuy, scheduleService } from './machine-care.ts'

export const thierry = defineAgent<FleetStores>({
  id: 'thierry-equipement',
  handle: 'thierry',
  name: 'Thierry',
  role: { fr: 'Machines et véhicules', en: 'Machines and vehicles' },
  mission: {
    fr: 'Dit où est chaque machine, la réserve, prévoit son entretien, et compare louer et posséder.',
    en: 'Says where each machine is, reserves it, foresees its service, and compares renting and owning.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [locateMachine, reserveMachine, scheduleService, rentVersusBuy],
})
