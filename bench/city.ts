import { v7 as uuid } from 'uuid'
import { type Filling, fillTables } from '../db/fill.ts'
import { idOf } from '../dev/demo/ids.ts'
import { municipality } from '../dev/demo/municipality.ts'
import { signToken } from '../test/run/issuer.ts'

/** A visit to cancel, with the token of the citizen whose it is. */
export interface Visit {
  id: string
  token: string
}

const hourMs = 3_600_000
const visitsEach = 10
const atOnce = 4000
const suppliers = [
  { organisationId: idOf('organisation', 'hjemmepleje-nord'), employeeId: idOf('employee', 'eva') },
  { organisationId: idOf('organisation', 'hjemmepleje-syd'), employeeId: idOf('employee', 'sara') },
]

/** A municipality whose visits, one after the other, are of different citizens. */
export async function buildCity(
  filling: Filling,
  count: number,
  issuer: { url: string; key: string },
): Promise<Visit[]> {
  const citizens = Array.from({ length: Math.ceil(count / visitsEach) }, (_, number) => ({
    id: uuid(),
    subject: `citizen-${number}`,
    name: `Borger ${number}`,
  }))
  const tokens = await Promise.all(
    citizens.map(({ subject }) => signToken(issuer.key, { issuer: issuer.url, subject })),
  )
  const rows = Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / citizens.length)
    const start = Date.now() + (48 + round) * hourMs
    return {
      id: uuid(),
      citizenId: citizens[index % citizens.length]?.id,
      appointmentTypeCode: 'cleaning',
      ...suppliers[round % suppliers.length],
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + hourMs / 2).toISOString(),
      status: 'booked',
    }
  })
  await fillTables(filling, [
    ...municipality,
    ['citizens', citizens],
    ...slices(rows).map((slice): [string, object[]] => ['appointments', slice]),
  ])
  return rows.map(({ id }, index) => ({ id, token: tokens[index % tokens.length] ?? '' }))
}

/** One statement can't take more than 65 535 values. */
function slices<T>(rows: T[]): T[][] {
  const starts = Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, n) => n * atOnce)
  return starts.map((start) => rows.slice(start, start + atOnce))
}
