import { inBoth } from '../../language.ts'

export const replyPermissionTexts = inBoth(
  {
    title: 'Kan borgeren svare?',
    now: 'Det står der hos borgeren nu',
    change: 'Åbn eller luk for svar',
    what: 'Hvad skal gælde for denne chat?',
    why: 'Her ændrer du kun denne chat. Det, der gælder for alle chats, står under Indstillinger.',
    organisation: (unit: string) =>
      `Åbn for svar til hele ${unit}. Borgeren læser: „${unit} har åbnet for svar.“`,
    employee: (name: string) =>
      `Åbn for svar til dig. Borgeren læser: „${name} har åbnet for svar.“`,
    closed: (unit: string) =>
      `Luk for svar. Borgeren læser: „${unit} har lukket for svar i denne chat. De kan åbne for det igen.“`,
    until: 'Til og med hvilken dag?',
    untilHint: 'Lad feltet stå tomt, hvis det skal gælde, til nogen ændrer det.',
    reason: 'Hvorfor?',
    reasonHint: 'Begrundelsen står i borgerens journal, og borgeren kan læse den.',
    save: 'Gem',
    no: 'Nej, lad det være',
    chooseWhat: 'Vælg, hvad der skal gælde',
    reasonMissing: 'Skriv hvorfor',
    untilPast: 'Vælg en dag, der ikke er gået',
    changed: 'En kollega har ændret det imens. Intet er ændret af dig. Se, hvad der gælder nu.',
  },
  {
    title: 'Can the citizen reply?',
    now: 'The citizen reads this now',
    change: 'Open or close for replies',
    what: 'What is to hold for this chat?',
    why: 'Here you only change this chat. What holds for all chats is under Settings.',
    organisation: (unit: string) =>
      `Open for replies to all of ${unit}. The citizen reads: “${unit} has opened for replies.”`,
    employee: (name: string) =>
      `Open for replies to you. The citizen reads: “${name} has opened for replies.”`,
    closed: (unit: string) =>
      `Close for replies. The citizen reads: “${unit} has closed this chat for replies. They can open it again.”`,
    until: 'Until which day, that day included?',
    untilHint: 'Leave it empty if it is to hold until someone changes it.',
    reason: 'Why?',
    reasonHint: 'The reason stands in the citizen’s record, and the citizen can read it.',
    save: 'Save',
    no: 'No, leave it',
    chooseWhat: 'Choose what is to hold',
    reasonMissing: 'Write why',
    untilPast: 'Choose a day that is not over',
    changed: 'A colleague changed it meanwhile. You have changed nothing. See what holds now.',
  },
)
