import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Refusal } from '../../domain/errors.ts'
import { hasOtherLink, requireHttpsLinks } from '../../domain/link.ts'

/** What Danish people write on an ordinary day. */
const daily = [
  'Hej Eva, jeg er ikke hjemme i morgen.',
  'Kom kl. 12:30 eller kl.12.30, ikke kl 8:00-9:15',
  'Obs: ring på hos naboen',
  'Obs:ring',
  'NB!: nøglen ligger under måtten',
  'NB:husk nøglen',
  'P.S.: tak for sidst',
  'Tlf: 12 34 56 78',
  'Tlf.:12345678',
  'Tel:12345678',
  'tel: +45 12 34 56 78',
  'sms:20202020',
  'Mail: anna.jensen@example.dk',
  'mail:anna@example.dk',
  'Skriv til anna+besøg@example.dk.',
  'og/eller',
  'd. 3/4-26 eller 3/4 2026',
  '24/7, 50/50, m/k, 1:1',
  'Pris: 100,- kr. (ca. 100:12)',
  'Mvh. Anna :-)',
  'Mvh /Anna',
  'Hilsen //Anna',
  '//Mette.',
  'Nej :/ ikke i dag :-/ :// øv',
  'nej:// det dur ikke',
  'Det er ærgerligt://',
  'Ja -//- det samme',
  'mandag // tirsdag // onsdag',
  'kl. 8-10 / 13-15',
  'kl. 8-10//13-15',
  'uge 12//13',
  '<3 <3 >:( ;)',
  'a < b og b > c',
  'Se (bilag) [1] (2)',
  '[OBS]: husk nøglen',
  '[OBS]: husk nøglen\n[OBS]: kl.12:30\n[NB]: tlf:12345678',
  '[borger.dk][1]\n\n[1]: https://borger.dk',
  '[x] betalt [ ] ikke betalt',
  '(se ovenfor)',
  'Se https://www.borger.dk/hjaelp?a=1&b=2#top',
  'https://borger.dk, https://sundhed.dk.',
  'Link:https://borger.dk',
  'Se her.https://borger.dk',
  'HTTPS://BORGER.DK',
  '(https://borger.dk)',
  '"https://borger.dk"',
  '[borger.dk](https://borger.dk)',
  '[borger.dk]( <https://borger.dk> )',
  '<https://borger.dk>',
  'https://example.dk//to//gange',
  'https://example.dk/?u=https%3A%2F%2Fborger.dk',
  'https://example.dk/?u=http%3A%2F%2Fborger.dk',
  'www.kommune.dk',
  'borger.dk eller sundhed.dk/kontakt',
  'C: drevet, M:\\Fælles\\plan.docx',
  'Fil: rapport.pdf',
  'Data: se nedenfor',
  'Data:\n- Anna\n- Bent',
  'Data: og/eller',
  'Http er ikke sikkert, https er.',
  'http: det forstår jeg ikke',
  'mailto er et mærkeligt ord',
  'Javascript virker ikke på min telefon',
  'Min søn laver java. Script: film.',
  'Dosis: 2 x 1:00',
  'A&B, Salling & Søn, R&amp;D, AT&T;',
  'Æ: ø! å? "citat" \'ja\' \\ ~ ^ ` | { } $ % #',
  'Blodtryk 120/80, puls 72',
  'Vej 3, 2.tv. (dørkode: 1234#)',
  '👍🏽 🧓🏽 ❤️',
  '- punkt\n- punkt\n  1) ja\n  2) nej',
  '*fed* _kursiv_ ~~streget~~ > citat',
  'Kørsel = 12 km, href er et ord',
  'Tak!!! ... ... ;;; ??? :::',
]

