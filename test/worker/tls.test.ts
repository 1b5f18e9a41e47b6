import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { connectLazily, createEngine } from '../../api/engine.ts'
import type { TemporalTls } from '../../config.ts'
import { makeCertificate } from '../run/certificate.ts'
import { openTestHouse } from '../run/house.ts'
import { theRun } from '../run/servers.ts'
import { startTls } from '../run/tls.ts'

const own = makeCertificate()
const clientCertPair = { crt: Buffer.from(own.certificate), key: Buffer.from(own.key) }
let tls: Awaited<ReturnType<typeof startTls>>
beforeAll(async () => {
  tls = await startTls(theRun().temporalAddress, own.certificate)
})
afterAll(() => tls.close())

const authority = () => ({ serverRootCACertificate: tls.certificate })
const stranger = () => ({ serverRootCACertificate: Buffer.from(makeCertificate().certificate) })

/** Whether the API alone reaches Temporal. */
async function reaches(temporalTls: TemporalTls | undefined): Promise<boolean> {
  const connection = connectLazily({ address: tls.address, tls: temporalTls })
  const named = { namespace: 'default', taskQueue: 'none', dataConverter: {}, eager: false }
  const up = await createEngine({ ...named, connection: () => connection }).isUp()
  await connection.close()
  return up
}

describe('Temporal behind TLS', () => {
  it('is reached by an API that knows its authority and shows its own certificate', async () => {
    expect(await reaches({ ...authority(), clientCertPair })).toBe(true)
  })

  it.each<[string, () => TemporalTls | undefined]>([
    ['without TLS', () => undefined],
    ['of an authority that nobody trusts', () => ({ clientCertPair })],
    ['of another authority', () => ({ ...stranger(), clientCertPair })],
    ['without our own certificate', authority],
  ])('is not reached %s', async (_, wrong) => {
    expect(await reaches(wrong())).toBe(false)
  })

  it('carries cancellations of a house', async () => {
    const temporalTls = { ...authority(), clientCertPair }
    const house = await openTestHouse({ temporalAddress: tls.address, temporalTls })
    const [visit = ''] = await house.book({})
    const { status, body } = await house.as('anna').cancel(visit)
    expect({ status, of: body.status }).toEqual({ status: 201, of: 'completed' })
    await house.close()
  })

  it('is away for a house that does not know its authority', async () => {
    const temporalTls = { ...stranger(), clientCertPair }
    const house = await openTestHouse({ temporalAddress: tls.address, temporalTls })
    const { body } = await house.as('anna').get('/health/ready')
    expect(body.parts.temporal).toBe('down')
    await house.close()
  })
})
