/** Offering a citizen one to five times. */
import type { OfferRequest } from '../../schemas/booking-request.ts'
import { at } from '../api.ts'
import { type Fault, type Form, Incomplete } from '../form.ts'
import { instantOf } from '../local-time.ts'
import type { Action, Asked, Redirect } from '../page.ts'
import { offerTexts } from '../texts/employee/offer.ts'
import { mostTimes } from './booking-request.ts'
import { inWords } from './in-words.ts'
import { showTask } from './task.ts'

export const offerAction: Action = {
  path: '/opgaver/:id/tilbud',
  for: 'employee',
  take: offer,
  again: (asked, trouble) => showTask(asked, { trouble }),
}

async function offer(asked: Asked, sent: Form): Promise<Redirect> {
  const { api, params } = asked
  const written = timesOf(asked, sent)
  const [employeeId, text] = [sent.text('hvem'), sent.text('ledsag')]
  const times = written.map(({ n: _, ...time }) => ({ ...time, ...(employeeId && { employeeId }) }))
  const body: OfferRequest = { times, ...(text && { text }) }
  const path = at`/v1/booking-requests/${sent.text('booking')}/offers`
  // `times/0` is the first that was written, not the first that there is room for
  const nameOf = (pointer: string) =>
    pointer === 'text' ? 'ledsag' : `dag-${written[Number(pointer.split('/')[1])]?.n ?? 1}`
  await inWords(api.send('POST', path, { body, key: sent.text('key') }), { nameOf })
  return { to: `/opgaver/${params.id}?gjort=tilbudt` }
}

interface Written {
  n: number
  startsAt: string
  endsAt: string
}

/** Those that were filled in; what is wrong with each stands at its day. */
function timesOf({ language, now }: Asked, sent: Form): Written[] {
  const t = offerTexts[language]
  const [times, faults]: [Written[], Fault[]] = [[], []]
  for (let n = 1; n <= mostTimes; n++) {
    const [day = '', from = '', until = ''] = ['dag', 'fra', 'til'].map((one) =>
      sent.text(`${one}-${n}`),
    )
    if (!day && !from && !until) continue
    const [startsAt, endsAt] = [instantOf(day, from), instantOf(day, until)]
    const wrong = (text: string) => faults.push({ name: `dag-${n}`, text })
    if (!startsAt || !endsAt) wrong(t.unclear(n))
    else if (endsAt <= startsAt) wrong(t.backwards(n))
    else if (new Date(startsAt) <= now) wrong(t.past(n))
    else times.push({ n, startsAt, endsAt })
  }
  if (faults.length === 0 && times.length === 0) faults.push({ name: 'dag-1', text: t.noTime })
  if (faults.length > 0) throw new Incomplete(...faults)
  return times
}
