import { describe, expect, it } from '@jest/globals'
import { whyNotSettings } from '../../domain/organisation.ts'
import type { OrganisationSettings } from '../../schemas/organisation.ts'

const settings: OrganisationSettings = {
  chatOpening: 'organisation',
  employeeIds: [],
  replyHours: [],
  replyUntil: null,
  replyAssurance: 'substantial',
  checkWindows: [],
  answerWorkingDays: 1,
  escalationWorkingDays: 1,
  tasksToEmployee: false,
}
const morning = { from: '07:00', until: '08:00' }
const afternoon = { from: '14:00', until: '15:00' }

describe('the settings of an organisation', () => {
  it.each<[string, Partial<OrganisationSettings>]>([
    ['nothing in them', {}],
    ['two check windows', { checkWindows: [afternoon, morning] }],
    ['windows side by side', { checkWindows: [morning, { from: '08:00', until: '24:00' }] }],
    [
      'the same hours on two days',
      { replyHours: [morning, morning].map((one, index) => ({ ...one, weekday: index + 1 })) },
    ],
  ])('are taken with %s', (_, more) => {
    expect(whyNotSettings({ ...settings, ...more })).toEqual([])
  })

  it.each<[string, Partial<OrganisationSettings>, { pointer: string; detail: string }]>([
    [
      'a window that ends before it begins',
      { checkWindows: [morning, { from: '15:00', until: '14:00' }] },
      { pointer: '/checkWindows/1', detail: 'ends before it begins' },
    ],
    [
      'a window without length',
      { checkWindows: [{ from: '15:00', until: '15:00' }] },
      { pointer: '/checkWindows/0', detail: 'ends before it begins' },
    ],
    [
      'windows that overlap',
      { checkWindows: [afternoon, { from: '14:59', until: '16:00' }] },
      { pointer: '/checkWindows/1', detail: 'overlaps another' },
    ],
    [
      'hours of a day that overlap',
      {
        replyHours: [morning, { from: '06:00', until: '09:00' }].map((one) => ({
          ...one,
          weekday: 5,
        })),
      },
      { pointer: '/replyHours/1', detail: 'overlaps another' },
    ],
  ])('are refused with %s', (_, more, wrong) => {
    expect(whyNotSettings({ ...settings, ...more })).toEqual([wrong])
  })
})
