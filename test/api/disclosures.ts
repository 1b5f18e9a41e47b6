import { check } from '../../verifier/check.js'
import { inflate } from '../../verifier/inflate.js'
import { readZip } from '../../verifier/zip.js'
import { type Anything, tokenFor } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'

export const requests = '/v1/disclosure-requests'
export const pathOf = ({ id }: { id: string }) => `${requests}/${id}`

export function ask(house: TestHouse, wish: object = {}, by = 'anna') {
  return house.as(by).post(requests, { type: 'party', ...wish })
}

export async function grant(house: TestHouse, request: { id: string }, decision: object = {}) {
  return house.as('lone').post(`${pathOf(request)}/decision`, {
    ...{ outcome: 'granted', text: 'Du får aktindsigt i det hele.' },
    ...decision,
  })
}

/** As the one who asked sees it, when it has come as far. */
export async function untilStatus(
  house: TestHouse,
  request: { id: string },
  { status = 'handed-out', by = 'anna' } = {},
): Promise<Anything> {
  const ask = () => house.as(by).get(pathOf(request))
  return (await eventually(ask, ({ body }) => body.status === status, 40_000)).body
}

/** The zip as it is fetched. */
export async function fetchPackage(
  house: TestHouse,
  request: { id: string },
  { by = 'anna', query = '' } = {},
): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const headers = { Authorization: `Bearer ${await tokenFor({ subject: by })}` }
  const answer = await fetch(`${house.url}${pathOf(request)}/package${query}`, { headers })
  const { status } = answer
  return { status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** What the verifier says of it, and its files as texts. */
export async function opened(house: TestHouse, request: { id: string }, by = 'anna') {
  const { bytes } = await fetchPackage(house, request, { by })
  const read = await readZip(bytes, inflate)
  const texts = [...read].map(([name, file]) => [name, Buffer.from(file).toString()])
  const files: Record<string, string> = Object.fromEntries(texts)
  return { bytes, files, answer: await check(bytes, { inflate }) }
}
