import { repaired, zipped } from '../made-up-package.ts'
import { rawZip } from '../raw-zip.ts'
import { contentOf, genuine, type Mutant } from './mutant.ts'

const strange = [
  ...['../entries.json', '/etc/passwd', 'a/b.json', 'entries\\a.json', 'C:\\a.json', '..', '.', ''],
  ...[
    'Entries.json',
    'ENTRIES.JSON',
    'entries',
    '.json',
    'entries.',
    'entries.json ',
    ' entries.json',
  ],
  ...['entries.json\0', 'entries\n.json', 'entries.json/', '1entries.json', 'entries.tar.gz'],
  // Cyrillic letters, a composed letter, full width, written from right to left
  ...[
    'еntries.json',
    'entriеs.json',
    'é.json',
    'ｅntries.json',
    '\u202enosj.a',
    'entries.js\u200bon',
  ],
  ...['-entries.json', 'en_tries.json', 'entries.js0n', '~a.json', 'con:.txt', 'a'.repeat(2000)],
]

const notAllowed = ['name-not-allowed']
const missing = [...genuine.keys()]

export function names(): Mutant[] {
  const all = [...genuine].map(([name, bytes]) => ({ name, bytes }))
  const more = (name: string | Buffer) => rawZip([...all, { name, bytes: Buffer.from('{}') }])
  return [
    ...strange.map((name) => ({
      name: `one more, called ${JSON.stringify(name).slice(0, 40)}`,
      expected: notAllowed,
      make: () => ({ zip: more(name) }),
    })),
    {
      name: 'a name that is no UTF-8',
      expected: notAllowed,
      make: () => ({ zip: more(Buffer.from('e\xffntries.json', 'latin1')) }),
    },
    ...missing.map((name) => ({
      name: `${name} twice`,
      expected: 'file-twice',
      make: () => ({ zip: more(name) }),
    })),
    ...missing.map((name) => ({
      name: `without ${name}`,
      expected: 'file-missing',
      make: () => ({ zip: rawZip(all.filter((file) => file.name !== name)) }),
    })),
    ...['extra.json', 'index.htm', 'readme.txt'].flatMap((name) => [
      {
        name: `with ${name}`,
        expected: 'file-unknown',
        make: () => ({ zip: more(name) }),
      },
      {
        name: `with ${name}, signed`,
        expected: 'file-unknown',
        make: async () => ({
          zip: await zipped(repaired(new Map([...genuine, [name, Buffer.from('x')]]))),
        }),
      },
    ]),
    {
      name: 'two files under each other’s names',
      expected: 'file-changed',
      make: async () => ({
        zip: await zipped(new Map([...genuine, ['index.pdf', contentOf(genuine, 'index.ods')]])),
      }),
    },
    {
      name: 'the files in another order',
      expected: 'manifest-other-files',
      make: async () => ({ zip: await zipped(new Map([...genuine].reverse())) }),
    },
  ]
}
