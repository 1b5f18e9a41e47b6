import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { hiddenIn, visitPages } from '../run/visitor.ts'

let pages: TestPages
beforeAll(async () => {
  pages = await openTestPages()
})
afterAll(() => pages?.close())

const nowhere = 'http://127.0.0.1:9'

async function atTheLastStep(visitId: string) {
  const visitor = visitPages(pages.url)
  await visitor.signIn('anna')
  const [step, look, send] = ['', '/se-efter', '/send'].map(
    (end) => `/aftaler/${visitId}/aflys${end}`,
  )
  const hidden = hiddenIn((await visitor.get(step ?? '')).text, look ?? '')
  const sent = { reasonCode: 'not-home', text: 'Jeg er hos min søster.' }
  const checked = await visitor.post(look ?? '', { ...hidden, ...sent })
  const fields: Record<string, string> = { ...hiddenIn(checked.text, send ?? ''), ...sent }
  return { visitor, send: send ?? '', fields }
}

async function countCancellations(visitId: string): Promise<number> {
  const sql = 'select 1 from cancellations where appointment_id = $1'
  return (await pages.house.db.sql(sql, [visitId])).length
}

describe('the API is away', () => {
  it('a page says what is known and that nothing was lost', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    await pages.reopen({ apiUrl: nowhere })
    try {
      const { status, text } = await visitor.get('/aftaler')
      expect(status).toBe(503)
      expect(text).toContain('Intet er gået tabt')
      expect(text).toContain('href="/aftaler">Prøv igen')
    } finally {
      await pages.reopen()
    }
  })

  it('a form comes back with all that was typed, and is done once when it is sent again', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    await pages.reopen({ apiUrl: nowhere })
    const away = await visitor.post(send, fields)
    expect(away.status).toBe(503)
    expect(away.text).toContain('Jeg er hos min søster.')
    const again = hiddenIn(away.text, send)
    expect(again.key).toBe(fields.key)
    await pages.reopen()
    const typed = { reasonCode: 'not-home', text: 'Jeg er hos min søster.' }
    const done = await visitor.post(send, { ...again, ...typed })
    expect(done.to).toMatch(/^\/aflysninger\/.*\/kvittering$/)
    expect(await countCancellations(visitId)).toBe(1)
  })
})

describe('cancelling twice', () => {
  it('by two clicks at once cancels once, and both are shown the receipt', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    const both = await Promise.all([1, 2, 3].map(() => visitor.post(send, fields)))
    expect(new Set(both.map(({ to }) => to)).size).toBe(1)
    expect(both[0]?.to).toMatch(/^\/aflysninger\/.*\/kvittering$/)
    expect(await countCancellations(visitId)).toBe(1)
  })

  it('by loading the answer again cancels once', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    const first = await visitor.post(send, fields)
    expect((await visitor.post(send, fields)).to).toBe(first.to)
    expect(await countCancellations(visitId)).toBe(1)
  })

  it('after "back", with another text, leads to the receipt of the first', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    const first = await visitor.post(send, fields)
    const second = await visitor.post(send, { ...fields, text: 'Noget andet' })
    expect(second.to).toBe(`${first.to}?allerede=ja`)
    expect((await visitor.get(second.to)).text).toContain('kun aflyst én gang')
    expect(await countCancellations(visitId)).toBe(1)
  })

  it('in two windows leads the second to the receipt of the first', async () => {
    const [visitId = ''] = await pages.house.book({})
    const one = await atTheLastStep(visitId)
    const other = await atTheLastStep(visitId)
    const first = await one.visitor.post(one.send, one.fields)
    const second = await other.visitor.post(other.send, other.fields)
    expect(second.to).toBe(`${first.to}?allerede=ja`)
    expect(await countCancellations(visitId)).toBe(1)
  })
})

describe('the session has ended in the middle of a form', () => {
  it('one signs in, and goes on with what was typed', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    pages.clock.aheadMs = 31 * 60_000
    try {
      const { to } = await visitor.post(send, fields)
      expect(to).toBe('/log-ind?retur=%2Ffortsaet')
      expect(await countCancellations(visitId)).toBe(0)
      expect((await visitor.signIn('anna', { path: '/fortsaet' })).to).toBe('/fortsaet')
      const { text } = await visitor.get('/fortsaet')
      expect(text).toContain('Jeg er hos min søster.')
      const typed = { reasonCode: 'not-home', text: 'Jeg er hos min søster.' }
      const again = { ...hiddenIn(text, send), ...typed }
      expect((await visitor.post(send, again)).to).toMatch(/kvittering$/)
      expect(await countCancellations(visitId)).toBe(1)
    } finally {
      pages.clock.aheadMs = 0
    }
  })

  it('nobody else is shown what was typed', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    pages.clock.aheadMs = 31 * 60_000
    try {
      await visitor.post(send, fields)
      await visitor.signIn('bent', { path: '/fortsaet' })
      const { text } = await visitor.get('/fortsaet')
      expect(text).not.toContain('Jeg er hos min søster.')
      expect(text).toContain('Der er ikke noget, der venter på dig her')
    } finally {
      pages.clock.aheadMs = 0
    }
  })

  it('keeps 2,000 letters of any kind', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { visitor, send, fields } = await atTheLastStep(visitId)
    const text = '🌻ø'.repeat(666)
    pages.clock.aheadMs = 31 * 60_000
    try {
      await visitor.post(send, { ...fields, text })
      await visitor.signIn('anna', { path: '/fortsaet' })
      expect((await visitor.get('/fortsaet')).text).toContain(text)
    } finally {
      pages.clock.aheadMs = 0
    }
  })
})

describe('what is not there', () => {
  it.each([
    '/findes-ikke',
    '/aftaler/0',
    '/aftaler/../etc',
    '/opgaver',
    '/aftaler/019b76da-a800-7037-a72e-33f712f2ab04',
  ])('is said in words, with the way home: %s', async (path) => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    const { status, text } = await visitor.get(path)
    expect(status).toBe(404)
    expect(text).toContain('Siden findes ikke')
  })

  it('of a list leads to the first page, in words for those who read', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    const { status, text } = await visitor.get('/journal?fra=x')
    expect(status).toBe(400)
    expect(text).toContain('Begynd på forsiden.')
  })
})
