import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { AccessLogLine } from '../db/models/access-log.ts'
import { findCheckpoint } from '../db/models/checkpoint.ts'
import type { PackageInMaking } from '../db/models/disclosure-package.ts'
import { type DisclosureParts, partsOf } from '../db/models/disclosure-parts.ts'
import { findDisclosure, type KeptDisclosure } from '../db/models/disclosure-request.ts'
import { leafHashes } from '../db/models/ledger.ts'
import { chainSizes, type PackagePeople, packagePeople } from '../db/models/package-people.ts'
import type { AccessLogSettings } from '../domain/access-log.ts'
import { disclosureTimeline } from '../domain/disclosure-timeline.ts'
import { guidanceOn } from '../domain/disclosure-words.ts'
import type { PublishedCheckpoint } from '../ledger/checkpoint.ts'
import type { ChainEnd } from '../ledger/citizen-map.ts'
import { accessPseudonym } from '../ledger/look.ts'
import type { Hash } from '../ledger/merkle.ts'
import { type Tree, treeOver } from '../ledger/merkle-proof.ts'
import type { Book, BookHead, BookRequest } from '../package/book.ts'
import { readEntries, readLooks } from './book-pages.ts'

/** What a package is made of, and what its pages are read with. */
export interface OpenBook {
  made: PackageInMaking
  request: KeptDisclosure
  people: PackagePeople
  settings: AccessLogSettings
  counts: BookHead['counts']
  /** Over all leaves that the checkpoint stands for; undefined where nothing need be proven. */
  tree: Tree | undefined
}

interface Reading {
  /** Whether what is read is to be proven. */
  proven: boolean
  /** Hears of each entry. */
  read: () => Promise<void>
}

/**
 * Opens the record of a citizen as it stood at the checkpoint of the package: what was written since is
 * not in it.
 */
export async function openBook(
  db: Database,
  made: PackageInMaking,
  { proven, read }: Reading,
): Promise<Book> {
  const opened = await inTransaction(db, theProcess, (trx) => gather(trx, made))
  const { head, ...rest } = opened
  const { size } = head.checkpoint
  const leaves = proven
    ? await inTransaction(db, theProcess, (trx) => leafHashes(trx, size))
    : undefined
  const wanted = { ...rest, made, tree: leaves && treeOver(leaves) }
  return {
    head,
    entries: () => readEntries(db, wanted, read),
    looks: () => readLooks(db, wanted, read),
  }
}

async function gather(trx: Database, made: PackageInMaking) {
  const { requestId, citizenId, checkpoint: number, completeness } = made
  const request = await findDisclosure(trx, requestId)
  const parts = (await partsOf(trx, [requestId])).get(requestId)
  const checkpoint = await findCheckpoint(trx, number ?? 0)
  const chain = await chainSizes(trx, citizenId)
  if (!request || !parts || !checkpoint || !completeness || !chain)
    throw new Error('The package has not been planned')
  const people = await packagePeople(trx, citizenId)
  const { record, accessLog } = completeness
  const { pseudonym } = chain
  const counts = {
    entries: countAt(record, pseudonym),
    looks: countAt(accessLog, accessPseudonym(pseudonym)),
  }
  const head: BookHead = {
    ...{ id: made.id, citizenId, citizen: pseudonym, madeAt: made.madeAt ?? '' },
    checkpoint: withoutLeaves(checkpoint),
    completeness,
    counts,
    request: requestOf(made, { request, parts, people }),
  }
  return {
    head,
    counts,
    request,
    people,
    settings: await AccessLogLine.settings(trx),
  }
}

/** How many a chain has; where the way to it ends at another one, it has none. */
function countAt({ found }: ChainEnd, pseudonym: Hash): number {
  return found?.citizen === pseudonym ? found.count : 0
}

function withoutLeaves({ leaves: _, ...checkpoint }: PublishedCheckpoint): BookHead['checkpoint'] {
  return checkpoint
}

interface Told {
  request: KeptDisclosure
  parts: DisclosureParts
  people: PackagePeople
}

function requestOf(made: PackageInMaking, { request, parts, people }: Told): BookRequest {
  const { id, type, applicantKind: kind, applicantName: name, askedAt, dueBy, citizenId } = request
  const decision = parts.decisions.find(({ number }) => number === made.decision)
  if (!decision || decision.outcome === 'refused') throw new Error('Nothing was granted')
  const { outcome, decidedAt: at, text } = decision
  // as it stood when it was made: the same however often a file is made again
  const before = parts.packages.filter(({ part }) => part < made.part)
  const until = parts.decisions.filter(({ number }) => number <= made.decision)
  const told = { ...request, status: 'making', decisions: until, packages: before }
  return {
    ...{ id, type, applicant: { kind, name }, askedAt, dueBy, part: made.part },
    citizen: { id: citizenId, name: people.citizenName },
    timeline: disclosureTimeline(told, 'da'),
    decision: { outcome, at, text, guidance: guidanceOn(type).da },
  }
}
