import { describe, expect, it } from '@jest/globals'
import { actorOf, sayNow, type TimelineFacts, tellMoment } from '../../domain/timeline.ts'
import { StepName } from '../../schemas/cancellation.ts'
import { TaskOutcome } from '../../schemas/task.ts'

const at = '2026-11-24T08:00:00.000Z'
const facts: TimelineFacts = {
  status: 'completed',
  signature: 'Anna Jensen',
  withdrawalSignature: null,
  organisationName: 'Hjemmepleje Nord',
  promisedAnswerBy: '2026-11-24T14:00:00.000Z',
  taskDone: false,
  restored: null,
  rejection: undefined,
}

const moments = [
  'accepted',
  ...StepName.enum,
  'supplier-reminded',
  'escalated',
  'withdrawal-accepted',
  'withdrawn',
]

describe('each moment', () => {
  it.each(moments)('%s is told in both languages, unlike all others', (name) => {
    const { da, en } = tellMoment({ at, name }, facts)
    expect([da, en].every((text) => /^\p{Lu}.*\.$/u.test(text))).toBe(true)
    const others = moments.filter((one) => one !== name)
    expect(others.map((one) => tellMoment({ at, name: one }, facts).da)).not.toContain(da)
  })

  it('that nobody knows is told as something, not hidden', () => {
    expect(tellMoment({ at, name: 'new' }, facts).da).toBe('Der er sket noget.')
  })

  it.each(TaskOutcome.enum)('of a task that ended with %s says so', (outcome) => {
    const { da, en } = tellMoment({ at, name: 'task', status: 'done', outcome }, facts)
    expect(da).toMatch(/^Hjemmepleje Nord er færdig: .+\.$/)
    expect(en).toMatch(/^Hjemmepleje Nord is done: .+\.$/)
  })

  it('of a task that was begun or passed on says who', () => {
    const say = (status: 'in-progress' | 'open') =>
      tellMoment({ at, name: 'task', status }, facts).da
    expect(say('in-progress')).toBe('Hjemmepleje Nord er gået i gang.')
    expect(say('open')).toBe('Hjemmepleje Nord har givet opgaven videre.')
  })

  it('says whether the visit is booked again', () => {
    const say = (appointmentRestored: boolean) =>
      tellMoment({ at, name: 'withdrawn', appointmentRestored }, facts).da
    expect(say(true)).toBe('Besøget er booket igen.')
    expect(say(false)).toContain('ikke booket igen')
  })

  it('is by whoever did it', () => {
    const undone = { ...facts, withdrawalSignature: 'Rita Holm på vegne af Anna Jensen' }
    const by = (name: string) => actorOf({ at, name }, undone)
    expect(['accepted', 'withdrawal-accepted', 'task', 'task-created'].map(by)).toEqual([
      'Anna Jensen',
      'Rita Holm på vegne af Anna Jensen',
      'Hjemmepleje Nord',
      'Borgerdialog',
    ])
  })
})

describe('now', () => {
  it('somebody has it, and has promised a time', () => {
    expect(sayNow(facts, 'da')).toEqual({
      with: 'Hjemmepleje Nord',
      promisedAnswerBy: facts.promisedAnswerBy,
      text: 'Hjemmepleje Nord har den; du hører senest tirsdag den 24. november kl. 15.00.',
    })
  })

  it.each<[string, Partial<TimelineFacts>, RegExp]>([
    ['it was just taken in', { status: 'accepted' }, /^Vi har modtaget din aflysning\./],
    ['it is done', { taskDone: true }, /^Der er ikke mere at gøre\.$/],
    [
      'it was taken back',
      { status: 'withdrawn', restored: true },
      /^Du har fortrudt .* booket igen\.$/,
    ],
    [
      'it was rejected',
      { status: 'rejected', rejection: { da: 'Den er flyttet.', en: 'It was moved.' } },
      /^Besøget er ikke aflyst\. Den er flyttet\.$/,
    ],
  ])('nobody has promised anything when %s', (_, more, text) => {
    const { promisedAnswerBy, text: said } = sayNow({ ...facts, ...more }, 'da')
    expect(promisedAnswerBy).toBeNull()
    expect(said).toMatch(text)
  })
})
