import { createSign, createVerify, type KeyObject } from 'node:crypto'

/** Parameters as they are signed: sorted by name, `name=value` joined by `&`; without a signature and without empty ones. */
export function signedText(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** RSA2: SHA256 with RSA, in base64. */
export const signRsa2 = (text: string, key: KeyObject): string =>
  createSign('RSA-SHA256').update(text).sign(key, 'base64')

export const isSignedRsa2 = (text: string, signature: string, key: KeyObject): boolean =>
  createVerify('RSA-SHA256').update(text).verify(key, signature, 'base64')

/**
 * The text of an object in a JSON text, exactly as it came: the signature is over these characters, and any other way to
 * write the same value would not have it. Undefined where there is no such member.
 */
export function rawNode(text: string, name: string): string | undefined {
  let depth = 0
  let start = -1
  let lastText = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') {
      const end = endOfText(text, at)
      if (depth === 1) lastText = text.slice(at + 1, end)
      at = end
    } else if (character === '{' || character === '[') {
      if (depth === 1 && lastText === name) start = character === '{' ? at : -1
      depth += 1
    } else if (character === '}' || character === ']') {
      depth -= 1
      if (depth === 1 && start >= 0) return text.slice(start, at + 1)
    } else if (character === ',' && depth === 1) {
      lastText = ''
    }
  }
  return undefined
}

/** Where the text that begins here has its closing quotation mark. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}
