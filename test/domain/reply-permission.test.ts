import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../domain/actor.ts'
import {
  decideReplyFor,
  decideReplyPermission,
  type ReplyCircumstances,
  type ReplyCode,
} from '../../domain/reply-permission.ts'
import { ChatOpening } from '../../schemas/organisation.ts'
import { citizen, employee, now, representative } from './people.ts'

type Organisation = Partial<ReplyCircumstances['organisation']>
type Given = Partial<Omit<ReplyCircumstances, 'organisation'>> & { organisation?: Organisation }

const tomorrow = '2026-11-25T14:00:00.000Z'
const justOver = now.toISOString()

/** An open thread with Hjemmepleje Nord, whose chat is closed, but for what is said. */
function circumstances({ organisation, ...more }: Given = {}): ReplyCircumstances {
  const nord = { name: 'Hjemmepleje Nord', active: true, settingsVersion: 1 }
  return {
    threadStatus: 'open',
    thread: null,
    organisation: { ...nord, chatOpening: 'closed', ...organisation },
    openEmployeeNames: [],
    ...more,
  }
}

const forAll: Organisation = { chatOpening: 'organisation' }
const byName: Organisation = { chatOpening: 'employees' }
const opened = { open: true, employeeName: null, until: null }
const shut = { open: false, employeeName: null, until: null }

interface Case {
  where: string
  given: Given
  code: ReplyCode
  more?: object
}

/** Every other code says no. */
const yes = new Set<ReplyCode>([
  'staff',
  'open-to-organisation',
  'open-to-employees',
  'opened-in-thread',
])

describe('the reply permission of the citizen’s side', () => {
  it.each<Case>([
    { where: 'the organisation’s chat is closed', given: {}, code: 'closed-by-organisation' },
    {
      where: 'it is open to the organisation',
      given: { organisation: forAll },
      code: 'open-to-organisation',
    },
    {
      where: 'it is open to employees by name',
      given: { organisation: byName, openEmployeeNames: ['Eva Lund', 'Nils Kjær'] },
      code: 'open-to-employees',
      more: { employeeName: 'Eva Lund, Nils Kjær' },
    },
    {
      where: 'none of those employees is left',
      given: { organisation: byName },
      code: 'closed-by-organisation',
    },
    {
      where: 'names are left over from another setting',
      given: { openEmployeeNames: ['Eva Lund'] },
      code: 'closed-by-organisation',
    },
    { where: 'the thread was opened', given: { thread: opened }, code: 'opened-in-thread' },
    {
      where: 'the thread was opened to one employee, for a while',
      given: { thread: { open: true, employeeName: 'Eva Lund', until: tomorrow } },
      code: 'opened-in-thread',
      more: { employeeName: 'Eva Lund', until: tomorrow },
    },
    {
      where: 'that while is just over: the closed setting counts again',
      given: { thread: { ...opened, until: justOver } },
      code: 'closed-by-organisation',
    },
    {
      where: 'the thread was closed for replies though the organisation is open',
      given: { thread: shut, organisation: forAll },
      code: 'closed-in-thread',
    },
    {
      where: 'the thread was closed for replies for a while',
      given: { thread: { ...shut, until: tomorrow }, organisation: forAll },
      code: 'closed-in-thread',
      more: { until: tomorrow },
    },
    {
      where: 'that while is just over: the open setting counts again',
      given: { thread: { ...shut, until: justOver }, organisation: forAll },
      code: 'open-to-organisation',
    },
    { where: 'the thread has ended', given: { threadStatus: 'closed' }, code: 'thread-closed' },
    {
      where: 'the thread has ended though it was opened for replies',
      given: { threadStatus: 'closed', thread: opened, organisation: forAll },
      code: 'thread-closed',
    },
    {
      where: 'the organisation is no more',
      given: { thread: opened, organisation: { ...forAll, active: false } },
      code: 'thread-closed',
    },
  ])('is $code where $where', ({ given, code, more }) => {
    expect(decideReplyPermission(circumstances(given), now)).toEqual({
      allowed: yes.has(code),
      code,
      organisationName: 'Hjemmepleje Nord',
      employeeName: null,
      until: null,
      ...more,
    })
  })
})

describe('the reply permission of whoever asks', () => {
  const open = { organisation: forAll }
  const writes = representative(['see', 'write'])
  const sees = representative(['see'])
  const ended = representative(['see', 'write'], { endsAt: justOver })
  it.each<{ who: string; actor: Actor; given: Given; code: ReplyCode }>([
    { who: 'the citizen', actor: citizen(), given: open, code: 'open-to-organisation' },
    { who: 'the citizen', actor: citizen(), given: {}, code: 'closed-by-organisation' },
    { who: 'who may write for her', actor: writes, given: open, code: 'open-to-organisation' },
    { who: 'who may write for her', actor: writes, given: {}, code: 'closed-by-organisation' },
    { who: 'who may only read for her', actor: sees, given: open, code: 'no-right-to-write' },
    { who: 'who might until now', actor: ended, given: open, code: 'no-right-to-write' },
    { who: 'another citizen', actor: citizen('bent'), given: open, code: 'no-right-to-write' },
    { who: 'staff, closed to citizens', actor: employee(), given: {}, code: 'staff' },
    { who: 'staff, shut to citizens', actor: employee(), given: { thread: shut }, code: 'staff' },
    {
      who: 'staff of an ended thread',
      actor: employee(),
      given: { threadStatus: 'closed' },
      code: 'thread-closed',
    },
    { who: 'staff of others', actor: employee(['syd']), given: open, code: 'no-right-to-write' },
  ])('is $code for $who', ({ actor, given, code }) => {
    const thread = { ...circumstances(given), citizenId: 'anna', organisationIds: ['nord'] }
    expect(decideReplyFor(actor, thread, now)).toMatchObject({ allowed: yes.has(code), code })
  })

  it.each(ChatOpening.enum)('lets no setting (%s) open a closed thread', (chatOpening) => {
    const closed = circumstances({ threadStatus: 'closed', organisation: { chatOpening } })
    const thread = { ...closed, citizenId: 'anna', organisationIds: ['nord'] }
    for (const actor of [citizen(), representative(['write']), employee()])
      expect(decideReplyFor(actor, thread, now)).toMatchObject({ allowed: false })
  })
})
