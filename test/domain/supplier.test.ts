import { describe, expect, it } from '@jest/globals'
import { resolveSupplier } from '../../domain/supplier.ts'
import { type Facts, someFacts } from './facts.ts'

const eva = { id: 'eva', active: true, worksForSupplier: true }
const nord = {
  organisationId: 'nord-id',
  organisationCode: 'nord',
  settingsVersion: 7,
  employeeId: null,
  check: null,
  promisedAnswerBy: '2026-11-25T14:00:00.000Z',
  escalatesAt: '2026-11-26T14:00:00.000Z',
  flags: [],
}
const contactUnit = {
  organisationId: 'contact-id',
  organisationCode: 'contact',
  settingsVersion: 2,
  employeeId: null,
  check: null,
  promisedAnswerBy: '2026-11-27T14:00:00.000Z',
  escalatesAt: '2026-11-30T14:00:00.000Z',
  flags: ['supplier-unknown'],
}

describe('the supplier', () => {
  it.each<[string, Facts, object]>([
    ['gets it as an organisation', {}, nord],
    [
      'gets it, and the employee too, where it is set up so',
      { supplier: { tasksToEmployee: true }, employee: eva },
      { ...nord, employeeId: 'eva' },
    ],
    [
      'gets it alone where the visit has no employee',
      { supplier: { tasksToEmployee: true }, employee: null },
      nord,
    ],
    [
      'gets it flagged where the employee is active no more',
      { supplier: { tasksToEmployee: true }, employee: { ...eva, active: false } },
      { ...nord, flags: ['employee-gone'] },
    ],
    [
      'gets it flagged where the employee works elsewhere now',
      { supplier: { tasksToEmployee: true }, employee: { ...eva, worksForSupplier: false } },
      { ...nord, flags: ['employee-gone'] },
    ],
    [
      'gets it without a flag where employees get no tasks anyway',
      { employee: { ...eva, active: false, worksForSupplier: false } },
      nord,
    ],
    ['gives way to the contact unit where it is unknown', { supplier: null }, contactUnit],
    [
      'gives way to the contact unit where it is closed down',
      { supplier: { active: false, tasksToEmployee: true } },
      contactUnit,
    ],
    [
      'answers within its own number of working days',
      { supplier: { answerWorkingDays: 4 } },
      {
        ...nord,
        promisedAnswerBy: '2026-11-30T14:00:00.000Z',
        escalatesAt: '2026-12-01T14:00:00.000Z',
      },
    ],
    [
      'answers by the end of its last check window, and not on closing days',
      {
        supplier: { checkWindows: [{ from: '07:00', until: '08:00' }], escalationWorkingDays: 2 },
        closingDays: ['2026-11-25'],
      },
      {
        ...nord,
        promisedAnswerBy: '2026-11-26T07:00:00.000Z',
        check: { window: '07:00-08:00', at: '2026-11-26T06:00:00.000Z' },
        escalatesAt: '2026-11-30T07:00:00.000Z',
      },
    ],
    [
      'counts the answer time from when the citizen wished, not from now',
      { acceptedAt: '2020-01-06T08:00:00.000Z' },
      {
        ...nord,
        promisedAnswerBy: '2020-01-07T14:00:00.000Z',
        escalatesAt: '2020-01-08T14:00:00.000Z',
      },
    ],
  ])('%s', (_, facts, decision) => {
    expect(resolveSupplier(someFacts(facts))).toEqual(decision)
  })
})
