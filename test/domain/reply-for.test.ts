import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../domain/actor.ts'
import { decideReplyFor, type ReplyCode } from '../../domain/reply-permission.ts'
import { ChatOpening } from '../../schemas/organisation.ts'
import { citizen, employee, now, representative } from './people.ts'
import {
  circumstances,
  forAll,
  type Given,
  justOver,
  opened,
  shut,
  yes,
} from './reply-circumstances.ts'

describe('the reply permission of whoever asks', () => {
  const open = { organisation: forAll }
  const writes = representative(['see', 'write'])
  const sees = representative(['see'])
  const sure = { ...citizen(), assurance: 'high' as const }
  const high: Given = { organisation: { ...forAll, replyAssurance: 'high' } }
  const ended = representative(['see', 'write'], { endsAt: justOver })
  it.each<{ who: string; actor: Actor; given: Given; code: ReplyCode }>([
    { who: 'the citizen', actor: citizen(), given: open, code: 'open-to-organisation' },
    { who: 'the citizen', actor: citizen(), given: {}, code: 'closed-by-organisation' },
    { who: 'who may write for her', actor: writes, given: open, code: 'open-to-organisation' },
    { who: 'who may write for her', actor: writes, given: {}, code: 'closed-by-organisation' },
    { who: 'who may only read for her', actor: sees, given: open, code: 'no-right-to-write' },
    { who: 'who might until now', actor: ended, given: open, code: 'no-right-to-write' },
    { who: 'another citizen', actor: citizen('bent'), given: open, code: 'no-right-to-write' },
    {
      who: 'the citizen, not surely enough',
      actor: citizen(),
      given: high,
      code: 'assurance-too-low',
    },
    { who: 'the citizen, surely enough', actor: sure, given: high, code: 'open-to-organisation' },
    { who: 'staff, whom no level concerns', actor: employee(), given: high, code: 'staff' },
    {
      who: 'the citizen, not surely enough for what the thread was opened for',
      actor: citizen(),
      given: { ...high, thread: opened },
      code: 'assurance-too-low',
    },
    {
      who: 'who may not write and is not sure enough either',
      actor: sees,
      given: high,
      code: 'no-right-to-write',
    },
    {
      who: 'staff of a dead citizen',
      actor: employee(),
      given: { civilStatus: 'deceased' },
      code: 'citizen-deceased',
    },
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
