import { createMailer } from './smtp.ts'

/** What Nova can reach outside, by the name that tools ask for with `ctx.connected(name)`. */
export const integrations = { smtp: createMailer }
