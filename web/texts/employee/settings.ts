import { inBoth } from '../../language.ts'

export const settingsTexts = inBoth(
  {
    title: 'Indstillinger',
    which: 'Hvilken enhed?',
    noUnit: 'Du er ikke knyttet til nogen enhed. Derfor er der ikke noget at indstille her.',
    tabs: 'Indstillinger for enheden',
    tab: 'Chat og frister',
    templates: 'Skabeloner',
    readOnly: (names: string) =>
      names
        ? `Du kan se indstillingerne, men ikke ændre dem. Det kan ${names}.`
        : 'Du kan se indstillingerne, men ikke ændre dem. Det kan enhedens leder.',
    and: 'og',
    chat: 'Chatten',
    opening: 'Hvem kan borgerne skrive til?',
    openings: {
      closed: 'Ingen. Borgerne kan læse, men ikke svare',
      organisation: 'Hele enheden',
      employees: 'Bestemte medarbejdere',
    },
    employees: 'Hvilke medarbejdere?',
    employeesHint: 'Gælder kun, når I har valgt bestemte medarbejdere.',
    hours: 'Hvornår kan borgerne skrive?',
    hoursHint:
      'Skriv for eksempel 08.00-15.30. Er der flere gange på en dag, så sæt komma imellem. Er alle dage tomme, kan borgerne skrive hele døgnet. På helligdage kan de aldrig skrive.',
    always: 'Hele døgnet, men ikke på helligdage',
    weekdays: ['Mandag', 'Tirsdag', 'Onsdag', 'Torsdag', 'Fredag', 'Lørdag', 'Søndag'],
    until: 'Til og med hvilken dag er chatten åben?',
    untilHint: 'Lad feltet stå tomt, hvis der ikke er nogen slutdato.',
    assurance: 'Hvor sikkert skal borgerne være logget ind for at skrive?',
    assurances: {
      substantial: 'MitID på niveau Betydelig, som er det almindelige',
      high: 'MitID på niveau Høj',
    },
    promises: 'Opgaver og frister',
    windows: 'Hvornår ser I nye opgaver igennem?',
    windowsHint: 'På hverdage. Skriv for eksempel 07.00-08.00, 14.00-15.00.',
    answer: 'Hvor mange hverdage lover I at svare inden for?',
    answerIs: (days: number) =>
      days === 0 ? 'Samme dag' : days === 1 ? '1 hverdag' : `${days} hverdage`,
    answerHint: 'Skriv 0, hvis I svarer samme dag. Det, I allerede har lovet, gælder stadig.',
    escalation: 'Hvor mange hverdage efter fristen får lederen og Borgerservice besked?',
    toEmployee: 'Hvem får en ny opgave?',
    toEmployees: {
      nej: 'Hele enheden',
      ja: 'Den medarbejder, der skulle være kommet, og hele enheden kan se den',
    },
    save: 'Gem indstillingerne',
    saved: 'Indstillingerne er gemt.',
    changed:
      'En kollega har ændret indstillingerne imens. Det, du skrev, er ikke gemt. Her er de, som de er nu.',
    unclear: 'Skriv tiderne som for eksempel 08.00-15.30',
    number: 'Skriv et helt tal mellem 0 og 60',
    noOne: 'Vælg mindst én medarbejder',
    badDay: 'Skriv en dag, der findes',
    none: 'Ingen',
  },
  {
    title: 'Settings',
    which: 'Which unit?',
    noUnit: 'You do not belong to a unit. So there is nothing to set here.',
    tabs: 'Settings of the unit',
    tab: 'Chat and deadlines',
    templates: 'Templates',
    readOnly: (names: string) =>
      names
        ? `You can see the settings but not change them. ${names} can.`
        : 'You can see the settings but not change them. The leader of the unit can.',
    and: 'and',
    chat: 'The chat',
    opening: 'To whom can citizens write?',
    openings: {
      closed: 'Nobody. Citizens can read but not reply',
      organisation: 'The whole unit',
      employees: 'Certain employees',
    },
    employees: 'Which employees?',
    employeesHint: 'Only counts when you have chosen certain employees.',
    hours: 'When can citizens write?',
    hoursHint:
      'Write for example 08:00-15:30. If there are several times in a day, put commas between them. If all days are empty, citizens can write day and night. They can never write on public holidays.',
    always: 'Day and night, but not on public holidays',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    until: 'Until which day is the chat open, that day included?',
    untilHint: 'Leave it empty if there is no end date.',
    assurance: 'How securely must citizens be signed in to write?',
    assurances: {
      substantial: 'MitID at level Substantial, which is the usual one',
      high: 'MitID at level High',
    },
    promises: 'Tasks and deadlines',
    windows: 'When do you look through new tasks?',
    windowsHint: 'On working days. Write for example 07:00-08:00, 14:00-15:00.',
    answer: 'Within how many working days do you promise to answer?',
    answerIs: (days: number) =>
      days === 0 ? 'The same day' : days === 1 ? '1 working day' : `${days} working days`,
    answerHint: 'Write 0 if you answer the same day. What you have promised already still holds.',
    escalation:
      'How many working days after the deadline are the leader and the contact unit told?',
    toEmployee: 'Who gets a new task?',
    toEmployees: {
      nej: 'The whole unit',
      ja: 'The employee who was to come, and the whole unit can see it',
    },
    save: 'Save the settings',
    saved: 'The settings are saved.',
    changed:
      'A colleague changed the settings meanwhile. What you wrote is not saved. Here they are as they are now.',
    unclear: 'Write the times like 08:00-15:30',
    number: 'Write a whole number between 0 and 60',
    noOne: 'Choose at least one employee',
    badDay: 'Write a day that exists',
    none: 'None',
  },
)
