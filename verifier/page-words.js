/** @type {Record<'da' | 'en', Record<string, string>>} */
export const pageWords = {
  da: {
    title: 'Kontrollér en aktindsigt',
    intro:
      'Vælg den zip-fil, som kommunen har udleveret. Siden kontrollerer, at posterne er uændrede, og at alle er der. Intet forlader din computer.',
    file: 'Pakken (zip)',
    drop: 'Du kan også trække filen hertil.',
    more: 'Det, du har fra et andet sted',
    keys: 'Kommunens nøgle eller dens fingeraftryk (en på hver linje)',
    published: 'Kontrolpunktet, som det er offentliggjort (JSON)',
    busy: 'Kontrollerer …',
    unreadable: 'Filen kan ikke læses.',
  },
  en: {
    title: 'Check an aktindsigt',
    intro:
      'Choose the zip file that the municipality handed out. The page checks that the entries are unaltered, and that they are all there. Nothing leaves your computer.',
    file: 'The package (zip)',
    drop: 'You can also drag the file here.',
    more: 'What you have from elsewhere',
    keys: 'The municipality’s key or its fingerprint (one on each line)',
    published: 'The checkpoint as it was published (JSON)',
    busy: 'Checking …',
    unreadable: 'The file cannot be read.',
  },
}
