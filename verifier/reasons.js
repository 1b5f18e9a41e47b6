/** Why a package is refused, in Danish and in English; in the order in which it is read. @type {Record<string, { da: string, en: string }>} */
export const reasons = {
  'given-key-unreadable': {
    da: 'Den nøgle, som du har angivet, kan ikke læses. Den skal være en Ed25519-nøgle i base64 eller et fingeraftryk på 64 tegn.',
    en: 'The key that you gave cannot be read. It must be an Ed25519 key in base64, or a fingerprint of 64 digits.',
  },
  'given-checkpoint-unreadable': {
    da: 'Det kontrolpunkt, som du har angivet, kan ikke læses som JSON.',
    en: 'The checkpoint that you gave cannot be read as JSON.',
  },
  'zip-malformed': {
    da: 'Filen er ikke en zip-fil, som pakken skal være: noget i den er ændret, skåret fra eller lagt til.',
    en: 'The file is not a zip file as a package must be: something in it was changed, cut off or added.',
  },
  'zip-too-big': {
    da: 'Zip-filen er større, end en pakke må være.',
    en: 'The zip file is bigger than a package may be.',
  },
  'zip-damaged': {
    da: 'En fil i zip-filen kan ikke pakkes ud: den er beskadiget eller ændret.',
    en: 'A file in the zip file cannot be unpacked: it is damaged or was changed.',
  },
  'name-not-allowed': {
    da: 'En fil har et navn, som den ikke må have.',
    en: 'A file has a name that it may not have.',
  },
  'file-twice': { da: 'To filer har samme navn.', en: 'Two files have the same name.' },
  'file-missing': { da: 'En fil mangler i pakken.', en: 'A file is missing from the package.' },
  'file-unknown': {
    da: 'Der er en fil, som ikke hører til i pakken.',
    en: 'There is a file that does not belong in the package.',
  },
  'json-malformed': {
    da: 'En fil er ikke gyldig JSON, som den skal være.',
    en: 'A file is not valid JSON as it must be.',
  },
  'json-name-twice': {
    da: 'Det samme navn står to gange i et objekt i en fil.',
    en: 'The same name stands twice in an object of a file.',
  },
  'wrong-shape': {
    da: 'En fil har ikke de oplysninger, som den skal have, og kun dem.',
    en: 'A file does not have the members that it must have, and only those.',
  },
  'key-malformed': {
    da: 'Nøglen i pakken er ikke en Ed25519-nøgle.',
    en: 'The key in the package is not an Ed25519 key.',
  },
  'signature-wrong': {
    da: 'Underskriften passer ikke: det, som den står under, er ændret.',
    en: 'The signature does not fit: what it was given for was changed.',
  },
  'manifest-other-files': {
    da: 'Filerne i zip-filen er ikke dem, som kommunen skrev under på.',
    en: 'The files in the zip file are not those that the municipality signed.',
  },
  'file-changed': {
    da: 'En fil er ændret, efter at kommunen skrev under.',
    en: 'A file was changed after the municipality signed.',
  },
  'key-other': {
    da: 'Der er skrevet under med en anden nøgle end den, du har angivet.',
    en: 'It was signed with another key than the one you gave.',
  },
  'checkpoint-other': {
    da: 'Kontrolpunktet i pakken er et andet end det, pakken siger.',
    en: 'The checkpoint in the package is another than the package says.',
  },
  'published-other': {
    da: 'Kontrolpunktet i pakken er ikke det, som er offentliggjort.',
    en: 'The checkpoint in the package is not the one that was published.',
  },
  'entry-number-wrong': {
    da: 'Numrene i rækken har et hul eller står i forkert orden: en post mangler eller er flyttet.',
    en: 'The numbers in the row have a gap or are out of order: an entry is missing or was moved.',
  },
  'entry-other-chain': {
    da: 'En post hører til en anden række: en anden borgers, eller journalen i stedet for loggen.',
    en: 'An entry belongs to another chain: another citizen’s, or the record instead of the log.',
  },
  'entry-class-wrong': {
    da: 'En post er af en slags, som ikke hører til i rækken.',
    en: 'An entry is of a class that does not belong in the chain.',
  },
  'chain-broken': {
    da: 'En post følger ikke efter den, der står før: noget er ændret, fjernet eller sat ind.',
    en: 'An entry does not follow the one before it: something was changed, removed or put in.',
  },
  'salt-malformed': {
    da: 'Det salt, som indholdet kontrolleres med, er ikke 32 bytes i base64.',
    en: 'The salt that the content is checked with is not 32 bytes in base64.',
  },
  'content-changed': {
    da: 'Indholdet af en post er ikke det, som blev skrevet.',
    en: 'The content of an entry is not what was written.',
  },
  'content-not-partly': {
    da: 'En post siges at være vist delvis, men der er intet udeladt i teksten.',
    en: 'An entry is said to be shown in part, but nothing is left out of its text.',
  },
  'content-other-citizen': {
    da: 'En post handler om en anden borger.',
    en: 'An entry is about another citizen.',
  },
  'content-other-time': {
    da: 'Tiden i en posts indhold er en anden end i kæden.',
    en: 'The time in the content of an entry is another than in the chain.',
  },
  'content-other-class': {
    da: 'Klassen i en posts indhold er en anden end i kæden.',
    en: 'The class in the content of an entry is another than in the chain.',
  },
  'leaf-twice': {
    da: 'To poster siges at stå på samme plads.',
    en: 'Two entries are said to stand in the same place.',
  },
  'entry-not-in-tree': {
    da: 'En post var ikke i den journal, som kontrolpunktet står for.',
    en: 'An entry was not in the record that the checkpoint stands for.',
  },
  'map-proof-wrong': {
    da: 'Beviset for, hvor rækken ender, passer ikke til kontrolpunktet.',
    en: 'The proof of where the chain ends does not fit the checkpoint.',
  },
  'entry-missing': {
    da: 'Der mangler poster: ved kontrolpunktet var der flere.',
    en: 'Entries are missing: at the checkpoint there were more.',
  },
  'entry-too-many': {
    da: 'Der er flere poster, end der var ved kontrolpunktet.',
    en: 'There are more entries than there were at the checkpoint.',
  },
  'last-entry-other': {
    da: 'Den sidste post er en anden end den, der var den sidste ved kontrolpunktet.',
    en: 'The last entry is another than the last one at the checkpoint.',
  },
  'withheld-other': {
    da: 'Listen over, hvad der er udeladt, passer ikke til posterne.',
    en: 'The list of what is withheld does not fit the entries.',
  },
  'withheld-passages': {
    da: 'Det antal udeladte passager, som listen siger, passer ikke til teksten.',
    en: 'The number of withheld passages that the list says does not fit the text.',
  },
  'withheld-totals': {
    da: 'Summerne over, hvad der er udeladt, er regnet forkert.',
    en: 'The totals of what is withheld are wrong.',
  },
  'request-other': {
    da: 'Anmodningen i pakken er en anden end den, pakken siger.',
    en: 'The request in the package is another than the package says.',
  },
}
