import { inBoth } from '../../language.ts'

export const newDisclosureTexts = inBoth(
  {
    back: 'Tilbage til aktindsigter',
    askTitle: 'Skriv en anmodning ned for en anden',
    askWhy:
      'Brug det, når en anden end borgeren beder om aktindsigt. Borgeren, og den, der handler for borgeren, beder om det her på siderne.',
    citizenId: 'Borgerens nummer i Borgerdialog',
    citizenIdHint: 'Det står i adressen på borgerens sider, og under Opslag at se på.',
    citizenIdWrong: 'Skriv borgerens nummer. Det er 36 tegn, tal og bogstaver med streger imellem.',
    citizenUnknown: 'Der er ingen borger med det nummer.',
    applicantName: 'Hvem beder om det?',
    nameMissing: 'Skriv, hvem der beder om det',
    text: 'Hvad beder de om?',
    askSend: 'Gem anmodningen',
  },
  {
    back: 'Back to requests for access',
    askTitle: 'Write a request down for somebody else',
    askWhy:
      'Use this when somebody else than the citizen asks for access. The citizen, and whoever acts for the citizen, ask on these pages themselves.',
    citizenId: 'The citizen’s number in Borgerdialog',
    citizenIdHint: 'It is in the address of the citizen’s pages, and under Look-ups to check.',
    citizenIdWrong:
      'Write the citizen’s number. It is 36 characters, digits and letters with hyphens between.',
    citizenUnknown: 'There is no citizen with that number.',
    applicantName: 'Who asks?',
    nameMissing: 'Write who asks',
    text: 'What do they ask for?',
    askSend: 'Save the request',
  },
)
