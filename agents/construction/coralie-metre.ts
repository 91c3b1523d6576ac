import { defineAgent } from '../../src/agent/define.ts'
import { diffRevisions } from './diff-revisions.ts'
import { measureDrawing } from './measure-drawing.ts'
import type { TakeoffStores } from './takeoff-sheet.ts'

export const coralie = defineAgent<TakeoffStores>({
  id: 'coralie-metre',
  handle: 'coralie',
  name: 'Coralie',
  role: { fr: 'Métré', en: 'Quantity takeoff' },
  mission: {
    fr: 'Donne les quantités mesurées sur les plans, avec l’échelle et la marge, et ce qu’une révision ajoute.',
    en: 'Gives the quantities measured on drawings, with scale and margin, and what a revision adds.',
  },
  department: 'construction',
  reportsTo: 'etienne-estimation',
  tier: 'specialist',
  tools: [measureDrawing, diffRevisions],
})
