import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { AuditState } from '../../schemas/audit-state.ts'
import { runCommand } from '../run/command.ts'
import { eventually } from '../run/eventually.ts'
import { type HeldTransaction, holdTransaction } from '../run/hold.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { environmentOf } from '../run/house-process.ts'

/** Whoever holds it makes the next checkpoint (`db/models/ledger.ts`). */
const turn = 'select pg_advisory_xact_lock(27360406)'

let house: TestHouse
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-audit-'))
  house = await openTestHouse({ checkpointFolder: folder })
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function state(language = 'en', subject = 'lone'): Promise<AuditState> {
  const reply = await house.as(subject).get('/v1/audit', { 'Accept-Language': language })
  expect(reply.status).toBe(200)
  return JSON.parse(reply.text)
}

const audit = () =>
  runCommand('audit', [], {
    ...environmentOf({ ...house.options, apiPort: 0 }),
    MIGRATION_DATABASE_URL: house.db.ownerUrl,
    MIGRATION_KEYS_DATABASE_URL: house.db.keys.ownerUrl,
    CHECKPOINT_FOLDER: folder,
  })

async function cancel(): Promise<void> {
  const [visit = ''] = await house.book({})
  await house.as('anna').cancel(visit)
}

describe('how far the record is signed and shown to be sound', () => {
  let held: HeldTransaction

  it('is nowhere before the first checkpoint, with what waits for it', async () => {
    held = await holdTransaction(house.db.adminUrl)
    await held.sql(turn)
    await cancel()
    const { checkpoint, waiting, audit: none } = await state()
    const [made] = await house.db.sql('select from checkpoints')
    expect([made, checkpoint, none]).toEqual([undefined, null, null])
    const [left] = await house.db.sql(`select (select count(*)::int from record_entries) as entries,
      (select count(*)::int from looks_to_chain) as looks`)
    expect(waiting).toEqual(left)
    expect(waiting.entries).toBeGreaterThan(0)
    expect(waiting.looks).toBeGreaterThan(0)
  })

  it('is told to operators as what waits, once it has waited for minutes', async () => {
    const old = `insert into access_log
      select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(),
        'at', now() - interval '10 minutes'))).* from access_log one limit 1`
    await house.db.sql('delete from looks_to_chain')
    await house.db.sql(old)
    const { waiting } = JSON.parse((await house.as('otto').get('/v1/operations')).text)
    expect(waiting).toMatchObject([
      { kind: 'look', code: 'no-checkpoint', text: expect.stringMatching(/^1 opslag/) },
    ])
  })

  it('is as far as the latest checkpoint', async () => {
    await held.commit()
    const { checkpoint } = await eventually(state, (found) => found.checkpoint !== null)
    const [last] = await house.db.sql(
      `select number::int, size::int, published->>'at' as at from checkpoints`,
    )
    expect(checkpoint).toEqual(last)
    expect((await state('da', 'otto')).checkpoint).toEqual(last)
  })

  it('is what npm run audit came to', async () => {
    const said = await audit()
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('The outcome was kept.') })
    const { audit: found, checkpoint } = await state()
    expect(found).toMatchObject({ sound: true, entries: checkpoint?.size, checkpoints: 1 })
    expect(found?.text).toMatch(/^The record was checked on .*\. It is as it was published\.$/)
    expect((await state('da')).audit?.text).toMatch(/^Journalen er efterprøvet .*offentliggjort\.$/)
  })

  it('is not kept where the login may only read, and the audit says so', async () => {
    const before = (await state()).audit
    await house.db.sql('revoke insert on audits from borgerdialog_app')
    const said = await audit()
    const words = 'The outcome was not kept: this login may only read.'
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining(words) })
    await house.db.sql('grant insert on audits to borgerdialog_app')
    expect((await state()).audit).toEqual(before)
  })

  it('says where the record is broken', async () => {
    await house.db.sql(`set session_replication_role = replica;
      update record_entries set kind = 'message' where number = 1; reset session_replication_role`)
    const said = await audit()
    expect(said.code).toBe(1)
    const { audit: found } = await state()
    expect(found).toMatchObject({
      sound: false,
      text: expect.stringContaining('entry number 0, id '),
    })
    expect((await state('da')).audit?.text).toContain('post nummer 0, id ')
  })

  it('is never taken back', async () => {
    for (const sql of ['update audits set finding = null', 'delete from audits', 'truncate audits'])
      await expect(house.db.sql(sql)).rejects.toThrow('append-only')
  })

  it.each(['anna', 'eva', 'rita'])('is not there for %s', async (subject) => {
    const { status, body } = await house.as(subject).get('/v1/audit')
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
  })
})
