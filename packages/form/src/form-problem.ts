import type { Sentence } from './form.ts'

export type FormProblemCode =
  | 'form.not-json'
  | 'form.not-a-form'
  | 'form.type-unknown'
  | 'form.key-wrong'
  | 'form.key-twice'
  | 'form.options-wrong'
  | 'form.limit-wrong'
  | 'form.pattern-unreadable'
  | 'form.expression-unreadable'
  | 'form.default-wrong'
  | 'form.table-wrong'
  | 'form.look-up-unknown'

/** What is wrong with a form: `at` is the place in its JSON, such as `components[2].validate.pattern`. */
export type FormProblem = { readonly code: FormProblemCode; readonly at: string; readonly message: Sentence }

export type FormUnreadable = { readonly code: 'form.unreadable'; readonly problems: readonly FormProblem[] }

/** Where a part of the form stands, and where to report what is wrong with it. */
export type Place = {
  readonly at: string
  readonly inside: (step: string) => Place
  readonly report: (code: FormProblemCode, en: string, chinese: string) => void
}

/** The root of a form; every problem reported anywhere below it is added to `problems`. */
export function placeIn(problems: FormProblem[], at = ''): Place {
  return {
    at,
    inside: (step) => placeIn(problems, step.startsWith('[') || at === '' ? at + step : `${at}.${step}`),
    report: (code, en, chinese) => problems.push({ code, at, message: { en, 'zh-CN': chinese } }),
  }
}
