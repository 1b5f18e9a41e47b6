import { expect } from '@jest/globals'
import { callAs, type Reply } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import type { OwnPostgres } from '../run/own-servers.ts'

/** Cancels visits until one is completed: before its worker takes part, a house only accepts. */
export async function untilItCompletes(postgres: OwnPostgres, url: string): Promise<void> {
  const cancelOne = async () => {
    const [visit = ''] = await postgres.book({})
    return callAs(url, 'anna').cancel(visit, undefined, { Prefer: 'wait=1' })
  }
  const last = await eventually(cancelOne, ({ status }) => status === 201, 60_000)
  expect(last.status).toBe(201)
}

/** Resolves in the middle: one wish is answered with 2xx, the others are still being worked on. */
export async function untilOneIsAnswered(asked: Promise<Reply>[]): Promise<void> {
  const answered = async (reply: Promise<Reply>) => expect((await reply).status).toBeLessThan(300)
  await Promise.any(asked.map(answered))
}
