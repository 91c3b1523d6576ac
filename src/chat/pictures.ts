import { describeChart } from '../chart/describe.ts'
import type { ChartSpec } from '../chart/spec.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Block } from './card.ts'

/** `alt` says what is seen, for those who do not see it. */
export type Picture = { name: string; mime: string; bytes: Uint8Array; alt: string }

export type ChartPictures = { png(spec: ChartSpec, lang: Lang): Promise<Uint8Array> }

type FileSource = { readFile(workspace: string, id: string): Promise<Uint8Array | null> }

/** A chart drawn as PNG, or the bytes of an image or file; null for other blocks and for a file that is gone. */
export async function pictureOf(
  block: Block | undefined,
  lang: Lang,
  workspace: string,
  { charts, inbox }: { charts: ChartPictures; inbox: FileSource },
): Promise<Picture | null> {
  if (block?.type === 'chart') {
    const { chart } = block
    const bytes = await charts.png(chart, lang)
    return { name: `${chart.kind}.png`, mime: 'image/png', bytes, alt: describeChart(chart, lang) }
  }
  if (block?.type !== 'image' && block?.type !== 'file') return null
  const { id, name, mime } = block.file
  const bytes = await inbox.readFile(workspace, id)
  return bytes && { name, mime, bytes, alt: block.type === 'image' ? block.alt : '' }
}
