import { describe, expect, it } from '@jest/globals'
import { alarmsOf, type CitizenFacts } from '../../domain/alarms.ts'

/** Eva looks at Anna Jensen's personal care: nothing to look into. */
const citizen: CitizenFacts = {
  citizenName: 'Anna Jensen',
  employeeName: 'Eva Lund',
  isWatched: false,
  isEmployee: false,
  isSelf: false,
  isColleague: false,
  kles: ['27.36.04'],
  sensitiveKle: ['29', '32.18'],
}
const look = (...citizens: Partial<CitizenFacts>[]) =>
  alarmsOf({
    permission: 'read thread',
    purpose: 'care',
    citizens: citizens.map((one) => ({ ...citizen, ...one })),
  })

describe('an employee’s look', () => {
  it.each<[what: string, facts: Partial<CitizenFacts>, alarms: string[]]>([
    ['at a citizen as in daily work', {}, []],
    ['at a sensitive group', { kles: ['29.30.04'] }, ['sensitive-kle']],
    ['at a sensitive topic', { kles: ['27.36.04', '32.18.04'] }, ['sensitive-kle']],
    ['at another topic of that group', { kles: ['32.24.00'] }, []],
    ['at numbers that only contain one', { kles: ['27.29.00'] }, []],
    ['at what has no number', { kles: [] }, []],
    ['where nothing is sensitive', { kles: ['29.30.04'], sensitiveKle: [] }, []],
    ['at a watched citizen', { isWatched: true }, ['watched-citizen']],
    ['at someone employed', { isEmployee: true }, ['employee-as-citizen']],
    [
      'at oneself',
      { isEmployee: true, isSelf: true },
      ['employee-as-citizen', 'possible-self-look-up'],
    ],
    [
      'at a colleague',
      { isEmployee: true, isColleague: true },
      ['employee-as-citizen', 'look-up-of-colleague'],
    ],
    ['at a namesake', { citizenName: 'EVA Maria Holm' }, ['same-first-name']],
    ['at a namesake written otherwise', { citizenName: ' eva  Holm' }, ['same-first-name']],
    ['at someone whose first name begins so', { citizenName: 'Evald Holm' }, []],
    ['at someone whose last name it is', { citizenName: 'Anna Eva' }, []],
    ['at names that are not there', { citizenName: '', employeeName: ' ' }, []],
    [
      'at a namesake with Danish letters, composed or not',
      { citizenName: 'A\u030ase Holm', employeeName: 'åse Lund' },
      ['same-first-name'],
    ],
  ])('%s raises what it should', (_what, facts, alarms) => {
    expect(look(facts)).toEqual(alarms)
  })

  it('at many raises each alarm once, in their order', () => {
    expect(look({ isColleague: true }, { isWatched: true }, { isWatched: true }, {})).toEqual([
      'watched-citizen',
      'look-up-of-colleague',
    ])
  })

  it('through a broken glass always raises one, even where nothing is known of the citizen', () => {
    const broken = { permission: 'read thread', purpose: 'break-glass' as const, citizens: [] }
    expect(alarmsOf(broken)).toEqual(['break-glass'])
    expect(alarmsOf({ ...broken, citizens: [{ ...citizen, isWatched: true }] })).toEqual([
      'watched-citizen',
      'break-glass',
    ])
  })

  it('at the alarms raises none', () => {
    const citizens = [{ ...citizen, isWatched: true }]
    expect(alarmsOf({ permission: 'read alarms', purpose: 'disclosure', citizens })).toEqual([])
  })
})
