import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defaultPayloadConverter } from '@temporalio/common'
import { type History, historyToJSON, type Payload } from '@temporalio/common/lib/proto-utils.js'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import { progress, searchAttributes } from '../../workflows/contract.ts'
import type { Anything } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { timersOf, type Watcher, watch } from './watcher.ts'

const text = 'Jeg er hos min datter i Odense.'
const personal = ['Odense', 'Anna', 'Jensen', 'Rita', 'Holm', 'Eva Lund', 'ikke hjemme']

let house: TestHouse
let watcher: Watcher
let cancellation: Anything
let history: History

beforeAll(async () => {
  house = await openTestHouse()
  watcher = await watch(house)
  const [visitId = ''] = await house.book({})
  const { body } = await house.as('rita').cancel(visitId, { reasonCode: 'not-home', text })
  cancellation = body
  history = await watcher.history(body.id, (found) => timersOf(found) === 1)
})

afterAll(async () => {
  await watcher.close()
  await house.close()
})

describe('what an operator sees of a completed cancellation', () => {
  it('is one process whose id and type say what it is', async () => {
    const process = await watcher.client.workflow
      .getHandle(`cancellation/${cancellation.id}`)
      .describe()
    expect(process).toMatchObject({ type: 'cancellation', status: { name: 'RUNNING' } })
    expect(await process.staticSummary()).toBe('Cancellation, not-home')
  })

  it('is who has it, why, and how far it is, as search attributes', async () => {
    const { typedSearchAttributes } = await processOf().describe()
    expect(typedSearchAttributes.get(searchAttributes.organisation)).toBe('hjemmepleje-nord')
    expect(typedSearchAttributes.get(searchAttributes.reasonCode)).toBe('not-home')
    expect(typedSearchAttributes.get(searchAttributes.status)).toBe('completed')
  })

  it('is found by its search attributes', async () => {
    const query = `Organisation = 'hjemmepleje-nord' and ReasonCode = 'not-home'
      and CancellationStatus = 'completed' and WorkflowType = 'cancellation'
      and TaskQueue = '${house.options.taskQueue}'`
    const found = await eventually(
      () => idsOf(query),
      (ids) => ids.length > 0,
    )
    expect(found).toEqual([`cancellation/${cancellation.id}`])
  })

  it('is the progress: six steps with what came out, and what is waited for', async () => {
    expect(await processOf().query(progress)).toEqual({
      status: 'completed',
      waitingFor: 'the task to be done',
      steps: [
        { name: 'reason-validated', outcome: 'not-home' },
        { name: 'supplier-resolved', outcome: 'hjemmepleje-nord' },
        { name: 'task-created', outcome: `task ${cancellation.taskId}` },
        { name: 'chat-delivered', outcome: `thread ${cancellation.threadId}` },
        { name: 'reply-permission-checked', outcome: 'open-to-organisation' },
        { name: 'record-written', outcome: `entry ${cancellation.recordEntryId}` },
      ],
    })
  })

  it('is the same in words, as current details', async () => {
    const metadata = await processOf().query<{ currentDetails: string }>(
      '__temporal_workflow_metadata',
    )
    expect(metadata.currentDetails.split('\n')).toEqual([
      'Status: **completed**, waiting for the task to be done',
      '',
      '1. **reason-validated**: not-home',
      '2. **supplier-resolved**: hjemmepleje-nord',
      `3. **task-created**: task ${cancellation.taskId}`,
      `4. **chat-delivered**: thread ${cancellation.threadId}`,
      '5. **reply-permission-checked**: open-to-organisation',
      `6. **record-written**: entry ${cancellation.recordEntryId}`,
    ])
  })

  it('is a summary on each local activity and timer', async () => {
    expect(await summariesOf(history)).toEqual([
      'Cancellation, not-home',
      'Gather the facts',
      'Carry out cancellation: reason-validated, supplier-resolved, note-promise, create-task, open-or-append-chat, check-reply-permission, write-record-entry, complete-receipt',
      'Promised answer time, hjemmepleje-nord',
    ])
  })
})

describe('what Temporal keeps', () => {
  it('is encrypted, but for search attributes and notes of which activity ran when', () => {
    const payloads = payloadsOf(history.events)
    const open = payloads.filter(
      ({ metadata }) => wordOf(metadata?.encoding) !== 'binary/encrypted',
    )
    const encrypted = payloads.filter((payload) => !open.includes(payload))
    expect(encrypted.length).toBeGreaterThanOrEqual(7)
    for (const { metadata } of encrypted)
      expect(wordOf(metadata?.['encryption-key-id'])).toBe('test')
    expect(open.map(({ data }) => Object.keys(JSON.parse(wordOf(data))).sort())).toEqual([
      localActivityNote,
      localActivityNote,
    ])
  })

  it('holds no name and no word of the citizen, not even in base64', () => {
    const kept = historyToJSON(history)
    expect(kept).toContain(cancellation.id)
    // what is encrypted spells a short name by chance
    const open = kept.replaceAll(/"[A-Za-z0-9+/]{60,}=*"/g, '""')
    for (const word of personal) {
      expect(open).not.toContain(word)
      expect(clearTextOf(kept)).not.toContain(word)
    }
  })

  it('holds no name and no word of the citizen behind the encryption either', async () => {
    const clear = (await decode(payloadsOf(history.events))).join('\n')
    expect(clear).toContain(String(cancellation.id))
    expect(clear).toContain('create-task')
    for (const word of personal) expect(clear).not.toContain(word)
  })
})

/** What the SDK itself writes down of a local activity. */
const localActivityNote = [
  'activity_id',
  'activity_type',
  'attempt',
  'backoff',
  'complete_time',
  'original_schedule_time',
  'seq',
]

function wordOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString()
}

async function idsOf(query: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { workflowId } of watcher.client.workflow.list({ query })) ids.push(workflowId)
  return ids
}

function processOf() {
  return watcher.process(String(cancellation.id))
}

async function summariesOf({ events }: History): Promise<string[]> {
  const summaries = (events ?? []).flatMap((event) => event.userMetadata?.summary ?? [])
  const payloads = await codec().decode(summaries)
  return payloads.map((payload) => defaultPayloadConverter.fromPayload<string>(payload))
}

/** Everything with data and metadata; search attributes have a type of their own, and are left out. */
function payloadsOf(value: unknown): Payload[] {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return []
  const { metadata } = value as Payload
  if (metadata?.encoding) return metadata.type ? [] : [value as Payload]
  return Object.values(value).flatMap(payloadsOf)
}

async function decode(payloads: Payload[]): Promise<string[]> {
  const clear = await codec().decode(payloads)
  return clear.map(({ data }) => wordOf(data))
}

function codec() {
  return createPayloadCodec(house.options.payloadKeys)
}

/** What stands behind each base64 value. */
function clearTextOf(json: string): string {
  const values = json.match(/"[A-Za-z0-9+/=]{8,}"/g) ?? []
  return values.map((value) => Buffer.from(value, 'base64').toString()).join('\n')
}
