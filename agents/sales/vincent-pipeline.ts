import { defineAgent } from '../../src/agent/define.ts'
import { type FollowUpStores, followUp } from './follow-up.ts'
import { forecastWins } from './forecast-wins.ts'
import { moveStage } from './move-stage.ts'
import type { PipelineStores } from './pipeline-figures.ts'

export const vincent = defineAgent<PipelineStores & FollowUpStores>({
  id: 'vincent-pipeline',
  handle: 'vincent',
  name: 'Vincent',
  role: { fr: 'Pipeline et relances', en: 'Pipeline and follow-up' },
  mission: {
    fr: 'Pèse les dossiers ouverts, voit lesquels dorment et écrit la relance qu’il faut, à qui on peut écrire.',
    en: 'Weighs the open deals, sees which have gone quiet and writes the follow-up due, to those one may write to.',
  },
  department: 'sales',
  reportsTo: 'philippe-ventes',
  tier: 'specialist',
  tools: [forecastWins, followUp, moveStage],
})
