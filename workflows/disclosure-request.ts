import { condition } from '@temporalio/workflow'
import {
  escalateDisclosure,
  handOutPackage,
  journalDisclosure,
  remindOfficers,
  stopPackages,
} from '../domain/commands.ts'
import { hasEnded } from '../domain/disclosure.ts'
import type { DisclosureInput, DisclosureState } from '../domain/facts.ts'
import type { WishRef } from '../domain/wish.ts'
import { disclosureChanged } from './contract.ts'
import { carryOut, gatherDisclosureState, makeFile, planPackage } from './hands.ts'
import { listenForNews, type News } from './news.ts'
import { type ProgressKeeper, trackProgress } from './progress.ts'
import { msUntil } from './until.ts'

interface Request {
  input: DisclosureInput
  ref: WishRef
  news: News
  progress: ProgressKeeper
  /** How much of what has happened stands in the record. */
  journalled: { extensions: number; decisions: number }
}

/**
 * A request for aktindsigt, from the moment it was asked until all that was granted lies ready, or it
 * was refused or taken back. Each thing that happens is journalled in the record that it is about.
 */
export async function disclosureRequest(input: DisclosureInput): Promise<void> {
  const ref: WishRef = { kind: 'disclosure-request', id: input.disclosureRequestId }
  const news = listenForNews(disclosureChanged)
  const progress = trackProgress()
  const journalled = { extensions: 0, decisions: 0 }
  const request = { input, ref, news, progress, journalled }

  await carryOut(ref, 'asked', [journalDisclosure('asked')])
  progress.step('asked', 'journalled')

  for (;;) {
    news.read()
    const state = await gatherDisclosureState(input)
    await journalNews(request, state)
    if (state.package) await makePackage(request, state.package)
    else if (hasEnded(state.status)) return end(request, state.status)
    else await waitForDecision(request, state)
  }
}

/** What has happened since the process last looked, in the order in which it happened. */
async function journalNews({ ref, journalled, progress }: Request, state: DisclosureState) {
  for (let next = journalled.extensions + 1; next <= state.extensions; next += 1) {
    await carryOut(ref, `extension-${next}`, [journalDisclosure('extended', next)])
    progress.step('extended', state.dueBy)
    journalled.extensions = next
  }
  for (let next = journalled.decisions + 1; next <= state.decisions; next += 1) {
    await carryOut(ref, `decision-${next}`, [journalDisclosure('decided', next)])
    progress.step('decided', `decision ${next}`)
    journalled.decisions = next
  }
}

/** The officers are reminded before it is due; when it was due, others are told too. */
async function waitForDecision(request: Request, state: DisclosureState): Promise<void> {
  const { ref, news, progress, input } = request
  const { reminded, escalated, extensions, decisions } = state
  const { remindAt, dueBy } = inTimeOf(input, state)
  progress.waitingFor('a records officer to decide')
  if (escalated) return void (await condition(news.has))

  const wakesAt = reminded ? dueBy : remindAt
  const summary = reminded ? 'Due' : 'Due soon'
  if (await condition(news.has, msUntil(wakesAt), { summary })) return
  // a part that was decided meanwhile begins another one
  const turn = 1 + extensions + decisions
  if (reminded) await carryOut(ref, `escalation-${turn}`, [escalateDisclosure()])
  else await carryOut(ref, `reminder-${turn}`, [remindOfficers()])
  progress.step(reminded ? 'escalated' : 'officers-reminded', dueBy)
}

/** File by file: what was made is not made again, and one that is taken back meanwhile is stopped. */
async function makePackage(request: Request, { id, part }: { id: string; part: number }) {
  const { ref, news, progress, input } = request
  progress.waitingFor('the package to be made')
  for (const name of await planPackage({ packageId: id })) {
    await makeFile(id, name)
    if (!news.has()) continue
    news.read()
    const { status } = await gatherDisclosureState(input)
    if (hasEnded(status)) return
  }
  await carryOut(ref, `package-${part}`, [handOutPackage(id)])
  progress.step('handed-out', `part ${part}`)
}

async function end({ ref, progress }: Request, status: DisclosureState['status']): Promise<void> {
  if (status === 'withdrawn') {
    await carryOut(ref, 'withdrawal', [journalDisclosure('withdrawn'), stopPackages()])
    progress.status('withdrawn')
  } else progress.status(status === 'refused' ? 'rejected' : 'completed')
  progress.waitingFor('nothing')
}

/** With times of its own, where one wants to see within seconds what takes days. */
function inTimeOf({ timing }: DisclosureInput, { remindAt, dueBy }: DisclosureState) {
  if (!timing) return { remindAt, dueBy }
  const after = (ms: number) => new Date(Date.now() + ms).toISOString()
  return { remindAt: after(timing.answerMs), dueBy: after(timing.escalationMs) }
}
