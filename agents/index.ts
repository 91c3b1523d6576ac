import { hector } from './construction/hector-valeur-acquise.ts'
import { pierre } from './construction/pierre-construction.ts'
import { carmen } from './finance/carmen-recouvrement.ts'
import { raphael } from './finance/raphael-facturation.ts'

/** Everybody who answers. */
export const agents = [raphael, carmen, hector, pierre]
