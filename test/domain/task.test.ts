import { describe, expect, it } from '@jest/globals'
import { canTaskBecome, changeTask, isOverdue, whyNotTaskChange } from '../../domain/task.ts'
import { type TaskChange, TaskStatus } from '../../schemas/task.ts'

const allowed = new Set([
  'open → open',
  'open → in-progress',
  'open → done',
  'in-progress → open',
  'in-progress → in-progress',
  'in-progress → done',
  'done → done',
])
const all = TaskStatus.enum.flatMap((from) => TaskStatus.enum.map((to) => ({ from, to })))

describe('a task', () => {
  it.each(all)('that is $from is allowed or refused to become $to', ({ from, to }) => {
    expect(canTaskBecome(from, to)).toBe(allowed.has(`${from} → ${to}`))
  })

  it('is overdue when it is due and still to be done', () => {
    const now = new Date('2026-11-24T09:00:00.000Z')
    const due = { before: '2026-11-24T08:59:59.999Z', now: now.toISOString() }
    const overdue = TaskStatus.enum.filter((status) =>
      isOverdue({ status, dueAt: due.before }, now),
    )
    expect(overdue).toEqual(['open', 'in-progress'])
    expect(isOverdue({ status: 'open', dueAt: due.now }, now)).toBe(false)
  })
})

const [me, eva, nils] = ['0-me', '0-eva', '0-nils']
const done = { outcome: 'agreed' } as const

/** Status and whose it is; the change by `me`; and what comes of it. */
const changes: [string, string | null, TaskChange, string, string | null][] = [
  ['open', null, { status: 'in-progress' }, 'in-progress', me],
  ['open', eva, { status: 'in-progress' }, 'in-progress', me],
  ['open', null, { status: 'in-progress', assigneeId: nils }, 'in-progress', nils],
  ['open', null, { status: 'in-progress', assigneeId: null }, 'in-progress', me],
  ['in-progress', eva, { status: 'in-progress' }, 'in-progress', eva],
  ['in-progress', eva, { assigneeId: nils }, 'in-progress', nils],
  ['in-progress', eva, { assigneeId: nils.toUpperCase() }, 'in-progress', nils],
  ['in-progress', eva, { assigneeId: null }, 'open', null],
  ['in-progress', eva, { status: 'open', assigneeId: null }, 'open', null],
  ['in-progress', eva, { status: 'open' }, 'open', eva],
  ['open', eva, { assigneeId: null }, 'open', null],
  ['open', null, { assigneeId: eva }, 'open', eva],
  ['open', null, { status: 'done', ...done }, 'done', me],
  ['open', eva, { status: 'done', ...done }, 'done', eva],
  ['in-progress', eva, { status: 'done', ...done }, 'done', eva],
  ['in-progress', eva, { status: 'done', assigneeId: nils, ...done }, 'done', nils],
]

describe('a change', () => {
  it.each(changes)('of what is %s and %s’s, %j, makes it %s and %s’s', (...row) => {
    const [from, assignee, change, to, whose] = row
    const status = TaskStatus.enum.find((one) => one === from) ?? 'withdrawn'
    const task = { status, assigneeId: assignee, outcome: null }
    expect(whyNotTaskChange(task, change)).toBeUndefined()
    expect(changeTask(task, change, me)).toEqual({
      status: to,
      assigneeId: whose,
      outcome: to === 'done' ? 'agreed' : null,
    })
  })

  it('says what came of it once, and nothing in particular where it does not', () => {
    const task = { status: 'in-progress', assigneeId: eva, outcome: null } as const
    const finished = changeTask(task, { status: 'done' }, me)
    expect(finished.outcome).toBe('no-action')
    const again = { status: 'done', outcome: 'new-time' } as const
    expect(changeTask(finished, again, me)).toEqual(finished)
  })

  it('is refused where it opens what is done, or tells an outcome of what is not', () => {
    const why = (status: TaskStatus, change: TaskChange) =>
      whyNotTaskChange({ status, assigneeId: null, outcome: null }, change)
    expect(why('done', { status: 'open' })).toBe('task-transition-invalid')
    expect(why('open', { outcome: 'agreed' })).toBe('outcome-without-done')
    expect(why('open', { status: 'in-progress', outcome: 'agreed' })).toBe('outcome-without-done')
    expect(why('done', { outcome: 'agreed' })).toBe('outcome-without-done')
    expect(why('done', { assigneeId: null })).toBeUndefined()
  })
})
