import { defineAgent } from '../../src/agent/define.ts'
import { checkScope, type LicenceStores, licenceRenewals } from './licences.ts'
import { type CertificateStores, verifyCertificate } from './verify-certificate.ts'

export const suzanne = defineAgent<LicenceStores & CertificateStores>({
  id: 'suzanne-licences',
  handle: 'suzanne',
  name: 'Suzanne',
  role: { fr: 'Licences et assurances', en: 'Licences and insurance' },
  mission: {
    fr: 'Dit si la licence permet un travail, et voit venir la fin des licences et des certificats d’assurance.',
    en: 'Says whether the licence allows a work, and sees licences and insurance certificates end before they do.',
  },
  department: 'legal',
  reportsTo: 'eleonore-juridique',
  tier: 'specialist',
  tools: [checkScope, licenceRenewals, verifyCertificate],
})
