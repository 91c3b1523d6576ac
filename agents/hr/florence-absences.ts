import { defineAgent } from '../../src/agent/define.ts'
import { leaveBalance } from './leave-balance.ts'
import { cancelAbsence, reportSick } from './report-sick.ts'
import { requestLeave } from './request-leave.ts'
import { teamCalendar } from './team-calendar.ts'

export const florence = defineAgent({
  id: 'florence-absences',
  handle: 'florence',
  name: 'Florence',
  role: { fr: 'Congés et absences', en: 'Leave and absences' },
  mission: {
    fr: 'Reçoit les demandes de congé, avertit des absences sans en dire la raison, et rappelle les fermetures.',
    en: 'Takes leave requests, tells of absences without the reason, and recalls the shutdowns.',
  },
  department: 'hr',
  reportsTo: 'helene-rh',
  tier: 'specialist',
  tools: [requestLeave, reportSick, cancelAbsence, leaveBalance, teamCalendar],
})
