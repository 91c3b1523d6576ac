import { defineAgent } from '../../src/agent/define.ts'
import type { DrawingStores } from './drawing-sheets.ts'
import { findSheet } from './find-sheet.ts'
import { listClashes } from './list-clashes.ts'
import { registerRevision, withdrawRevision } from './register-revision.ts'

export const noemie = defineAgent<DrawingStores>({
  id: 'noemie-plans-bim',
  handle: 'noemie',
  name: 'Noémie',
  role: { fr: 'Plans et maquette', en: 'Drawings and model' },
  mission: {
    fr: 'Sait quelle révision est en vigueur, retire les anciennes et tient les conflits de la maquette à l’œil.',
    en: 'Knows which revision is current, withdraws the old ones and keeps an eye on the clashes of the model.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [registerRevision, findSheet, listClashes, withdrawRevision],
})
