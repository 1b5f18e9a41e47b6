import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** For `localhost`, signed by itself, for an hour: X.509 (RFC 5280 §4.1) in DER, by hand. */
export function makeCertificate(): { certificate: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const toSign = certificateOf(publicKey)
  const signature = sign('sha256', toSign, privateKey)
  const der = sequence(toSign, ecdsaWithSha256, bits(signature))
  const base64 = der.toString('base64').replace(/(.{64})/g, '$1\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function certificateOf(publicKey: KeyObject): Buffer {
  const now = Date.now()
  const times = [now - 60_000, now + 3_600_000].map((time) => element(0x17, utcTime(time)))
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)])
  const commonName = sequence(oid('550403'), element(0x0c, Buffer.from('localhost')))
  const name = sequence(element(0x31, commonName))
  const hosts = sequence(element(0x82, Buffer.from('localhost')))
  const extensions = sequence(sequence(oid('551d11'), element(0x04, hosts)))
  return sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(...times),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, extensions),
  )
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))

function oid(hex: string): Buffer {
  return element(0x06, Buffer.from(hex, 'hex'))
}

function bits(bytes: Buffer): Buffer {
  return element(0x03, Buffer.concat([Buffer.from([0]), bytes]))
}

function sequence(...parts: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts))
}

function element(tag: number, content: Buffer): Buffer {
  const { length } = content
  // DER writes a length as short as it can
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function utcTime(time: number): Buffer {
  return Buffer.from(`${new Date(time).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`)
}
