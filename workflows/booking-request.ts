import { condition } from '@temporalio/workflow'
import {
  bookAppointment,
  checkReplyPermission,
  completeBooking,
  completeBookingRequest,
  createTask,
  endFollowUp,
  lapseOffer,
  notePromise,
  openOrAppendChat,
  reopenTask,
  tellClosed,
  tellDecline,
  tellOffer,
  writeRecordEntry,
} from '../domain/commands.ts'
import type { BookingFacts, BookingInput, BookingState } from '../domain/facts.ts'
import { inTimeOf, type Promised } from '../domain/promise.ts'
import { resolveSupplier } from '../domain/supplier.ts'
import type { WishRef } from '../domain/wish.ts'
import { bookingChanged } from './contract.ts'
import { followUp } from './follow-up.ts'
import { carryOut, gatherBookingFacts, gatherBookingState } from './hands.ts'
import { listenForNews, type News } from './news.ts'
import { type ProgressKeeper, trackProgress } from './progress.ts'
import { msUntil } from './until.ts'

/**
 * A citizen's wish for a time, from the moment it was accepted until there is one, or the supplier
 * has closed it: task and chat as for a cancellation; then supplier and citizen take turns.
 */
export async function bookingRequest(wish: BookingInput): Promise<void> {
  const progress = trackProgress()
  const news = listenForNews(bookingChanged)
  const ref: WishRef = { kind: 'booking-request', id: wish.bookingRequestId }

  const facts = await gatherBookingFacts(wish)
  if (facts.chosen) return book(ref, progress)

  const supplier = inTimeOf(wish.timing, resolveSupplier(facts), new Date())
  const outcome = await carryOut(ref, 'booking-request', [
    notePromise(supplier),
    createTask(supplier),
    openOrAppendChat(supplier),
    checkReplyPermission(supplier),
    writeRecordEntry(supplier, { settingsVersion: supplier.settingsVersion }),
    completeBookingRequest(supplier),
  ])
  progress.step('task-created', [supplier.organisationCode, ...supplier.flags].join(', '))
  progress.status('completed', supplier.organisationCode)

  const promised = outcome.promised ?? supplier
  const told = { offers: 0, declines: 0 }
  await takeTurns(wish, { ref, facts, promised, news, progress, told })
}

interface Turns {
  /** Up to which offer, and up to which decline, the chat knows. */
  told: { offers: number; declines: number }
  ref: WishRef
  facts: BookingFacts
  /** For the first round. */
  promised: Promised
  news: News
  progress: ProgressKeeper
}

/** Each round: the supplier offers times, in time; the citizen answers, in time. */
async function takeTurns(wish: BookingInput, turns: Turns): Promise<void> {
  const { ref, facts, news, progress } = turns
  let { promised } = turns
  for (let round = 1; ; ) {
    progress.waitingFor('the supplier to offer times')
    await followUp(ref, { promised, ended: news.has, progress, round })
    const state = await waitForAnswer(wish, turns)
    if (state.chosen) return book(ref, progress)
    if (state.status === 'closed') return close(ref, progress)
    if (state.offers < round) continue
    // the supplier's turn again: the promise is as long as the first was
    // (what was looked at before the process knew which offers were declined counted its own rounds)
    round = state.declinedOffers ? state.offers + 1 : round + 1
    const decided = resolveSupplier({ ...facts, acceptedAt: new Date().toISOString() })
    const again = inTimeOf(wish.timing, decided, new Date())
    const outcome = await carryOut(ref, `round-${round}`, [
      notePromise(again),
      reopenTask(again.promisedAnswerBy),
    ])
    promised = outcome.promised ?? again
  }
}

/** While an offer is open: until the citizen has answered it, or its times are held no longer. */
async function waitForAnswer(wish: BookingInput, turns: Turns): Promise<BookingState> {
  const { ref, news, progress } = turns
  news.read()
  const state = await gatherBookingState(wish)
  await tellAll(turns, state)
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

/** Whatever the chat does not know yet, in the order in which it happened. */
async function tellAll({ ref, told }: Turns, state: BookingState): Promise<void> {
  // what was looked at before that was known told the last decline only
  const last = state.status === 'declined' && state.declined ? [state.offers] : []
  const declined = state.declinedOffers ?? last
  for (let number = 1; number <= state.offers; number += 1) {
    if (number > told.offers) {
      await carryOut(ref, `offer-${number}`, [tellOffer(number)])
      told.offers = number
    }
    if (number > told.declines && declined.includes(number)) {
      await carryOut(ref, `decline-of-offer-${number}`, [tellDecline()])
      told.declines = number
    }
  }
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
