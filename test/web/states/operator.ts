import { acceptedOnly } from '../../run/accepted-only.ts'
import { audited } from '../../run/audited.ts'
import { eventually } from '../../run/eventually.ts'
import type { TestPages } from '../../run/pages.ts'
import { watch } from '../../workflows/watcher.ts'
import { roomOf } from './state.ts'

/** Something that waits, something that has stopped, and an audit that found a fault. */
async function make({ house, as }: TestPages) {
  await acceptedOnly(house)
  const [visit = ''] = await house.book({})
  const { id } = (await as('anna').cancel(visit)).body
  const watcher = await watch(house)
  await watcher.process(id).terminate('by a test')
  await watcher.close()
  const look = async () => JSON.parse((await as('otto').get('/v1/operations')).text)
  await eventually(look, ({ counts }) => counts.ended > 0)
  const finding = { what: 'entry', leaf: 3, words: 'other content' }
  await audited(house, { entries: 5, finding })
  return {}
}

const who = 'otto'

export const operatorRoom = roomOf('the operator’s pages', make, [
  { who, name: 'what does not get on', path: () => '/drift' },
  { who, name: 'not by itself', path: () => '/drift?opdater=nej' },
  { who, name: 'a record that is not sound', path: () => '/revision' },
])
