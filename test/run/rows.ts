import type { TestDatabase } from './database.ts'

const tables = [
  'appointments',
  'cancellations',
  'cancellation_steps',
  'carried_out',
  'tasks',
  'threads',
  'messages',
  'message_reads',
  'record_entries',
  'idempotency_keys',
  'organisation_settings',
  'withdrawals',
  'booking_requests',
  'booking_offers',
  'free_times',
  'task_presence',
  'wrongly_created_messages',
  'templates',
  'reply_requests',
  'same_wishes',
  'same_wish_threads',
  'same_wish_tasks',
  'disclosure_requests',
  'redactions',
  'disclosure_decisions',
  'disclosure_packages',
  'package_files',
  'package_chunks',
  'audits',
]

/** A process ends its follow-up in its own time: it may do so during a later call, which is not its cause. */
const counted: Record<string, string> = {
  carried_out: `carried_out where list <> 'end-of-follow-up'`,
}

/** How many rows there are in each table that the services write; to show that nothing was stored. */
export async function countRows(db: TestDatabase): Promise<Record<string, number>> {
  const counts = tables.map(
    (table) => `(select count(*)::int from ${counted[table] ?? table}) as ${table}`,
  )
  const [row = {}] = await db.sql<Record<string, number>>(`select ${counts.join(', ')}`)
  return row
}
