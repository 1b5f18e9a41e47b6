import { type Filling, fillTables, type Tables } from '../../db/fill.ts'
import { comingVisits, freeTimes, pastVisits } from './appointments.ts'
import { appointmentTypes, reasons, typeReasons } from './catalogue.ts'
import {
  citizens,
  closingDays,
  employees,
  employments,
  organisations,
  representations,
} from './people.ts'

/** People, organisations and catalogue, without a single appointment. */
export const municipality: Tables = [
  ['organisations', organisations],
  ['employees', employees],
  ['employments', employments],
  ['citizens', citizens],
  ['representations', representations],
  ['closing_days', closingDays],
  ['appointment_types', appointmentTypes],
  ['cancellation_reasons', reasons],
  ['appointment_type_reasons', typeReasons],
]

/** Makes the demo municipality, or fills it up with future visits where time has eaten them. */
export async function makeDemo(filling: Filling): Promise<void> {
  const now = new Date()
  await fillTables(filling, [
    ...municipality,
    ['appointments', [...comingVisits(now), ...pastVisits(now)]],
    ['free_times', freeTimes(now)],
  ])
}
