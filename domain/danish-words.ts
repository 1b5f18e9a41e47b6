/** At most so many words of a text are looked at. */
export const mostWords = 80

/** Of all texts, and of those that the system writes: they say nothing about what is wished. */
const stopWords = new Set(
  `af aflyst aftale aftalen alle aller alligevel allerede alt altid anden andet at bare bedst besøg
  blev blive bliver borger brug bruge da de dem den denne der deres det dette dig din dine dit dog
  eller en end endnu er et efter efterhånden for fordi fra fik få får før gang gerne giver gør gøre
  ham han hans har havde have hej hele hen hende hendes her hilsen hun hvad hver hvis hvor hvordan
  hvornår hvorfor igen ikke ind ingen inden intet ja jeg jer jeres kan klokken kom komme kommer
  kunne kære lige lidt lige man mange med meget mellem men mere mig min mine mit mod må måske ned
  nej nej nogen noget nogle nok nu når og også om op os over passer på samme se selv senere siden
  sig sin sit skal skulle skrive snart som stedet sådan så tak tid tiden tider til to tre ud under
  undskyld uden var ved vegne venlig vi vil ville vores vær være været år årsag ønske ønsker
  mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august
  september oktober november december and the for with you your please have that this not are`.split(
    /\s+/,
  ),
)

/** Longest first; what is left has four letters at least. */
const endings = 'erne ende enes eren erer erens elser else ene ens ets ere en et er es e s'.split(
  ' ',
)

/** A word without its ending, roughly: rollatoren, rollatorer and rollator are the same. */
export function stemOf(word: string): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 4)
  return ending ? word.slice(0, -ending.length) : word
}

/** What a text is about: stems, each with the word as it stands there. `ignored` are names. */
export function wordsOf(text: string, ignored = ''): Map<string, string> {
  const names = new Set(split(ignored))
  const told = split(text).filter((word) => word.length > 2 && !stopWords.has(word))
  const words = new Map<string, string>()
  for (const word of told) {
    if (words.size === mostWords) break
    const stem = stemOf(word)
    if (!names.has(word) && !words.has(stem)) words.set(stem, word)
  }
  return words
}

/** A text is 2,000 characters at most where it was written; what is longer is cut. */
function split(text: string): string[] {
  return (
    text
      .slice(0, 4000)
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}
