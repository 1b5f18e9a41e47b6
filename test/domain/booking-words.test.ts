import { describe, expect, it } from '@jest/globals'
import {
  sayTimeTaken,
  tellBooked,
  tellBookingRequest,
  tellOffer,
} from '../../domain/booking-words.ts'

const wish = { authorName: 'Anna Jensen', appointmentType: 'Rengøring', replacedStartsAt: null }
const [first, second] = ['2026-11-25T08:00:00.000Z', '2026-11-26T08:00:00.000Z']
const times = [
  { startsAt: first, endsAt: first },
  { startsAt: second, endsAt: second },
]

describe('the words of a wish for a time', () => {
  it('say what, when and why', () => {
    const preferredTimes = [{ from: first, until: second }]
    expect(tellBookingRequest({ ...wish, preferredTimes, text: 'Tak.' })).toBe(
      [
        'Anna Jensen ønsker en tid til rengøring.',
        'Det passer bedst:',
        '– onsdag den 25. november kl. 09.00 til torsdag den 26. november kl. 09.00',
        'Tak.',
      ].join('\n'),
    )
  })

  it('name the visit whose place it takes', () => {
    const told = { ...wish, replacedStartsAt: second, preferredTimes: [], text: null }
    expect(tellBookingRequest(told).split('\n')[0]).toBe(
      'Anna Jensen ønsker en ny tid til rengøring i stedet for torsdag den 26. november 2026 kl. 09.00.',
    )
  })
})

describe('the words of an offer', () => {
  it('list the times, and until when they are held', () => {
    expect(tellOffer('Hjemmepleje Nord', { times, heldUntil: first, text: 'Mvh. Eva' })).toBe(
      [
        'Hjemmepleje Nord tilbyder dig disse tider:',
        '– onsdag den 25. november 2026 kl. 09.00',
        '– torsdag den 26. november 2026 kl. 09.00',
        'Vi holder dem for dig til onsdag den 25. november kl. 09.00.',
        'Mvh. Eva',
      ].join('\n'),
    )
  })

  it('speak of one time as of one', () => {
    const words = tellOffer('Nord', { times: times.slice(0, 1), heldUntil: first, text: null })
    expect(words).toMatch(/^Nord tilbyder dig denne tid:\n.*\nVi holder den for dig til/)
  })
})

describe('the words of a new time', () => {
  it('say which, and instead of which', () => {
    const told = { authorName: 'Anna', appointmentType: 'Rengøring', startsAt: first }
    expect(tellBooked({ ...told, replacedStartsAt: null })).toBe(
      'Anna har fået en tid: rengøring onsdag den 25. november 2026 kl. 09.00.',
    )
    expect(tellBooked({ ...told, replacedStartsAt: second })).toBe(
      'Anna har fået en ny tid: rengøring onsdag den 25. november 2026 kl. 09.00 i stedet for torsdag den 26. november 2026 kl. 09.00.',
    )
  })
})

describe('who came too late', () => {
  it('is told what is left, in both languages', () => {
    expect(sayTimeTaken(times.slice(1)).da).toBe(
      'En anden har lige fået tiden. Du kan stadig vælge: torsdag den 26. november 2026 kl. 09.00.',
    )
    expect(sayTimeTaken(times).en).toMatch(/You can still choose: .*09:00; .*09:00\.$/)
  })

  it('is told that nothing is left', () => {
    expect(sayTimeTaken([]).da).toContain('der er ikke flere i dette tilbud')
    expect(sayTimeTaken([]).en).toContain('none is left in this offer')
  })
})
