/** Of all texts, and of those that the system writes: they say nothing about what is wished. */
export const stopWords = new Set(
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
