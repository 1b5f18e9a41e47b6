import { inBoth } from '../../language.ts'

export const accessLogTexts = inBoth(
  {
    title: 'Hvem har set mine data',
    what: [
      'Hver gang nogen ser på dine oplysninger, bliver det skrevet ned her. Det gælder også dig selv og dem, der handler for dig.',
      'Det nyeste står først. Ingen kan rette eller slette i listen.',
    ],
    wrong: 'Undrer noget dig, så ring til din kommune. De skal kunne forklare det.',
    none: 'Ingen har set på dine oplysninger endnu.',
    own: (count: number) => `Du så selv på dine oplysninger (${count} gange)`,
    ownOf: (count: number) => `Borgeren så selv på sine oplysninger (${count} gange)`,
    outside: 'Uden for din sag',
  },
  {
    title: 'Who looked at my data',
    what: [
      'Each time someone looks at your information, it is written down here. That holds for you, too, and for those who act for you.',
      'The newest comes first. Nobody can correct or delete anything in the list.',
    ],
    wrong: 'If something puzzles you, call your municipality. They must be able to explain it.',
    none: 'Nobody has looked at your information yet.',
    own: (count: number) => `You looked at your information yourself (${count} times)`,
    ownOf: (count: number) => `The citizen looked at their own information (${count} times)`,
    outside: 'Outside your case',
  },
)
