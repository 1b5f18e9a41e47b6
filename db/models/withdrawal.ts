import type { Thing } from '../../domain/policies.ts'
import type { WithdrawalCircumstances } from '../../domain/withdrawal.ts'
import type { TaskStatus } from '../../schemas/task.ts'
import type { WithdrawalRow } from '../../schemas/withdrawal.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type AsRead, openUnder, openWithKey, sealFields } from '../sealed.ts'
import { insert, one } from '../sql.ts'

export interface Withdrawal extends WithdrawalRow {}
export class Withdrawal extends Row {
  static override tableName = 'withdrawals'

  /** Keeps it as it was accepted; the process does the rest. */
  static async accept(
    trx: Database,
    dataKey: DataKey,
    wish: Omit<WithdrawalRow, 'relayedAt'>,
  ): Promise<void> {
    await insert(trx, Withdrawal, sealFields(dataKey, { row: wish, fields: ['signature'] }))
  }

  static async find(
    db: Database,
    { id, dataKey }: { id: string; dataKey: DataKey },
  ): Promise<Signed | undefined> {
    const row = await one<Signed>(db, signed, { id })
    return row && openUnder(dataKey, { row, fields: ['signature'] })
  }

  /** Locks the cancellation, and then its task: what comes between is either before or after it. */
  static async lock(trx: Database, id: string): Promise<LockedForWithdrawal | undefined> {
    const found = await one<AsRead<LockedForWithdrawal>>(trx, locked, { id })
    if (!found) return undefined
    const task = await one<{ status: TaskStatus }>(trx, lockedTask, { id })
    // asked again: what was there before we waited may be there no more
    const state = await one<State>(trx, now, { id })
    const opened = await openWithKey(trx, found, ['citizenName'])
    return opened && { ...opened, ...state, taskStatus: task?.status ?? null }
  }
}

type State = Pick<LockedForWithdrawal, 'isRebooked' | 'isWithdrawn' | 'status'>

interface Signed {
  actorId: string
  signature: string
}

export interface LockedForWithdrawal extends WithdrawalCircumstances, Thing {
  id: string
  appointmentId: string
  citizenName: string
  dataKey: DataKey
}

const signed = `
  select actor_id as "actorId", signature from withdrawals where cancellation_id = :id`

const locked = `
  select c.id, c.citizen_id as "citizenId", array[c.organisation_id, a.organisation_id] as
      "organisationIds", c.status, a.id as "appointmentId", a.status as "appointmentStatus",
    a.starts_at as "startsAt", t.withdrawal_minutes as "withdrawalMinutes",
    z.name as "citizenName", k.key_id as "keyId"
  from cancellations c
  join appointments a on a.id = c.appointment_id
  join appointment_types t on t.code = a.appointment_type_code
  join citizens z on z.id = c.citizen_id
  join citizen_keys k on k.citizen_id = c.citizen_id
  where c.id = :id for no key update of c, a`

const lockedTask = `select status from tasks where cancellation_id = :id for no key update`

const now = `
  select c.status, exists (select from withdrawals where cancellation_id = c.id) as "isWithdrawn",
    exists (select from booking_requests b join free_times t on t.booking_request_id = b.id
      where b.replaces_id = c.appointment_id) as "isRebooked"
  from cancellations c where c.id = :id`
