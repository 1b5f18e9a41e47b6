import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const read = async (path: string) => {
  const answer = await fetch(house.url + path)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('the page to try the API out', () => {
  it.each(['/docs', '/docs/'])('refers to nothing outside: %s', async (path) => {
    const { status, text, headers } = await read(path)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toContain('text/html')
    expect(text).not.toMatch(/https?:|src="\/\/|href="\/\//)
  })

  it('finds all that it refers to', async () => {
    const { text } = await read('/docs')
    const refs = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, ref]) => ref ?? '')
    expect(refs).toHaveLength(3)
    for (const ref of refs) expect((await read(ref)).status).toBe(200)
    expect((await read('/docs/start.js')).text).toContain(`url: '/openapi.json'`)
  })

  it('is kept by the browser to its own origin', async () => {
    const policy = (await read('/docs')).headers.get('Content-Security-Policy') ?? ''
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/script-src 'self'(;|$)/)
    const styles = (await read('/docs/swagger-ui.css')).text
    expect(styles).not.toMatch(/url\(["']?https?:|@import/)
  })

  it('forgets the token with the page', async () => {
    expect((await read('/docs/start.js')).text).toContain('persistAuthorization: false')
  })

  it('asks no validator elsewhere about the document', async () => {
    expect((await read('/docs/start.js')).text).toMatch(/validatorUrl: (null|'none')/)
  })
})
