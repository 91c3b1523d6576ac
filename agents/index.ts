import { hector } from './construction/hector-valeur-acquise.ts'
import { pierre } from './construction/pierre-construction.ts'
import { delphine } from './executive/delphine-approbations.ts'
import { mastermind } from './executive/mastermind.ts'
import { nova } from './executive/nova.ts'
import { carmen } from './finance/carmen-recouvrement.ts'
import { raphael } from './finance/raphael-facturation.ts'
import { therese } from './finance/therese-taxes.ts'
import { victoria } from './finance/victoria-finances.ts'
import { sacha } from './hr/sacha-temps.ts'
import { nathan } from './it-data/nathan-indicateurs.ts'
import { simone } from './it-data/simone-rapports.ts'
import { edith } from './knowledge/edith-comptes-rendus.ts'
import { jade } from './marketing/jade-reseaux.ts'
import { sophie } from './marketing/sophie-marketing.ts'
import { ines } from './sales/ines-crm.ts'

/** Everybody who answers. */
export const agents = [
  mastermind,
  nova,
  delphine,
  edith,
  sacha,
  raphael,
  carmen,
  therese,
  victoria,
  hector,
  pierre,
  nathan,
  simone,
  sophie,
  jade,
  ines,
]
