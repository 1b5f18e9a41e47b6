import { describe, expect, it } from '@jest/globals'
import {
  concerning,
  type NamedLook,
  nameFor,
  staffLooksUntil,
  standingOf,
} from '../../domain/access-log.ts'
import type { Employee } from '../../domain/actor.ts'
import { aLook, citizen, employee, now, representative } from './people.ts'

const settings = { showStaffNames: false, delayMinutes: 90 }
const line: NamedLook = {
  ...aLook,
  organisationCode: 'hjemmepleje-nord',
  userName: 'eva',
  staffName: 'Eva Lund',
  staffNameProtected: false,
  citizenName: null,
}

describe('looks by staff', () => {
  it('are told to the citizen’s side after the delay, to a records officer at once', () => {
    expect(staffLooksUntil(citizen(), settings, now)).toBe('2026-11-24T06:30:00.000Z')
    expect(staffLooksUntil(representative(['see']), settings, now)).toBe('2026-11-24T06:30:00.000Z')
    expect(staffLooksUntil(employee([], ['records-officer']), settings, now)).toBeNull()
  })
})

describe('a name', () => {
  const officer = employee([], ['records-officer'])
  const shown = { ...settings, showStaffNames: true }
  const secret = { ...line, staffNameProtected: true }

  it.each([
    ['of staff is hidden from citizens', nameFor(citizen(), line, settings), null],
    ['of staff is shown where that is set', nameFor(citizen(), line, shown), 'Eva Lund'],
    ['that is protected is never shown', nameFor(citizen(), secret, shown), null],
    ['is always shown to a records officer', nameFor(officer, secret, settings), 'Eva Lund'],
    [
      'of a representative is shown',
      nameFor(citizen(), { ...line, actorKind: 'representative', citizenName: 'Rita' }, settings),
      'Rita',
    ],
  ])('%s', (_what, name, expected) => {
    expect(name).toBe(expected)
  })
})

describe('a line that shows several citizens', () => {
  const mixed: NamedLook = {
    ...line,
    actorKind: 'representative',
    actorId: 'rita',
    role: 'guardian',
    onBehalfOf: 'anna',
    purpose: 'on-behalf',
    citizenIds: ['rita', 'anna', 'bent'],
  }

  it('is told to each as it concerns that one', () => {
    expect(concerning(mixed, 'anna')).toEqual(mixed)
    expect(concerning(mixed, 'bent')).toEqual({
      ...mixed,
      role: 'representative',
      onBehalfOf: 'bent',
    })
    expect(concerning(mixed, 'rita')).toEqual({
      ...mixed,
      actorKind: 'citizen',
      role: 'citizen',
      purpose: 'own-case',
      onBehalfOf: null,
    })
    expect(concerning(line, 'anna')).toEqual(line)
  })
})

describe('as whom someone looks', () => {
  const annas = { citizenId: 'anna', organisationIds: ['nord'] }
  const officer = (at: string[]) => employee(at, ['records-officer'])
  const breaker = { ...employee(['syd']), brokenGlass: ['anna'] } as Employee

  it.each([
    { actor: citizen(), role: 'citizen', purpose: 'own-case' },
    { actor: representative(['see']), role: 'relative', purpose: 'on-behalf' },
    { actor: employee(['nord']), role: 'employee', purpose: 'care' },
    { actor: breaker, role: 'employee', purpose: 'break-glass' },
    { actor: employee(['syd']), right: 'break glass', role: 'employee', purpose: 'break-glass' },
    { actor: officer([]), right: 'read citizen', role: 'records-officer', purpose: 'disclosure' },
    { actor: officer(['nord']), right: 'read citizen', role: 'employee', purpose: 'care' },
    {
      actor: officer(['nord']),
      right: 'read access log',
      role: 'records-officer',
      purpose: 'disclosure',
    },
  ])('follows from who asks for what: $role for $purpose', ({ actor, right, role, purpose }) => {
    const wanted = { permission: right ?? 'read thread', now: new Date() }
    expect(standingOf(actor, [annas], wanted)).toMatchObject({ role, purpose })
  })
})
