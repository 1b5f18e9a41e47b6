import { inBoth } from '../../language.ts'

export const disclosureTexts = inBoth(
  {
    title: 'Aktindsigt',
    what: [
      'Du har ret til at få alt, hvad kommunen har skrevet om dig. Det hedder aktindsigt.',
      'Du bestemmer selv, hvornår du vil bede om det, og du behøver ikke sige hvorfor. Det er gratis.',
    ],
    ask: 'Bed om aktindsigt',
    yours: 'Det har du bedt om',
    none: 'Du har ikke bedt om aktindsigt.',
    notYours: (name: string) =>
      `Du kan ikke se eller bede om aktindsigt for ${name}. Det skal ${name} give dig lov til. Ring til kommunen, hvis det er forkert.`,
    theCitizen: 'den, du handler for',
    back: 'Tilbage til Aktindsigt',
    askedAt: (when: string) => `Du bad om det ${when}`,
    due: (when: string) => `Svar senest ${when}`,
    status: {
      open: 'Kommunen ser på det',
      'awaiting-approval': 'Kommunen ser på det',
      making: 'Pakken bliver lavet',
      'handed-out': 'Du har fået svar',
      refused: 'Afslag',
      withdrawn: 'Du har trukket det tilbage',
    },
    askTitle: 'Hvad vil du se?',
    type: 'Vælg det, der passer bedst',
    types: {
      party:
        'Min sag om hjælp i hjemmet: aftaler, beskeder og beslutninger (forvaltningsloven § 9)',
      health: 'Min patientjournal, for eksempel fra hjemmesygeplejen (sundhedsloven § 37)',
      gdpr: 'De oplysninger, kommunen har om mig, og hvad de bruges til (reglerne om databeskyttelse, artikel 15)',
    },
    typeHint: 'Er du i tvivl, så vælg det øverste.',
    chooseType: 'Vælg, hvad du vil se',
    text: 'Er der noget bestemt, du leder efter?',
    textHint: 'For eksempel: Beskeder fra marts. Så er det lettere at finde.',
    send: 'Send anmodningen',
    after:
      'Kommunen svarer senest efter syv arbejdsdage. Du kan følge det her, og du kan trække det tilbage.',
  },
  {
    title: 'Access to records',
    what: [
      'You have a right to get all that the municipality has written about you. That is called access to records.',
      'You decide yourself when to ask, and you need not say why. It costs nothing.',
    ],
    ask: 'Ask for access to records',
    yours: 'What you have asked for',
    none: 'You have not asked for access to records.',
    notYours: (name: string) =>
      `You can’t see or ask for access to the records of ${name}. ${name} must allow you to. Call the municipality if this is wrong.`,
    theCitizen: 'the one for whom you act',
    back: 'Back to Access to records',
    askedAt: (when: string) => `You asked for it ${when}`,
    due: (when: string) => `Answer by ${when}`,
    status: {
      open: 'The municipality is looking at it',
      'awaiting-approval': 'The municipality is looking at it',
      making: 'The package is being made',
      'handed-out': 'You have been answered',
      refused: 'Refused',
      withdrawn: 'You have taken it back',
    },
    askTitle: 'What do you want to see?',
    type: 'Choose what fits best',
    types: {
      party:
        'My case about help at home: appointments, messages and decisions (forvaltningsloven § 9)',
      health: 'My patient record, for example of home nursing (sundhedsloven § 37)',
      gdpr: 'The information that the municipality has about me, and what it is used for (the rules on data protection, article 15)',
    },
    typeHint: 'If you are in doubt, choose the first.',
    chooseType: 'Choose what you want to see',
    text: 'Are you looking for something in particular?',
    textHint: 'For example: Messages of March. Then it is easier to find.',
    send: 'Send the request',
    after:
      'The municipality answers within seven working days. You can follow it here, and you can take it back.',
  },
)
