/** A thousand open streams on a process as it is in production. */
import { execFile } from 'node:child_process'
import { get, type IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { callAs, tokenFor } from '../run/caller.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { eventually } from '../run/eventually.ts'
import { houseOptions } from '../run/house-options.ts'
import { type HouseProcess, startHouseProcess } from '../run/house-process.ts'
import { freePort } from '../run/servers.ts'
import { anna, aVisit } from '../run/visits.ts'

const citizens = Array.from({ length: 100 }, (_, n) => ({
  ...{ id: uuid(), subject: `citizen-${n}`, name: 'Prøve Person' },
}))
const ofEach = 10
const bytesInMb = 1024

let db: TestDatabase
let house: HouseProcess
beforeAll(async () => {
  db = await makeDatabase()
  await db.fill([['citizens', citizens]])
  house = startHouseProcess({ ...houseOptions(db.url, db.keys.url), apiPort: await freePort() })
  await house.answers()
})
afterAll(async () => {
  await house.kill()
  await db.drop()
})

/** Of the process, in MB. */
async function memory(): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(house.pid)])
  return Number(stdout) / bytesInMb
}

interface Client {
  heard: string
  leave(): void
}

async function connect(subject: string): Promise<Client> {
  const headers = { Authorization: `Bearer ${await tokenFor({ subject })}` }
  const options = { headers, agent: false }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${house.url}/v1/events`, options, resolve).on('error', reject)
  })
  const client = { heard: '', leave: () => void response.destroy() }
  response.setEncoding('utf8').on('data', (text: string) => {
    client.heard += text
  })
  response.on('error', () => undefined)
  return client
}

async function connectAll(times: number): Promise<Client[]> {
  const all: Client[] = []
  for (const { subject } of citizens) {
    const own = await Promise.all(Array.from({ length: times }, () => connect(subject)))
    all.push(...own)
  }
  return all
}

it('takes a thousand streams within 200 MB, hears for all on one connection, and tells all', async () => {
  for (const one of await connectAll(1)) one.leave()
  await callAs(house.url, 'anna').get('/v1/me')
  const before = await memory()
  const all = await connectAll(ofEach)
  const ready = async () => all.filter(({ heard }) => heard.includes('event: ready')).length
  expect(await eventually(ready, (n) => n === 1000)).toBe(1000)

  const connections = await db.sql(`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name = 'borgerdialog listens'`)
  expect(connections).toEqual([{ n: 1 }])
  const visits = citizens.map(({ id: citizenId }) => aVisit({ citizenId }))
  await db.fill([['appointments', [...visits, aVisit({ citizenId: anna })]]])
  const told = async () => all.filter(({ heard }) => heard.includes('event: appointment')).length
  expect(await eventually(told, (n) => n === 1000)).toBe(1000)
  const more = (await memory()) - before
  process.stdout.write(`1,000 streams: ${Math.round(more)} MB more than ${Math.round(before)} MB\n`)
  expect(more).toBeLessThan(200)
  for (const one of all) one.leave()
})
