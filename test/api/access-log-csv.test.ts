import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { csv } from '../../api/presenters/csv.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { traced } from '../run/looks.ts'
import { anna, eva, nord } from '../run/visits.ts'

const header =
  'Log ID;Kald ID;Transaktions ID;Aftale ID;KaldersAftale ID;Parametre;Tidspunkt;Service ID;' +
  'IP Adresse;Maskinnavn;Bruger ID;BrugerNavn;Bruger;IT-System ID;Organisatorisk ID;' +
  'Organisationsenhed ID;LOS-ID;LOS-Navn;Applikation;Komponent;Soegekriterier;Sags ID;Part;' +
  'Aktoer;Anvendte CVR rettigheder;Beskrivelse'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  await house.as('anna').cancel(visit)
})
afterAll(() => house.close())

const ask = (path: string, accept = 'text/csv') => house.as('lone').get(path, { Accept: accept })
const path = `/v1/citizens/${anna}/access-log`

describe('the access log as CSV', () => {
  it('has the columns of SAPA in their order, and a line for each look', async () => {
    const { traceId, headers } = traced()
    await house.as('eva').get(`/v1/threads?citizenId=${anna}&status=open`, headers)
    const { status, text, headers: sent } = await ask(path)
    expect(status).toBe(200)
    expect(sent.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
    const lines = text.split('\r\n')
    expect(lines[0]).toBe(header)
    const line = lines.find((one) => one.includes(traceId)) ?? ''
    const cells = line.split(';')
    expect(cells).toHaveLength(26)
    expect(cells.slice(1, 6)).toEqual([
      traceId,
      traceId,
      '',
      '',
      `"{""limit"":""50"",""status"":""open"",""citizenId"":""${anna}""}"`,
    ])
    expect(cells[7]).toBe('GET /v1/threads')
    expect(cells.slice(10, 15)).toEqual([eva, 'eva', 'Eva Lund', 'borgerdialog', nord])
    expect(cells.slice(15)).toEqual([
      'hjemmepleje-nord',
      '',
      'Hjemmepleje Nord',
      'Borgerdialog',
      'api',
      `limit=50&status=open&citizenId=${anna}`,
      '',
      anna,
      'employee',
      'read thread',
      'Eva Lund fra Hjemmepleje Nord så borgerens chat, fordi de arbejder med borgerens sag.',
    ])
  })

  it('goes on where the Link header leads, and leaves nothing out', async () => {
    const { body } = await ask(`${path}?limit=100`, 'application/json')
    const to = body.items[0].at
    const expected = body.items.filter(({ at }) => at < to).map(({ id }) => id)
    const found: string[] = []
    for (let next: string | undefined = `${path}?limit=2&to=${to}`; next; ) {
      const page = await ask(next)
      const lines = page.text.trimEnd().split('\r\n').slice(1)
      found.push(...lines.map((line) => line.split(';')[0] ?? ''))
      next = /^<(.+)>; rel="next"$/.exec(page.headers.get('Link') ?? '')?.[1]
    }
    expect(found).toEqual(expected)
  })

  it('cannot make a spreadsheet run what someone wrote', async () => {
    await house.db.sql(`update employees set name = '=cmd|"/c calc"!A1' where id = $1`, [eva])
    await house.as('eva').get('/v1/tasks')
    const { text } = await ask(path)
    expect(text).toContain(`;"'=cmd|""/c calc""!A1";`)
    await house.db.sql(`update employees set name = 'Eva Lund' where id = $1`, [eva])
  })
})

describe('a cell', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+45', `'+45`],
    ['-1', `'-1`],
    ['@SUM(1)', `'@SUM(1)`],
    ['\tx', `'\tx`],
    ['\rx', `"'\rx"`],
    ['a;b', '"a;b"'],
    ['a\nb', '"a\nb"'],
    ['say "hi"', '"say ""hi"""'],
    ['=a;b', `"'=a;b"`],
    ['a, b = c', 'a, b = c'],
    [null, ''],
  ])('%j is written as %j', (value, written) => {
    expect(csv(['h'], [[value]])).toBe(`h\r\n${written}\r\n`)
  })
})
