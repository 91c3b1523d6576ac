import { defineAgent } from '../../src/agent/define.ts'
import { draftSiteNotice, type NoticeStores } from './site-notice.ts'
import { checkObligations } from './site-obligations.ts'

export const yolande = defineAgent<NoticeStores>({
  id: 'yolande-cnesst',
  handle: 'yolande',
  name: 'Yolande',
  role: { fr: 'Prévention et CNESST', en: 'Prevention and CNESST' },
  mission: {
    fr: 'Dit ce que la loi demande à un chantier selon son effectif, et prépare ses avis à temps.',
    en: 'Tells what the law asks of a site by its headcount, and drafts its notices in time.',
  },
  department: 'construction',
  reportsTo: 'armand-sst',
  tier: 'specialist',
  tools: [checkObligations, draftSiteNotice],
})
