import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { bent } from '../run/visits.ts'

let house: TestHouse
const threads: Record<string, string> = {}
beforeAll(async () => {
  house = await openTestHouse()
  const [annas = '', bents = ''] = await house.book({}, { citizenId: bent })
  threads.anna = (await house.as('anna').cancel(annas)).body.threadId
  threads.bent = (await house.as('bent').cancel(bents)).body.threadId
})
afterAll(() => house.close())

const call = fc.record({
  who: fc.constantFrom('anna', 'bent'),
  key: fc.constantFrom('a', 'b', 'c'),
  text: fc.constantFrom('en', 'to'),
})
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never
/** Batches come one after the other; what is in one batch is sent at once. */
const batches = fc.array(fc.array(call, { minLength: 1, maxLength: 8 }), { maxLength: 5 })

let runs = 0

it('answers each key of each person as the first time, in any order and at once', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      runs += 1
      const run = runs
      const before = await countMessages()
      /** The model: what each key of each person was first answered. */
      const first = new Map<string, { text: string; answer: string }>()
      for (const batch of all) {
        const answers = await Promise.all(batch.map((one) => send(one, run)))
        for (const [index, one] of batch.entries()) learn(first, one, answers[index])
        for (const [index, one] of batch.entries()) check(first, one, answers[index])
      }
      expect(await countMessages()).toBe(before + first.size)
    }),
    { numRuns: 25 },
  )
})

interface Answer {
  status: number
  text: string
  code: string
}

async function send({ who, key, text }: Call, run: number): Promise<Answer> {
  const headers = { 'Idempotency-Key': `${run}-${key}` }
  const path = `/v1/threads/${threads[who]}/messages`
  const reply = await house.as(who).post(path, { text }, headers)
  return { status: reply.status, text: reply.text, code: reply.body.code }
}

type Model = Map<string, { text: string; answer: string }>

function learn(first: Model, { who, key, text }: Call, answer: Answer | undefined): void {
  const name = `${who} ${key}`
  if (answer?.status !== 201 || first.has(name)) return
  first.set(name, { text, answer: answer.text })
}

function check(first: Model, { who, key, text }: Call, answer: Answer | undefined): void {
  const known = first.get(`${who} ${key}`)
  if (known?.text === text) expect(answer).toMatchObject({ status: 201, text: known.answer })
  else expect(answer).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
}

async function countMessages(): Promise<number> {
  const [row] = await house.db.sql<{ count: number }>('select count(*)::int from messages')
  return row?.count ?? 0
}
