// botbuilder is heavy: it is loaded by `await import('./sdk.ts')` at its first use.
export { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
