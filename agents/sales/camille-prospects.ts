import { defineAgent } from '../../src/agent/define.ts'
import { captureLead } from './capture-lead.ts'

export const camille = defineAgent({
  id: 'camille-prospects',
  handle: 'camille',
  name: 'Camille',
  role: { fr: 'Nouvelles demandes', en: 'New leads' },
  mission: {
    fr: 'Note chaque demande de travaux en une phrase, dit ce qu’il reste à demander et ce qu’on a le droit d’écrire.',
    en: 'Notes each inquiry in one sentence, tells what is left to ask and what one may write.',
  },
  department: 'sales',
  reportsTo: 'philippe-ventes',
  tier: 'specialist',
  tools: [captureLead],
})
