import { inBoth } from '../../language.ts'

const numbers = { da: new Intl.NumberFormat('da-DK'), en: new Intl.NumberFormat('en-GB') }
const da = (count: number) => numbers.da.format(count)
const en = (count: number) => numbers.en.format(count)

export const auditTexts = inBoth(
  {
    title: 'Revision af journalen',
    why: 'Her kan du se, hvornår det sidst er bevist, at journalen er, som den blev skrevet, og hvad der ikke er bevist endnu.',
    proven: 'Sidst bevist',
    never: 'Journalen er ikke efterprøvet endnu.',
    neverWhy: 'Driften gør det med kommandoen npm run audit.',
    covered: 'Hvad der er efterprøvet',
    coveredAll: (entries: number, checkpoints: number) =>
      `${da(entries)} poster og ${da(checkpoints)} kontrolpunkter`,
    when: 'Hvornår',
    signed: 'Skrevet under',
    signedWhy:
      'Hvert minut bliver alt det nye skrevet under i et kontrolpunkt. Fra da af kan det bevises, hvis nogen ændrer det.',
    noCheckpoint: 'Der er intet kontrolpunkt endnu.',
    checkpoint: 'Seneste kontrolpunkt',
    numbered: (number: number) => `Nummer ${da(number)}`,
    size: 'Så mange poster står det inde for',
    count: da,
    unproven: 'Ikke bevist endnu',
    nothing: 'Alt er skrevet under og efterprøvet.',
    waitingEntries: (count: number) =>
      count === 1
        ? '1 post er ikke skrevet under endnu.'
        : `${da(count)} poster er ikke skrevet under endnu.`,
    waitingLooks: (count: number) =>
      count === 1
        ? '1 opslag er ikke skrevet under endnu.'
        : `${da(count)} opslag er ikke skrevet under endnu.`,
    since: (count: number) =>
      count === 1
        ? '1 post er skrevet under, men kommet til efter den seneste efterprøvning.'
        : `${da(count)} poster er skrevet under, men kommet til efter den seneste efterprøvning.`,
    all: 'Intet af journalen er efterprøvet.',
    notAfter: 'Det, der kommer efter fejlen, er ikke efterprøvet.',
  },
  {
    title: 'Audit of the record',
    why: 'Here you see when the record was last proven to be as it was written, and what is not proven yet.',
    proven: 'Last proven',
    never: 'The record has not been checked yet.',
    neverWhy: 'Operations do it with the command npm run audit.',
    covered: 'What was checked',
    coveredAll: (entries: number, checkpoints: number) =>
      `${en(entries)} entries and ${en(checkpoints)} checkpoints`,
    when: 'When',
    signed: 'Signed',
    signedWhy:
      'Each minute all that is new is signed in a checkpoint. From then on it can be proven if anybody changes it.',
    noCheckpoint: 'There is no checkpoint yet.',
    checkpoint: 'Latest checkpoint',
    numbered: (number: number) => `Number ${en(number)}`,
    size: 'How many entries it stands for',
    count: en,
    unproven: 'Not proven yet',
    nothing: 'Everything is signed and checked.',
    waitingEntries: (count: number) =>
      count === 1 ? '1 entry is not signed yet.' : `${en(count)} entries are not signed yet.`,
    waitingLooks: (count: number) =>
      count === 1 ? '1 look is not signed yet.' : `${en(count)} looks are not signed yet.`,
    since: (count: number) =>
      count === 1
        ? '1 entry is signed, but came after the latest check.'
        : `${en(count)} entries are signed, but came after the latest check.`,
    all: 'Nothing of the record has been checked.',
    notAfter: 'What comes after the fault was not checked.',
  },
)
