/** Files of the page by name, with their media types: what the loader must be able to read and all that is served. */
const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' }

export const PAGE_FILES = [
  'page.html',
  'favicon.svg',
  'base.css',
  'layout.css',
  'messages.css',
  'card.css',
  'dialogs.css',
  'main.js',
  'api.js',
  'actions.js',
  'blocks.js',
  'card.js',
  'composer.js',
  'dom.js',
  'form.js',
  'format.js',
  'greeting.js',
  'icons.js',
  'live.js',
  'markdown.js',
  'messages.js',
  'notice.js',
  'panel.js',
  'platforms.css',
  'platforms.js',
  'people.js',
  'sidebar.js',
  'state.js',
  'steps.js',
  'unsent.js',
  'view.js',
  'words.js',
] as const

/** Served from the font's own package: `inter-latin-400-normal.woff2` and its weights. */
export const FONT_FILES = [400, 500, 600, 700].map((weight) => `inter-latin-${weight}-normal.woff2`)

/** `text/css; charset=utf-8`; null for a name that the page does not have. */
export function mediaTypeOf(name: string): string | null {
  if (FONT_FILES.includes(name)) return TYPES.woff2
  if (!(PAGE_FILES as readonly string[]).includes(name)) return null
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES]
  return type && `${type}; charset=utf-8`
}
