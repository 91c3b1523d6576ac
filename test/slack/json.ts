/** Slack's JSON as tests read it: nested, and checked by what is expected of it. */
// biome-ignore lint/suspicious/noExplicitAny: payloads of another company, read at any depth
export type Json = any
