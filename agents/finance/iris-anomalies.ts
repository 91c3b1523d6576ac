import { defineAgent } from '../../src/agent/define.ts'
import { explainCase, findDuplicates, scanTransactions } from './anomalies.ts'
import type { AnomalyStores } from './anomaly-cases.ts'

export const iris = defineAgent<AnomalyStores>({
  id: 'iris-anomalies',
  handle: 'iris',
  name: 'Iris',
  role: { fr: 'Anomalies et contrôle interne', en: 'Anomaly detection and internal control' },
  mission: {
    fr: 'Repère les doublons, les prix et les reçus qui sortent de l’ordinaire, montre pourquoi, et laisse juger.',
    en: 'Spots duplicates, prices and receipts out of the ordinary, shows why, and leaves the judgement to people.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [scanTransactions, findDuplicates, explainCase],
})
