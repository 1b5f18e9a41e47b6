import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { anna, bent } from '../run/visits.ts'
import { type Outcome, openTrial, type Trial } from './row-level-security/one-attempt.ts'
import type { Row } from './row-level-security/things.ts'

let trial: Trial
beforeAll(async () => {
  trial = await openTrial()
})
beforeEach(() => trial.renew())
afterAll(() => trial.close())

const request = () => trial.row('disclosure_requests').id
const change = (name: string, what: string) =>
  trial.attempt(name, `update disclosure_requests set ${what} where id = ?`, [request()])

const ended = `ended_at = now(), held_until = now() + interval '1 year'`
const refused = '42501'

describe('a request for aktindsigt, in SQL', () => {
  it.each<[string, string, string, Outcome]>([
    ['anna takes it back', 'self', `status = 'withdrawn', ${ended}`, 1],
    ['anna hands it out', 'self', `status = 'handed-out', ${ended}`, refused],
    ['anna moves the time', 'self', `due_by = now() + interval '1 year'`, refused],
    ['who asks for her, but not this', 'may all', `status = 'withdrawn', ${ended}`, 0],
    ['the leader of Nord', 'leader', `status = 'withdrawn', ${ended}`, 0],
    ['an officer moves the time', 'records', `due_by = now() + interval '1 year'`, 1],
    ['an officer says who asked', 'records', 'actor_id = id', refused],
  ])('is changed only so far: %s', async (...[, name, how, outcome]) => {
    expect(await change(name, how)).toBe(outcome)
  })

  it('is taken back by a representative who asked, as long as that one still may', async () => {
    const asked = 'update disclosure_requests set actor_id = $1, applicant_kind = $2 where id = $3'
    for (const [name, outcome] of [
      ['may disclosure', 1],
      ['may see', 0],
      ['expired', 0],
    ] as const) {
      await trial.own.sql(asked, [trial.idOf(name), 'representative', request()])
      expect([name, await change(name, `status = 'withdrawn', ${ended}`)]).toEqual([name, outcome])
    }
  })

  it('is asked in the own name, and by an officer for others only', async () => {
    const others = { applicant_kind: 'other', type: 'public' }
    const asks = (name: string, more: Row) => trial.add(name, 'disclosure_requests', more)
    expect(await asks('records', others)).toBe(1)
    expect(await asks('records', {})).toBe(refused)
    expect(await asks('records', { ...others, actor_id: anna })).toBe(refused)
    expect(await asks('self', others)).toBe(refused)
    expect(await asks('self', { citizen_id: bent })).toBe(refused)
    expect(await asks('self', { status: 'making' })).toBe(refused)
  })

  it('shows whoever leads the contact unit what nobody has answered in time, and no more', async () => {
    const tables = ['disclosure_requests', 'disclosure_decisions', 'disclosure_packages']
    const hidden = ['redactions', 'package_files', 'package_chunks']
    const seen = async (name: string) => {
      const found: string[] = []
      for (const table of [...tables, ...hidden]) {
        const key = table.startsWith('package_') ? 'package_id' : 'request_id'
        const column = table === 'disclosure_requests' ? 'id' : key
        const id = key === 'package_id' ? trial.row('disclosure_packages').id : request()
        if (await trial.attempt(name, `select from ${table} where ${column} = ?`, [id]))
          found.push(table)
      }
      return found
    }
    expect(await seen('head')).toEqual([])
    await trial.own.sql('update disclosure_requests set escalated_at = now() where id = $1', [
      request(),
    ])
    expect(await seen('head')).toEqual(tables)
    for (const name of ['leader', 'own', 'another'])
      expect([name, await seen(name)]).toEqual([name, []])
    expect(await change('head', 'version = version + 1')).toBe(0)
  })
})

describe('a decision, in SQL', () => {
  const proposed = { status: 'proposed', number: 2 }
  const decides = (name: string, more: Row) => trial.add(name, 'disclosure_decisions', more)
  const ends = (name: string, how: string) =>
    trial.attempt(
      name,
      `update disclosure_decisions set ${how} where request_id = ? and number = 1`,
      [request()],
    )
  const byFirst = (status: string) =>
    trial.own.sql(
      'update disclosure_decisions set decided_by = $1, status = $2 where request_id = $3',
      [...[trial.idOf('records'), status], request()],
    )
  const approve = (name: string) =>
    ends(name, `status = 'approved', approved_by = '${trial.idOf(name)}', approved_at = now()`)
  const fourEyes = (on: boolean) =>
    trial.own.sql('update municipality set disclosure_four_eyes = $1', [on])

  it('stands at once, but for where two are asked for', async () => {
    expect(await decides('records', { status: 'approved' })).toBe(1)
    expect(await decides('records', { status: 'approved', approved_by: trial.idOf('head') })).toBe(
      refused,
    )
    await fourEyes(true)
    try {
      expect(await decides('records', { status: 'approved' })).toBe(refused)
      expect(await decides('records', proposed)).toBe(1)
    } finally {
      await fourEyes(false)
    }
  })

  it('is approved by another officer, in the own name', async () => {
    await byFirst('proposed')
    expect(await approve('officer')).toBe(1)
    // the one who decided
    expect(await approve('records')).toBe('23514')
    const borrowed = `status = 'approved', approved_by = '${trial.idOf('officer')}'`
    expect(await ends('records', borrowed)).toBe(refused)
    expect(await ends('records', `status = 'approved'`)).toBe(refused)
    expect(await ends('records', `status = 'returned'`)).toBe(1)
    expect(await approve('leader')).toBe(0)
  })

  it('is not seen by others before that, and not changed after', async () => {
    const seen = (name: string) =>
      trial.attempt(name, 'select from disclosure_decisions where request_id = ?', [request()])
    await byFirst('proposed')
    expect([await seen('self'), await seen('records')]).toEqual([0, 1])
    await byFirst('approved')
    expect([await seen('self'), await seen('records')]).toEqual([1, 1])
    expect(await ends('officer', `status = 'returned'`)).toBe(0)
  })

  it('has its package only when it stands and grants something', async () => {
    const granted = () => trial.add('records', 'disclosure_packages', { decision: 1 })
    await trial.own.sql('delete from package_chunks')
    await trial.own.sql('delete from package_files')
    await trial.own.sql('delete from disclosure_packages')
    expect(await granted()).toBe(1)
    await byFirst('proposed')
    expect(await granted()).toBe(refused)
    await trial.own.sql(`update disclosure_decisions set status = 'approved', outcome = 'refused'`)
    expect(await granted()).toBe(refused)
  })
})
