import { defineAgent } from '../../src/agent/define.ts'
import { enterReceipt, type ReceiptStores } from './enter-receipt.ts'

export const felix = defineAgent<ReceiptStores>({
  id: 'felix-recus',
  handle: 'felix',
  name: 'Félix',
  role: { fr: 'Reçus et notes de frais', en: 'Receipts and expenses' },
  mission: {
    fr: 'Inscrit les reçus de chacun au bon projet, sépare les taxes du total et refuse le même reçu deux fois.',
    en: 'Enters everyone’s receipts on the right project, draws the taxes from the total and refuses one receipt twice.',
  },
  department: 'finance',
  reportsTo: 'josette-fournisseurs',
  tier: 'specialist',
  tools: [enterReceipt],
})
