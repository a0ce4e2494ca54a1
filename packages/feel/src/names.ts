const START =
  '?A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const PART = `${START}0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`
const SPACE = '\\s\\u0085\\u180E\\u200B'

/** A word of a name (DMN 1.5, grammar rules 27 to 29), from its first character on. */
export const WORD = new RegExp(`[${START}][${PART}]*`, 'uy')
/** What may follow in a name: white space, then a word, digits, or one of the additional symbols. */
export const NAME_PART = new RegExp(`([${SPACE}]*)([${PART}]+|[./\\-’'+*])`, 'uy')
/** A whole name as it stands before `:`, `,`, `)` or `in`, white space and additional symbols inside. */
export const DECLARED_NAME = new RegExp(`[${START}](?:[${SPACE}]*(?:[${PART}]|[./\\-’'+*]))*`, 'uy')
export const BLANK = new RegExp(`[${SPACE}]+`, 'uy')
export const NAME_CHARACTER = new RegExp(`[${PART}]`, 'uy')

export const KEYWORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'in',
  'between',
  'then',
  'else',
  'return',
  'satisfies',
  'instance',
  'of',
  'if',
  'for',
  'some',
  'every',
  'function',
  'external',
  'true',
  'false',
  'null',
])

/** One space where there was white space between two parts, none at the ends. */
export function normalizedName(name: string): string {
  return name.trim().replace(/[\s\u0085\u180E\u200B]+/g, ' ')
}

/**
 * Names in scope, innermost first. A name is a sequence of tokens (DMN 1.5, 10.3.1.4): white space only separates them, so
 * `a-b` and `a - b` are one name. Every beginning of a name is kept, so that the longest one is found in one pass.
 */
export class KnownNames {
  readonly #names = new Map<string, string>()
  readonly #beginnings = new Set<string>()
  readonly #outer: KnownNames | null

  constructor(outer: KnownNames | null, names: Iterable<string>) {
    this.#outer = outer
    for (const name of names) this.add(name)
  }

  /** Brings one more name into this scope. */
  add(declared: string): void {
    const name = normalizedName(declared)
    let tokens = ''
    NAME_PART.lastIndex = 0
    for (let part = NAME_PART.exec(name); part !== null; part = NAME_PART.exec(name)) {
      tokens += `${tokens === '' ? '' : ' '}${part[2]}`
      this.#beginnings.add(tokens)
    }
    this.#names.set(tokens, declared)
  }

  /** The name as it was declared, of tokens with one space between them; undefined where it is not in scope. */
  named(tokens: string): string | undefined {
    return this.#names.get(tokens) ?? this.#outer?.named(tokens)
  }

  begins(tokens: string): boolean {
    return this.#beginnings.has(tokens) || (this.#outer?.begins(tokens) ?? false)
  }
}
