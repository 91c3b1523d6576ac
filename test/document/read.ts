import { extractText, getDocumentProxy, getMeta } from 'unpdf'

/** Each page's text with plain spaces, in reading order. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false })
  return text.map((page) => page.replace(/[\u00a0\s]+/g, ' '))
}

export const metaOf = async (pdf: Uint8Array) => getMeta(await getDocumentProxy(pdf.slice()))
