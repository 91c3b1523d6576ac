import { defineAgent } from '../../src/agent/define.ts'
import type { KpiStores } from './books.ts'
import { chartKpi } from './chart-kpi.ts'
import { computeKpis } from './compute-kpis.ts'
import { defineMetric } from './define-metric.ts'
import { explainChange } from './explain-change.ts'

export const nathan = defineAgent<KpiStores>({
  id: 'nathan-indicateurs',
  handle: 'nathan',
  name: 'Nathan',
  role: { fr: 'Indicateurs de performance', en: 'KPI analyst' },
  mission: {
    fr: 'Donne à chaque indicateur une seule définition, le compare à la période d’avant et dit ce qui l’a fait bouger.',
    en: 'Gives each indicator one definition, compares it with the period before and says what moved it.',
  },
  department: 'it-data',
  reportsTo: 'adele-ti',
  tier: 'specialist',
  tools: [computeKpis, chartKpi, explainChange, defineMetric],
})
