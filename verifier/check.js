import { checkChain, entriesShape } from './chain.js'
import { checkCheckpoint, comparePublished, readPublished } from './checkpoint.js'
import { checkCompleteness, completenessShape } from './completeness.js'
import { sha256, utf8 } from './hashes.js'
import { readGivenKey } from './keys.js'
import { checkManifest, checkNames, readFile } from './manifest.js'
import { must, Refusal } from './refusal.js'
import { checkRequest, requestShape } from './request.js'
import { checkWithheld, withheldShape } from './withheld.js'
import { readZip } from './zip.js'

/** @typedef {import('./chain.js').Entry} Entry */
/** @typedef {import('./withheld.js').Withheld} Withheld */
/** @typedef {{ inflate: import('./zip.js').Inflate, keys?: string[], published?: Uint8Array }} Given keys as base64 or fingerprints, the JSON of the checkpoint as it was published */
/** @typedef {Awaited<ReturnType<typeof checkAll>>} Facts */
/** @typedef {{ ok: true, facts: Facts } | { ok: false, code: string, where: string }} Answer */

/**
 * Checks a package in the order of the format's page (§9), and says the first reason to refuse it.
 * @param {Uint8Array} zip
 * @param {Given} given
 * @returns {Promise<Answer>}
 */
export async function check(zip, given) {
  try {
    return { ok: true, facts: await checkAll(zip, given) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, where: error.where }
    throw error
  }
}

/**
 * @param {Uint8Array} zip
 * @param {Given} given
 */
async function checkAll(zip, { inflate, keys = [], published }) {
  const fingerprints = await Promise.all(keys.map(readGivenKey))
  const other = published && readPublished(published)
  const files = await readZip(zip, inflate)
  checkNames(files)
  const { manifest, key } = await checkManifest(files)
  mustBeGiven(fingerprints, key, 'signature.json')
  const { checkpoint, key: checkpointKey } = await checkCheckpoint(files, manifest.checkpoint)
  mustBeGiven(fingerprints, checkpointKey, 'checkpoint.json')
  if (other !== undefined) comparePublished(checkpoint, other)

  const { record, accessLog } = await checkChains(files, manifest, checkpoint)
  const withheld = /** @type {Withheld} */ (readFile(files, 'withheld.json', withheldShape))
  checkWithheld(withheld, [
    ...record.map((entry) => ({ chain: 'record', entry })),
    ...accessLog.map((entry) => ({ chain: 'access-log', entry })),
  ])
  const request = /** @type {import('./request.js').Request} */ (
    readFile(files, 'request.json', requestShape)
  )
  checkRequest(request, manifest)
  return {
    manifest: { id: manifest.id, madeAt: manifest.madeAt, citizenId: manifest.citizenId },
    checkpoint: { number: checkpoint.number, at: checkpoint.at, size: checkpoint.size },
    keys: { package: key, checkpoint: checkpointKey, given: fingerprints.length > 0 },
    published: published !== undefined,
    record: summary(record),
    accessLog: summary(accessLog),
    withheld: withheld.totals,
    part: request.part,
  }
}

/**
 * @param {string[]} given
 * @param {string} key
 * @param {string} file
 */
function mustBeGiven(given, key, file) {
  must(given.length === 0 || given.includes(key), 'key-other', `${file}, ${key}`)
}

/**
 * @param {import('./manifest.js').Files} files
 * @param {import('./manifest.js').Manifest} manifest
 * @param {import('./checkpoint.js').Checkpoint} checkpoint
 */
async function checkChains(files, { citizen, citizenId }, { size, root, map }) {
  const ends = /** @type {import('./completeness.js').Completeness} */ (
    readFile(files, 'completeness.json', completenessShape)
  )
  const around = { citizenId, size, root, leaves: new Set() }
  /** @param {import('./chain.js').Chain} chain @param {import('./map.js').ChainEnd} end */
  const checked = async (chain, end) => {
    const entries = /** @type {Entry[]} */ (readFile(files, chain.file, entriesShape))
    const last = await checkChain(chain, entries, around)
    await checkCompleteness(chain, end, { map, count: entries.length, last })
    return entries
  }
  const classes = ['dialogue', 'internal']
  const record = await checked(
    { name: 'record', file: 'entries.json', citizen, classes },
    ends.record,
  )
  const logged = await sha256(utf8(`access-log\n${citizen}`))
  const accessLog = await checked(
    { name: 'access-log', file: 'access-log.json', citizen: logged, classes: ['access-log'] },
    ends.accessLog,
  )
  return { record, accessLog }
}

/** @param {Entry[]} entries */
function summary(entries) {
  /** @param {Entry['shown']} how */
  const count = (how) => entries.filter(({ shown }) => shown === how).length
  return {
    count: entries.length,
    first: entries[0]?.header.at ?? null,
    last: entries.at(-1)?.header.at ?? null,
    whole: count('whole'),
    partly: count('partly'),
    withheld: count('withheld'),
  }
}
