import type { Platform } from '../chat/event.ts'

/** What goes to a channel without being asked for in a thread. */
export const ROUTE_SUBJECTS = ['reports', 'alerts', 'approvals'] as const
export type RouteSubject = (typeof ROUTE_SUBJECTS)[number]

export type RouteRow = { id: string; subject: RouteSubject; platform: Platform; workspace: string; channel: string }
