import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { someSettings } from '../run/operations.ts'
import { anna, eva, nils, nord, sara, syd } from '../run/visits.ts'

const path = `/v1/organisations/${nord}/settings`
let house: TestHouse
let thread: string
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  thread = `/v1/threads/${body.threadId}`
})
beforeEach(async () => {
  expect((await change({})).status).toBe(200)
})
afterAll(() => house.close())

async function change(settings: object, subject = 'eva') {
  const { headers } = await house.as('eva').get(path)
  return house.as(subject).put(path, { ...someSettings, ...settings }, headers.get('ETag') ?? '')
}

const write = () => house.as('anna').post(`${thread}/messages`, { text: 'Et svar' })
const permission = async () => (await house.as('anna').get(`${thread}/reply-permission`)).body

describe('the settings of an organisation', () => {
  it('are read by all who work there, and changed by its leader only', async () => {
    for (const subject of ['eva', 'nils']) {
      expect((await house.as(subject).get(path)).body).toEqual(someSettings)
    }
    expect(await change({}, 'nils')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    for (const subject of ['sara', 'anna', 'otto', 'lone']) {
      expect((await house.as(subject).get(path)).status).toBe(404)
      expect((await change({}, subject)).status).toBe(404)
    }
  })

  it('are changed in the version that was seen, once', async () => {
    const { headers } = await house.as('eva').get(path)
    const etag = headers.get('ETag') ?? ''
    const answers = await Promise.all(
      [1, 2, 3, 4].map((days) =>
        house.as('eva').put(path, { ...someSettings, answerWorkingDays: days }, etag),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
    const won = answers.find(({ status }) => status === 200)
    expect((await house.as('eva').get(path)).body).toEqual(won?.body)
  })

  it('are kept in every version, with who changed it', async () => {
    await change({ chatOpening: 'employees', employeeIds: [nils] })
    const versions = await house.db.sql<{ settings: object; by: string; version: number }>(
      `select version, settings, changed_by as by from organisation_settings
        where organisation_id = $1 order by version`,
      [nord],
    )
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1))
    expect(versions[0]).toMatchObject({ by: null, settings: { chatOpening: 'organisation' } })
    expect(versions.at(-1)).toMatchObject({
      by: eva,
      settings: { chatOpening: 'employees', employeeIds: [nils] },
    })
  })

  it('get a new version by themselves where another system changes them', async () => {
    const before = await house.as('eva').get(path)
    await house.db.sql('update organisations set answer_working_days = 3 where id = $1', [nord])
    const after = await house.as('eva').get(path)
    expect(Number(after.headers.get('ETag')?.slice(1, -1))).toBe(
      Number(before.headers.get('ETag')?.slice(1, -1)) + 1,
    )
  })

  it('are refused where they contradict themselves, with the places', async () => {
    const wrong = await change({
      checkWindows: [{ from: '08:00', until: '07:00' }],
      replyHours: [
        { weekday: 1, from: '08:00', until: '12:00' },
        { weekday: 1, from: '11:00', until: '15:00' },
      ],
    })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'settings-invalid' } })
    expect(wrong.body.errors.map(({ pointer }) => pointer)).toEqual([
      '/checkWindows/0',
      '/replyHours/1',
    ])
    const stranger = await change({ chatOpening: 'employees', employeeIds: [nils, sara, anna] })
    expect(stranger).toMatchObject({ status: 422, body: { code: 'assignee-unknown' } })
    expect(stranger.body.errors.map(({ pointer }) => pointer)).toEqual([
      '/employeeIds/1',
      '/employeeIds/2',
    ])
  })

  it.each([
    ['a ninth day of the week', { replyHours: [{ weekday: 8, from: '08:00', until: '12:00' }] }],
    ['an hour that is none', { checkWindows: [{ from: '7:00', until: '25:00' }] }],
    ['more fields', { checkWindows: [{ from: '07:00', until: '08:00', code: 'x' }] }],
    ['one employee twice', { employeeIds: [nils, nils] }],
    ['a level that nobody has', { replyAssurance: 'low' }],
    ['too long a promise', { answerWorkingDays: 61 }],
  ])('are refused with %s', async (_, settings) => {
    expect(await change(settings)).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
  })

  it('decide at once who may reply, and why', async () => {
    expect((await write()).status).toBe(201)
    await change({ chatOpening: 'closed' })
    const refused = await write()
    expect(refused).toMatchObject({ status: 403, body: { code: 'reply-not-permitted' } })
    expect(refused.body.detail).toMatch(/har ikke åbnet for svar.*Din tekst er ikke gemt\.$/)
    await change({ chatOpening: 'employees', employeeIds: [nils] })
    expect(await permission()).toMatchObject({
      code: 'open-to-employees',
      explanation: 'Du kan svare til Nils Kjær hos Hjemmepleje Nord.',
    })
    await change({ replyUntil: '2026-01-01T00:00:00.000Z' })
    expect(await permission()).toMatchObject({ allowed: false, code: 'opening-ended' })
    await change({ replyUntil: '2124-01-01T00:00:00.000Z' })
    expect((await house.as('eva').get(path)).body).toMatchObject({
      replyUntil: '2124-01-01T00:00:00.000Z',
    })
    expect(await permission()).toMatchObject({ allowed: true, until: '2124-01-01T00:00:00.000Z' })
  })

  it('open the chat at some hours of the week', async () => {
    const weekday = new Date().getUTCDay() || 7
    // nor tomorrow: in Denmark it may have begun
    const others = [1, 2, 3, 4, 5, 6, 7].filter((day) => ![0, 1].includes((day - weekday + 7) % 7))
    const replyHours = others.map((day) => ({ weekday: day, from: '00:00', until: '24:00' }))
    await change({ replyHours })
    expect(await permission()).toMatchObject({
      allowed: false,
      code: 'outside-hours',
      explanation: expect.stringMatching(/åbner for svar \p{L}+dag den .* kl\. 00\.00\.$/u),
    })
    expect((await write()).body.code).toBe('reply-not-permitted')
  })

  it('are kept by version with each reply that they permitted', async () => {
    const { headers } = await change({ replyUntil: '2124-01-01T00:00:00.000Z' })
    const { body } = await write()
    const record = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const entry = record.body.items.find(({ messageId }) => messageId === body.id)
    expect(entry?.details).toEqual({
      replyPermission: 'open-to-organisation',
      settingsVersion: Number(headers.get('ETag')?.slice(1, -1)),
      replyVersion: 1,
    })
  })

  it('ask for a surer sign-in, and say so', async () => {
    await change({ replyAssurance: 'high' })
    expect(await permission()).toMatchObject({
      allowed: false,
      code: 'assurance-too-low',
      explanation: 'Log ind med MitID på niveau Høj for at skrive til Hjemmepleje Nord.',
    })
    expect((await write()).status).toBe(403)
    const high = house.as('anna', 'high')
    expect((await high.get(`${thread}/reply-permission`)).body.allowed).toBe(true)
    expect((await high.post(`${thread}/messages`, { text: 'Et svar' })).status).toBe(201)
  })

  it.each([
    ['deceased', 'citizen-deceased'],
    ['annulled', 'citizen-annulled'],
  ])('count for nothing where the citizen is %s', async (status, code) => {
    await house.db.sql('update citizens set civil_status = $1 where id = $2', [status, anna])
    expect(await permission()).toMatchObject({ allowed: false, code })
    for (const subject of ['rita', 'eva']) {
      const reply = await house.as(subject).post(`${thread}/messages`, { text: 'Hej' })
      expect(reply.body.code).toBe('reply-not-permitted')
    }
    await house.db.sql(`update citizens set civil_status = 'active' where id = $1`, [anna])
  })

  it('of another organisation stay what they are', async () => {
    const [row] = await house.db.sql(
      'select settings_version as version from organisations where id = $1',
      [syd],
    )
    expect(row).toEqual({ version: 1 })
  })
})
