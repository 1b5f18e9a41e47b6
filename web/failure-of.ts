import { types } from 'node:util'

/** Names, codes and places for the log: a message may quote what someone wrote. */
export function failureOf(error: unknown): object {
  if (!types.isNativeError(error)) return { name: typeof error }
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error ? error.code : undefined
  return { name: error.name, code, at: at?.slice(0, 8) }
}
