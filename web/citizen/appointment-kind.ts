/** What a citizen gets and from whom, as the visits of last month and of those to come tell. */
import type { Appointment } from '../../schemas/appointment.ts'
import type { Organisation } from '../../schemas/organisation.ts'
import type { Page } from '../../schemas/page.ts'
import { asking } from '../api.ts'
import type { Asked } from '../page.ts'

export interface AppointmentKind {
  code: string
  name: string
  organisation: Organisation
}

const monthMs = 31 * 24 * 3_600_000

/** Each once, in the order of their names. */
export async function kindsOf({ api, citizenId, now }: Asked): Promise<AppointmentKind[]> {
  const [from, at] = [new Date(now.getTime() - monthMs).toISOString(), now.toISOString()]
  const list = (when: { from?: string; to?: string }) =>
    api.get<Page<Appointment>>(`/v1/appointments${asking({ citizenId, ...when, limit: '100' })}`)
  const [coming, past] = await Promise.all([list({ from: at }), list({ from, to: at })])
  const kinds = [...coming.items, ...past.items].flatMap(({ type, organisation }) =>
    organisation ? { code: type.code, name: type.name, organisation } : [],
  )
  const found = new Map(kinds.map((kind) => [keyOf(kind), kind]))
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'da'))
}

/** As a form has it. */
export function keyOf({ code, organisation }: AppointmentKind): string {
  return `${code} ${organisation.id}`
}
