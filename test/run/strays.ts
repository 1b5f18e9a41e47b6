import { expect } from '@jest/globals'
import { type Reply, tokenFor } from './caller.ts'
import type { TestHouse } from './house.ts'
import { ask, bodyOf, type Ids, type Operation, pathOf } from './operations.ts'
import { makeThings } from './things.ts'
import { anna, bent, eva, nils, nord, rita, sara, syd } from './visits.ts'

interface Wanted {
  id?: string
  query?: string
  body?: object
  headers?: Record<string, string>
}

/** Anna's things at Nord, Bent's at Syd, and ids that are there but do not belong where they are sent. */
export interface Strays {
  annas: Ids
  bents: Ids
  call(subject: string, operation: Operation, wanted: Wanted): Promise<Reply>
  /** For a place that takes Anna's id of that noun. */
  idsBut(noun: keyof Ids): string[]
}

export const nil = '00000000-0000-0000-0000-000000000000'

export async function makeStrays(house: TestHouse): Promise<Strays> {
  const annas = await makeThings(house, { subject: 'anna', citizenId: anna })
  const bents = await makeThings(house, {
    ...{ subject: 'bent', citizenId: bent, organisationId: syd },
  })
  const [inside = {}] = await house.db.sql<Record<string, string>>(
    'select message_id, record_entry_id from cancellations where id = $1',
    [annas.cancellations],
  )
  const others = [...Object.values(bents), nord, syd]
  return {
    annas,
    bents,
    call(subject, operation, { id = '', query = '', body = bodyOf(operation), headers = {} }) {
      const path = `${pathOf(operation, id, annas.entries)}${query}`
      const { method } = operation
      return ask(house, tokenFor({ subject }), { method, path, body, headers })
    },
    idsBut(noun) {
      const { [noun]: _, ...otherKinds } = annas
      // a cancellation's message is a message, though nobody may mark it
      const ofCancellation = noun === 'messages' ? [inside.record_entry_id] : Object.values(inside)
      const ids = [...Object.values(otherKinds), ...others, eva, nils, sara, rita, nil]
      ids.push(...ofCancellation.flatMap((id) => id ?? []))
      return ids.filter((id) => id !== annas[noun])
    },
  }
}

/** Fails where anything of someone's is shown. */
export function expectNothingOf(
  { organisations: _, templates: __, ...things }: Ids,
  { text }: Reply,
): void {
  for (const one of Object.values(things)) expect(text).not.toContain(one)
}
