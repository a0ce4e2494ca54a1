import { matchesPattern } from '@aftersale/feel'
import { accept, currencyExponent, type Result, readLocalDate, refuse } from '@aftersale/kernel'
import type { FieldDefinition, FieldKind, FieldOption, FieldProblem, Words } from './field-definition.ts'
import { says } from './field-definition.ts'
import { readFieldValue, utc } from './read-field-value.ts'
import { LONG_TEXT_LIMIT, TEXT_LIMIT, wholeText } from './read-text.ts'

const NAME = /^[a-z][A-Za-z0-9_]{0,39}$/

/** A definition as somebody wrote it down; its parts have the right types, but for the fallback. */
export type DraftDefinition = Omit<FieldDefinition, 'fallback'> & { readonly fallback: unknown }

export type DefinitionWrong = { readonly code: 'fields.definition-wrong'; readonly fields: readonly FieldProblem[] }

/** The definition, where it can be used. A problem's path is where in the definition it stands: `kind.options[1].value`. */
export function checkDefinition(draft: DraftDefinition): Result<FieldDefinition, DefinitionWrong> {
  const fields: FieldProblem[] = []
  const tell = (path: string, words: Words) => fields.push({ path, en: words.en, 'zh-CN': words['zh-CN'] })
  if (!NAME.test(draft.name)) tell('name', WRONG_NAME)
  checkKind(draft.kind, (path, words) => tell(`kind.${path}`, words))
  const hasFallback = draft.fallback !== null && draft.fallback !== undefined
  const read = hasFallback && fields.length === 0 ? readFieldValue(draft.kind, draft.fallback) : accept(null)
  if (!read.ok) tell('fallback', read.refusal)
  if (!read.ok || fields.length > 0) return refuse({ code: 'fields.definition-wrong', fields })
  return accept({ ...draft, fallback: read.value })
}

const WRONG_NAME = says(
  'must begin with a lower-case letter and hold letters, digits and _, 40 at most',
  '必须以小写字母开头，只含字母、数字和下划线，最多 40 个字符',
)
const MAX_BELOW_MIN = says('must not be below the least', '上限不能小于下限')

type Tell = (path: string, words: Words) => void

function checkKind(kind: FieldKind, tell: Tell): void {
  switch (kind.type) {
    case 'text':
      checkCounts(kind.minLength, kind.maxLength, TEXT_LIMIT, 'Length', tell)
      if (kind.pattern !== undefined && !isPattern(kind.pattern)) {
        tell('pattern', says('is not a regular expression that can be read', '不是可用的正则表达式'))
      }
      return
    case 'long-text':
      return checkCounts(kind.minLength, kind.maxLength, LONG_TEXT_LIMIT, 'Length', tell)
    case 'number':
    case 'money':
      if (isBelow(kind.max, kind.min)) tell('max', MAX_BELOW_MIN)
      if (kind.type === 'money' && kind.currency !== undefined && currencyExponent(kind.currency) === undefined) {
        tell('currency', says('must be a currency code of ISO 4217', '必须是 ISO 4217 货币代码'))
      }
      return
    case 'date':
      return checkTimes(kind, readLocalDate, tell)
    case 'instant':
      return checkTimes(kind, utc, tell)
    case 'choice':
      return checkOptions(kind.options, tell)
    case 'choices':
      checkOptions(kind.options, tell)
      return checkCounts(kind.minItems, kind.maxItems, kind.options.length, 'Items', tell)
    case 'boolean':
    case 'reference':
  }
}

const PATTERN_LIMIT = 500

/** By itself too: `a)(b` is one only within the brackets that are put around it. */
const isPattern = (pattern: string) =>
  pattern.length <= PATTERN_LIMIT &&
  matchesPattern('', pattern) !== null &&
  matchesPattern('', wholeText(pattern)) !== null

const isBelow = <V extends number | string>(max: V | undefined, min: V | undefined) =>
  max !== undefined && min !== undefined && max < min

function checkCounts(
  least: number | undefined,
  most: number | undefined,
  limit: number,
  what: 'Length' | 'Items',
  tell: Tell,
): void {
  const above = says(`must be at most ${limit}`, `不得大于 ${limit}`)
  if (least !== undefined && least > limit) tell(`min${what}`, above)
  if (most !== undefined && most > limit) tell(`max${what}`, above)
  if (isBelow(most, least)) tell(`max${what}`, MAX_BELOW_MIN)
}

function checkTimes(
  { min, max }: { readonly min?: string | undefined; readonly max?: string | undefined },
  read: (text: string) => string | undefined,
  tell: Tell,
): void {
  const wrong = says('is not a time of this type', '不是该类型的时间')
  const [least, most] = [min === undefined ? undefined : read(min), max === undefined ? undefined : read(max)]
  if (min !== undefined && least === undefined) tell('min', wrong)
  if (max !== undefined && most === undefined) tell('max', wrong)
  if (isBelow(most, least)) tell('max', MAX_BELOW_MIN)
}

function checkOptions(options: readonly FieldOption[], tell: Tell): void {
  if (options.length === 0) tell('options', says('must have at least one entry', '至少要有一项'))
  const seen = new Set<string>()
  for (const [at, { value }] of options.entries()) {
    if (seen.has(value)) tell(`options[${at}].value`, says('stands twice', '重复'))
    seen.add(value)
  }
}
