import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { bent } from '../run/visits.ts'
import { openTrial, type Trial } from './row-level-security/one-attempt.ts'
import { always, citizen } from './row-level-security/people.ts'
import { insertSql, oneMore, type Row } from './row-level-security/things.ts'

let trial: Trial
beforeAll(async () => {
  trial = await openTrial()
})
beforeEach(() => trial.renew())
afterAll(() => trial.close())

describe('what lies in a package, in SQL', () => {
  const seen = async (name: string) => {
    const of = (table: string) =>
      trial.attempt(name, `select from ${table} where package_id = ?`, [
        trial.row('disclosure_packages').id,
      ])
    return [await of('package_files'), await of('package_chunks')]
  }
  const set = (how: string) =>
    trial.own.sql(`update disclosure_packages set ${how} where id = $1`, [
      trial.row('disclosure_packages').id,
    ])

  it('is for whoever asked, while it is ready and its time is not over', async () => {
    expect(await seen('self')).toEqual([1, 1])
    for (const name of ['may all', 'may disclosure', 'records', 'head', 'leader', 'other'])
      expect([name, await seen(name)]).toEqual([name, [0, 0]])
    await set(`expires_at = now() - interval '1 second'`)
    expect(await seen('self')).toEqual([0, 0])
    await set(`expires_at = now() + interval '1 day', status = 'expired'`)
    expect(await seen('self')).toEqual([0, 0])
    await set(`expires_at = null, status = 'making'`)
    expect(await seen('self')).toEqual([0, 0])
  })
})

describe('asking and erasing', () => {
  it('heed each other', async () => {
    const id = uuid()
    await trial.own.fill([
      ['citizens', [{ id, subject: id, name: id }]],
      ['representations', [representing(id)]],
    ])
    trial.people.set('erased', citizen(id, id))
    const asks = (name: string, more: Row) => trial.add(name, 'disclosure_requests', more)
    expect(await asks('erased', { citizen_id: id })).toBe(1)
    const held = {
      ...oneMore('disclosure_requests', trial.row('disclosure_requests'), id),
      citizen_id: id,
    }
    await trial.own.sql(insertSql('disclosure_requests', held), [JSON.stringify(held)])
    const erase = () => trial.own.sql('delete from citizen_keys where citizen_id = $1', [id])
    await expect(erase()).rejects.toMatchObject({ code: '23001', message: 'legal-hold' })
    await trial.own.sql(
      `update disclosure_requests set status = 'withdrawn', ended_at = now(), held_until = now()
        where citizen_id = $1`,
      [id],
    )
    await erase()
    const represented = { citizen_id: id, applicant_kind: 'representative' }
    expect(await asks('other', represented)).toBe('23503')
  })
})

function representing(citizenId: string) {
  const scopes = ['disclosure']
  return { id: uuid(), citizenId, representativeId: bent, kind: 'guardian', scopes, ...always }
}
