/** A citizen who cancels at two organisations for one reason, in much the same words. */
import type { TestHouse } from './house.ts'
import { anna, syd } from './visits.ts'

export interface TwoWishes {
  /** Of Hjemmepleje Nord and Hjemmepleje Syd. */
  threads: [string, string]
  tasks: [string, string]
  cancellations: [string, string]
  visits: [string, string]
}

export const sameText = 'Min rollator er i stykker, og jeg kan ikke komme på badeværelset.'
export const otherText = 'Rollatoren er gået i stykker; badeværelset må vente.'

/** The chats are new each time: those that were open are closed. */
export async function makeTwoWishes(
  house: TestHouse,
  { subject = 'anna', citizenId = anna } = {},
): Promise<TwoWishes> {
  await house.db.sql(
    `update threads set status = 'closed', closed_at = now() where citizen_id = $1 and status = 'open'`,
    [citizenId],
  )
  const [one = '', other = ''] = await house.book(
    { citizenId, employeeId: null },
    { citizenId, employeeId: null, organisationId: syd },
  )
  const cancel = async (visit: string, text: string) => {
    const path = `/v1/appointments/${visit}/cancellation`
    const headers = { Prefer: 'wait=20' }
    const { body } = await house.as(subject).post(path, { reasonCode: 'other', text }, headers)
    return body
  }
  const [a, b] = [await cancel(one, sameText), await cancel(other, otherText)]
  return {
    threads: [a.threadId, b.threadId],
    tasks: [a.taskId, b.taskId],
    cancellations: [a.id, b.id],
    visits: [one, other],
  }
}
