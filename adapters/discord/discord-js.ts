// discord.js is heavy: it is loaded by `await import('./discord-js.ts')` at its first use.
export { Client, Options, REST } from 'discord.js'
