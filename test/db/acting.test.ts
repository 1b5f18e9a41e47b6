import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Acting, inTransaction, theProcess } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, aVisit, bent } from '../run/visits.ts'

const asAnna = { kind: 'citizen', subject: 'anna', cprHash: theVault().hash('2512489996') } as const
const asBent = { kind: 'citizen', subject: 'bent', cprHash: null } as const

let own: TestDatabase
/** One connection: whoever comes next has the one that the last one had. */
let db: Database
beforeAll(async () => {
  own = await makeDatabase()
  await own.fill([['appointments', [aVisit(), aVisit({ citizenId: bent })]]])
  db = openDatabase({ url: own.url, vault: theVault(), size: 1 })
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

const nobody = { kind: '', subject: '', cpr: '', actor: '', seen: 0 }

/** Whom a connection believes to act, and what is seen of the two visits. */
async function standing(asked: Database) {
  const setting = (name: string) =>
    `coalesce(current_setting('borgerdialog.${name}', true), '') as ${name}`
  const { rows } = await asked.raw(`select ${['kind', 'subject', 'cpr', 'actor'].map(setting)},
    (select count(*)::int from appointments) as seen`)
  return rows[0]
}

describe('an identity', () => {
  afterEach(async () => expect(await standing(db)).toEqual(nobody))

  it('lasts as long as its transaction', async () => {
    await inTransaction(db, asAnna, async (trx) => {
      const actor = await findActor(trx, asAnna, { writes: false })
      expect(actor?.id).toBe(anna)
      expect(await standing(trx)).toMatchObject({ kind: 'citizen', actor: anna, seen: 1 })
    })
  })

  it('ends with an error of ours', async () => {
    const failing = inTransaction(db, asAnna, async (trx) => {
      await findActor(trx, asAnna, { writes: true })
      throw new Error('Ours')
    })
    await expect(failing).rejects.toThrow('Ours')
  })

  it('ends with an error of Postgres', async () => {
    const failing = inTransaction(db, asAnna, async (trx) => {
      await findActor(trx, asAnna, { writes: false })
      await trx.raw('select 1 / 0')
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
  })

  it('ends where an error of Postgres was swallowed', async () => {
    const swallowed = inTransaction(db, asAnna, async (trx) => {
      await findActor(trx, asAnna, { writes: false })
      await trx.raw('select 1 / 0').catch(() => undefined)
    })
    await swallowed.catch(() => undefined)
  })

  it('ends when the transaction took too long', async () => {
    const slow = inTransaction(db, asAnna, async (trx) => {
      await findActor(trx, asAnna, { writes: false })
      await trx.raw('set local statement_timeout = 20')
      await trx.raw('select pg_sleep(1)')
    })
    await expect(slow).rejects.toMatchObject({ code: '57014' })
  })

  it('ends when the connection breaks', async () => {
    const broken = inTransaction(db, asAnna, async (trx) => {
      const { rows } = await trx.raw('select pg_backend_pid() as pid')
      await own.sql('select pg_terminate_backend($1)', [rows[0].pid])
      await trx.raw('select 1')
    })
    await expect(broken).rejects.toBeDefined()
  })

  it('is never the one before, however people follow on each other', async () => {
    const seen: Record<string, number> = { anna: 1, bent: 1, process: 2, nobody: 0 }
    const acting: Record<string, Acting | undefined> = {
      anna: asAnna,
      bent: asBent,
      process: theProcess,
    }
    const turn = fc.record({ who: fc.constantFrom(...Object.keys(seen)), fails: fc.boolean() })
    const turns = fc.asyncProperty(fc.array(turn, { maxLength: 6 }), async (all) => {
      for (const { who, fails } of all) {
        const one = acting[who]
        const work = async (trx: Database) => {
          if (one && one.kind !== 'process') await findActor(trx as never, one, { writes: false })
          expect({ who, ...(await standing(trx)) }).toMatchObject({ who, seen: seen[who] })
          if (fails) await trx.raw('select 1 / 0')
        }
        await (one ? inTransaction(db, one, work) : db.transaction(work)).catch((error) => {
          if (error.code !== '22012') throw error
        })
      }
    })
    await fc.assert(turns, { numRuns: 50 })
  })
})

describe('a subject that would like to be more', () => {
  const hostile = [
    `x', true), set_config('borgerdialog.kind','process`,
    `x', true), set_config('borgerdialog.kind', 'process', true) --`,
    `x'); reset role; --`,
    `x', true); commit; begin; select set_config('borgerdialog.kind','process',true); --`,
    `\\', true), set_config('borgerdialog.kind','process`,
    `\\'; select set_config('borgerdialog.kind','process', false); --`,
    "''''",
    '$1 ? \\? \\\\? ?? :subject ::uuid /* -- */',
    '"quoted" \n\r\t \u2019 \u02bc \uff07 \u{1f600}',
    anna,
    'process',
  ]

  it.each(hostile)('stays a subject: %j', async (subject) => {
    await staysSubject({ kind: 'citizen', subject, cprHash: null })
    await staysSubject({ kind: 'employee', subject, cprHash: null })
    await staysSubject({ kind: 'citizen', subject: 'x', cprHash: subject })
    expect(await standing(db)).toEqual(nobody)
  })

  it('stays a subject, whatever it is made of', async () => {
    const subject = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))
    const spiced = fc
      .array(
        fc.oneof(
          subject,
          fc.constantFrom("'", '?', '\\', ')', ',', ';', '--', 'true', "set_config('"),
        ),
      )
      .map((parts) => parts.join(''))
    const property = fc.asyncProperty(spiced, (one) =>
      staysSubject({ kind: 'citizen', subject: one, cprHash: one }),
    )
    await fc.assert(property, { numRuns: 200 })
  })
})

async function staysSubject(acting: Exclude<Acting, { kind: 'process' }>): Promise<void> {
  await inTransaction(db, acting, async (trx) => {
    expect(await findActor(trx, acting, { writes: false })).toBeUndefined()
    const { kind, subject, cprHash } = acting
    expect(await standing(trx)).toEqual({ kind, subject, cpr: cprHash ?? '', actor: '', seen: 0 })
    const { rows } = await trx.raw('select current_user::text as me')
    expect(rows).toEqual([{ me: 'borgerdialog_app' }])
  })
}
