// discord.js is heavy: it is loaded by `await import('./sdk.ts')` at its first use.
export { Client, Options, REST } from 'discord.js'
