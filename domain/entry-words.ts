import type { RecordEntryKind } from '../schemas/record-entry.ts'

/** What sort of entry it is, for people (Danish). */
export const entryKindWords: Record<RecordEntryKind, string> = {
  cancellation: 'Aflysning',
  'cancellation-rejected': 'Afvist aflysning',
  message: 'Besked',
  'message-wrongly-created': 'Fejloprettet besked',
  note: 'Internt notat',
  'reply-permission': 'Ændret mulighed for at svare',
  'reply-request': 'Ønske om at kunne svare',
  task: 'Opgave',
  reminder: 'Påmindelse',
  escalation: 'Besked til leder',
  withdrawal: 'Fortrudt aflysning',
  'booking-request': 'Ønske om en tid',
  'booking-offer': 'Tilbud om tider',
  booking: 'Ny aftale',
  'thread-closed': 'Afsluttet chat',
  'same-wish': 'Henvendelser lagt sammen',
  'break-glass': 'Adgang med begrundelse',
  disclosure: 'Aktindsigt',
}
