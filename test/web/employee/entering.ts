/** What citizens have sent to the desks of employees. */
import { anna, nord } from '../../run/visits.ts'
import type { Place } from '../place.ts'

export { openPlace, type Place } from '../place.ts'
export { isLive, ways } from '../ways.ts'

export interface Wish {
  taskId: string
  threadId: string
}

/** Anna cancels a visit; nobody has the task. */
export async function aTask(
  { pages }: Place,
  { text = 'Jeg er hos min søster.', ...visit }: { text?: string } & object = {},
): Promise<Wish> {
  const wanted = { citizenId: anna, organisationId: nord, employeeId: null, ...visit }
  const [id = ''] = await pages.house.book(wanted)
  const headers = { Prefer: 'wait=20' }
  const path = `/v1/appointments/${id}/cancellation`
  const { body } = await pages.as('anna').post(path, { reasonCode: 'other', text }, headers)
  return { taskId: body.taskId, threadId: body.threadId }
}

/** The texts of a chat, as the citizen reads them. */
export async function messagesOf({ pages }: Place, threadId: string): Promise<string[]> {
  const { body } = await pages.as('anna').get(`/v1/threads/${threadId}/messages?limit=100`)
  return body.items.map(({ text }) => text)
}
