import { inBoth } from '../../language.ts'

export const disclosurePackageTexts = inBoth(
  {
    title: 'Pakken',
    making: (part: number, percent: number) =>
      `Pakke ${part} bliver lavet. Den er ${percent} procent færdig.`,
    ready: (part: number, until: string) =>
      `Pakke ${part} er klar. Ansøgeren kan hente den indtil ${until}.`,
    expired: (part: number) => `Pakke ${part} kan ikke hentes længere. Indholdet er slettet.`,
    stopped: (part: number) => `Pakke ${part} blev ikke lavet færdig.`,
    problem: {
      'keys-away':
        'Den venter, fordi borgernes nøgler ikke kan nås. Der bliver prøvet igen af sig selv.',
      'disk-full':
        'Den venter, fordi der ikke er mere plads i databasen. Driften skal gøre plads; så går den videre af sig selv.',
      internal:
        'Den kunne ikke laves. Der bliver prøvet igen af sig selv. Sig det til driften, hvis det bliver ved.',
    },
    fetch: 'Hent pakken',
    fetchWhy: 'Du skrev anmodningen ned. Derfor er det dig, der henter pakken til ansøgeren.',
  },
  {
    title: 'The package',
    making: (part: number, percent: number) =>
      `Package ${part} is being made. ${percent} per cent is done.`,
    ready: (part: number, until: string) =>
      `Package ${part} is ready. The applicant can fetch it until ${until}.`,
    expired: (part: number) => `Package ${part} can no longer be fetched. Its content is deleted.`,
    stopped: (part: number) => `Package ${part} was not finished.`,
    problem: {
      'keys-away':
        'It waits because the citizens’ keys can’t be reached. It is tried again by itself.',
      'disk-full':
        'It waits because the database has no room left. Operations must make room; then it goes on by itself.',
      internal: 'It could not be made. It is tried again by itself. Tell operations if it goes on.',
    },
    fetch: 'Fetch the package',
    fetchWhy: 'You wrote the request down. So you are the one who fetches it for the applicant.',
  },
)
