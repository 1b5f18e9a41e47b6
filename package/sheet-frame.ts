import { Markup, markup } from './markup.ts'
import { words } from './words.ts'

export const declaration = new Markup('<?xml version="1.0" encoding="UTF-8"?>\n')

export const namespaces = new Markup(
  Object.entries({
    office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
    table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
    text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
    style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
    number: 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
    fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
    meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
    dc: 'http://purl.org/dc/elements/1.1/',
  })
    .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
    .join(' '),
)

/** The columns' widths by name; "16. januar 2026 kl. 10.00" as the form of a date. */
export const contentStyles = markup`<office:automatic-styles>
${Object.entries({ narrow: '2cm', middle: '5.5cm', wide: '16cm' }).map(
  ([name, width]) =>
    markup`<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width}"/></style:style>\n`,
)}<number:date-style style:name="moment-form" number:language="da" number:country="DK"><number:day/><number:text>. </number:text><number:month number:style="long" number:textual="true"/><number:text> </number:text><number:year number:style="long"/><number:text> kl. </number:text><number:hours number:style="long"/><number:text>.</number:text><number:minutes number:style="long"/></number:date-style>
<style:style style:name="moment" style:family="table-cell" style:data-style-name="moment-form"><style:table-cell-properties style:vertical-align="top"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>\n`

export const stylesXml = markup`${declaration}<office:document-styles ${namespaces} office:version="1.3">
<office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="da" fo:country="DK"/></style:default-style></office:styles>
</office:document-styles>\n`

export function metaXml(madeAt: string): Markup {
  return markup`${declaration}<office:document-meta ${namespaces} office:version="1.3">
<office:meta><meta:generator>Borgerdialog</meta:generator><dc:title>${words.title}</dc:title><dc:language>da-DK</dc:language><meta:creation-date>${madeAt}</meta:creation-date></office:meta>
</office:document-meta>\n`
}

export function manifestXml(mimetype: string): Markup {
  const files = ['content.xml', 'styles.xml', 'meta.xml']
  return markup`${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mimetype}"/>
${files.map((name) => markup`<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>\n`)}</manifest:manifest>\n`
}
