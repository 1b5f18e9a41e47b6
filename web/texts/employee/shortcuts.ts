import { inBoth } from '../../language.ts'

export const shortcutTexts = inBoth(
  {
    title: 'Genveje på tastaturet',
    what: 'Tryk på en tast, når du ikke er ved at skrive i et felt. Genvejene virker kun, når browseren må bruge JavaScript.',
    use: 'Brug genveje',
    useWhat:
      'Slå dem fra, hvis du taler til computeren, eller hvis du trykker på dem ved en fejl. Det gælder i denne browser.',
    everywhere: 'Alle steder',
    inLists: 'I lister',
    inTask: 'På en opgave',
    keys: {
      o: 'Gå til opgaverne',
      c: 'Gå til chats',
      i: 'Gå til indstillingerne',
      '?': 'Se genvejene',
      j: 'Gå til den næste på listen',
      k: 'Gå til den forrige på listen',
      f: 'Åbn eller luk flere valg',
      r: 'Skriv et svar',
      t: 'Tag opgaven',
      l: 'Læg opgaven tilbage til alle',
      g: 'Giv opgaven til en kollega',
      a: 'Afslut opgaven uden at skrive',
      b: 'Se alt om borgeren',
    },
  },
  {
    title: 'Keyboard shortcuts',
    what: 'Press a key when you are not writing in a field. The shortcuts only work when the browser may use JavaScript.',
    use: 'Use shortcuts',
    useWhat:
      'Turn them off if you speak to your computer, or if you press them by mistake. It counts in this browser.',
    everywhere: 'Everywhere',
    inLists: 'In lists',
    inTask: 'On a task',
    keys: {
      o: 'Go to the tasks',
      c: 'Go to chats',
      i: 'Go to the settings',
      '?': 'See the shortcuts',
      j: 'Go to the next in the list',
      k: 'Go to the one before in the list',
      f: 'Open or close more choices',
      r: 'Write a reply',
      t: 'Take the task',
      l: 'Give the task back to all',
      g: 'Give the task to a colleague',
      a: 'Finish the task without writing',
      b: 'See all about the citizen',
    },
  },
)
