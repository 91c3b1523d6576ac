import { raphael } from './finance/raphael-facturation.ts'

/** Everybody who answers. */
export const agents = [raphael]
