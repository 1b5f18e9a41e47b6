/** @typedef {import('./check.js').Facts} Facts */
/** @typedef {{ number: number, at: string, size: number }} Checkpoint */
/** @typedef {typeof danish} Words */

/** @param {number} count */
const posts = (count) => (count === 1 ? '1 post' : `${count} poster`)

export const danish = {
  proven: 'Bevist',
  notProven: 'Ikke bevist',
  withheld: 'Udeladt',
  keys: 'Nøgler',
  /** @param {Checkpoint} point */
  checkpoint: ({ number, at, size }) =>
    `Kontrolpunkt ${number} af ${at}: da var der ${posts(size)} for alle borgere tilsammen.`,
  /** @param {'record' | 'accessLog'} chain @param {Facts['record']} all */
  chain: (chain, { count, first, last }) => {
    const name = chain === 'record' ? 'Journalen' : 'Adgangsloggen'
    if (count === 0) return `${name} er tom: der var ingen poster under dens pseudonym.`
    return `${name}: ${posts(count)}, fra ${first} til ${last}. Hver af dem står i det samlede træ, og ingen mangler til og med kontrolpunktet.`
  },
  /** @param {number} count */
  whole: (count) => `Indholdet er uændret, siden det blev skrevet: ${posts(count)}.`,
  signed: 'Pakkens filer er dem, som nøglen herunder skrev under på.',
  published: 'Kontrolpunktet er det, som du har fra et andet sted.',
  keyGiven: 'Nøglerne er blandt dem, som du har angivet.',
  /** @param {number} count */
  partly: (count) =>
    `At det, der er tilbage, er det, der blev skrevet, i ${posts(count)}, som kun er vist delvis.`,
  /** @param {number} count */
  hidden: (count) => `Hvad der står i ${posts(count)}, som er udeladt helt.`,
  keyNotGiven:
    'Hvis nøglen er: ingen nøgle blev angivet. Sammenlign fingeraftrykket med kommunens.',
  notPublished: 'At kontrolpunktet er offentliggjort: det blev ikke angivet.',
  later: 'Hvad der er skrevet efter kontrolpunktet.',
  pseudonym: 'At pseudonymet er denne borgers, og at borgeren ikke har andre.',
  reasons: 'At loven giver ret til at udelade det, som er udeladt.',
  onlySigned:
    'Siderne for mennesker, navnene på id’er og slags, og anmodningen: dem står alene kommunens underskrift inde for.',
  nothing: 'Intet er udeladt.',
  /** @param {Facts['withheld'][number]} total */
  total: ({ law, basis, class: kind, entries, passages }) =>
    `${law} (${basis}), ${kind}: ${posts(entries)}, ${passages === 1 ? '1 passage' : `${passages} passager`}.`,
  packageKey: 'Pakken er skrevet under med nøglen med fingeraftryk',
  checkpointKey: 'Kontrolpunktet er skrevet under med nøglen med fingeraftryk',
  yes: 'JA: pakken er uændret og fuldstændig, med de forbehold, der står ovenfor.',
  no: 'NEJ: pakken er afvist.',
  failed: 'Pakken kunne ikke kontrolleres.',
}

/** @param {number} count */
const entriesOf = (count) => (count === 1 ? '1 entry' : `${count} entries`)

/** @type {Words} */
export const english = {
  proven: 'Proven',
  notProven: 'Not proven',
  withheld: 'Withheld',
  keys: 'Keys',
  checkpoint: ({ number, at, size }) =>
    `Checkpoint ${number} of ${at}: at that time there were ${entriesOf(size)} of all citizens together.`,
  chain: (chain, { count, first, last }) => {
    const name = chain === 'record' ? 'The record' : 'The access log'
    if (count === 0) return `${name} is empty: there was no entry under its pseudonym.`
    return `${name}: ${entriesOf(count)}, from ${first} to ${last}. Each is in the tree over all, and none is missing until the checkpoint.`
  },
  whole: (count) => `The content is unaltered since it was written: ${entriesOf(count)}.`,
  signed: 'The files of the package are those that the key below signed.',
  published: 'The checkpoint is the one that you have from elsewhere.',
  keyGiven: 'The keys are among those that you gave.',
  partly: (count) =>
    `That what is left is what was written, in ${entriesOf(count)} shown only in part.`,
  hidden: (count) =>
    `What ${entriesOf(count)} say that ${count === 1 ? 'is' : 'are'} withheld as a whole.`,
  keyNotGiven: 'Whose key it is: none was given. Compare the fingerprint with the municipality’s.',
  notPublished: 'That the checkpoint was published: it was not given.',
  later: 'What was written after the checkpoint.',
  pseudonym: 'That the pseudonym is this citizen’s, and that the citizen has no other.',
  reasons: 'That the law allows to withhold what is withheld.',
  onlySigned:
    'The pages for people, the names of ids and kinds, and the request: only the municipality’s signature stands for them.',
  nothing: 'Nothing is withheld.',
  total: ({ law, basis, class: kind, entries, passages }) =>
    `${law} (${basis}), ${kind}: ${entriesOf(entries)}, ${passages === 1 ? '1 passage' : `${passages} passages`}.`,
  packageKey: 'The package was signed with the key with the fingerprint',
  checkpointKey: 'The checkpoint was signed with the key with the fingerprint',
  yes: 'YES: the package is unaltered and complete, with the reservations above.',
  no: 'NO: the package is refused.',
  failed: 'The package could not be checked.',
}
