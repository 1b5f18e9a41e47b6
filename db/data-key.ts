import { openBytes, sealBytes } from './cipher.ts'

/** What seals and opens the names and texts of one citizen. */
export interface DataKey {
  seal(text: string): string
  open(sealed: string): string
  sealBytes(bytes: Uint8Array): Buffer
  openBytes(sealed: Uint8Array): Buffer
}

/** What a sealed text begins with; the tables take nothing else. */
const mark = 's1.'

export function dataKeyOf(key: Buffer): DataKey {
  return {
    seal: (text) => mark + sealBytes(key, Buffer.from(text)).toString('base64'),
    sealBytes: (bytes) => sealBytes(key, bytes),
    openBytes: (sealed) => openBytes(key, sealed),
    open(sealed) {
      if (!sealed.startsWith(mark)) throw new Error('What was to be opened is not sealed')
      return openBytes(key, Buffer.from(sealed.slice(mark.length), 'base64')).toString()
    },
  }
}
