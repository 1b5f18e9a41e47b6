import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'

interface Accepted {
  visitId: string
  /** Long enough ago for the relay; the promised answer time is counted from here. */
  acceptedAt?: Date
  /** When the citizen believed the visit to be; else when it is. */
  seenStartsAt?: string
}

/** An accepted wish whose process was never started: as after a crash between commit and start. */
export async function acceptWithoutStart(house: TestHouse, wish: Accepted): Promise<string> {
  const { visitId, acceptedAt = new Date(Date.now() - 5000), seenStartsAt = null } = wish
  const id = uuid()
  await house.db.sql(
    `insert into cancellations (id, appointment_id, citizen_id, actor_id, signature, reason_code,
        status, appointment_starts_at, accepted_at)
      select $1, a.id, $2, $2, c.name, 'not-home', 'accepted', coalesce($3, starts_at), $4
        from appointments a join citizens c on c.id = $2 where a.id = $5`,
    [id, anna, seenStartsAt, acceptedAt, visitId],
  )
  return id
}

/** The supplier's employee finishes the task that the cancellation became. */
export async function finishTask(house: TestHouse, cancellationId: string): Promise<void> {
  const { body } = await house.as('eva').get(`/v1/cancellations/${cancellationId}`)
  const path = `/v1/tasks/${body.taskId}`
  const { headers } = await house.as('eva').get(path)
  const { status } = await house.as('eva').send('PATCH', path, {
    body: { status: 'done' },
    headers: { 'If-Match': headers.get('ETag') ?? '' },
  })
  if (status !== 200) throw new Error(`The task was not finished: ${status}`)
}

export interface HeldVisit {
  /** Somebody wants to change the visit, and has to wait. */
  isWantedByOthers(): Promise<unknown>
  release(): Promise<void>
}

/** A supplier's system in the middle of changing the visit: whoever would cancel it has to wait. */
export async function holdVisit(
  house: TestHouse,
  visitId: string,
  change = 'status = status',
): Promise<HeldVisit> {
  const supplier = new pg.Client(house.db.adminUrl)
  await supplier.connect()
  await supplier.query('begin')
  await supplier.query(`update appointments set ${change} where id = $1`, [visitId])
  const waiting = () =>
    house.db.sql(`select from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and not granted`)
  return {
    isWantedByOthers: () => eventually(waiting, (found) => found.length > 0),
    async release() {
      await supplier.query('commit')
      await supplier.end()
    },
  }
}
