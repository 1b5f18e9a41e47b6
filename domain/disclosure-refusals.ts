import type { ErrorWords } from './error-words.ts'

/** What we say no to about aktindsigt. */
export const disclosureRefusals = {
  'disclosure-type-not-allowed': {
    title: { da: 'Den slags aktindsigt passer ikke', en: 'That kind of access does not fit' },
    detail: {
      da: 'Borgeren og den, der handler for borgeren, kan bede om health, party eller gdpr. Andre får public, og en medarbejder, der behandler aktindsigt, skriver deres navn i applicantName.',
      en: 'The citizen, and whoever acts for the citizen, may ask for health, party or gdpr. Others get public, and an officer who handles access to records writes their name in applicantName.',
    },
  },
  'disclosure-not-open': {
    title: { da: 'Der er taget stilling', en: 'It has been decided' },
    detail: {
      da: 'Anmodningen venter ikke på en afgørelse længere, eller en anden er ved at godkende den. Hent den igen for at se, hvordan den står.',
      en: 'The request no longer waits for a decision, or someone else is approving it. Fetch it again to see where it stands.',
    },
  },
  'extension-not-allowed': {
    title: { da: 'Fristen kan ikke forlænges', en: 'The time can not be extended' },
    detail: {
      da: 'Loven giver ingen anden frist for aktindsigt i en patientjournal. Træf afgørelse, eventuelt om en del ad gangen.',
      en: 'The law gives no other time for access to a record of health care. Decide, if need be about a part at a time.',
    },
  },
  'extension-invalid': {
    title: { da: 'Den nye frist kan ikke bruges', en: 'The new time can not be used' },
    detail: {
      da: 'Den skal ligge efter den nuværende frist og ikke senere, end loven tillader for denne slags anmodning.',
      en: 'It must be after the present one, and no later than the law allows for this kind of request.',
    },
  },
  'basis-not-allowed': {
    title: { da: 'Hjemlen gælder ikke her', en: 'That law does not hold here' },
    detail: {
      da: 'Det kan ikke undtages efter den bestemmelse i denne slags anmodning. De mulige står i anmodningens bases.',
      en: 'It can not be withheld by that provision in this kind of request. Those that hold are in bases of the request.',
    },
  },
  'redaction-invalid': {
    title: { da: 'Det kan ikke undtages sådan', en: 'It can not be withheld like that' },
    detail: {
      da: 'Steder skal ligge inden for teksten og må ikke overlappe. Undtages det hele, er der kun én del, uden start og end.',
      en: 'Passages must lie within the text and may not overlap. Where all is withheld there is one part alone, without start and end.',
    },
  },
  'approval-needs-another': {
    title: { da: 'En anden skal godkende', en: 'Someone else must approve' },
    detail: {
      da: 'Kommunen har bestemt, at to ser på hver afgørelse. Bed en kollega om at godkende den.',
      en: 'The municipality has decided that two look at each decision. Ask a colleague to approve it.',
    },
  },
  'package-not-ready': {
    title: { da: 'Pakken er ikke klar', en: 'The package is not ready' },
    detail: {
      da: 'Den bliver lavet, eller der er ikke givet aktindsigt endnu. Se på anmodningen, hvor langt det er.',
      en: 'It is being made, or nothing has been granted yet. See in the request how far it is.',
    },
  },
  'package-expired': {
    title: { da: 'Pakken kan ikke hentes længere', en: 'The package can no longer be fetched' },
    detail: {
      da: 'Den kunne hentes i fire uger. Bed om aktindsigt igen, hvis du har brug for den.',
      en: 'It could be fetched for four weeks. Ask again if you need it.',
    },
  },
} satisfies Record<string, ErrorWords>
