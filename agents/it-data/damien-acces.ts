import { defineAgent } from '../../src/agent/define.ts'
import type { PersonStores } from '../executive/add-person.ts'
import { type AccessStores, changeRole, revokeAccess } from './change-access.ts'
import { inviteUser } from './invite-user.ts'
import { whoCanSee } from './who-can-see.ts'

export const damien = defineAgent<AccessStores & PersonStores>({
  id: 'damien-acces',
  handle: 'damien',
  name: 'Damien',
  role: { fr: 'Utilisateurs et accès', en: 'Users and access' },
  mission: {
    fr: 'Ouvre à chacun ce que son travail demande, pas plus, et referme quand la personne s’en va.',
    en: 'Opens to each person what the work needs and no more, and closes it when they leave.',
  },
  department: 'it-data',
  reportsTo: 'adele-ti',
  tier: 'specialist',
  tools: [inviteUser, changeRole, revokeAccess, whoCanSee],
})
