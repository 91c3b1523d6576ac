import { bankRecords } from './bank-records.ts'
import { contractRecords } from './contract-records.ts'
import { dutyRecords } from './duty-records.ts'
import { machines } from './machines.ts'
import { offers } from './offers.ts'
import { payRecords } from './pay-records.ts'
import { peopleRecords } from './people-records.ts'
import { propertyRecords } from './property-records.ts'
import { recordMaker } from './record-rows.ts'
import type { DemoCalendar, DemoPart } from './rows.ts'
import { serviceRecords } from './service-records.ts'
import { siteChecks } from './site-checks.ts'
import { sitePapers } from './site-papers.ts'
import { siteViews } from './site-views.ts'
import { supplies } from './supplies.ts'
import { tenderRecords } from './tender-records.ts'
import { webRecords } from './web-records.ts'

/** The typed records of the firm. `books` are the invoices and payments that the bank's lines are made of. */
export function records(calendar: DemoCalendar, books: DemoPart): DemoPart {
  const make = recordMaker(calendar)
  return {
    records: [
      ...sitePapers(make, calendar),
      ...siteViews(make),
      ...siteChecks(make, calendar),
      ...machines(make, calendar),
      ...supplies(make, calendar),
      ...offers(make, calendar),
      ...payRecords(make, calendar),
      ...peopleRecords(make, calendar),
      ...contractRecords(make, calendar),
      ...dutyRecords(make, calendar),
      ...serviceRecords(make, calendar),
      ...tenderRecords(make, calendar),
      ...webRecords(make),
      ...bankRecords(make, calendar, books),
      ...propertyRecords(make, calendar),
    ],
  }
}
