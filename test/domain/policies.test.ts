import { describe, expect, it } from '@jest/globals'
import type { Actor, Employee } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { may, permit, policies, type Right, type Thing } from '../../domain/policies.ts'
import { citizen, employee, now, representative } from './people.ts'

/** Something of Anna's that Hjemmepleje Nord has to do with. */
const thing: Thing = { citizenId: 'anna', organisationIds: [null, 'nord'] }
const rights = Object.keys(policies) as Right[]
const disclosing: Right[] = ['ask disclosure', 'read disclosure']
/** For whoever asked: nobody did here. */
const askers: Right[] = ['withdraw disclosure', 'fetch disclosure']
const special: Right[] = [
  ...['read payloads', 'operate', 'read audit', 'read access log', 'read alarms', 'break glass'],
] as Right[]
const all = ['see', 'cancel', 'write', 'disclosure'] as const

const shown: Right[] = [
  'read appointment',
  'read cancellation',
  'read thread',
  'read citizen',
  'read booking',
]
const seen: Right[] = [...shown, 'read access log', 'mark thread read']
const officers: Right[] = [
  ...['read citizen', 'read access log', 'read alarms', 'read representatives', 'read audit'],
  ...[...disclosing, 'decide disclosure'],
] as Right[]
const cancels: Right[] = [
  'cancel appointment',
  'withdraw cancellation',
  'move appointment',
  'ask booking',
  'answer booking',
]
const writes: Right[] = ['write thread', 'ask to reply']
const atWork: Right[] = rights.filter(
  (right) =>
    !cancels.includes(right) &&
    right !== 'ask to reply' &&
    right !== 'change settings' &&
    right !== 'read representatives' &&
    ![...disclosing, ...askers, 'decide disclosure'].includes(right) &&
    (right === 'break glass' || !special.includes(right)),
)

const atSyd = employee(['syd']) as Employee
const atNord = employee(['nord']) as Employee

/** All that is done for a citizen. */
const whole: Right[] = [...seen, ...cancels, ...writes, ...disclosing]

/** Who is allowed which rights over the thing; every other right is refused. */
const table: [who: string, actor: Actor, allowed: Right[]][] = [
  ['the citizen', citizen('anna'), [...whole, 'read representatives']],
  ['another citizen', citizen('bent'), []],
  ['a representative with every scope', representative([...all]), whole],
  ['a representative who may see', representative(['see']), seen],
  [
    'a representative who may only cancel',
    representative(['cancel']),
    [...cancels, 'read booking'],
  ],
  ['a representative who may only write', representative(['write']), writes],
  ['a representative who may only ask for aktindsigt', representative(['disclosure']), disclosing],
  ['a representative without a scope', representative([]), []],
  [
    'a representative from now on',
    representative([...all], { startsAt: now.toISOString() }),
    whole,
  ],
  [
    'a representative from tomorrow',
    representative([...all], { startsAt: '2026-11-25T00:00:00.000Z' }),
    [],
  ],
  ['a representative until now', representative([...all], { endsAt: now.toISOString() }), []],
  [
    'a representative until later today',
    representative(['see'], { endsAt: '2026-11-24T22:00:00.000Z' }),
    seen,
  ],
  ['a representative of someone else', representative([...all], { citizenId: 'bent' }), []],
  ['an employee of the organisation', employee(['nord']), atWork],
  ['its leader', { ...atNord, leads: ['nord'] }, [...atWork, 'change settings', 'read disclosure']],
  ['the leader of another, who works here', { ...atNord, leads: ['syd'] }, atWork],
  ['an employee of both organisations', employee(['syd', 'nord']), atWork],
  ['an employee of another organisation', employee(['syd']), ['break glass']],
  [
    'an employee of another organisation who broke the glass',
    { ...atSyd, brokenGlass: ['anna'] },
    [...shown, 'break glass'],
  ],
  [
    'an employee who broke the glass for someone else',
    { ...atSyd, brokenGlass: ['bent'] },
    ['break glass'],
  ],
  ['an employee of no organisation', employee([]), []],
  ['an operator', employee([], ['operator']), ['read payloads', 'operate', 'read audit']],
  ['a records officer', employee([], ['records-officer']), officers],
  [
    'a records officer of the organisation',
    employee(['nord'], ['records-officer', 'operator']),
    [...atWork, ...special, ...officers],
  ],
]

