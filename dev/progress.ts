/** Says what it is told, but not more often than every two seconds, and not at once. */
export function everyTwoSeconds(say: (line: string) => void): (line: string) => void {
  let told = Date.now()
  return (line) => {
    if (Date.now() - told < 2000) return
    told = Date.now()
    say(line)
  }
}
