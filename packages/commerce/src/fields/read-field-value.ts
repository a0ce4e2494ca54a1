import {
  accept,
  currencyExponent,
  decimalOf,
  instant,
  isoOf,
  type Result,
  readLocalDate,
  refuse,
} from '@aftersale/kernel'
import type { FieldKind, FieldValue, Words } from './field-definition.ts'
import { says } from './field-definition.ts'
import { readText } from './read-text.ts'

/** Why a value is none of the field's: the rest of a sentence that begins with the field's name. */
export type ValueWrong = Words & { readonly code: 'fields.value-wrong' }

/** A list as long as the longest list of options. */
const MOST_ITEMS = 500
const REFERENCE_LENGTH = 200

/** Reads one value as the field stores it. Blank text and empty lists are values that do not fit: leave them out. */
export function readFieldValue(kind: FieldKind, value: unknown): Result<FieldValue, ValueWrong> {
  switch (kind.type) {
    case 'text':
    case 'long-text':
      return readText(kind, value)
    case 'number':
      return readNumber(kind, value)
    case 'money':
      return readMoney(kind, value)
    case 'date':
      return within(kind, typeof value === 'string' ? readLocalDate(value) : undefined, DATE)
    case 'instant':
      return within(instants(kind), typeof value === 'string' ? utc(value) : undefined, INSTANT)
    case 'boolean':
      return typeof value === 'boolean' ? accept(value) : wrong('must be true or false', '必须为是或否')
    case 'choice':
      return kind.options.some((option) => option.value === value)
        ? accept(value as string)
        : wrong('must be one of the options', '必须是可选项之一')
    case 'choices':
      return readChoices(kind, value)
    case 'reference':
      return readText({ type: 'text', maxLength: REFERENCE_LENGTH }, value)
  }
}

function wrong(en: string, chinese: string) {
  return refuse({ code: 'fields.value-wrong', ...says(en, chinese) })
}

type Kind<T extends FieldKind['type']> = Extract<FieldKind, { readonly type: T }>

function readNumber({ decimals, min, max }: Kind<'number'>, value: unknown): Result<FieldValue, ValueWrong> {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('must be a number', '必须是数字')
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return wrong('must be below 2^53', '绝对值必须小于 2^53')
  if (decimalOf(value).scale > decimals) {
    return decimals === 0
      ? wrong('must be a whole number', '必须是整数')
      : wrong(`must have at most ${decimals} decimals`, `小数位不得超过 ${decimals} 位`)
  }
  return within({ min, max }, value === 0 ? 0 : value)
}

function readMoney({ currency, min, max }: Kind<'money'>, value: unknown): Result<FieldValue, ValueWrong> {
  if (typeof value !== 'object' || value === null || !('minor' in value) || !('currency' in value)) return notMoney()
  const { minor, currency: given } = value
  if (Object.keys(value).length !== 2 || typeof minor !== 'number' || typeof given !== 'string') return notMoney()
  if (!Number.isSafeInteger(minor)) return wrong('must be in whole minor units', '金额必须以最小货币单位的整数填写')
  if (currency !== undefined && given !== currency) return wrong(`must be in ${currency}`, `币种必须是 ${currency}`)
  if (currencyExponent(given) === undefined)
    return wrong('must have a currency code of ISO 4217', '币种必须是 ISO 4217 代码')
  const amount = within({ min, max }, minor)
  return amount.ok ? accept({ minor: minor === 0 ? 0 : minor, currency: given }) : amount
}

const notMoney = () =>
  wrong('must be an amount of money with minor and currency', '必须是包含 minor 和 currency 的金额')

const DATE = () => wrong('must be a day such as 2026-03-01', '必须是日期，例如 2026-03-01')
const INSTANT = () =>
  wrong(
    'must be a time with its offset such as 2026-03-01T08:00:00Z',
    '必须是带时区的时间，例如 2026-03-01T08:00:00+08:00',
  )

/** The value between its limits, all of which compare as they are: numbers, or text in the order of time. */
function within<V extends number | string>(
  { min, max }: { readonly min?: V | undefined; readonly max?: V | undefined },
  value: V | undefined,
  otherwise: () => Result<never, ValueWrong> = () => wrong('is not as expected', '不符合要求'),
): Result<V, ValueWrong> {
  if (value === undefined) return otherwise()
  if (min !== undefined && value < min) return wrong(`must be at least ${min}`, `不得小于 ${min}`)
  if (max !== undefined && value > max) return wrong(`must be at most ${max}`, `不得大于 ${max}`)
  return accept(value)
}

const instants = ({ min, max }: Kind<'instant'>) => ({
  min: min === undefined ? undefined : utc(min),
  max: max === undefined ? undefined : utc(max),
})

const OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** The instant as stored, in UTC, so that text order is the order of time; undefined where it is none. */
export function utc(text: string): string | undefined {
  if (!OFFSET.test(text) || readLocalDate(text.slice(0, 10)) === undefined) return undefined
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) return undefined
  const iso = new Date(milliseconds).toISOString()
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? isoOf(instant(iso)) : undefined
}

function readChoices(kind: Kind<'choices'>, value: unknown): Result<FieldValue, ValueWrong> {
  if (!Array.isArray(value)) return wrong('must be a list', '必须是列表')
  const { minItems = 1, maxItems = MOST_ITEMS } = kind
  if (value.length < minItems) return wrong(`must have at least ${minItems} entries`, `至少选择 ${minItems} 项`)
  if (value.length > maxItems) return wrong(`must have at most ${maxItems} entries`, `最多选择 ${maxItems} 项`)
  const chosen = new Set<unknown>(value)
  if (chosen.size < value.length) return wrong('must not name an option twice', '不得重复选择同一项')
  const known = kind.options.filter((option) => chosen.has(option.value)).map((option) => option.value)
  // In the order of the options, so that the same choice is the same value.
  return known.length === chosen.size ? accept(known) : wrong('must be some of the options', '必须从可选项中选择')
}
