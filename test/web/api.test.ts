/** The way from the pages to the API: whose address it tells, and connections that break. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { Away, createApi } from '../../web/api.ts'

let server: Server | undefined
afterEach(() => {
  server?.close()
})

const answer = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`

/** Cuts so many requests off without a word, and answers the others. */
async function cutting(times: number) {
  const heard: string[] = []
  server = createServer((socket: Socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard.push(bytes.toString())
      if (heard.length <= times) socket.destroy()
      else socket.end(answer('{"name":"Anna"}'))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const api = createApi({ url, token: 'a-token', language: 'da', address: '192.0.2.7' })
  return { api, heard }
}

describe('the way to the API', () => {
  it('tells from where the person comes, and nothing that a browser may have said of it', async () => {
    const { api, heard } = await cutting(0)
    await api.get('/v1/me')
    expect(heard[0]).toMatch(/^x-forwarded-for: 192\.0\.2\.7\r$/im)
  })

  it('is tried again where the connection was cut off', async () => {
    const { api, heard } = await cutting(1)
    expect(await api.get('/v1/me')).toEqual({ name: 'Anna' })
    expect(heard).toHaveLength(2)
  })

  it('sends a form again with the same key, so that it happens once', async () => {
    const { api, heard } = await cutting(1)
    await api.send('POST', '/v1/appointments/1/cancellation', { key: 'a', body: { text: 'Nej' } })
    const [one, other] = heard.map((request) => /^idempotency-key: (.+)\r$/im.exec(request)?.[1])
    expect(one).toMatch(/^[0-9a-f-]{36}$/)
    expect(other).toBe(one)
  })

  it('is not tried a third time', async () => {
    const { api, heard } = await cutting(9)
    await expect(api.get('/v1/me')).rejects.toThrow(Away)
    expect(heard).toHaveLength(2)
  })

  it.each(['PUT', 'PATCH', 'DELETE'] as const)('does not repeat a %s', async (method) => {
    const { api, heard } = await cutting(1)
    await expect(api.send(method, '/v1/tasks/1', { version: '"1"' })).rejects.toThrow(Away)
    expect(heard).toHaveLength(1)
  })
})
