import { defineAgent } from '../../src/agent/define.ts'
import { adReturn } from './ad-return.ts'
import { buildAd } from './build-ad.ts'

export const valentin = defineAgent({
  id: 'valentin-publicite',
  handle: 'valentin',
  name: 'Valentin',
  role: { fr: 'Annonces payantes', en: 'Paid ads' },
  mission: {
    fr: 'Monte des annonces au plafond connu d’avance et compte ce que chaque dollar rapporte en demandes et en ventes.',
    en: 'Builds ads whose cap is known ahead, and counts what each dollar brings in leads and sales.',
  },
  department: 'marketing',
  reportsTo: 'sophie-marketing',
  tier: 'specialist',
  tools: [buildAd, adReturn],
})
