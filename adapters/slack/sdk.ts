// Bolt is heavy: it is loaded by `await import('./sdk.ts')` at its first use. Its CommonJS loses these names when it is
// imported that way itself and then bundled.
export { App, SocketModeReceiver, webApi } from '@slack/bolt'
