import { inBoth } from '../language.ts'

export const signInTexts = inBoth(
  {
    title: 'Borgerdialog',
    welcome: 'Aflys et besøg, og skriv med din hjemmepleje',
    what: [
      'Her kan du se dine aftaler med hjemmeplejen.',
      'Du kan aflyse et besøg, bede om en ny tid og skrive med dem, der kommer hos dig.',
      'Du kan se, hvem der har din besked nu, og hvornår du hører fra dem.',
    ],
    signIn: 'Log ind',
    how: 'Du logger ind med MitID. Medarbejdere logger ind med MitID Erhverv.',
    urgent: 'Er det akut, så ring 1-1-2. Haster det, så ring til din hjemmepleje.',
    failed: 'Du er ikke logget ind',
    failedWhy:
      'Det lykkedes ikke at logge ind. Det kan være, at du afbrød, eller at der gik for lang tid. Prøv igen.',
    again: 'Prøv at logge ind igen',
    away: 'Login svarer ikke lige nu',
    awayWhy: 'Vi kan ikke komme i forbindelse med login. Prøv igen om et øjeblik.',
    unknown: 'Vi kender dig ikke endnu',
    unknownWhy:
      'Du er logget ind, men du har ingen aftaler hos os. Ring til din kommune, hvis du mener, at det er forkert.',
    signedOut: 'Du er logget af',
    signedOutWhy: 'Luk browseren, hvis andre bruger den samme computer.',
    everywhere: 'Log af alle steder',
    everywhereWhy:
      'Så bliver du logget af på alle computere, telefoner og tablets, hvor du er logget ind. Brug det, hvis du har glemt at logge af et sted.',
    everywhereButton: 'Log af alle steder',
    cancel: 'Tilbage',
  },
  {
    title: 'Borgerdialog',
    welcome: 'Cancel a visit, and write to your home care',
    what: [
      'Here you can see your appointments with home care.',
      'You can cancel a visit, ask for a new time and write to those who come to you.',
      'You can see who has your message now, and when you will hear from them.',
    ],
    signIn: 'Sign in',
    how: 'You sign in with MitID. Employees sign in with MitID Erhverv.',
    urgent: 'In an emergency call 1-1-2. If it is urgent, call your home care.',
    failed: 'You are not signed in',
    failedWhy:
      'Signing in did not succeed. You may have stopped it, or it took too long. Try again.',
    again: 'Try to sign in again',
    away: 'Sign-in does not answer right now',
    awayWhy: 'We can’t reach the sign-in service. Try again in a moment.',
    unknown: 'We don’t know you yet',
    unknownWhy:
      'You are signed in, but you have no appointments with us. Call your municipality if you think this is wrong.',
    signedOut: 'You are signed out',
    signedOutWhy: 'Close the browser if others use the same computer.',
    everywhere: 'Sign out everywhere',
    everywhereWhy:
      'You will be signed out on every computer, phone and tablet where you are signed in. Use it if you forgot to sign out somewhere.',
    everywhereButton: 'Sign out everywhere',
    cancel: 'Back',
  },
)
