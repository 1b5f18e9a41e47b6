/** What is delivered, and for which reasons a visit may be cancelled. */

export const appointmentTypes = [
  {
    code: 'personal-care',
    nameDa: 'Personlig pleje',
    nameEn: 'Personal care',
    serviceCode: 'PLEJE-01',
    kle: '27.36.04',
    noticeMinutes: 60,
  },
  {
    code: 'cleaning',
    nameDa: 'Rengøring',
    nameEn: 'Cleaning',
    serviceCode: 'PRAKTISK-01',
    kle: '27.36.08',
    noticeMinutes: 120,
    directRebooking: true,
  },
  {
    code: 'nursing',
    nameDa: 'Hjemmesygepleje',
    nameEn: 'Home nursing',
    serviceCode: 'SYGEPLEJE-01',
    kle: '29.30.04',
    noticeMinutes: 120,
  },
  {
    code: 'training',
    nameDa: 'Genoptræning',
    nameEn: 'Rehabilitation',
    serviceCode: 'TRÆNING-01',
    kle: '27.36.12',
    noticeMinutes: 240,
    directRebooking: true,
  },
]

export const reasons = [
  { code: 'not-home', labelDa: 'Jeg er ikke hjemme', labelEn: 'I am not at home' },
  { code: 'ill', labelDa: 'Jeg er syg', labelEn: 'I am ill' },
  { code: 'hospital', labelDa: 'Jeg er indlagt', labelEn: 'I am in hospital' },
  { code: 'relative-helps', labelDa: 'En pårørende hjælper', labelEn: 'A relative helps me' },
  { code: 'no-need', labelDa: 'Jeg har ikke brug for det', labelEn: 'I do not need it' },
  { code: 'holiday', labelDa: 'Jeg er på ferie', labelEn: 'I am on holiday' },
  { code: 'other', labelDa: 'Andet', labelEn: 'Something else' },
]

/** Nursing can't be cancelled for want of need, nor training because a relative helps. */
const allowed: Record<string, string[]> = {
  'personal-care': ['not-home', 'hospital', 'relative-helps', 'no-need', 'holiday', 'other'],
  cleaning: ['not-home', 'ill', 'hospital', 'relative-helps', 'no-need', 'holiday', 'other'],
  nursing: ['not-home', 'hospital', 'holiday', 'other'],
  training: ['not-home', 'ill', 'hospital', 'holiday', 'other'],
}

export const typeReasons = Object.entries(allowed).flatMap(([appointmentTypeCode, codes]) =>
  codes.map((reasonCode, position) => ({
    appointmentTypeCode,
    reasonCode,
    position,
    validFrom: '2024-01-01T00:00:00.000Z',
  })),
)
