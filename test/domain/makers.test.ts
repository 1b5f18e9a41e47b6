/** Where a right counts who of the citizen's side opened, wrote or asked. */
import { describe, expect, it } from '@jest/globals'
import type { Actor, Employee } from '../../domain/actor.ts'
import { may, type Right, type Thing } from '../../domain/policies.ts'
import { citizen, employee, now, representative } from './people.ts'

const all = ['see', 'cancel', 'write', 'disclosure'] as const

describe('what someone of the citizen’s side opened or wrote', () => {
  const made: Right[] = ['close thread', 'mark message wrong']
  const by = (makerId: string) => ({ citizenId: 'anna', organisationIds: [], makerId })

  it.each<[string, Actor, string, boolean]>([
    ['the citizen who did', citizen('anna'), 'anna', true],
    ['the citizen for whom another did', citizen('anna'), 'rita', false],
    ['a representative who did and may write', representative(['write']), 'rita', true],
    [
      'a representative who did and may no longer write',
      representative(['see', 'cancel']),
      'rita',
      false,
    ],
    ['a representative who did not', representative([...all]), 'anna', false],
    ['whoever did and represents nobody now', citizen('rita'), 'rita', false],
    ['an employee with the same id', employee(['nord']), 'eva', false],
  ])('is closed or marked by %s: %#', (...[, actor, makerId, answer]) => {
    for (const right of made) expect(asks(actor, right, by(makerId))).toBe(answer)
  })
})

describe('what someone asked for', () => {
  const asked: Right[] = ['withdraw disclosure', 'fetch disclosure']
  const by = (makerId: string) => ({ citizenId: 'anna', organisationIds: ['nord'], makerId })
  const officer = (id: string): Actor => ({
    ...(employee([], ['records-officer']) as Employee),
    id,
  })

  it.each<[string, Actor, string, boolean]>([
    ['the citizen who did', citizen('anna'), 'anna', true],
    ['the citizen for whom another did', citizen('anna'), 'rita', false],
    ['a representative who did and still may', representative(['disclosure']), 'rita', true],
    [
      'a representative who did and may no longer',
      representative(['see', 'cancel', 'write']),
      'rita',
      false,
    ],
    [
      'a representative who did, until now',
      representative(['disclosure'], { endsAt: now.toISOString() }),
      'rita',
      false,
    ],
    ['a representative who did not', representative([...all]), 'anna', false],
    ['an officer who took it down', officer('lone'), 'lone', true],
    ['an officer who did not', officer('lone'), 'lis', false],
    ['whoever took it down and is no officer now', employee(['nord']), 'eva', false],
    [
      'a leader of the organisation',
      { ...(employee(['nord']) as Employee), leads: ['nord'] },
      'anna',
      false,
    ],
  ])('is taken back and opened by %s: %#', (...[, actor, makerId, answer]) => {
    for (const right of asked) expect(asks(actor, right, by(makerId))).toBe(answer)
  })
})

function asks(actor: Actor, right: Right, thing: Thing): boolean {
  return may(actor, right, { thing, now })
}