/** Each can be clicked somewhere, and none leads to https. */
const elsewhere = [
  'http://example.dk',
  'Se http://example.dk/x',
  'HTTP://EXAMPLE.DK',
  'hTtP://example.dk',
  'http:example.dk',
  'http:/example.dk',
  'http:\\\\example.dk',
  'http:\\example.dk',
  'ftp://example.dk/fil',
  'ftp:example.dk',
  'sftp://example.dk',
  'file:///etc/passwd',
  'file:c:/x',
  'ws://example.dk',
  'hxxp://example.dk',
  'xhttps://example.dk',
  'svn+ssh://example.dk',
  'ms-word:ofe|u|http://example.dk',
  'intent://example.dk#Intent;end',
  'intent:x#Intent;end',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript: alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\u00adscript:alert(1)',
  'java\u200bscript:alert(1)',
  'javascript\t:alert(1)',
  ' javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript&#0000058;alert(1)',
  'javascript&#x3A;alert(1)',
  'javascript&#58alert(1)',
  'javascript&#x3a;alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;&#x61;vascript:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'java&#10;script:alert(1)',
  'javascript&amp;colon;alert(1)',
  'vbscript:msgbox(1)',
  'livescript:x',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'DATA:image/svg+xml,x',
  'data:,x',
  'data:;base64,x',
  'blob:https://example.dk/x',
  'view-source:https://example.dk',
  'mailto:anna@example.dk',
  'callto:12345678',
  '//example.dk',
  '//example.dk/x',
  'Se //example.dk',
  '(//example.dk)',
  '"//example.dk"',
  '///example.dk',
  '//anna@example.dk',
  '//localhost/x',
  '//intranet/side',
  '//intranet:8080',
  '//127.0.0.1',
  '//[::1]/x',
  '//blåbær.dk',
  '\\\\example.dk\\x',
  '\\\\server\\drev\\plan.docx',
  '/\\example.dk',
  '\\/example.dk',
  '&sol;&sol;example.dk',
  '&#47;&#47;example.dk',
  'http&colon;&sol;&sol;example.dk',
  'ｈｔｔｐ：／／example.dk',
  'ｊａｖａｓｃｒｉｐｔ：alert(1)',
  'http：//example.dk',
  'http:/\u200b/example.dk',
  '[se her](http://example.dk)',
  '[se her](//example)',
  '[se her](javascript:alert(1))',
  '[se her](javascript\\:alert(1))',
  '[se her]( javascript:alert(1) )',
  '[se her](<javascript:alert(1)>)',
  '[se her](data: text/html,x)',
  '[se her](tel:12345678)',
  '[se her](sms:12345678)',
  '[se her](example.dk)',
  '[se her](/v1/me)',
  '[se her](#top)',
  '[se her](javascript%3Aalert(1))',
  '[se her](\nhttp://example.dk)',
  '![billede](http://example.dk/a.png)',
  '[se her][1]\n\n[1]: http://example.dk',
  '[se her][1]\n[1]: //example',
  '[1]: tel:12345678\n[ring][1]',
  '[se her]\n\n[Se her]: javascript\\:alert(1)',
  '[se  her]\n\n[se her]:\n<steam:run>',
  '[1]: example.dk\n[1]',
  '<http://example.dk>',
  '<tel:12345678>',
  '<steam:run/1>',
  '<a href="http://example.dk">x</a>',
  '<a href=//example>x</a>',
  "<a href = 'tel:12'>x</a>",
  '<img src=x>',
  '<form action="/v1/me">',
  'https://example.dk/?u=http://example.org',
  'https://example.dk,http://example.org',
  'https://example.dk) [x](ftp://example.org)',
]

/** Those that are not disguised yet. */
const clear = elsewhere.filter((link) => !link.includes('&'))

describe('a text with a link', () => {
  it.each(daily)('is taken as people write it: %s', (text) => {
    expect(hasOtherLink(text)).toBe(false)
  })

  it.each(elsewhere)('is refused where it leads elsewhere than to https: %s', (text) => {
    expect(hasOtherLink(text)).toBe(true)
  })

  it('is taken whatever daily words stand beside each other', () => {
    const separator = fc.constantFrom(' ', '\n', '. ', ', ', '\n\n', ' - ', '! ')
    const words = fc.array(fc.tuple(fc.constantFrom(...daily), separator), { minLength: 1 })
    fc.assert(
      fc.property(words, (all) => {
        expect(hasOtherLink(all.flat().join(''))).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused whatever stands around it, however its letters are disguised', () => {
    const around = fc.tuple(fc.constantFrom(...daily, ''), fc.constantFrom(...daily, ''))
    const disguise = fc.array(fc.constantFrom('as it is', 'upper', 'decimal', 'hex', 'invisible'), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(fc.constantFrom(...clear), around, disguise, (link, [before, after], how) => {
        const disguised = [...link].map((letter, at) => dress(letter, how[at % how.length]))
        expect(hasOtherLink(`${before} ${disguised.join('')} ${after}`)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('of the longest size is read in no time', () => {
    const long = ['a', 'a.', '/', '//', '<a:', ']( ', '&#', 'j ', ' \n', 'a@', '\\', 'href= ', '.-']
    const begun = performance.now()
    for (const one of long) hasOtherLink(one.repeat(2000).slice(0, 2000))
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

/** The same letter, as a browser or a reader of Markdown still knows it. */
function dress(letter: string, how: string | undefined): string {
  const code = letter.codePointAt(0) ?? 0
  if (!/[a-z:/]/i.test(letter)) return letter
  if (how === 'upper') return letter.toUpperCase()
  if (how === 'decimal') return `&#${code};`
  if (how === 'hex') return `&#x0${code.toString(16)};`
  return how === 'invisible' ? `${letter}\u200d` : letter
}

describe('texts of one request', () => {
  it('are refused by their places, without what was written in them', () => {
    const texts = { '/title': 'Hej', '/text': 'ftp://example.dk', '/note': null }
    expect(() => requireHttpsLinks(texts)).toThrow(Refusal)
    try {
      requireHttpsLinks(texts)
    } catch (error) {
      const { code, details } = error as Refusal
      const errors = [{ pointer: '/text', detail: 'holds a link that is not https' }]
      expect({ code, details }).toEqual({ code: 'link-not-allowed', details: { errors } })
    }
  })
})
