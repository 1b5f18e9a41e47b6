import type { DisclosureOutcome, DisclosureType } from '../schemas/disclosure-request.ts'
import { type Language, sayWhen, type Words } from './language.ts'

/** What happens to a request for aktindsigt; the record has the Danish words. */

const laws: Record<DisclosureType, Words> = {
  health: { da: 'sundhedsloven § 37', en: 'the Health Act § 37' },
  party: { da: 'forvaltningsloven § 9', en: 'the Public Administration Act § 9' },
  gdpr: {
    da: 'databeskyttelsesforordningen artikel 15',
    en: 'the General Data Protection Regulation, article 15',
  },
  public: { da: 'offentlighedsloven § 7', en: 'the Access to Public Administration Files Act § 7' },
}

export function tellAsked(
  { type, signature, text }: { type: DisclosureType; signature: string; text: string | null },
  dueBy: string,
): Words {
  const own = text === null ? [] : [text]
  const { da, en } = laws[type]
  return lines({
    da: [`${signature} har bedt om aktindsigt efter ${da}.`, due(dueBy).da, ...own],
    en: [`${signature} has asked for access to the record under ${en}.`, due(dueBy).en, ...own],
  })
}

/** The letter that moves the time (fristbrev): why, and until when. */
export function tellExtended(reason: string, dueBy: string): Words {
  return lines({
    da: [`Svaret på anmodningen om aktindsigt bliver forsinket. Årsag: ${reason}`, due(dueBy).da],
    en: [`The answer about access to the record takes longer. Reason: ${reason}`, due(dueBy).en],
  })
}

export function tellLateDisclosure(unit: string): Words {
  return {
    da: `Fristen for at svare på anmodningen om aktindsigt er overskredet. Lederen af ${unit} har fået besked.`,
    en: `The time to answer about access to the record is over. The leader of ${unit} was told.`,
  }
}

const outcomes: Record<DisclosureOutcome, Words> = {
  granted: { da: 'Der er givet aktindsigt.', en: 'Access was granted.' },
  'partly-granted': {
    da: 'Der er givet aktindsigt i en del.',
    en: 'Access was granted to a part.',
  },
  refused: { da: 'Der er givet afslag på aktindsigt.', en: 'Access was refused.' },
}

interface ToldDecision {
  outcome: DisclosureOutcome
  final: boolean
  text: string
}

export function tellDecided({ outcome, final, text }: ToldDecision): Words {
  const { da, en } = outcomes[outcome]
  const more = (words: string) => (final ? [] : [words])
  return lines({
    da: [da, ...more('Der kommer en afgørelse om resten.'), text],
    en: [en, ...more('A decision about the rest will follow.'), text],
  })
}

export function tellPackage(expiresAt: string): Words {
  return {
    da: `Pakken med aktindsigt er klar. Den kan hentes indtil ${sayWhen(expiresAt, 'da')}.`,
    en: `The package of the record is ready. It can be fetched until ${sayWhen(expiresAt, 'en')}.`,
  }
}

export function tellDisclosureWithdrawn(signature: string): Words {
  return {
    da: `${signature} har trukket anmodningen om aktindsigt tilbage.`,
    en: `${signature} has taken the request for access to the record back.`,
  }
}

/** How one complains (klagevejledning, forvaltningsloven § 25). */
const guidance: Record<DisclosureType, Words> = {
  health: {
    da: 'Du kan klage over afgørelsen til Styrelsen for Patientklager. Klagen sendes dertil, senest to år efter, at du kendte til det, du klager over.',
    en: 'You can complain about the decision to Styrelsen for Patientklager. Send the complaint there, within two years after you knew of what you complain about.',
  },
  party: {
    da: 'Du kan klage over afgørelsen til Ankestyrelsen. Send klagen til kommunen senest fire uger efter, at du fik afgørelsen. Kommunen ser på sagen igen og sender klagen videre, hvis den holder fast.',
    en: 'You can complain about the decision to Ankestyrelsen. Send the complaint to the municipality within four weeks after you got the decision. The municipality looks at it again, and sends the complaint on if it holds to the decision.',
  },
  gdpr: {
    da: 'Du kan klage over afgørelsen til Datatilsynet. Der er ingen frist for at klage.',
    en: 'You can complain about the decision to Datatilsynet. There is no time limit.',
  },
  public: {
    da: 'Du kan klage over afgørelsen til Ankestyrelsen. Send klagen til kommunen, som tager stilling igen senest syv arbejdsdage efter. Der er ingen frist for at klage.',
    en: 'You can complain about the decision to Ankestyrelsen. Send the complaint to the municipality, which decides again within seven working days. There is no time limit.',
  },
}

export function guidanceOn(type: DisclosureType): Words {
  return guidance[type]
}

function due(dueBy: string): Words {
  return {
    da: `Der bliver truffet afgørelse senest ${sayWhen(dueBy, 'da')}.`,
    en: `It is decided by ${sayWhen(dueBy, 'en')} at the latest.`,
  }
}

function lines(all: Record<Language, string[]>): Words {
  return { da: all.da.join('\n'), en: all.en.join('\n') }
}
