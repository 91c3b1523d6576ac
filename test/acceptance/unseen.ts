import type { Said } from './phrasings.ts'

export const UNSEEN: Said | null = null
