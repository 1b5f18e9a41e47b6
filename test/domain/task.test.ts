import { describe, expect, it } from '@jest/globals'
import { canTaskBecome } from '../../domain/task.ts'
import { TaskStatus } from '../../schemas/task.ts'

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
})
