import { inBoth } from '../../language.ts'

export const wronglyCreatedTexts = inBoth(
  {
    link: 'Skrevet ved en fejl?',
    about: (when: string) => `Beskeden fra ${when}`,
    title: 'Er beskeden skrevet ved en fejl?',
    message: 'Din besked',
    what: [
      'Så kan de andre ikke længere læse den i chatten. De kan se, at der har stået en besked.',
      'Den bliver ikke slettet. Den står stadig i din journal, fordi alt skal kunne findes igen.',
    ],
    reason: 'Hvad er der galt med den?',
    reasonHint: 'For eksempel: Den skulle have været til en anden.',
    empty: 'Skriv, hvad der er galt med beskeden',
    yes: 'Marker som skrevet ved en fejl',
    no: 'Nej, tilbage til chatten',
  },
  {
    link: 'Written by mistake?',
    about: (when: string) => `The message of ${when}`,
    title: 'Was the message written by mistake?',
    message: 'Your message',
    what: [
      'Then the others can no longer read it in the chat. They can see that there was a message.',
      'It is not deleted. It still stands in your record, because all must be found again.',
    ],
    reason: 'What is wrong with it?',
    reasonHint: 'For example: It was meant for someone else.',
    empty: 'Write what is wrong with the message',
    yes: 'Mark as written by mistake',
    no: 'No, back to the chat',
  },
)
