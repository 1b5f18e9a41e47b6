import { inBoth } from '../../language.ts'

export const disclosureDecisionTexts = inBoth(
  {
    decide: 'Træf afgørelse',
    step: (n: number) => `Trin ${n} af 2`,
    outcomeTitle: 'Hvad er afgørelsen?',
    outcome: 'Afgørelse',
    outcomes: {
      granted: 'Ansøgeren får det hele',
      'partly-granted': 'Ansøgeren får en del af det',
      refused: 'Ansøgeren får ikke noget',
    },
    outcomeMissing: 'Vælg, hvad afgørelsen er',
    final: 'Er det hele afgjort med den?',
    finals: {
      ja: 'Ja, det er hele afgørelsen',
      nej: 'Nej, det er en del, og resten kommer senere',
    },
    refusalIsFinal: 'Et afslag gælder det hele. Vælg, at det er hele afgørelsen.',
    unseen:
      'Det er en anden end borgeren, der søger. Poster, som ingen har set på, bliver undtaget.',
    next: 'Fortsæt',
    textTitle: 'Skriv til ansøgeren',
    text: 'Afgørelsen, som ansøgeren læser den',
    textHint:
      'Skriv på dansk: hvad ansøgeren får, hvad der er undtaget, og hvorfor. Ret det, der står i klammer. Hvordan man klager, kommer med af sig selv.',
    textMissing: 'Skriv, hvad du har afgjort, og hvorfor',
    textUnfinished: 'Der står stadig noget i klammer, som du skal skrive selv',
    send: 'Send afgørelsen',
    sendNote:
      'Beder kommunen om fire øjne, venter afgørelsen på en anden. Ellers får ansøgeren den nu, og pakken bliver lavet.',
    change: 'Vælg en anden afgørelse',
  },
  {
    decide: 'Decide',
    step: (n: number) => `Step ${n} of 2`,
    outcomeTitle: 'What is the decision?',
    outcome: 'Decision',
    outcomes: {
      granted: 'The applicant gets all of it',
      'partly-granted': 'The applicant gets a part of it',
      refused: 'The applicant gets nothing',
    },
    outcomeMissing: 'Choose what the decision is',
    final: 'Does it decide all of it?',
    finals: {
      ja: 'Yes, this is the whole decision',
      nej: 'No, it is a part, and the rest follows',
    },
    refusalIsFinal: 'A refusal is about all of it. Choose that it is the whole decision.',
    unseen:
      'Somebody else than the citizen asks. Entries that nobody has looked at will be withheld.',
    next: 'Continue',
    textTitle: 'Write to the applicant',
    text: 'The decision as the applicant reads it',
    textHint:
      'Write in Danish: what the applicant gets, what is withheld, and why. Change what is in brackets. How to complain is added by itself.',
    textMissing: 'Write what you decided, and why',
    textUnfinished: 'There is still something in brackets that you must write yourself',
    send: 'Send the decision',
    sendNote:
      'If the municipality asks for four eyes, the decision waits for somebody else. If not, the applicant gets it now, and the package is made.',
    change: 'Choose another decision',
  },
)
