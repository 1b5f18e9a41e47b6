import { describe, expect, it } from '@jest/globals'
import type { Employee } from '../../domain/actor.ts'
import { type Change, keysOfActor, keysOfChange, mayHear } from '../../domain/event.ts'
import { isAfter, keptMs, readPlace, writePlace } from '../../domain/event-place.ts'

const now = new Date('2026-11-27T08:00:00Z')
const place = { xact: 812n, position: 4031n }
const newest = 900n

const change: Change = {
  ...{ kind: 'message', id: 'm', threadId: 't', citizenId: 'anna', at: now.toISOString() },
  ...{ organisationIds: ['nord'], place },
}
const eva: Employee = {
  ...{ kind: 'employee', id: 'eva', name: 'Eva', organisationIds: ['nord'], leads: [], roles: [] },
  brokenGlass: [],
}

describe('what somebody may hear', () => {
  it('is what the rights let them read', () => {
    expect(mayHear(eva, change, now)).toBe(true)
    expect(mayHear({ ...eva, organisationIds: ['syd'] }, change, now)).toBe(false)
  })

  it('is not what they see through broken glass', () => {
    const glass = { ...eva, organisationIds: ['syd'], brokenGlass: ['anna'] }
    expect(mayHear(glass, change, now)).toBe(false)
  })

  it('is of themselves, and of nobody else', () => {
    const ofEva: Change = { ...change, kind: 'me', id: 'eva', citizenId: null, organisationIds: [] }
    expect(mayHear(eva, ofEva, now)).toBe(true)
    expect(mayHear({ ...eva, id: 'nils' }, ofEva, now)).toBe(false)
    expect(keysOfChange(ofEva)).toEqual(['eva'])
  })

  it('shares a key with who may hear it', () => {
    expect(keysOfActor(eva)).toEqual(['eva', 'nord'])
    expect(keysOfChange(change)).toEqual(['anna', 'nord'])
  })

  it('of a request for aktindsigt shares one with whoever decides it', () => {
    const asked: Change = { ...change, kind: 'disclosure-request', organisationIds: [] }
    const officer: Employee = { ...eva, organisationIds: [], roles: ['records-officer'] }
    expect(mayHear(officer, asked, now)).toBe(true)
    expect(keysOfChange(asked)).toEqual(['anna', 'records-officer'])
    expect(keysOfActor(officer)).toEqual(['eva', 'records-officer'])
    expect(mayHear(eva, asked, now)).toBe(false)
  })
})

describe('a place', () => {
  it('is read as it was written, for 24 hours', () => {
    const text = writePlace(place, now)
    expect(text).toBe('812-4031-1795766400000')
    expect(readPlace(text, { now, newest })).toEqual(place)
    const late = new Date(now.getTime() + keptMs)
    expect(readPlace(text, { now: late, newest })).toEqual(place)
    expect(readPlace(text, { now: new Date(late.getTime() + 1), newest })).toBeUndefined()
  })

  it.each(['', '1', '1-2', 'a-b-c', '1-2-3-4', `9-9-${now.getTime()}x`, `-1-2-${now.getTime()}`])(
    'is none: %s',
    (text) => {
      expect(readPlace(text, { now, newest })).toBeUndefined()
    },
  )

  it('of a transaction that never was is none', () => {
    expect(readPlace(writePlace({ ...place, xact: 901n }, now), { now, newest })).toBeUndefined()
  })

  it('comes after another by its transaction, and within that by its number', () => {
    expect(isAfter(place, { xact: 811n, position: 9999n })).toBe(true)
    expect(isAfter(place, { xact: 812n, position: 4030n })).toBe(true)
    expect(isAfter(place, place)).toBe(false)
  })
})
