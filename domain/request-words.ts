import type { ErrorWords } from './error-words.ts'

/** What is said of a request that can't be taken, whatever it asks for. */
export const requestWords = {
  unauthenticated: {
    title: { da: 'Du er ikke logget ind', en: 'You are not signed in' },
    detail: {
      da: 'Log ind igen, og prøv så én gang til.',
      en: 'Sign in again, and then try once more.',
    },
  },
  'assurance-too-low': {
    title: { da: 'Dit login er ikke sikkert nok', en: 'Your sign-in is not secure enough' },
    detail: {
      da: 'Log ind igen med MitID på niveau Betydelig eller højere, og prøv så én gang til.',
      en: 'Sign in again with MitID at level Substantial or higher, and then try once more.',
    },
  },
  'not-found': {
    title: { da: 'Det findes ikke', en: 'It does not exist' },
    detail: {
      da: 'Der er ikke noget her, som du kan se.',
      en: 'There is nothing here that you can see.',
    },
  },
  forbidden: {
    title: { da: 'Det må du ikke', en: 'You may not do that' },
    detail: {
      da: 'Du kan se det, men du har ikke ret til at gøre dette.',
      en: 'You can see it, but you have no right to do this.',
    },
  },
  'method-not-allowed': {
    title: { da: 'Det kan man ikke her', en: 'Not possible here' },
    detail: {
      da: 'Adressen findes, men ikke med denne metode. Se Allow.',
      en: 'The address exists, but not with this method. See Allow.',
    },
  },
  'body-invalid': {
    title: { da: 'Indholdet er ikke rigtigt', en: 'The content is not right' },
    detail: {
      da: 'Ret de felter, der er nævnt, og send igen. Intet er gemt.',
      en: 'Correct the fields that are named, and send again. Nothing was stored.',
    },
  },
  'query-invalid': {
    title: { da: 'Spørgsmålet er ikke rigtigt', en: 'The query is not right' },
    detail: {
      da: 'Ret de dele af adressen, der er nævnt, og prøv igen.',
      en: 'Correct the parts of the address that are named, and try again.',
    },
  },
  'request-invalid': {
    title: { da: 'Anmodningen kan ikke læses', en: 'The request cannot be read' },
    detail: {
      da: 'Det, der blev sendt, er ikke gyldig HTTP. Intet er gemt.',
      en: 'What was sent is not valid HTTP. Nothing was stored.',
    },
  },
  'body-too-large': {
    title: { da: 'Indholdet er for stort', en: 'The content is too large' },
    detail: {
      da: 'Der kan højst sendes 64 kB. Forkort teksten, og send igen. Intet er gemt.',
      en: 'At most 64 kB can be sent. Shorten the text, and send again. Nothing was stored.',
    },
  },
  'body-too-slow': {
    title: { da: 'Det tog for lang tid', en: 'It took too long' },
    detail: {
      da: 'Indholdet kom ikke frem i tide. Send igen. Intet er gemt.',
      en: 'The content did not arrive in time. Send again. Nothing was stored.',
    },
  },
  'media-type-unsupported': {
    title: { da: 'Formatet kendes ikke', en: 'The format is not known' },
    detail: {
      da: 'Send JSON i UTF-8 med Content-Type: application/json.',
      en: 'Send JSON in UTF-8 with Content-Type: application/json.',
    },
  },
  'idempotency-key-missing': {
    title: { da: 'Idempotency-Key mangler', en: 'Idempotency-Key is missing' },
    detail: {
      da: 'Send en ny UUID i Idempotency-Key, og den samme igen ved et nyt forsøg.',
      en: 'Send a new UUID in Idempotency-Key, and the same one again when you retry.',
    },
  },
  'idempotency-key-reused': {
    title: { da: 'Idempotency-Key er brugt', en: 'Idempotency-Key is used' },
    detail: {
      da: 'Nøglen hører til en anden anmodning. Brug en ny til en ny.',
      en: 'The key belongs to another request. Use a new one for a new one.',
    },
  },
  'idempotency-key-in-progress': {
    title: { da: 'Den er i gang', en: 'It is under way' },
    detail: {
      da: 'Den samme anmodning er i gang. Vent et øjeblik, og spørg igen.',
      en: 'The same request is under way. Wait a moment, and ask again.',
    },
  },
  'version-required': {
    title: { da: 'If-Match mangler', en: 'If-Match is missing' },
    detail: {
      da: 'Hent den nyeste udgave, og send dens ETag i If-Match.',
      en: 'Fetch the latest version, and send its ETag in If-Match.',
    },
  },
  'version-mismatch': {
    title: { da: 'Den er ændret imens', en: 'It has changed meanwhile' },
    detail: {
      da: 'En anden har ændret den. Hent den igen, og se, om din ændring stadig skal gøres.',
      en: 'Someone else has changed it. Fetch it again, and see whether yours is still needed.',
    },
  },
  'rate-limited': {
    title: { da: 'For mange på én gang', en: 'Too many at once' },
    detail: {
      da: 'Vent lidt, og prøv igen. Se Retry-After.',
      en: 'Wait a little, and try again. See Retry-After.',
    },
  },
  'streams-full': {
    title: { da: 'For mange åbne forbindelser', en: 'Too many open streams' },
    detail: {
      da: 'Luk en af dine andre sider eller programmer, der lytter, og prøv igen. Se Retry-After.',
      en: 'Close another page or program of yours that listens, and try again. See Retry-After.',
    },
  },
  internal: {
    title: { da: 'Det gik galt hos os', en: 'Something went wrong here' },
    detail: {
      da: 'Prøv igen. Bliver det ved, så oplys traceId.',
      en: 'Try again. If it goes on, give us the traceId.',
    },
  },
  unavailable: {
    title: { da: 'Vi er ikke klar', en: 'We are not ready' },
    detail: {
      da: 'Prøv igen om lidt. Se Retry-After. Intet er gemt.',
      en: 'Try again in a moment. See Retry-After. Nothing was stored.',
    },
  },
} as const satisfies Record<string, ErrorWords>
