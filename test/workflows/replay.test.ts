import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { bundleWorkflowCode, Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { createLog } from '../../api/log.ts'
import { installRuntime } from '../../worker/worker.ts'
import { theRun } from '../run/servers.ts'
import { historyKeys, recordings } from './recordings.ts'
import { converterOf } from './watcher.ts'

installRuntime(createLog('silent'))
const folder = fileURLToPath(new URL('histories/', import.meta.url))
const names = (await readdir(folder)).map((file) => file.replace('.json', ''))
/** The others are of other processes. */
const ofCancellations = names.filter(
  (name) => !/^(booking|disclosure|escalation|moved-into|task-by)/.test(name),
)
const ours = { codePath: theRun().workflowBundle }
const workflowsPath = fileURLToPath(new URL('reordered/index.ts', import.meta.url))
const logger = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
}
const reordered = await bundleWorkflowCode({ workflowsPath, logger })

describe('a recorded history', () => {
  it('is there for everything that happens to cancellations', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(recordings)))
  })

  it.each(names)('is replayed by the process of today: %s', async (name) => {
    await expect(replay(ours, await recorded(name))).resolves.toBeUndefined()
  })

  it('cannot be replayed without the keys of its payloads', async () => {
    const otherKeys = `histories:${Buffer.alloc(32, 'other').toString('base64')}`
    const history = await recorded('completed-and-done')
    await expect(replay(ours, history, otherKeys)).rejects.toThrow()
  })
})

describe('a process whose steps are reordered', () => {
  it.each(ofCancellations)(
    'is refused for its order alone: one that keeps it replays %s',
    async (name) => {
      const history = calledBy('keepsTheOrder', await recorded(name))
      await expect(replay(reordered, history)).resolves.toBeUndefined()
    },
  )

  it.each([
    { type: 'carriesOutFirst', name: 'completed-and-done' },
    { type: 'carriesOutFirst', name: 'still-waiting' },
    { type: 'carriesOutFirst', name: 'rejected-because-moved' },
    { type: 'carriesOutFirst', name: 'started-by-the-relay' },
    { type: 'waitsFirst', name: 'still-waiting' },
    { type: 'waitsFirst', name: 'completed-and-done' },
    { type: 'remindsFirst', name: 'reminded' },
    { type: 'waitsForNobody', name: 'completed-and-done' },
    { type: 'waitsForNobody', name: 'reminded-and-done' },
    { type: 'undoesNothing', name: 'withdrawn' },
    { type: 'undoesNothing', name: 'withdrawn-after-a-reminder' },
    { type: 'escalatesAtOnce', name: 'escalated-and-done' },
    { type: 'escalatesAtOnce', name: 'reminded-with-an-escalation-to-come' },
  ])('is refused: $type on $name', async ({ type, name }) => {
    await expect(replay(reordered, calledBy(type, await recorded(name)))).rejects.toThrow(
      DeterminismViolationError,
    )
  })
})

type Bundle = { codePath: string } | { code: string }

function replay(workflowBundle: Bundle, history: object, payloadKeys = historyKeys): Promise<void> {
  const dataConverter = converterOf(payloadKeys)
  return Worker.runReplayHistory({ workflowBundle, dataConverter }, history)
}

async function recorded(name: string): Promise<object> {
  return JSON.parse(await readFile(`${folder}${name}.json`, 'utf8'))
}

/** The same history, as if another process had begun it. */
function calledBy(type: string, history: object): object {
  return JSON.parse(
    JSON.stringify(history).replace('{"name":"cancellation"}', `{"name":"${type}"}`),
  )
}

function ignore(): void {}
