import type { Bilingual } from '@aftersale/contract'

/** Something that JSON allows and we do not; `name` is the field it stands at, where it has one. */
export type Flaw = Bilingual & { readonly name?: string }

const DEEPEST = 64

/**
 * The first such thing in a text that is well-formed JSON. One pass over the text, because a parsed value no longer
 * shows that a name stood there twice or that a number lost digits.
 */
export function flawIn(text: string): Flaw | undefined {
  const open: (Set<string> | null)[] = []
  let name: string | undefined
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null)
      if (open.length > DEEPEST) return { en: `is deeper than ${DEEPEST} levels`, 'zh-CN': `嵌套超过 ${DEEPEST} 层` }
    } else if (character === '}' || character === ']') {
      open.pop()
    } else if (character === '"') {
      const end = endOfText(text, at)
      const content = contentOf(text, at, end)
      if (content === undefined) return flawAt(name, UNUSABLE_TEXT)
      if (isName(text, end)) {
        const names = open.at(-1)
        if (content === '__proto__') return flawAt(content, NO_NAME)
        if (names?.has(content)) return flawAt(content, TWICE)
        names?.add(content)
        name = content
      }
      at = end
    } else if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
      const end = endOfNumber(text, at)
      if (!isExact(text.slice(at, end))) return flawAt(name, UNUSABLE_NUMBER)
      at = end - 1
    }
  }
  return undefined
}

const TWICE: Bilingual = { en: 'stands in it twice', 'zh-CN': '重复出现' }
const NO_NAME: Bilingual = { en: 'is no name that a field may have', 'zh-CN': '不能用作字段名' }
const UNUSABLE_TEXT: Bilingual = {
  en: 'holds a character that cannot be stored',
  'zh-CN': '含有无法保存的字符',
}
const UNUSABLE_NUMBER: Bilingual = {
  en: 'is a number that cannot be held exactly; write it as text',
  'zh-CN': '数字过大，无法精确保存，请写成文本',
}

const flawAt = (name: string | undefined, flaw: Bilingual): Flaw =>
  name === undefined ? flaw : { ...flaw, name: name.slice(0, 80).toWellFormed() }

function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1)
  return end
}

function backslashesBefore(text: string, end: number): number {
  let count = 0
  while (text[end - 1 - count] === '\\') count += 1
  return count
}

/** What the text says; undefined where that is half a surrogate pair or NUL, which only an escape can bring in. */
function contentOf(text: string, start: number, end: number): string | undefined {
  const raw = text.slice(start + 1, end)
  if (!raw.includes('\\')) return raw
  const content: string = JSON.parse(text.slice(start, end + 1))
  return content.isWellFormed() && !content.includes('\0') ? content : undefined
}

function isName(text: string, end: number): boolean {
  let next = end + 1
  while (text[next] === ' ' || text[next] === '\n' || text[next] === '\t' || text[next] === '\r') next += 1
  return text[next] === ':'
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && '0123456789+-.eE'.includes(text[end] ?? ' ')) end += 1
  return end
}

/** Fractions round to the nearest double, as everywhere; a whole number must not. */
function isExact(digits: string): boolean {
  const value = Number(digits)
  return Number.isFinite(value) && (!/^-?\d+$/.test(digits) || Number.isSafeInteger(value))
}
