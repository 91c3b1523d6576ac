import { estimateDeductions } from '../../src/domain/payroll.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import { type DemoCalendar, type DemoRow, personId } from './rows.ts'

/** Cents an hour; office people are paid by the week of 40 h. Invented: agreements set the real rates. */
const WAGES: [handle: string, hourly: number, trade: string | null, period: number | null, hired: IsoDate][] = [
  ['isabelle', 7_200, null, null, '2009-04-06'],
  ['marc-antoine', 6_350, null, null, '2013-03-18'],
  ['nadia', 5_450, null, null, '2018-09-04'],
  ['julien', 4_980, null, null, '2019-05-13'],
  ['emilie', 4_980, null, null, '2021-02-01'],
  ['luc', 4_870, null, null, '2016-10-03'],
  ['karine', 3_150, null, null, '2022-06-06'],
  ['dany', 4_950, 'charpentier-menuisier', null, '2014-04-14'],
  ['steve', 4_610, 'charpentier-menuisier', null, '2017-08-07'],
  ['mamadou', 4_420, "opérateur d'équipement lourd", null, '2020-05-04'],
  ['tyler', 3_230, 'charpentier-menuisier', 2, '2024-03-11'],
  ['genevieve', 3_680, null, null, '2023-01-16'],
]

/** Wages, leave, payroll and CCQ. */
export function payRecords(make: MakeRecord, { day }: DemoCalendar): DemoRow<'records'>[] {
  const run = (
    from: IsoDate,
    to: IsoDate,
    payDate: IsoDate,
    state: 'draft' | 'paid',
    overtime: Record<string, number> = {},
  ) =>
    make(
      'payroll_run',
      state,
      `Paie du ${to}`,
      { date: payDate },
      {
        from: day(from),
        to: day(to),
        payDate: day(payDate),
        lines: WAGES.map(([handle, hourly]) => {
          const extra = overtime[handle] ?? 0
          const gross = hourly * 40 + Math.round((hourly * 1.5 * extra) / 100)
          const { federalTax, provincialTax, qpp, qpip, ei, net } = estimateDeductions(gross, 52, '2026-10-31')
          return {
            personId: personId(handle),
            regular: 4000,
            overtime: extra,
            gross,
            federalTax,
            provincialTax,
            qpp,
            qpip,
            ei,
            net,
          }
        }),
      },
    )
  return [
    ...WAGES.map(([person, hourly, trade, apprenticePeriod, hired]) =>
      make(
        'wage',
        'in-force',
        'Salaire',
        { person, date: hired, amount: hourly },
        { hourly, trade, ccq: trade !== null, apprenticePeriod },
      ),
    ),
    ...WAGES.map(([person, , trade, , hired], i) =>
      make(
        'leave_balance',
        'current',
        'Solde de congés',
        { person },
        {
          year: 2026,
          hiredOn: day(hired),
          ccq: trade !== null,
          vacationHours: trade ? 16_000 : 12_000,
          usedHours: trade ? 8_000 : 4_000 + (i % 3) * 2_000,
        },
      ),
    ),
    run('2026-10-11', '2026-10-17', '2026-10-22', 'paid', { dany: 400, steve: 600 }),
    run('2026-10-18', '2026-10-24', '2026-10-29', 'paid', { dany: 200 }),
    run('2026-10-25', '2026-10-31', '2026-11-05', 'draft'),
    ...(['2026-07-01', '2026-08-01', '2026-09-01'] as const).map((month, i) =>
      make(
        'ccq_report',
        'sent',
        `Rapport ${month.slice(0, 7)}`,
        { date: month, due: `2026-${['08', '09', '10'][i]}-15`, amount: [389_000, 702_000, 741_000][i]! },
        {
          month: day(month),
          hours: [32_000, 57_600, 60_800][i]!,
          wages: [2_992_000, 5_400_000, 5_700_000][i]!,
          indemnity: [388_960, 702_000, 741_000][i]!,
          workers: 4,
        },
      ),
    ),
  ]
}
