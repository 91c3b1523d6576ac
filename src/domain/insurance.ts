import { daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'

/** What we ask of a subcontractor and most clients ask of us. */
export const LIABILITY_LEAST: Cents = 2_000_000_00

export type CertificateProblem =
  | 'expired'
  | 'starts-later'
  | 'too-low'
  | 'not-additional-insured'
  | 'wrong-holder'
  | 'ends-before-work'

/** What is wrong with an insurance certificate on a day; nothing means that it will do. */
export function checkCertificate(
  certificate: { limit: Cents; from: IsoDate; to: IsoDate | null; additionalInsured: boolean; holder: string },
  need: { least?: Cents; holder: string; today: IsoDate; workEnds?: IsoDate | null; additionalInsured?: boolean },
): { ok: boolean; problems: CertificateProblem[]; daysLeft: number | null } {
  const { limit, from, to, additionalInsured, holder } = certificate
  const problems: CertificateProblem[] = []
  if (to && to < need.today) problems.push('expired')
  else if (to && need.workEnds && to < need.workEnds) problems.push('ends-before-work')
  if (from > need.today) problems.push('starts-later')
  if (limit < (need.least ?? LIABILITY_LEAST)) problems.push('too-low')
  if ((need.additionalInsured ?? true) && !additionalInsured) problems.push('not-additional-insured')
  if (holder !== need.holder) problems.push('wrong-holder')
  return { ok: !problems.length, problems, daysLeft: to ? daysBetween(need.today, to) : null }
}
