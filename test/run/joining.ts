/** Joining, answering and undoing at the door, and what that leaves. */
import type { TestHouse } from './house.ts'
import type { TwoWishes } from './two-wishes.ts'
import { anna } from './visits.ts'

interface TaskState {
  id: string
  status: string
  outcome: string | null
  assignee_id: string | null
}

export const answerText = 'Der kommer en ny rollator i morgen.'

export function joiningAt(house: () => TestHouse, made: () => TwoWishes) {
  return {
    join: (who = 'eva', more: object = {}) =>
      house()
        .as(who)
        .post('/v1/same-wishes', { threadIds: made().threads, ...more }),
    answer: (id: string, who = 'eva', body: object = { text: answerText }) =>
      house().as(who).post(`/v1/same-wishes/${id}/answer`, body),
    undo: (id: string, version = '*', who = 'eva') =>
      house()
        .as(who)
        .send('DELETE', `/v1/same-wishes/${id}`, { headers: { 'If-Match': version } }),
    tasks: () =>
      house().db.sql<TaskState>(
        'select id, status, outcome, assignee_id from tasks where id = any($1) order by id',
        [made().tasks],
      ),
    lastMessages: () =>
      Promise.all(
        made().threads.map(async (id) => {
          const { body } = await house().as('anna').get(`/v1/threads/${id}/messages`)
          return body.items.at(-1)
        }),
      ),
    async entries(kind: string) {
      const { body } = await house().as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
      return body.items.filter((one) => one.kind === kind && made().threads.includes(one.threadId))
    },
  }
}
