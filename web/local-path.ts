/** A place in these pages and nowhere else; the front page where it is not one. */
export function localPath(text: string | undefined | null, fallback = '/'): string {
  const here = 'http://pages.invalid'
  // a browser reads a backslash as a slash, and skips signs that can't be seen
  if (!text?.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return fallback
  if (!URL.canParse(text, here)) return fallback
  const { origin, pathname, search, hash } = new URL(text, here)
  if (origin !== here || pathname.startsWith('//')) return fallback
  return pathname + search + hash
}
