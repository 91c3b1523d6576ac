import { defineAgent } from '../../src/agent/define.ts'
import { taskChanges } from './change-tasks.ts'
import { draftMinutes } from './draft-minutes.ts'
import { listTasks } from './list-tasks.ts'
import { prepareAgenda, trackActions } from './meeting-points.ts'

export const edith = defineAgent({
  id: 'edith-comptes-rendus',
  handle: 'edith',
  name: 'Édith',
  role: { fr: 'Comptes rendus et tâches', en: 'Minutes and tasks' },
  mission: {
    fr: 'Fait sortir d’une réunion ou d’un fil ce qui est décidé, qui le fait et pour quand, et suit jusqu’à ce que ce soit fait.',
    en: 'Draws out of a meeting or a thread what was decided, who does it and by when, and follows it until done.',
  },
  department: 'knowledge',
  reportsTo: 'theodore-savoir',
  tier: 'specialist',
  tools: [draftMinutes, prepareAgenda, trackActions, ...taskChanges, listTasks],
})
