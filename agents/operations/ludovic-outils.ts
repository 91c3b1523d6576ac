import { defineAgent } from '../../src/agent/define.ts'
import { checkIn, checkOut, whoHas } from './tools-out.ts'

export const ludovic = defineAgent({
  id: 'ludovic-outils',
  handle: 'ludovic',
  name: 'Ludovic',
  role: { fr: 'Petits outils', en: 'Hand tools' },
  mission: {
    fr: 'Sait qui a quel outil et depuis quand, ce qui est libre et ce qui est brisé.',
    en: 'Knows who has which tool and since when, what is free and what is broken.',
  },
  department: 'operations',
  reportsTo: 'antoine-operations',
  tier: 'specialist',
  tools: [checkOut, checkIn, whoHas],
})
