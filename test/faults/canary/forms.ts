/** Words that stand nowhere else, and all the forms in which they might be found. */
export const canaries = {
  citizen: 'Zvæbrine Kvørnfjæld',
  representative: 'Qvistorp Pløxholdt',
  cpr: '2512489996',
  ownText: 'Kanariegulddråben ligger bag skuffelågen',
  message: 'Grønspættehullet larmer ved altandøren 🐦',
  representativesMessage: 'Hyldeblomstduggen driver gennem tagrenden',
  staffsMessage: 'Tårnfalkebrevet kommer onsdagmorgen',
  reason: 'Vandstærekoncerten kræver svar',
  wrong: 'Gærdesmutterøret skulle andetsteds',
  note: 'Sangdrosselbogen bliver på kontoret',
  brokenGlass: 'Stormmågevagten melder natteravne',
  bookingText: 'Skarveungerne vågner middagstimen',
  address: 'Lærkesangskoven 17, Tjørnebærhøje',
  protectedAddress: 'Sivsangerstien 4, Dompapsbakkerne',
  jointAnswer: 'Nattergalekvadet genlyder herfra',
  disclosureText: 'Rødhalsedykkeren samler hele mappen',
  applicant: 'Uhrskovdal Bøgebjergvang',
  whyLater: 'Bjergvipstjerten ordner bilagskasserne',
  decision: 'Fiskehejrebrevet åbner arkivskabet',
  whyWithheld: 'Natravnetonerne angår nabofamilien',
  offerText: 'Rørdrummens pauken afløser morgenrøden',
} as const

/** What of them is looked for: each word that is long enough to be nobody else's. */
export const needles: string[] = Object.values(canaries).flatMap((value) =>
  value.split(' ').filter((word) => word.length >= 8),
)

export type Find = (where: string, what: string | Buffer) => string[]

/** Says which words are there, in clear or in another form; `where` is only passed on. */
export function finderOf(words: readonly string[]): Find {
  const compiled = words.map((word) => ({ word, forms: formsOf(word).map(bytesOf) }))
  return (where, what) => {
    const bytes = typeof what === 'string' ? bytesOf(what) : what.toString('latin1')
    return compiled
      .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
      .map(({ word }) => `${where}: ${word}`)
  }
}

export const findIn = finderOf(needles)

export function formsOf(word: string): string[] {
  const bytes = Buffer.from(word)
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset))
  const escaped = escapeJson(word)
  return [
    ...new Set([
      ...[word, word.normalize('NFD'), word.toUpperCase(), word.toLowerCase()],
      ...[encodeURIComponent(word), encodeURIComponent(word).toLowerCase()],
      ...[escaped, escaped.toUpperCase().replaceAll('\\U', '\\u')],
      ...[...base64, ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))],
      ...[bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
    ]),
  ]
}

/** What is the same in base64 whatever stands before and behind it. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
  const first = Math.ceil((offset * 8) / 6)
  return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6))
}

function escapeJson(word: string): string {
  return word.replaceAll(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}
