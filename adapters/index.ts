/** Where Nova can talk. Each platform's SDK is heavy: only what is used is loaded. */
export const adapters = {
  web: async () => (await import('./web/web.ts')).createWeb,
  slack: async () => (await import('./slack/slack.ts')).createSlack,
}
