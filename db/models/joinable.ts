import type { TaskKind } from '../../schemas/task.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

export interface JoinableThread {
  id: string
  citizenId: string
  organisationId: string
}

/** Whose chats these are; those that the transaction does not see are left out. In the order of their ids. */
export function joinableThreads(db: Database, threadIds: string[]): Promise<JoinableThread[]> {
  return many(db, threads, { threadIds })
}

/** One that the actor sees without overseeing anyone. */
export async function citizenOf(db: Database, threadIds: string[]): Promise<string | undefined> {
  return (await one<JoinableThread>(db, `${threads} limit 1`, { threadIds }))?.citizenId
}

export interface JoinableTask {
  id: string
  kind: TaskKind
}

/** What is left to do in the chats, in the order of their ids. */
export function openTasksIn(db: Database, threadIds: string[]): Promise<JoinableTask[]> {
  return many(db, tasks, { threadIds })
}

const threads = `
  select id, citizen_id as "citizenId", organisation_id as "organisationId"
  from threads where id = any(cast(:threadIds as uuid[])) order by id`

const tasks = `
  select id, kind from tasks where thread_id = any(cast(:threadIds as uuid[]))
    and status in ('open', 'in-progress') order by id`
