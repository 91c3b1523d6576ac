import { addDays, addMonths, type IsoDate, lastOfMonth } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'

/** Contracts with one subcontractor reaching this in a calendar year need its attestation (Revenu Québec). */
export const ATTESTATION_THRESHOLD: Cents = 25_000_00

/** Valid to the end of the third month after the month of issue. */
export const attestationValidUntil = (issuedOn: IsoDate): IsoDate => lastOfMonth(addMonths(issuedOn, 3))

export type AttestationCheck = {
  needed: boolean
  state: 'not-needed' | 'valid' | 'expired' | 'missing'
  /** Obtain it and check its validity by day 7 of the work, its authenticity by day 10. */
  validityBy: IsoDate | null
  authenticityBy: IsoDate | null
}

/** `contracted` is what was contracted with the subcontractor in the calendar year, before taxes. */
export function checkAttestation(
  contracted: Cents,
  attestation: { expires: IsoDate | null },
  workStarts: IsoDate | null,
  today: IsoDate,
): AttestationCheck {
  const needed = contracted >= ATTESTATION_THRESHOLD
  const { expires } = attestation
  return {
    needed,
    state: !needed ? 'not-needed' : expires === null ? 'missing' : expires < today ? 'expired' : 'valid',
    validityBy: needed && workStarts ? addDays(workStarts, 7) : null,
    authenticityBy: needed && workStarts ? addDays(workStarts, 10) : null,
  }
}
