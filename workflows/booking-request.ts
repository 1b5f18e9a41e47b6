import { condition, setHandler } from '@temporalio/workflow'
import {
  bookAppointment,
  checkReplyPermission,
  completeBooking,
  completeBookingRequest,
  createTask,
  endFollowUp,
  lapseOffer,
  openOrAppendChat,
  reopenTask,
  tellClosed,
  tellDecline,
  tellOffer,
  writeRecordEntry,
} from '../domain/commands.ts'
import type { BookingFacts, BookingInput, BookingState } from '../domain/facts.ts'
import { inTimeOf } from '../domain/promise.ts'
import { resolveSupplier, type SupplierDecision } from '../domain/supplier.ts'
import type { WishRef } from '../domain/wish.ts'
import { bookingChanged } from './contract.ts'
import { followUp } from './follow-up.ts'
import { carryOut, gatherBookingFacts, gatherBookingState } from './hands.ts'
import { type ProgressKeeper, trackProgress } from './progress.ts'
import { msUntil } from './until.ts'

/**
 * A citizen's wish for a time, from the moment it was accepted until there is one, or the supplier
 * has closed it: task and chat as for a cancellation; then supplier and citizen take turns.
 */
export async function bookingRequest(wish: BookingInput): Promise<void> {
  const progress = trackProgress()
  const news = listenForNews()
  const ref: WishRef = { kind: 'booking-request', id: wish.bookingRequestId }

  const facts = await gatherBookingFacts(wish)
  if (facts.chosen) return book(ref, progress)

  const supplier = inTimeOf(wish.timing, resolveSupplier(facts), new Date())
  await carryOut(ref, 'booking-request', [
    createTask(supplier),
    openOrAppendChat(supplier),
    checkReplyPermission(supplier),
    writeRecordEntry(supplier, { settingsVersion: supplier.settingsVersion }),
    completeBookingRequest(supplier),
  ])
  progress.step('task-created', [supplier.organisationCode, ...supplier.flags].join(', '))
  progress.status('completed', supplier.organisationCode)

  await takeTurns(wish, { ref, facts, supplier, news, progress, told: 0 })
}

interface Turns {
  /** How many offers the chat knows of. */
  told: number
  ref: WishRef
  facts: BookingFacts
  supplier: SupplierDecision
  news: News
  progress: ProgressKeeper
}

/** Each round: the supplier offers times, in time; the citizen answers, in time. */
async function takeTurns(wish: BookingInput, turns: Turns): Promise<void> {
  const { ref, facts, news, progress } = turns
  let { supplier: promised } = turns
  for (let round = 1; ; ) {
    progress.waitingFor('the supplier to offer times')
    await followUp(ref, { promised, ended: news.has, progress, round })
    const state = await waitForAnswer(wish, turns)
    if (state.chosen) return book(ref, progress)
    if (state.status === 'closed') return close(ref, progress)
    if (state.offers < round) continue
    if (state.declined) await carryOut(ref, `decline-of-offer-${round}`, [tellDecline()])
    // the supplier's turn again: the promise is as long as the first was
    round += 1
    const again = resolveSupplier({ ...facts, acceptedAt: new Date().toISOString() })
    promised = inTimeOf(wish.timing, again, new Date())
    await carryOut(ref, `round-${round}`, [reopenTask(promised.promisedAnswerBy)])
  }
}

/** While an offer is open: until the citizen has answered it, or its times are held no longer. */
async function waitForAnswer(wish: BookingInput, turns: Turns): Promise<BookingState> {
  const { ref, news, progress } = turns
  news.read()
  const state = await gatherBookingState(wish)
  for (; turns.told < state.offers; turns.told += 1) {
    const next = turns.told + 1
    await carryOut(ref, `offer-${next}`, [tellOffer(next)])
  }
  if (!state.offer || state.chosen || state.status === 'closed') return state

  progress.waitingFor('the citizen to answer')
  const { number, heldUntil } = state.offer
  const answered = await condition(news.has, msUntil(heldUntil), {
    summary: `Times held, offer ${number}`,
  })
  if (!answered) {
    await carryOut(ref, `lapse-of-offer-${number}`, [lapseOffer(number)])
    progress.step('offer-lapsed', `offer ${number}`)
  }
  return waitForAnswer(wish, turns)
}

async function book(ref: WishRef, progress: ProgressKeeper): Promise<void> {
  await carryOut(ref, 'booking', [bookAppointment(), completeBooking()])
  progress.step('booked', 'there is an appointment')
  progress.waitingFor('nothing')
}

async function close(ref: WishRef, progress: ProgressKeeper): Promise<void> {
  await carryOut(ref, 'end-of-follow-up', [tellClosed(), endFollowUp()])
  progress.step('closed', 'by the supplier, without a time')
  progress.waitingFor('nothing')
}

function listenForNews() {
  let has = false
  setHandler(bookingChanged, () => {
    has = true
  })
  return {
    has: () => has,
    /** Before one looks: what happens while one looks is news again. */
    read(): void {
      has = false
    },
  }
}

type News = ReturnType<typeof listenForNews>
