import { hector } from './construction/hector-valeur-acquise.ts'
import { pierre } from './construction/pierre-construction.ts'
import { raphael } from './finance/raphael-facturation.ts'

/** Everybody who answers. */
export const agents = [raphael, hector, pierre]
