import type { Sentence } from './evaluation.ts'
import { BLANK, KEYWORDS, type KnownNames, NAME_CHARACTER, NAME_PART, normalizedName, WORD } from './names.ts'
import { Unreadable } from './problem.ts'

const MAX_DEPTH = 200

/** A place in a source text, and what can be read from there. Comments and white space are skipped before each token. */
export class Cursor {
  readonly source: string
  position = 0
  #depth = 0

  constructor(source: string) {
    this.source = source
  }

  fail(code: string, message: Sentence, from = this.position, to = Math.min(from + 1, this.source.length)): never {
    throw new Unreadable({ code, from, to, message })
  }

  failExpected(what: Sentence): never {
    this.skipBlank()
    const found = this.position < this.source.length ? this.source.slice(this.position, this.position + 12) : ''
    this.fail('feel.expected', {
      en: `Expected ${what.en}, found ${found === '' ? 'the end of the text' : JSON.stringify(found)}.`,
      'zh-CN': `此处应为${what['zh-CN']}，实际为${found === '' ? '文本结尾' : JSON.stringify(found)}。`,
    })
  }

  failTooDeep(levels: number): never {
    this.fail('feel.too-deep', {
      en: `The expression nests deeper than ${levels} levels.`,
      'zh-CN': `表达式嵌套超过 ${levels} 层。`,
    })
  }

  /** Bounds how deep constructs nest, so that neither parser nor evaluation can exhaust the stack. */
  nested<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) this.failTooDeep(MAX_DEPTH)
    const result = read()
    this.#depth -= 1
    return result
  }

  skipBlank(): void {
    for (;;) {
      const code = this.source.charCodeAt(this.position)
      if (code === 32 || code === 10) {
        this.position += 1
      } else if (code === 47 && this.source.charCodeAt(this.position + 1) === 47) {
        const end = this.source.indexOf('\n', this.position)
        this.position = end < 0 ? this.source.length : end
      } else if (code === 47 && this.source.charCodeAt(this.position + 1) === 42) {
        const end = this.source.indexOf('*/', this.position + 2)
        if (end < 0) {
          this.fail('feel.open-comment', { en: 'The comment has no end.', 'zh-CN': '注释没有结束符。' })
        }
        this.position = end + 2
      } else if (this.#matchHere(BLANK) === null) {
        return
      }
    }
  }

  #matchHere(pattern: RegExp): string | null {
    pattern.lastIndex = this.position
    const match = pattern.exec(this.source)
    if (match === null) return null
    this.position = pattern.lastIndex
    return match[0]
  }

  /** The text that the sticky pattern matches here, consumed; null where it does not. */
  take(pattern: RegExp): string | null {
    this.skipBlank()
    return this.#matchHere(pattern)
  }

  atEnd(): boolean {
    this.skipBlank()
    return this.position >= this.source.length
  }

  at(symbol: string): boolean {
    this.skipBlank()
    return this.source.startsWith(symbol, this.position)
  }

  takeSymbol(symbol: string): boolean {
    if (!this.at(symbol)) return false
    this.position += symbol.length
    return true
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.failExpected({ en: `"${symbol}"`, 'zh-CN': `“${symbol}”` })
  }

  atKeyword(word: string): boolean {
    if (!this.at(word)) return false
    NAME_CHARACTER.lastIndex = this.position + word.length
    return !NAME_CHARACTER.test(this.source)
  }

  takeKeyword(word: string): boolean {
    if (!this.atKeyword(word)) return false
    this.position += word.length
    return true
  }

  expectKeyword(word: string): void {
    if (!this.takeKeyword(word)) this.failExpected({ en: `"${word}"`, 'zh-CN': `“${word}”` })
  }

  /** The longest known name that starts here, consumed; null where none does. */
  takeKnownName(known: KnownNames): string | null {
    this.skipBlank()
    const start = this.position
    WORD.lastIndex = start
    if (!WORD.test(this.source)) return null
    let end = WORD.lastIndex
    let tokens = this.source.slice(start, end)
    let best: string | null = null
    let bestEnd = start
    while (known.begins(tokens)) {
      const name = known.named(tokens)
      if (name !== undefined) {
        best = name
        bestEnd = end
      }
      NAME_PART.lastIndex = end
      const part = NAME_PART.exec(this.source)
      if (part === null) break
      tokens += ` ${part[2]}`
      end = NAME_PART.lastIndex
    }
    this.position = bestEnd
    return best
  }

  /** One word, and with `joined` those after it that are no keywords: two names side by side can only be one name. */
  takeWords(joined: boolean): string | null {
    this.skipBlank()
    const start = this.position
    if (this.#matchHere(WORD) === null) return null
    let end = this.position
    if (joined) {
      for (;;) {
        this.#matchHere(BLANK)
        if (this.position === end) break
        const word = this.#matchHere(WORD)
        if (word === null || KEYWORDS.has(word)) break
        end = this.position
      }
    }
    this.position = end
    return normalizedName(this.source.slice(start, end))
  }
}
