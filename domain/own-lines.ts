/** What the system writes around a citizen's own text, line by line; a test makes each of them anew. */
const ofSystem: readonly RegExp[] = [
  / har aflyst .+ kl\. \d\d\.\d\d\.$/,
  /^Aflysningen er sen\./,
  / ønsker en (ny )?tid til .+\.$/,
  /^Det passer bedst:$/,
  /^– .+ kl\. \d\d\.\d\d/,
  / har fortrudt sin aflysning af .+\.$/,
  /^Besøget er booket igen\.$/,
  /^Tiden er ikke ledig længere, /,
  / har fået en (ny )?tid: .+\.$/,
  / kan ikke bruge de tider, der blev tilbudt\.$/,
]

/** The rest of a message: the citizen's own words, and the reason that was chosen. */
export function ownLinesOf(text: string): string {
  const lines = text.split('\n')
  return lines.filter((line) => !ofSystem.some((one) => one.test(line))).join('\n')
}
