import { inBoth } from '../../language.ts'

export const taskChangeTexts = inBoth(
  {
    take: 'Tag opgaven',
    takeOver: 'Tag opgaven over',
    back: 'Læg tilbage til alle',
    give: 'Giv til en kollega',
    giveTo: 'Hvem skal have den?',
    giveButton: 'Giv opgaven videre',
    chooseColleague: 'Vælg en kollega',
    finish: 'Afslut uden at skrive',
    finishButton: 'Afslut opgaven',
    outcome: 'Hvad blev resultatet?',
    chooseOutcome: 'Vælg, hvad resultatet blev',
    changed:
      'En kollega har ændret opgaven, mens du så på den. Det, du ville, er ikke gjort. Her er opgaven, som den er nu.',
    done: {
      taget: 'Du har taget opgaven.',
      tilbage: 'Opgaven er lagt tilbage til alle.',
      givet: 'Opgaven er givet videre.',
      afsluttet: 'Opgaven er afsluttet.',
      sendt: 'Din besked er sendt.',
      'sendt-afsluttet': 'Din besked er sendt, og opgaven er afsluttet.',
      'sendt-aendret':
        'Din besked er sendt, men en kollega har ændret opgaven imens. Se, om den stadig skal afsluttes.',
      tilbudt: 'Tiderne er sendt til borgeren.',
    },
  },
  {
    take: 'Take the task',
    takeOver: 'Take over the task',
    back: 'Give back to all',
    give: 'Give to a colleague',
    giveTo: 'Who is to have it?',
    giveButton: 'Hand over the task',
    chooseColleague: 'Choose a colleague',
    finish: 'Finish without writing',
    finishButton: 'Finish the task',
    outcome: 'What was the outcome?',
    chooseOutcome: 'Choose what the outcome was',
    changed:
      'A colleague changed the task while you looked at it. What you wanted was not done. Here is the task as it is now.',
    done: {
      taget: 'You have taken the task.',
      tilbage: 'The task is given back to all.',
      givet: 'The task is handed over.',
      afsluttet: 'The task is done.',
      sendt: 'Your message is sent.',
      'sendt-afsluttet': 'Your message is sent, and the task is done.',
      'sendt-aendret':
        'Your message is sent, but a colleague changed the task meanwhile. See whether it is still to be finished.',
      tilbudt: 'The times are sent to the citizen.',
    },
  },
)
