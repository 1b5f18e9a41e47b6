import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { claimPort } from '../../dev/ports.ts'

const open: Server[] = []

afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((done) => server.close(done))
})

function listen(host: string): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    open.push(server)
    server.listen(0, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

describe('claimPort', () => {
  it('gives the preferred port in silence when it is free', async () => {
    const port = await listen('127.0.0.1')
    await new Promise((done) => open.splice(0)[0]?.close(done))
    const said: string[] = []
    expect(await claimPort('API', port, (line) => said.push(line))).toBe(port)
    expect(said).toEqual([])
  })

  it.each(['127.0.0.1', '0.0.0.0', '::'])(
    'gives another port and says so when the preferred one is taken on %s',
    async (host) => {
      const taken = await listen(host)
      const said: string[] = []
      const port = await claimPort('API', taken, (line) => said.push(line))
      expect(port).not.toBe(taken)
      expect(said).toEqual([`Port ${taken} is taken; the API uses ${port}`])
    },
  )

  it('waits for a port that is given up a moment later', async () => {
    const port = await listen('127.0.0.1')
    setTimeout(() => open.splice(0)[0]?.close(), 300)
    expect(await claimPort('API', port, () => undefined)).toBe(port)
  })

  it('gives any port in silence when none is preferred', async () => {
    const said: string[] = []
    expect(await claimPort('Postgres', 0, (line) => said.push(line))).toBeGreaterThan(0)
    expect(said).toEqual([])
  })

  it('gives two names that prefer the same port two ports', async () => {
    const port = await claimPort('pages', 0, () => undefined)
    expect(await claimPort('Temporal', port, () => undefined)).not.toBe(port)
  })
})
