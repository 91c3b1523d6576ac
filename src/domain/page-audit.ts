import type { Bilingual } from '../lib/i18n.ts'

export type PageFact = {
  path: string
  lang: 'fr' | 'en'
  titleTag: string
  description: string
  words: number
  loadMs: number
  showsLicence: boolean
  brokenLinks: number
  imagesWithoutText: number
  visits: number
}
export type PageFinding = { path: string; key: string; weight: number; says: Bilingual }

/** What to fix on a site, the heaviest and most visited first. The licence must show (Building Act, s. 57.1). */
export function auditPages(pages: readonly PageFact[]): PageFinding[] {
  const french = new Set(pages.filter(({ lang }) => lang === 'fr').map(({ path }) => path))
  const findings = pages.flatMap((page): (PageFinding & { visits: number })[] => {
    const found: [string, number, string, string, boolean][] = [
      ['licence', 5, 'le numéro de licence RBQ n’y est pas', 'the RBQ licence number is missing', !page.showsLicence],
      [
        'slow',
        4,
        `met ${(page.loadMs / 1000).toFixed(1)} s à s’afficher`,
        `takes ${(page.loadMs / 1000).toFixed(1)} s to show`,
        page.loadMs > 2500,
      ],
      ['broken', 4, `${page.brokenLinks} lien(s) mort(s)`, `${page.brokenLinks} dead link(s)`, page.brokenLinks > 0],
      [
        'french',
        4,
        'n’existe pas en français',
        'does not exist in French',
        page.lang === 'en' && !french.has(page.path.replace(/^\/en/, '')),
      ],
      [
        'title',
        3,
        'le titre est absent ou dépasse 60 caractères',
        'the title is missing or over 60 characters',
        !page.titleTag || page.titleTag.length > 60,
      ],
      [
        'description',
        2,
        'la description est absente ou dépasse 160 caractères',
        'the description is missing or over 160 characters',
        !page.description || page.description.length > 160,
      ],
      ['thin', 2, `n’a que ${page.words} mots`, `has only ${page.words} words`, page.words < 250],
      [
        'images',
        1,
        `${page.imagesWithoutText} image(s) sans texte`,
        `${page.imagesWithoutText} image(s) without text`,
        page.imagesWithoutText > 0,
      ],
    ]
    return found.flatMap(([key, weight, fr, en, wrong]) =>
      wrong ? [{ path: page.path, key, weight, says: { fr, en }, visits: page.visits }] : [],
    )
  })
  return findings.sort((a, b) => b.weight - a.weight || b.visits - a.visits).map(({ visits, ...finding }) => finding)
}
