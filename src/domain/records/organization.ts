import type { IsoDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/i18n.ts'
import type { QuietHours } from '../quiet-hours.ts'

/** The firm itself, as its documents show it. */
export type Organization = {
  id: string
  name: string
  /** Lines as they are printed. */
  address: string
  province: string
  phone: string | null
  email: string | null
  website: string | null
  logoText: string | null
  /** `1234-5678-90`; mandatory on what a contractor sends in Québec. */
  rbqLicence: string | null
  gstNumber: string | null
  qstNumber: string | null
  lang: Lang
  timeZone: string
  /** 1 to 12. */
  fiscalStartMonth: number
  /** Nothing dated on or before this day may be written any more. */
  booksClosedThrough: IsoDate | null
  /** When nobody is to be disturbed, unless they chose for themselves. */
  quiet: QuietHours | null
  demo: boolean
  settings: Record<string, unknown>
}

export type OrganizationStore = {
  get(): Promise<Organization | null>
  update(patch: Partial<Omit<Organization, 'id'>>): Promise<Organization>
}
