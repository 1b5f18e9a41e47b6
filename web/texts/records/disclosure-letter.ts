/** What an officer begins with when writing to an applicant: always Danish, as the record is. */
import type { DisclosureOutcome, DisclosureType } from '../../../schemas/disclosure-request.ts'

const laws: Record<DisclosureType, string> = {
  health: 'sundhedsloven § 37',
  party: 'forvaltningsloven § 9',
  gdpr: 'databeskyttelsesforordningen artikel 15',
  public: 'offentlighedsloven § 7',
}

const beginnings: Record<DisclosureOutcome, string[]> = {
  granted: [
    'Vi giver dig aktindsigt i det hele.',
    'Du kan hente det som en samlet pakke i fire uger.',
  ],
  'partly-granted': [
    'Vi giver dig aktindsigt i en del af det.',
    'Vi har undtaget: [skriv, hvad der er undtaget, og efter hvilken bestemmelse].',
    'Det har vi gjort, fordi [skriv, hvad du har lagt vægt på].',
    'Hvor der mangler tekst, står der i pakken, hvilken lov det sker efter. Du kan hente pakken i fire uger.',
  ],
  refused: [
    'Vi kan ikke give dig aktindsigt.',
    'Det er efter [skriv bestemmelsen].',
    'Vi har lagt vægt på [skriv, hvad du har lagt vægt på].',
  ],
}

export function letterFor(
  type: DisclosureType,
  { outcome, final }: { outcome: DisclosureOutcome; final: boolean },
): string {
  const asked = `Du har bedt om aktindsigt efter ${laws[type]}.`
  const part = final ? [] : ['Det her er en del af svaret. Du får en afgørelse om resten senere.']
  return [asked, ...part, ...beginnings[outcome]].join('\n\n')
}

/** Something that the letter left for the officer to write. */
export function isUnfinished(text: string): boolean {
  return text.includes('[skriv')
}
