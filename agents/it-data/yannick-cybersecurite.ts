import { defineAgent } from '../../src/agent/define.ts'
import { checkMessage } from './check-message.ts'
import { type PostureStores, postureCheck } from './posture-check.ts'
import { type BankChangeStores, verifyBankChange } from './verify-bank-change.ts'

export const yannick = defineAgent<BankChangeStores & PostureStores>({
  id: 'yannick-cybersecurite',
  handle: 'yannick',
  name: 'Yannick',
  role: { fr: 'Cybersécurité', en: 'Cybersecurity' },
  mission: {
    fr: 'Dit si un message sent la fraude, et fait vérifier par téléphone avant qu’un sou parte au mauvais endroit.',
    en: 'Says whether a message smells of fraud, and has it checked by phone before a cent goes to the wrong place.',
  },
  department: 'it-data',
  reportsTo: 'adele-ti',
  tier: 'specialist',
  tools: [checkMessage, verifyBankChange, postureCheck],
})
