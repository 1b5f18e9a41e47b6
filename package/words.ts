import type { BookRequest } from './book.ts'

/** What is said in the files for people, in Danish. */
export const words = {
  title: 'Aktindsigt i borgerens journal',
  skip: 'Gå til indholdet',
  contents: 'Indhold',
  request: 'Anmodningen',
  decision: 'Afgørelsen',
  guidance: 'Klagevejledning',
  timeline: 'Forløbet af anmodningen',
  entries: 'Journalposter',
  looks: 'Hvem har set oplysningerne',
  withheld: 'Hvad er undtaget',
  check: 'Om pakken, og hvordan den kontrolleres',
  page: 'Side',
  from: 'Fra nummer',

  citizen: 'Journalen handler om',
  applicant: 'Der er søgt af',
  type: 'Der er søgt om',
  askedAt: 'Anmodningen er modtaget',
  dueBy: 'Svarfrist',
  part: 'Pakke nummer i sagen',
  outcome: 'Resultat',
  decidedAt: 'Afgjort',
  madeAt: 'Pakken er lavet',
  packageId: 'Pakkens id',
  requestId: 'Anmodningens id',
  checkpoint: 'Kontrolpunkt',
  checkpointAt: 'Kontrolpunktets tidspunkt',
  fingerprint: 'Fingeraftryk af kontrolpunktets nøgle (SHA-256)',

  number: 'Nummer',
  when: 'Tidspunkt',
  kind: 'Art',
  organisation: 'Organisation',
  actor: 'Hvem',
  text: 'Tekst',
  law: 'Hjemmel',
  chain: 'Hvor',
  entryCount: 'Poster',
  passageCount: 'Steder',
  key: 'Oplysning',
  value: 'Indhold',

  sheets: { entries: 'Journal', looks: 'Opslag', withheld: 'Undtaget', request: 'Anmodning' },

  noEntries: 'Der er ingen poster i journalen.',
  noLooks: 'Der er ikke registreret, at nogen har set oplysningerne.',
  nothingWithheld: 'Intet er undtaget. Alle poster er vist helt.',
  noTimeline: 'Der er ikke registreret andet i forløbet.',
  withheldKind: 'Undtaget post',
  entryWithheld: 'Denne post er undtaget',
  partsWithheld: 'Undtaget i denne post',
  byRule: 'efter en regel, ikke af en medarbejder',
  gapSpoken: 'her er tekst undtaget',
  gapsMarked:
    'Hvor der står […], er tekst undtaget. Under posten står, hvilken lov det sker efter.',
  totals: 'Undtaget, lagt sammen efter hjemmel',
  wholeEntries: 'Steder er tekststeder. Hvor der står 0, er hele posten undtaget.',
  glyphs:
    'Tegn, som skriften i denne fil ikke har, er vist som �. Teksten står uændret i filen entries.json.',
  howToCheck:
    'Pakken kan kontrolleres uden netværk: at journalposterne er uændrede, og at alle er med frem til kontrolpunktet. Filen how-to-check.txt fortæller hvordan. Denne fil er kun underskrevet sammen med pakken; det, der kan bevises, står i entries.json og access-log.json.',
} as const

export const classWords: Record<string, string> = {
  dialogue: 'Journalen, dialog',
  internal: 'Journalen, intern',
  'access-log': 'Opslag',
}

export const typeWords: Record<BookRequest['type'], string> = {
  health: 'aktindsigt i helbredsoplysninger (sundhedsloven)',
  party: 'partsaktindsigt (forvaltningsloven)',
  public: 'aktindsigt (offentlighedsloven)',
  gdpr: 'indsigt i egne oplysninger (databeskyttelsesforordningen)',
}

export const applicantWords: Record<BookRequest['applicant']['kind'], string> = {
  citizen: 'borgeren selv',
  representative: 'repræsentant for borgeren',
  other: 'en anden',
}

export const outcomeWords: Record<BookRequest['decision']['outcome'], string> = {
  granted: 'Aktindsigt er givet',
  'partly-granted': 'Aktindsigt er givet delvist',
}

/** "1 post", "1.200 poster". */
export function count(number: number, [one, more]: readonly [string, string]): string {
  return `${numbers.format(number)} ${number === 1 ? one : more}`
}

export const plurals = {
  entry: ['post', 'poster'],
  look: ['opslag', 'opslag'],
  passage: ['tekststed', 'tekststeder'],
} as const

const numbers = new Intl.NumberFormat('da-DK')
