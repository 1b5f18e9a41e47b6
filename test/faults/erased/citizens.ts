import { v7 as uuid } from 'uuid'
import { ask, fetchPackage, grant, untilStatus } from '../../api/disclosures.ts'
import type { Reply } from '../../run/caller.ts'
import type { TestHouse } from '../../run/house.ts'
import { finderOf } from '../canary/forms.ts'

/** Each citizen's words begin so, and end in the citizen's number; they stand nowhere else. */
export const stems = {
  name: 'Zvæbrinkvist',
  cpr: '25124898',
  address: 'Lærkesangskov',
  ownText: 'Kanariegulddrys',
  message: 'Grønspættehul',
  staffsMessage: 'Tårnfalkebrev',
  wrong: 'Gærdesmuttefejl',
  note: 'Sangdrosselnotat',
  reason: 'Vandstærekoncert',
  request: 'Skarveungebøn',
  decision: 'Rørdrummesvar',
} as const

export const findStems = finderOf(Object.values(stems))
/** By what they sign in: not sealed, and so in the tables until they are erased. */
export const findSubjects = finderOf(['kanarie-'])

export interface Canary {
  id: string
  subject: string
  word(stem: keyof typeof stems): string
  /** Has asked for aktindsigt, and got a package. */
  asks: boolean
}

export function makeCanaries(count: number, asking: number): Canary[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(2, '0')
    return {
      ...{ id: uuid(), subject: `kanarie-${number}`, asks: index < asking },
      word: (stem) => stems[stem] + number,
    }
  })
}

export function fillCanaries({ db }: TestHouse, canaries: readonly Canary[]): Promise<void> {
  const rows = canaries.map(({ id, subject, word }) => ({
    ...{ id, subject, name: `${word('name')} Prøve`, cpr: word('cpr') },
    address: `${word('address')} 4, 8000 Prøveby`,
  }))
  return db.fill([['citizens', rows]])
}

/** Everything that can be said by a citizen and about one. */
export async function live(house: TestHouse, { id, subject, word, asks }: Canary): Promise<void> {
  const [visit = ''] = await house.book({ citizenId: id })
  const wish = { reasonCode: 'other', text: `${word('ownText')} bag skuffelågen` }
  const { body } = await house.as(subject).post(`/v1/appointments/${visit}/cancellation`, wish, {
    ...{ 'Idempotency-Key': crypto.randomUUID(), Prefer: 'wait=30' },
  })
  const thread = `/v1/threads/${body.threadId}`
  const eva = house.as('eva')
  const said = await eva.post(`${thread}/messages`, { text: `${word('staffsMessage')} kommer` })
  const all = [
    said,
    await house.as(subject).post(`${thread}/messages`, { text: `${word('message')} larmer` }),
    await eva.post(`/v1/messages/${said.body.id}/wrongly-created`, { reason: word('wrong') }),
    await eva.post(`${thread}/notes`, { text: `${word('note')} bliver på kontoret` }),
    await eva.send('PUT', `${thread}/reply-permission`, {
      ...{ body: { open: true, reason: word('reason') }, headers: { 'If-Match': '"1"' } },
    }),
  ]
  refuseRefusals(all)
  if (asks) await askForAll(house, { subject, word })
}

async function askForAll(
  house: TestHouse,
  { subject, word }: Pick<Canary, 'subject' | 'word'>,
): Promise<void> {
  const asked = await ask(house, { text: `${word('request')} om det hele` }, subject)
  refuseRefusals([asked])
  refuseRefusals([await grant(house, asked.body, { text: `${word('decision')} følger` })])
  await untilStatus(house, asked.body, { by: subject })
  const { status } = await fetchPackage(house, asked.body, { by: subject })
  if (status !== 200) throw new Error(`The package of ${subject}: ${status}`)
}

function refuseRefusals(replies: readonly Reply[]): void {
  const refused = replies.find(({ status }) => status >= 300)
  if (refused) throw new Error(refused.text)
}
