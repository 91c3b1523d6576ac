import { returnOnAdSpend } from '../../src/domain/marketing.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { divideHalfUp } from '../../src/lib/money.ts'
import { field } from '../../src/tool/fields.ts'

export type AdStores = { records: RecordStore }

export const NETWORKS = [
  { value: 'google-ads', label: { fr: 'Google Ads', en: 'Google Ads' }, words: ['google', 'adwords'] },
  { value: 'facebook', label: { fr: 'Facebook', en: 'Facebook' }, words: ['fb', 'meta', 'instagram'] },
  { value: 'linkedin', label: { fr: 'LinkedIn', en: 'LinkedIn' } },
]
export const adNetwork = (value: string) => NETWORKS.find((one) => one.value === value)?.label.fr ?? value
export const adNetworkField = field.choice(['google-ads', 'facebook', 'linkedin'], {
  label: { fr: 'Réseau', en: 'Network' },
  ask: { fr: 'Sur quel réseau?', en: 'On which network?' },
  options: NETWORKS,
})

type Ad = TypedRecord<'ad'>

/** What ads cost and brought: cents by lead, and revenue by dollar in hundredths; null where the base is empty. */
export function adTotals(ads: readonly Ad[]) {
  const sum = (key: 'spent' | 'leads' | 'clicks' | 'revenue') => ads.reduce((total, { data }) => total + data[key], 0)
  const [spent, leads, revenue] = [sum('spent'), sum('leads'), sum('revenue')]
  const ratio = returnOnAdSpend(revenue, spent)
  return {
    spent,
    leads,
    clicks: sum('clicks'),
    revenue,
    perLead: leads > 0 ? divideHalfUp(BigInt(spent), BigInt(leads)) : null,
    roas: ratio === null ? null : Math.round(ratio * 100),
  }
}
