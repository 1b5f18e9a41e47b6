import { inBoth } from '../language.ts'

export const statementTexts = inBoth(
  {
    title: 'Tilgængelighedserklæring',
    commitment:
      'Kommunen vil gøre Borgerdialog tilgængelig for alle, sådan som lov om tilgængelighed af offentlige organers websteder og mobilapplikationer kræver (lov nr. 692 af 8. juni 2018). Erklæringen gælder siderne i Borgerdialog.',
    status: 'Overholder siderne kravene?',
    statusWhat:
      'Siderne overholder standarden EN 301 549 delvist. De er bygget efter retningslinjerne WCAG 2.1 på niveau A og AA og efter det, der er kommet til i WCAG 2.2. Vi skriver delvist, fordi ikke alt er prøvet. Herunder står det, vi ved.',
    gaps: 'Indhold, der måske ikke er tilgængeligt',
    gapsWhat: 'Det her er ikke prøvet endnu. Vi ved derfor ikke, om det virker, som det skal:',
    gapList: [
      'Siderne er ikke prøvet med skærmlæsere, heller ikke beskederne, der kommer af sig selv i en chat.',
      'Siderne er ikke prøvet med talestyring eller af mennesker, der har et handicap.',
      'Siderne er kun prøvet i browseren Chromium.',
      'Pakken med aktindsigt har de samme oplysninger som side, tekst og PDF. PDF-filen er kontrolleret med værktøjet veraPDF, men den er ikke prøvet med en skærmlæser. Brug siden i pakken, hvis PDF-filen driller.',
    ],
    others: 'Det her hører ikke til siderne, men du kan møde det:',
    otherList: [
      'MitID, hvor du logger ind. Det har sin egen erklæring.',
      'Beskeder, som andre har skrevet, kan være svære at læse.',
      'Temporal, som kommunens driftsmedarbejdere kan gå videre til. Det er et andet program, og det er ikke vurderet.',
    ],
    noBurden: 'Intet er undtaget, fordi det er en uforholdsmæssig stor byrde.',
    made: 'Sådan er siderne vurderet',
    madeOn: (when: string) =>
      `Vi har selv vurderet siderne. Erklæringen er lavet og senest gennemgået ${when}.`,
    madeHow: [
      'Hver side bliver prøvet med værktøjet axe-core, i lyse og mørke farver. Det sker, hver gang noget bliver ændret, og der må ikke være nogen fejl.',
      'Hver side bliver prøvet i en bredde på 320 punkter, som svarer til 400 procents forstørrelse, og med fremhævede kontraster og uden bevægelse.',
      'Hver side bliver prøvet med tastaturet alene: rækkefølgen, og om man kan se, hvor man er.',
      'Siderne er set igennem med egne øjne, også på en lille skærm og i mørke farver.',
    ],
    contact: 'Er der noget, du ikke kan bruge?',
    contactWhat: [
      'Sig det til os. Fortæl, hvilken side det er, og hvad du ville. Skriv ikke dit CPR-nummer eller noget om dit helbred.',
      'Du kan også bede om at få indholdet på en anden måde.',
    ],
    contactElsewhere:
      'Ring eller skriv til din kommunes borgerservice. Telefonnummer og adresse står på kommunens hjemmeside.',
    phone: 'Telefon',
    email: 'E-mail',
    enforcement: 'Hvis du ikke får et godt svar',
    enforcementWhat: [
      'Digitaliseringsstyrelsen fører tilsyn med, at offentlige hjemmesider er tilgængelige. Henvend dig altid til kommunen først.',
      'Du kan henvende dig til Digitaliseringsstyrelsen, hvis du ikke har fået svar inden for ti arbejdsdage, eller hvis svaret ikke hjælper dig. Du kan indtale en besked på telefon 20 16 36 12.',
    ],
    agencyLink: 'Læs hos Digitaliseringsstyrelsen, hvad du kan gøre',
  },
  {
    title: 'Accessibility statement',
    commitment:
      'The municipality wants Borgerdialog to be accessible to everybody, as the Danish act on the accessibility of the websites and mobile applications of public bodies requires (act no. 692 of 8 June 2018, which carries out directive (EU) 2016/2102). The statement is about the pages of Borgerdialog.',
    status: 'Do the pages meet the requirements?',
    statusWhat:
      'The pages meet the standard EN 301 549 in part. They are built after the guidelines WCAG 2.1 at level A and AA, and what was added in WCAG 2.2. We write in part because not all of it has been tried. Below is what we know.',
    gaps: 'Content that may not be accessible',
    gapsWhat: 'This has not been tried yet. So we do not know if it works as it should:',
    gapList: [
      'The pages have not been tried with screen readers, nor have the messages that come by themselves in a chat.',
      'The pages have not been tried with voice control, or by people with a disability.',
      'The pages have only been tried in the browser Chromium.',
      'The package of a record has the same content as a page, as text and as a PDF. The PDF file was checked with the tool veraPDF, but it has not been tried with a screen reader. Use the page in the package if the PDF file is difficult.',
    ],
    others: 'This is no part of the pages, but you may meet it:',
    otherList: [
      'MitID, where you sign in. It has its own statement.',
      'Messages that others have written may be hard to read.',
      'Temporal, to which the operators of the municipality can go on. It is another program, and it has not been assessed.',
    ],
    noBurden: 'Nothing is left out because it would be a disproportionate burden.',
    made: 'How the pages were assessed',
    madeOn: (when: string) =>
      `We have assessed the pages ourselves. The statement was made, and last gone through, on ${when}.`,
    madeHow: [
      'Each page is tried with the tool axe-core, in light and dark colours. This is done each time something is changed, and there may be no fault.',
      'Each page is tried at a width of 320 points, which is the same as 400 per cent zoom, and with forced colours and without motion.',
      'Each page is tried with the keyboard alone: the order, and whether one can see where one is.',
      'The pages were looked at by eye, also on a small screen and in dark colours.',
    ],
    contact: 'Is there something you can’t use?',
    contactWhat: [
      'Tell us. Say which page it is, and what you wanted to do. Do not write your CPR number or anything about your health.',
      'You can also ask to get the content in another way.',
    ],
    contactElsewhere:
      'Call or write to the citizen service of your municipality. The telephone number and the address are on its website.',
    phone: 'Telephone',
    email: 'Email',
    enforcement: 'If you do not get a good answer',
    enforcementWhat: [
      'Digitaliseringsstyrelsen (the Danish Agency for Digital Government) supervises that public websites are accessible. Always turn to the municipality first.',
      'You can turn to Digitaliseringsstyrelsen if you have not been answered within ten working days, or if the answer does not help you. You can leave a message by telephone, 20 16 36 12.',
    ],
    agencyLink: 'Read at Digitaliseringsstyrelsen what you can do (in Danish)',
  },
)
