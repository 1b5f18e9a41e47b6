import { inBoth } from '../../language.ts'

export const breakGlassTexts = inBoth(
  {
    title: 'Din enhed har ikke noget med borgeren at gøre',
    what: [
      'Derfor kan du ikke se borgeren her.',
      'Er det nødvendigt nu, for eksempel fordi borgeren er i fare, kan du få adgang i en time. Så skal du skrive hvorfor.',
      'Det bliver skrevet ned. Borgeren kan læse dit navn, hvornår du så det, og din begrundelse. En kollega ser det også efter bagefter.',
    ],
    reason: 'Hvorfor er det nødvendigt?',
    hint: 'Borgeren kan læse det, du skriver.',
    button: 'Få adgang i en time',
    no: 'Nej, gå tilbage til opgaverne',
    missing: 'Skriv hvorfor det er nødvendigt',
  },
  {
    title: 'Your unit has nothing to do with the citizen',
    what: [
      'That is why you can’t see the citizen here.',
      'If it is necessary now, for example because the citizen is in danger, you can have access for an hour. Then you must write why.',
      'It is written down. The citizen can read your name, when you looked, and your reason. A colleague checks it afterwards, too.',
    ],
    reason: 'Why is it necessary?',
    hint: 'The citizen can read what you write.',
    button: 'Get access for an hour',
    no: 'No, go back to the tasks',
    missing: 'Write why it is necessary',
  },
)
