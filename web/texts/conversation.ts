import { inBoth } from '../language.ts'

export const conversationTexts = inBoth(
  {
    log: 'Beskeder',
    earlier: 'Vis tidligere beskeder',
    empty: 'Der er ingen beskeder endnu.',
    you: 'Dig',
    from: (name: string, organisation: string | null) =>
      organisation && organisation !== name ? `${name}, ${organisation}` : name,
    wrong: 'Beskeden er skrevet ved en fejl.',
    unseen: 'Ikke set endnu',
  },
  {
    log: 'Messages',
    earlier: 'Show earlier messages',
    empty: 'There are no messages yet.',
    you: 'You',
    from: (name: string, organisation: string | null) =>
      organisation && organisation !== name ? `${name}, ${organisation}` : name,
    wrong: 'The message was written by mistake.',
    unseen: 'Not seen yet',
  },
)
