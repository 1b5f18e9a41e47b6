/** Danish public holidays (helligdage): reckoned, as they move with Easter. Days are `2026-12-24`. */
const dayMs = 86_400_000

/** Days after Easter Sunday: Maundy Thursday, Good Friday, the two of Easter, Ascension, the two of Whitsun. */
const withEaster = [-3, -2, 0, 1, 39, 49, 50]
const fixed = ['01-01', '12-25', '12-26']
/** The fourth Friday after Easter, until it was abolished (law 214 of 6 March 2023). */
const prayerDay = { after: 26, last: 2023 }

export function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4))
  if (fixed.includes(day.slice(5))) return true
  const after = (Date.parse(day) - easterSunday(year)) / dayMs
  return withEaster.includes(after) || (after === prayerDay.after && year <= prayerDay.last)
}

/** Midnight UTC of Easter Sunday; the Gregorian rule as Meeus gives it (Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): number {
  const whole = Math.floor
  const golden = year % 19
  const century = whole(year / 100)
  const yearOfCentury = year % 100
  const correction =
    century - whole(century / 4) - whole((century - whole((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + correction + 15) % 30
  const weekday =
    (32 + 2 * (century % 4) + 2 * whole(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7
  const late = whole((golden + 11 * moon + 22 * weekday) / 451)
  const march = moon + weekday - 7 * late + 22
  return Date.UTC(year, 2, march)
}
