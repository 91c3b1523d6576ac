import { defineAgent } from '../../src/agent/define.ts'
import { approveWeek } from './approve-week.ts'
import { correctHours } from './correct-hours.ts'
import { logHours } from './log-hours.ts'
import { missingHours } from './missing-hours.ts'
import { myHours } from './my-hours.ts'
import { removeHours } from './remove-hours.ts'

export const sacha = defineAgent({
  id: 'sacha-temps',
  handle: 'sacha',
  name: 'Sacha',
  role: { fr: 'Feuilles de temps', en: 'Timesheets' },
  mission: {
    fr: 'Prend les heures comme on les dit, les met au bon chantier et au bon code, et les fait approuver.',
    en: 'Takes hours the way people say them, puts them on the right site and code, and gets them approved.',
  },
  department: 'hr',
  reportsTo: 'helene-rh',
  tier: 'specialist',
  tools: [logHours, removeHours, myHours, missingHours, correctHours, approveWeek],
})
