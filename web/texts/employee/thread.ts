import { inBoth } from '../../language.ts'

export const threadTexts = inBoth(
  {
    title: 'Chats',
    chat: 'Chatten',
    chatWith: (name: string) => `Chat med ${name}`,
    back: 'Tilbage til chatten',
    backToList: 'Tilbage til chats',
    whole: 'Hele chatten, noter og svarmulighed',
    which: 'Hvilke chats',
    open: 'Åbne',
    closed: 'Afsluttede',
    unread: 'Ingen af jer har læst',
    read: 'De andre',
    all: 'Chats',
    none: 'Der er ingen chats her.',
    news: (n: number) =>
      n === 1
        ? '1 ny besked, som ingen af jer har læst'
        : `${n} nye beskeder, som ingen af jer har læst`,
    by: (name: string, when: string) => `${name}, ${when}`,
    wrote: (name: string) => `${name} skrev:`,
    messages: (n: number) => (n === 1 ? '1 besked' : `${n} beskeder`),
    unit: 'Enhed',
    citizen: 'Borgeren',
    aboutCitizen: (name: string) => `Alt om ${name}`,
    tasks: 'Opgaver i chatten',
    noTasks: 'Der er ingen opgaver at gøre i chatten.',
    isClosed: (when: string) => `Chatten blev afsluttet ${when}.`,
    close: 'Afslut chatten',
    closeWhat:
      'Så kan ingen skrive i den mere. Den kan stadig læses. En ny chat begynder, når borgeren henvender sig igen.',
    closeButton: 'Afslut chatten nu',
    done: {
      sendt: 'Din besked er sendt.',
      note: 'Din note er gemt. Borgeren kan ikke se den.',
      fejl: 'Beskeden er markeret som en fejl. Borgeren kan ikke læse den mere.',
      svar: 'Det er ændret, om borgeren kan svare.',
      afsluttet: 'Chatten er afsluttet.',
    },
  },
  {
    title: 'Chats',
    chat: 'The chat',
    chatWith: (name: string) => `Chat with ${name}`,
    back: 'Back to the chat',
    backToList: 'Back to chats',
    whole: 'The whole chat, notes and reply permission',
    which: 'Which chats',
    open: 'Open',
    closed: 'Ended',
    unread: 'None of you has read',
    read: 'The others',
    all: 'Chats',
    none: 'There are no chats here.',
    news: (n: number) =>
      n === 1
        ? '1 new message that none of you has read'
        : `${n} new messages that none of you has read`,
    by: (name: string, when: string) => `${name}, ${when}`,
    wrote: (name: string) => `${name} wrote:`,
    messages: (n: number) => (n === 1 ? '1 message' : `${n} messages`),
    unit: 'Unit',
    citizen: 'The citizen',
    aboutCitizen: (name: string) => `All about ${name}`,
    tasks: 'Tasks in the chat',
    noTasks: 'There are no tasks to do in the chat.',
    isClosed: (when: string) => `The chat ended ${when}.`,
    close: 'End the chat',
    closeWhat:
      'Nobody can write in it any more. It can still be read. A new chat begins when the citizen has another matter.',
    closeButton: 'End the chat now',
    done: {
      sendt: 'Your message is sent.',
      note: 'Your note is saved. The citizen can’t see it.',
      fejl: 'The message is marked as a mistake. The citizen can no longer read it.',
      svar: 'Whether the citizen can reply has been changed.',
      afsluttet: 'The chat has ended.',
    },
  },
)
