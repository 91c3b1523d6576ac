// botbuilder is heavy: it is loaded by `await import('./botbuilder.ts')` at its first use.
export { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
