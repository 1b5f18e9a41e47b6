import type { TestDatabase } from './database.ts'

export interface Many {
  /** A task that the others are made like; about the same citizen and chat. */
  like: string
  count: number
  /** SQL, of the number `n` of the task, from 1 on. */
  organisationId?: string
  assigneeId?: string
  status?: string
  window?: string
  kind?: string
  dueAt?: string
}

/** Writes them as a superuser and returns their ids; no process is begun for any of them. */
export async function makeManyTasks(
  { sql }: Pick<TestDatabase, 'sql'>,
  many: Many,
): Promise<string[]> {
  const { like, count, organisationId = 't.organisation_id', assigneeId = 'null' } = many
  const { status = `'open'`, window = 'null', kind = `'reply-request'` } = many
  const { dueAt = `now() + n * interval '1 minute'` } = many
  const rows = await sql<{ id: string }>(
    `insert into tasks (id, citizen_id, thread_id, text, organisation_id, kind, assignee_id, status,
        outcome, done_at, check_window, due_at, created_at, followed_up_at)
      select uuidv7(), t.citizen_id, t.thread_id, t.text, ${organisationId},
        ${kind}, ${assigneeId}, s.status, case when s.status = 'done' then 'no-action' end,
        case when s.status = 'done' then now() end, ${window}, ${dueAt}, now(), now()
      from tasks t, generate_series(1, ${count}) n, lateral (select ${status} as status) s
      where t.id = $1 returning id`,
    [like],
  )
  return rows.map(({ id }) => id)
}
