import type { RecordEntryKind } from '../../../schemas/record-entry.ts'
import { inBoth } from '../../language.ts'

interface RecordTexts {
  title: string
  what: string[]
  none: string
  name: string
  cpr: string
  address: string
  kinds: Record<RecordEntryKind, string>
  appointment: string
  cancellation: string
  booking: string
  thread: string
  disclosure: string
  of: string
  disclose: string
}

export const recordTexts = inBoth<RecordTexts>(
  {
    title: 'Min journal',
    what: [
      'Her står alt, hvad der er sket mellem dig og hjemmeplejen: aflysninger, beskeder, ønsker og svar.',
      'Det ældste står først. Ingen kan rette eller slette i journalen.',
    ],
    name: 'Navn',
    cpr: 'CPR-nummer',
    address: 'Adresse',
    none: 'Der står ikke noget i din journal endnu.',
    kinds: {
      cancellation: 'Aflysning',
      'cancellation-rejected': 'Aflysning, der ikke kunne lade sig gøre',
      message: 'Besked',
      'message-wrongly-created': 'Besked skrevet ved en fejl',
      note: 'Notat',
      'reply-permission': 'Om du kan svare i en chat',
      'reply-request': 'Ønske om at kunne svare',
      task: 'Opgave',
      reminder: 'Påmindelse til hjemmeplejen',
      escalation: 'Besked til lederen',
      withdrawal: 'Fortrudt aflysning',
      'booking-request': 'Ønske om en tid',
      'booking-offer': 'Tilbud om tider',
      booking: 'Ny aftale',
      'thread-closed': 'Chat afsluttet',
      'same-wish': 'Henvendelser lagt sammen',
      'break-glass': 'En medarbejder uden for din sag har fået adgang',
      disclosure: 'Aktindsigt',
    },
    appointment: 'Se aftalen',
    cancellation: 'Se aflysningen',
    booking: 'Se ønsket om en tid',
    thread: 'Se chatten',
    disclosure: 'Se aktindsigten',
    of: 'fra',
    disclose: 'Bed om at få det hele udleveret (aktindsigt)',
  },
  {
    title: 'My record',
    what: [
      'Here is all that has happened between you and home care: cancellations, messages, wishes and answers.',
      'The oldest comes first. Nobody can correct or delete anything in the record. It is kept in Danish.',
    ],
    name: 'Name',
    cpr: 'CPR number',
    address: 'Address',
    none: 'There is nothing in your record yet.',
    kinds: {
      cancellation: 'Cancellation',
      'cancellation-rejected': 'Cancellation that was not possible',
      message: 'Message',
      'message-wrongly-created': 'Message written by mistake',
      note: 'Note',
      'reply-permission': 'Whether you can reply in a chat',
      'reply-request': 'Wish to be able to reply',
      task: 'Task',
      reminder: 'Reminder to home care',
      escalation: 'The leader was told',
      withdrawal: 'Cancellation undone',
      'booking-request': 'Wish for a time',
      'booking-offer': 'Times offered',
      booking: 'New appointment',
      'thread-closed': 'Chat ended',
      'same-wish': 'Chats joined',
      'break-glass': 'An employee outside your case was given access',
      disclosure: 'Access to records',
    },
    appointment: 'See the appointment',
    cancellation: 'See the cancellation',
    booking: 'See the wish for a time',
    thread: 'See the chat',
    disclosure: 'See the request for access',
    of: 'of',
    disclose: 'Ask to have all of it handed out (access to records)',
  },
)
