import { clearPackages, packageOf, readyPackage } from '../db/models/disclosure-package.ts'
import { approvedDecision } from '../db/models/disclosure-parts.ts'
import { changeDisclosure } from '../db/models/disclosure-request.ts'
import { markDisclosure } from '../db/models/disclosure-wish.ts'
import { Organisation } from '../db/models/organisation.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import type { JournalledStep } from '../domain/commands.ts'
import { heldUntil, packageDays } from '../domain/disclosure.ts'
import {
  tellAsked,
  tellDecided,
  tellDisclosureWithdrawn,
  tellExtended,
  tellLateDisclosure,
  tellPackage,
} from '../domain/disclosure-words.ts'
import { type Desk, disclosureOf, type Hand, now, write } from './desk.ts'

/** The request is journalled where what it is about is: same KLE numbers, facet A53 (aktindsigt). */
const facet = 'A53'

export const journalDisclosure: Hand<'journal-disclosure'> = async (desk, { what, number }) => {
  journal(desk, { what, ...(await told(desk, what, number)) })
}

export const remindOfficers: Hand<'remind-officers'> = async ({ trx, wish }) => {
  await markDisclosure(trx, 'reminded_at', { id: wish.id, at: now() })
}

export const escalateDisclosure: Hand<'escalate-disclosure'> = async (desk) => {
  const { trx, wish } = desk
  if (!(await markDisclosure(trx, 'escalated_at', { id: wish.id, at: now() }))) return
  const unit = await Organisation.contactUnit(trx)
  journal(desk, { what: 'escalated', text: tellLateDisclosure(unit.name).da, by: null })
}

/** Where it was the last part, the request has ended; else it waits for what else is decided. */
export const handOutPackage: Hand<'hand-out-package'> = async (desk, { packageId }) => {
  const { trx } = desk
  const { id, status } = disclosureOf(desk)
  const made = await packageOf(trx, packageId)
  if (status !== 'making' || made?.status !== 'making') return
  const at = new Date()
  const expiresAt = new Date(at.getTime() + packageDays * 86_400_000).toISOString()
  await readyPackage(trx, { id: packageId, expiresAt })
  const ended = { status: 'handed-out' as const, endedAt: at.toISOString() }
  await changeDisclosure(trx, {
    id,
    ...(made.final ? { ...ended, heldUntil: heldUntil(at) } : { status: 'open' }),
  })
  journal(desk, { what: 'package-ready', text: tellPackage(expiresAt).da, by: null })
}

export const stopPackages: Hand<'stop-packages'> = async ({ trx, wish }) => {
  await clearPackages(trx, { requestId: wish.id, at: now() })
}

interface Told {
  text: string
  /** Who did it; null where the process did. */
  by: string | null
}

async function told(desk: Desk, what: JournalledStep, number: number): Promise<Told> {
  const wish = disclosureOf(desk)
  const { type, applicantName, text, actorId, dueBy, firstDueBy, extensionReason } = wish
  if (what === 'asked') {
    const asked = tellAsked({ type, signature: applicantName, text }, firstDueBy ?? dueBy)
    return { text: asked.da, by: actorId }
  }
  if (what === 'withdrawn') return { text: tellDisclosureWithdrawn(applicantName).da, by: actorId }
  if (what === 'extended') return { text: tellExtended(extensionReason ?? '', dueBy).da, by: null }
  const decision = await approvedDecision(desk.trx, wish, number)
  if (!decision) throw new Error(`There is no decision ${number}`)
  return { text: tellDecided(decision).da, by: decision.decidedBy }
}

function journal(desk: Desk, { what, text, by }: Told & { what: string }): void {
  const { id, citizenId, dataKey, kle } = disclosureOf(desk)
  const { recordEntryId } = desk
  write(desk, () =>
    RecordEntry.sealed(dataKey, {
      ...{ id: recordEntryId, citizenId, kind: 'disclosure', at: now(), actorId: by, text },
      details: { disclosureRequestId: id, step: what, kle, facet },
    }),
  )
}
