import type { FieldsClass, Purpose } from '../schemas/access-log.ts'
import type { SeenLook } from './access-log.ts'
import type { Language, Words } from './language.ts'

/** To whom it is told: whose log it is, and who looked, may be the reader. */
interface Listener {
  isCitizen: boolean
  isLooker: boolean
  language: Language
}

type ToldLook = Pick<
  SeenLook,
  'actorKind' | 'role' | 'name' | 'organisation' | 'fields' | 'purpose'
>

/** "Hjemmepleje Nord så din chat, fordi de arbejder med din sag." */
export function tellLook(look: ToldLook, { isCitizen, isLooker, language }: Listener): string {
  const who = isLooker ? you[language] : whoWords(look)[language]
  const did = (look.fields === 'break-glass' ? entered : saw)[language]
  const what = fieldsWords[look.fields][language]
  const told = `${who} ${did} ${what}${purposeWords[look.purpose][language]}.`
  const others = { da: 'borgerens', en: "the citizen's" }[language]
  return told.replaceAll(/\{(\w+)\}/g, isCitizen ? '$1' : others)
}

const you = { da: 'Du', en: 'You' }
const saw = { da: 'så', en: 'saw' }
const entered = { da: 'fik adgang til', en: 'was given access to' }

/** A word in braces is said to the citizen; others read whose it is. */
const fieldsWords: Record<FieldsClass, Words> = {
  name: { da: '{dit} navn', en: '{your} name' },
  appointment: { da: '{dine} aftaler', en: '{your} appointments' },
  cancellation: { da: '{din} aflysning', en: '{your} cancellation' },
  receipt: { da: '{din} kvittering', en: '{your} receipt' },
  task: { da: 'en opgave i {din} sag', en: 'a task in {your} case' },
  'booking-request': { da: '{dit} ønske om en tid', en: '{your} wish for a time' },
  thread: { da: '{din} chat', en: '{your} chat' },
  message: { da: 'beskederne i {din} chat', en: 'the messages in {your} chat' },
  note: { da: 'interne noter om {din} chat', en: 'internal notes about {your} chat' },
  'reply-permission': {
    da: 'om der kan svares i {din} chat',
    en: 'whether one can reply in {your} chat',
  },
  overview: {
    da: 'oversigten over {dine} henvendelser og opgaver',
    en: 'the overview of {your} chats and tasks',
  },
  'same-wish': {
    da: 'henvendelser i {din} sag, der er lagt sammen',
    en: 'chats in {your} case that were joined',
  },
  'contact-point': {
    da: 'hvem der kan skrives til i {din} sag',
    en: 'whom one can write to in {your} case',
  },
  representatives: {
    da: 'hvem der kan handle på {dine} vegne',
    en: 'who may act on {your} behalf',
  },
  record: { da: '{din} journal', en: '{your} record' },
  'access-log': {
    da: 'listen over, hvem der har set {dine} oplysninger',
    en: 'the list of who has seen {your} information',
  },
  'disclosure-request': {
    da: '{din} anmodning om aktindsigt',
    en: '{your} request for access to records',
  },
  'disclosure-package': {
    da: 'pakken med aktindsigt i {dine} oplysninger',
    en: 'the package of {your} records',
  },
  'break-glass': { da: '{dine} oplysninger', en: '{your} information' },
}

const purposeWords: Record<Purpose, Words> = {
  'own-case': { da: '', en: '' },
  'on-behalf': { da: ' på {dine} vegne', en: ' on {your} behalf' },
  care: {
    da: ', fordi de arbejder med {din} sag',
    en: ', because they work with {your} case',
  },
  disclosure: {
    da: ', fordi de behandler aktindsigt og holder øje med, hvem der ser {dine} oplysninger',
    en: ', because they handle access to records and watch over who sees {your} information',
  },
  'break-glass': {
    da: ' uden at være en del af {din} sag. Begrundelsen står i {din} journal',
    en: ' without being part of {your} case. The reason is in {your} record',
  },
  process: {
    da: ' for at give besked til dem, der skal have den',
    en: ' to tell those who must know',
  },
}

const roleWords: Record<string, Words> = {
  relative: { da: 'pårørende', en: 'relative' },
  'power-of-attorney': { da: 'fuldmagtshaver', en: 'holder of a power of attorney' },
  guardian: { da: 'værge', en: 'guardian' },
  custody: { da: 'forældremyndighedsindehaver', en: 'holder of custody' },
  representative: { da: 'repræsentant', en: 'representative' },
}

function whoWords({ actorKind, role, name, organisation }: ToldLook): Words {
  if (actorKind === 'process') return { da: 'Vores system', en: 'Our system' }
  if (actorKind === 'citizen') return same(name) ?? { da: 'Borgeren', en: 'The citizen' }
  if (actorKind === 'representative') {
    const { da = '', en = '' } = roleWords[role] ?? roleWords.representative ?? {}
    return name
      ? { da: `${name} (${da})`, en: `${name} (${en})` }
      : { da: `En ${da}`, en: `A ${en}` }
  }
  if (name && organisation) {
    return { da: `${name} fra ${organisation}`, en: `${name} of ${organisation}` }
  }
  return same(name ?? organisation) ?? { da: 'Kommunen', en: 'The municipality' }
}

function same(text: string | null): Words | undefined {
  return text === null ? undefined : { da: text, en: text }
}
