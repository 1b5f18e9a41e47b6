import { describe, expect, it } from '@jest/globals'
import { decideReplyPermission, type ReplyCode, replyRules } from '../../domain/reply-permission.ts'
import { now } from './people.ts'
import {
  afterNoon,
  byName,
  circumstances,
  forAll,
  type Given,
  justOver,
  office,
  opened,
  shut,
  soon,
  tomorrow,
  yes,
} from './reply-circumstances.ts'

interface Case {
  where: string
  given: Given
  code: ReplyCode
  more?: object
}

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
    {
      where: 'it is open at these hours',
      given: { organisation: { ...forAll, replyHours: office } },
      code: 'open-to-organisation',
      more: { until: '2026-11-24T14:00:00.000Z' },
    },
    {
      where: 'it is open at these hours and ends before they do',
      given: { organisation: { ...forAll, replyHours: office, replyUntil: soon } },
      code: 'open-to-organisation',
      more: { until: soon },
    },
    {
      where: 'it is open to employees by name, until tomorrow',
      given: { organisation: { ...byName, replyUntil: tomorrow }, openEmployeeNames: ['Eva Lund'] },
      code: 'open-to-employees',
      more: { employeeName: 'Eva Lund', until: tomorrow },
    },
    {
      where: 'the hours come later, not on a closing day',
      given: { organisation: { ...forAll, replyHours: afterNoon } },
      code: 'outside-hours',
      more: { opensAt: '2026-11-26T11:00:00.000Z' },
    },
    {
      where: 'it was open until now',
      given: { organisation: { ...forAll, replyUntil: justOver } },
      code: 'opening-ended',
    },
    {
      where: 'the thread was opened though it is outside hours',
      given: { thread: opened, organisation: { ...forAll, replyHours: afterNoon } },
      code: 'opened-in-thread',
    },
    {
      where: 'a closed setting has hours too',
      given: { organisation: { replyHours: afterNoon } },
      code: 'closed-by-organisation',
    },
    {
      where: 'the citizen is dead, whatever else is open',
      given: { civilStatus: 'deceased', thread: opened, organisation: forAll },
      code: 'citizen-deceased',
    },
    {
      where: 'the number is annulled',
      given: { civilStatus: 'annulled', organisation: forAll },
      code: 'citizen-annulled',
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
      opensAt: null,
      ...more,
    })
  })
})

describe('the table of the reply permission', () => {
  it('ranks the standing above the thread, the thread above its opening, and that above the setting', () => {
    const order = ['standing', 'thread status', 'thread opening', 'setting']
    const places = replyRules.map(({ ground }) => order.indexOf(ground))
    expect(places).toEqual([...places].sort())
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  })

  it('ends with a line that always holds', () => {
    expect(replyRules.at(-1)?.code).toBe('open-to-organisation')
    expect(replyRules.at(-1)?.holds).toHaveLength(0)
  })
})
