/**
 * Control characters but tab and line feed, half of a pair, and what is no character; and the two
 * that let a text be read backwards (U+202D, U+202E).
 */
const unwritable = /[^\P{Cc}\t\n]|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u202D\u202E]/gu

/** The text as each of the files for people can hold it. */
export function writable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwritable, '\uFFFD')
}
