interface Known {
  id: string
  madeAt: string
  /** Of the checkpoint. */
  number: string
  /** When the checkpoint was made: in Danish, and as it stands in the package. */
  at: string
  instant: string
  fingerprint: string
}

/** Lines of at most 78 characters. */
export function howToCheckWords(known: Known): string {
  return `${danish(known)}\n${'-'.repeat(78)}\n\n${english(known)}`
}

const danish = ({ id, madeAt, number, at, fingerprint }: Known) => `SÅDAN KONTROLLERER DU PAKKEN

Pakken ${id}
er lavet ${madeAt}.

HVAD KAN KONTROLLERES
- at hver journalpost og hvert opslag i pakken er uændret, siden det blev
  skrevet (undtagen tekst, der kun er vist delvist)
- at alle poster og opslag er med, frem til kontrolpunktet
- at kommunen har underskrevet pakken, som den er

SÅDAN GØR DU, UDEN NETVÆRK
1. Hent kommunens kontrolside verifier/verify.html, helst på en anden vej
   end den, pakken kom ad.
2. Sluk for netværket, hvis du vil. Åbn siden i en browser.
3. Vælg hele zip-filen. Pak den ikke ud. Pakken forlader ikke din computer.
4. Siden svarer ja eller nej og siger, hvad der er bevist, og hvad der ikke
   er.

På en kommandolinje med Node.js kan samme kontrol køres sådan:
   npx ./verifier package.zip

SAMMENLIGN SELV
Pakken kan ikke selv bevise, hvis nøgle der er brugt. Sammenlign derfor:
- kontrolpunkt nummer ${number}
  fra ${at}
  med det, som kommunen har offentliggjort: /v1/checkpoints/${number}
  på kommunens adresse. Alle værdier i checkpoint.json skal være ens.
- nøglens fingeraftryk (SHA-256) med det, som kommunen viser andre steder:
  ${fingerprint.slice(0, 32)}
  ${fingerprint.slice(32)}

HVAD ER IKKE BEVIST
- at det, der står i en post, er rigtigt; kun at det ikke er ændret
- resten af teksten i poster, der kun er vist delvist ([…])
- hvad der er skrevet efter kontrolpunktet
- anmodningen og afgørelsen (request.json) og filerne index.html, index.pdf
  og index.ods; de er kun underskrevet sammen med pakken

Passer noget ikke, så gem pakken uændret, og spørg kommunen.
`

const english = ({ number, instant, fingerprint }: Known) => `HOW TO CHECK THE PACKAGE

Open verifier/verify.html of the municipality in a browser, offline if you
like, and choose the whole zip file; or run
   npx ./verifier package.zip
It says yes or no: that the entries are unaltered, that none is missing
until the checkpoint, and that the municipality signed the package.

Compare yourself: checkpoint ${number} (${instant})
with /v1/checkpoints/${number} of the municipality, and the key's fingerprint
  ${fingerprint.slice(0, 32)}
  ${fingerprint.slice(32)}
with the one that the municipality shows elsewhere.

Not proven: that what an entry says is true; text that is withheld; what was
written after the checkpoint; request.json and the index files, which are
signed only.
`
