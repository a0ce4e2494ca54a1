import { wrongUsage } from './failure.ts'
import type { Texts } from './language.ts'

/** A declared option: how it is shown and how its text becomes a value. */
export type Option<Value> = {
  readonly summary: Texts
  /** How help names the value (`PORT`); absent for a flag. */
  readonly placeholder?: string
  /** The value where the option is not given; help shows it unless it is empty. */
  readonly fallback: Value
  readonly repeatable?: boolean
  /** Reads the texts given for it, in order; throws wrong usage. `name` is the option as typed, `--port`. */
  readonly read: (texts: readonly string[], name: string) => Value
}

export type Options = Readonly<Record<string, Option<unknown>>>
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer Value> ? Value : never
}

/** A declared argument by position: `one` must be there, `rest` takes all that follow. */
export type Argument = { readonly summary: Texts; readonly takes: 'one' | 'maybe' | 'rest' }
export type Arguments = Readonly<Record<string, Argument>>
type Taken = { one: string; maybe: string | undefined; rest: readonly string[] }
export type ArgumentValues<A extends Arguments> = { readonly [K in keyof A]: Taken[A[K]['takes']] }

export const flag = (summary: Texts): Option<boolean> => ({ summary, fallback: false, read: () => true })

export const text = (placeholder: string, summary: Texts): Option<string | undefined> => ({
  summary,
  placeholder,
  fallback: undefined,
  read: (texts) => texts.at(-1),
})

/** May be given several times; all values in order. */
export const texts = (placeholder: string, summary: Texts): Option<readonly string[]> => ({
  summary,
  placeholder,
  fallback: [],
  repeatable: true,
  read: (given) => given,
})

type Range<Fallback> = { readonly min: number; readonly max: number; readonly fallback: Fallback }

export const wholeNumber = <Fallback extends number | undefined>(
  placeholder: string,
  range: Range<Fallback>,
  summary: Texts,
): Option<number | Fallback> => ({
  summary,
  placeholder,
  fallback: range.fallback,
  read: (given, name) => {
    const raw = given.at(-1) ?? ''
    const value = Number(raw)
    if (/^-?\d+$/.test(raw) && value >= range.min && value <= range.max) return value
    throw badValue(name, raw, {
      en: `a whole number from ${range.min} to ${range.max}`,
      'zh-CN': `${range.min} 到 ${range.max} 之间的整数`,
    })
  },
})

export const choice = <const Choice extends string, Fallback extends Choice | undefined>(
  placeholder: string,
  choices: readonly Choice[],
  fallback: Fallback,
  summary: Texts,
): Option<Choice | Fallback> => ({
  summary,
  placeholder,
  fallback,
  read: (given, name) => {
    const raw = given.at(-1) ?? ''
    const found = choices.find((one) => one === raw)
    if (found !== undefined) return found
    throw badValue(name, raw, { en: `one of ${choices.join(', ')}`, 'zh-CN': `以下之一：${choices.join('、')}` })
  },
})

/** The wrong-usage failure for a value that an option cannot take. */
export const badValue = (name: string, raw: string, expected: Texts) =>
  wrongUsage('bad-value', {
    en: `${name} takes ${expected.en}, not '${raw}'.`,
    'zh-CN': `${name} 的值应为${expected['zh-CN']}，而不是“${raw}”。`,
  })
