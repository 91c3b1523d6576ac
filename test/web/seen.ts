// What a browser shows, looked at as a person who sees badly or uses a screen reader would.
export const CHROMIUM = '/usr/bin/chromium'
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Visible texts whose contrast with what is behind them is under WCAG's 4.5, with that contrast. */
export function faintTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const rgba = (color: string) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data] as [number, number, number, number]
  }
  const light = ([r, g, b]: number[]) => {
    const [x, y, z] = [r!, g!, b!].map((part) => {
      const value = part / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!
  }
  const behind = (element: Element | null): number[] => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor)
      if (color[3] > 250) return color
    }
    return [255, 255, 255]
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faint: string[] = []
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement!
    const text = texts.currentNode.textContent!.trim()
    const style = getComputedStyle(element)
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (element.closest('.unseen, :disabled, noscript, .pending')) continue
    const [one, two] = [light(rgba(style.color)), light(behind(element))].sort((a, b) => b - a) as [number, number]
    const contrast = (one + 0.05) / (two + 0.05)
    if (contrast < 4.5) faint.push(`${contrast.toFixed(2)} ${text}`)
  }
  return faint
}

/** Controls that can be used and have no name for a screen reader. */
export const nameless = () =>
  [...document.querySelectorAll<HTMLElement>('button, a, input, textarea, select')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !(one.getAttribute('aria-label') || one.textContent?.trim() || one.closest('.field, .check')))
    .map((one) => one.outerHTML.slice(0, 120))
