import { inBoth } from '../../language.ts'

export const contactPointTexts = inBoth(
  {
    title: 'Hvem kan du kontakte?',
    urgent: 'Er det akut, så ring 1-1-2.',
    about: (what: string) => `De kommer hos dig med ${what}.`,
    call: (phone: string) => `Ring ${phone}`,
    write: 'Skriv til dem',
    read: 'Læs chatten',
    otherwise: 'De hjælper, når du ikke kan få fat i dem, der kommer, eller er i tvivl.',
    none: 'Du har ingen aftaler hos os lige nu. Ring til din kommune, hvis du har brug for hjælp.',
    and: 'og',
  },
  {
    title: 'Whom can you contact?',
    urgent: 'In an emergency call 1-1-2.',
    about: (what: string) => `They come to you with ${what}.`,
    call: (phone: string) => `Call ${phone}`,
    write: 'Write to them',
    read: 'Read the chat',
    otherwise: 'They help when you can’t reach those who come, or are in doubt.',
    none: 'You have no appointments with us right now. Call your municipality if you need help.',
    and: 'and',
  },
)
