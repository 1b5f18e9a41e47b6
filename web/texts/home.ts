import { inBoth } from '../language.ts'

export const homeTexts = inBoth(
  {
    forWhom: 'Hvem handler du for?',
    forWhomWhy: 'Du kan handle for dig selv og for dem, der har givet dig lov til det.',
    self: (name: string) => `Mig selv (${name})`,
    choose: 'Fortsæt',
    chooseOne: 'Vælg, hvem du handler for',
    about: 'Om Borgerdialog',
    aboutWhat: [
      'Borgerdialog er kommunens sider om hjemmepleje: dine aftaler, dine beskeder og din journal.',
      'Når du aflyser et besøg, får dem, der skulle komme, en opgave med det samme. Du får en kvittering, og du kan se, hvem der har den nu.',
      'Alt, hvad der bliver skrevet, bliver gemt i din journal. Du kan altid se den, og du kan se, hvem der har set i den.',
    ],
    cookies: 'Cookies',
    cookiesWhat:
      'Vi bruger kun cookies, der skal til for at holde dig logget ind og huske dit sprog. Ingen andre får noget at vide.',
  },
  {
    forWhom: 'For whom do you act?',
    forWhomWhy: 'You can act for yourself and for those who have allowed you to.',
    self: (name: string) => `Myself (${name})`,
    choose: 'Continue',
    chooseOne: 'Choose for whom you act',
    about: 'About Borgerdialog',
    aboutWhat: [
      'Borgerdialog is the municipality’s pages about home care: your appointments, your messages and your record.',
      'When you cancel a visit, those who were to come get a task at once. You get a receipt, and you can see who has it now.',
      'All that is written is kept in your record. You can always see it, and you can see who looked at it.',
    ],
    cookies: 'Cookies',
    cookiesWhat:
      'We only use cookies that are needed to keep you signed in and to remember your language. Nobody else is told anything.',
  },
)
