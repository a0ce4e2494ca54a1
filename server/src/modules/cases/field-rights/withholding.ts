import type { NamePath } from '@aftersale/feel'
import type { CaseFieldRights } from './case-field-rights.ts'

/** Words in both languages. */
type Words = { readonly en: string; readonly 'zh-CN': string }

/** What stands for a value in the middle of a sentence. */
const GAP = '…'

/**
 * What is kept from somebody in whatever tells of one case. Fields are withheld by their names, in `request` and `fields`;
 * variables, by the paths that the flow computes from them; and texts that a hidden field holds or held, wherever else they
 * stand, because programs and troubles repeat them. A field that is seen is seen as it is, whatever somebody wrote into it.
 */
export class Withholding {
  readonly rights: CaseFieldRights
  readonly #variables: readonly NamePath[]
  readonly #paths: readonly NamePath[]
  readonly #fixed: readonly NamePath[]
  readonly #texts: readonly string[]

  /** `paths`: of variables that hold, or are computed from, hidden fields. `texts`: the longest first. */
  constructor(rights: CaseFieldRights, paths: readonly NamePath[], texts: readonly string[]) {
    const dotted = [...rights.hidden].flatMap((name) => [[`request.${name}`], [`fields.${name}`], ['fields', name]])
    this.rights = rights
    this.#variables = paths
    this.#paths = [...paths, ...dotted]
    this.#fixed = [...rights.readonly].map((name) => ['request', name])
    this.#texts = texts
  }

  /** Whether something at this path is, holds or lies in something withheld. */
  hides(path: NamePath): boolean {
    return this.#paths.some((one) => meet(one, path))
  }

  /** Whether something at this path may be seen and not changed. */
  fixes(path: NamePath): boolean {
    return this.#fixed.some((one) => meet(one, path))
  }

  /** The fields and variables that writing these variables would touch, though they are not theirs to write. */
  touched(variables: Readonly<Record<string, unknown>>): string[] {
    const paths = [...this.#variables, ...this.#fixed].filter(([name = '']) => Object.hasOwn(variables, name))
    return [...new Set(paths.map((path) => path.at(path[0] === 'request' ? 1 : 0) ?? ''))].sort()
  }

  /** Data without what is withheld: a text that repeats it is left out whole, so that nobody writes back half of it. */
  json<T>(value: T): T {
    return this.#data(value, this.#paths, 'absent') as T
  }

  /** Data that is only read: a text that repeats what is withheld has a gap there. */
  told<T>(value: T): T {
    return this.#data(value, this.#paths, 'gap') as T
  }

  /** A sentence with a gap where it repeats what is withheld. */
  text(said: string): string {
    return this.#texts.reduce((left, text) => left.replaceAll(text, GAP), said)
  }

  words<T extends Words>(words: T): T {
    return { ...words, en: this.text(words.en), 'zh-CN': this.text(words['zh-CN']) }
  }

  #data(value: unknown, within: readonly NamePath[], texts: 'absent' | 'gap' | 'kept'): unknown {
    if (typeof value === 'string') return texts === 'kept' ? value : this.text(value)
    if (typeof value !== 'object' || value === null) return value
    const isAbsent = (item: unknown) => texts === 'absent' && typeof item === 'string' && this.text(item) !== item
    if (Array.isArray(value)) {
      return value.filter((item) => !isAbsent(item)).map((item: unknown) => this.#data(item, within, texts))
    }
    const shown = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
      const here = within.filter(([first]) => first === name)
      if (here.some((path) => path.length === 1) || isAbsent(item)) return []
      const inside = [...this.#paths, ...here.map((path) => path.slice(1))]
      return [[name, this.#data(item, inside, isObject(item) && FIELDS.has(name) ? 'kept' : texts)]]
    })
    return Object.fromEntries(shown)
  }
}

/** What variables and records have the fields of a case in. */
const FIELDS: ReadonlySet<string> = new Set(['request', 'fields'])
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

const meet = (one: NamePath, other: NamePath) =>
  one.slice(0, Math.min(one.length, other.length)).every((name, at) => other[at] === name)