describe('the access table', () => {
  const cells = table.flatMap(([who, actor, allowed]) =>
    rights.map((right) => ({ who, actor, right, answer: allowed.includes(right) })),
  )

  it.each(cells)('answers $answer: $who may $right', ({ actor, right, answer }) => {
    expect(asks(actor, right)).toBe(answer)
  })

  it('lets no employee near what no organisation has to do with', () => {
    const nobodys = { citizenId: 'anna', organisationIds: [null] }
    const near = atWork.filter((right) => right !== 'break glass')
    for (const right of near) expect(asks(employee(['nord']), right, nobodys)).toBe(false)
    expect(asks(employee([]), 'read task', { citizenId: 'anna', organisationIds: [] })).toBe(false)
  })

  it('does not take a citizen for an employee with the same id', () => {
    const stranger = { ...employee([]), id: 'anna' }
    for (const right of rights) expect(asks(stranger, right)).toBe(false)
  })
})

type Answer = 'granted' | 'not-found' | 'forbidden'

describe('permission', () => {
  it.each<{ what: string; actor: Actor; right: Right; answer: Answer }>([
    {
      what: 'hands the thing to whom it belongs',
      actor: citizen(),
      right: 'read appointment',
      answer: 'granted',
    },
    {
      what: 'denies that a stranger’s thing exists',
      actor: citizen('bent'),
      right: 'read thread',
      answer: 'not-found',
    },
    {
      what: 'denies it to a stranger who would change it',
      actor: citizen('bent'),
      right: 'cancel appointment',
      answer: 'not-found',
    },
    {
      what: 'denies it to another organisation',
      actor: employee(['syd']),
      right: 'change task',
      answer: 'not-found',
    },
    {
      what: 'denies a task to its citizen',
      actor: citizen(),
      right: 'change task',
      answer: 'not-found',
    },
    {
      what: 'hides from whoever may act but not see',
      actor: representative(['cancel']),
      right: 'cancel appointment',
      answer: 'not-found',
    },
    {
      what: 'forbids a reader to do more',
      actor: representative(['see']),
      right: 'cancel appointment',
      answer: 'forbidden',
    },
    {
      what: 'forbids an employee to cancel',
      actor: employee(['nord']),
      right: 'cancel appointment',
      answer: 'forbidden',
    },
    {
      what: 'forbids a citizen to end a chat',
      actor: citizen(),
      right: 'close thread',
      answer: 'forbidden',
    },
    {
      what: 'forbids a citizen to open it for replies',
      actor: citizen(),
      right: 'open thread to reply',
      answer: 'forbidden',
    },
  ])('$what', ({ actor, right, answer }) => {
    expect(outcome(() => permit(actor, right, { thing, now }))).toBe(answer)
  })

  it('says the same of what is not there as of what is not yours', () => {
    for (const right of rights) {
      expect(outcome(() => permit(citizen(), right, { thing: undefined, now }))).toBe('not-found')
    }
  })

  it('gives back the very thing that was found', () => {
    const found = { ...thing, id: 'visit' }
    expect(permit(citizen(), 'read appointment', { thing: found, now })).toBe(found)
  })
})

function asks(actor: Actor, right: Right, of: Thing = thing): boolean {
  return may(actor, right, { thing: of, now })
}

function outcome(permission: () => unknown): Answer {
  try {
    permission()
    return 'granted'
  } catch (error) {
    if (error instanceof Refusal) return error.code as Answer
    throw error
  }
}
