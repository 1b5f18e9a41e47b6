import { inBoth } from '../language.ts'

export const failureTexts = inBoth(
  {
    missing: 'Siden findes ikke',
    missingWhy:
      'Det kan være, at adressen er forkert, eller at siden hører til en anden. Gå til forsiden, og find det derfra.',
    home: 'Gå til forsiden',
    away: 'Vi kan ikke komme igennem lige nu',
    awayWhy:
      'Det, der er gemt, er der stadig. Intet er gået tabt. Prøv igen om et øjeblik. Haster det, så ring til din kommune.',
    tryAgain: 'Prøv igen',
    notSent: 'Vi ved ikke, om det nåede frem',
    notSentWhy:
      'Det, du skrev, er ikke gået tabt: det står her. Tryk på knappen for at sende det igen. Det bliver kun sendt én gang, også hvis det første forsøg nåede frem.',
    wrote: 'Det skrev du',
    back: 'Du er logget ind igen',
    backWhy: 'Det, du skrev, er ikke gået tabt: det står her. Det er ikke sendt endnu.',
    carryOn: 'Send det nu',
    nothingKept: 'Der er ikke noget, der venter på dig her',
    nothingKeptWhy: 'Det, du skrev, bliver gemt i et kvarter. Gå til forsiden, og begynd igen.',
    stepUp: 'Du skal logge ind på et højere niveau',
    stepUpWhy:
      'Her vises oplysninger om helbred. Derfor skal du logge ind med et MitID på et højere sikringsniveau, for eksempel med MitID-appen eller en kodeviser.',
    stepUpButton: 'Log ind på et højere niveau',
    broken: 'Der er sket en fejl hos os',
    brokenWhy:
      'Det er ikke din skyld. Det, der er gemt, er der stadig. Prøv igen. Bliver det ved, så ring til din kommune, og sig nummeret her.',
    number: (id: string) => `Nummer: ${id}`,
    forged: 'Det kom fra en anden side',
    forgedWhy: 'Vi tager kun imod det, der er skrevet på vores egne sider. Intet er ændret.',
    tooLong: 'Det er for langt',
    tooLongWhy: 'Der kan stå 2.000 tegn i en besked. Gå tilbage, og skriv den kortere.',
    problem: 'Det kan ikke lade sig gøre',
    badAddress: 'Adressen på siden er ikke rigtig. Begynd på forsiden.',
  },
  {
    missing: 'The page is not here',
    missingWhy:
      'The address may be wrong, or the page may belong to someone else. Go to the front page and find it from there.',
    home: 'Go to the front page',
    away: 'We can’t get through right now',
    awayWhy:
      'What was saved is still there. Nothing is lost. Try again in a moment. If it is urgent, call your municipality.',
    tryAgain: 'Try again',
    notSent: 'We don’t know if it got through',
    notSentWhy:
      'What you wrote is not lost: it is here. Press the button to send it again. It is sent only once, also if the first try got through.',
    wrote: 'You wrote',
    back: 'You are signed in again',
    backWhy: 'What you wrote is not lost: it is here. It has not been sent yet.',
    carryOn: 'Send it now',
    nothingKept: 'Nothing is waiting for you here',
    nothingKeptWhy:
      'What you write is kept for a quarter of an hour. Go to the front page and begin again.',
    stepUp: 'You must sign in at a higher level',
    stepUpWhy:
      'This is about health. So you must sign in with MitID at a higher level of assurance, for example with the MitID app or a code display.',
    stepUpButton: 'Sign in at a higher level',
    broken: 'Something went wrong on our side',
    brokenWhy:
      'It is not your fault. What was saved is still there. Try again. If it goes on, call your municipality and tell them this number.',
    number: (id: string) => `Number: ${id}`,
    forged: 'It came from another site',
    forgedWhy: 'We only take what is written on our own pages. Nothing was changed.',
    tooLong: 'It is too long',
    tooLongWhy: 'A message can hold 2,000 characters. Go back and make it shorter.',
    problem: 'It can’t be done',
    badAddress: 'The address of the page is not right. Begin at the first page.',
  },
)
