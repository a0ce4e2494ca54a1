import { matchesPattern } from '@aftersale/feel'
import type { FieldKind, Sentence } from './form.ts'
import { isSameValue } from './same-value.ts'

/** No text field takes more than this, whatever the form says, so that a form cannot fill the database. */
const TEXT_LIMIT = 100_000
const MANY_LIMIT = 1_000

/** One @ with something on either side and a dot after it; whether mail arrives only mail can tell. */
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,63}$/
/** Five to twenty digits, as ITU-T E.164 and short numbers have them, with the signs people put between. */
const PHONE = /^\+?(?:[\s()-]?\d){5,20}$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/
const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/

/**
 * What is wrong with one value (no table, whose values are of its columns), as the part of a sentence that follows the field's name; undefined where nothing is.
 * `options` is what may be chosen now.
 */
export function checkValue(kind: FieldKind, value: unknown, options: readonly unknown[]): Sentence | undefined {
  switch (kind.type) {
    case 'text':
      return typeof value === 'string' ? checkText(kind, value) : says('must be text', '必须是文本')
    case 'number':
      return checkNumber(kind, value)
    case 'checkbox':
      return typeof value === 'boolean' ? undefined : says('must be true or false', '必须是“是”或“否”')
    case 'one':
      return options.some((option) => isSameValue(option, value))
        ? undefined
        : says('must be one of the options', '必须是可选项之一')
    case 'many':
      return checkMany(value, options)
    case 'datetime':
      return checkMoment(kind.subtype, value)
    case 'computed':
    case 'rows':
      return undefined
  }
}

function says(en: string, chinese: string): Sentence {
  return { en, 'zh-CN': chinese }
}

function checkText(kind: FieldKind & { type: 'text' }, text: string): Sentence | undefined {
  const { minLength, pattern } = kind
  const maxLength = Math.min(kind.maxLength ?? TEXT_LIMIT, TEXT_LIMIT)
  if (minLength !== undefined && text.length < minLength) {
    return says(`must have at least ${minLength} characters`, `不得少于 ${minLength} 个字符`)
  }
  if (text.length > maxLength) return says(`must have at most ${maxLength} characters`, `不得超过 ${maxLength} 个字符`)
  if (kind.format === 'email' && !EMAIL.test(text)) return says('must be an e-mail address', '必须是邮箱地址')
  if (kind.format === 'phone' && !PHONE.test(text)) return says('must be a telephone number', '必须是电话号码')
  if (pattern !== undefined && matchesPattern(text, pattern) !== true) {
    return says('is not written as the form asks', '格式不符合要求')
  }
  return undefined
}

function checkNumber(kind: FieldKind & { type: 'number' }, value: unknown): Sentence | undefined {
  const isNumber = kind.isText
    ? typeof value === 'string' && DECIMAL.test(value)
    : typeof value === 'number' && Number.isFinite(value)
  if (!isNumber) return says('must be a number', '必须是数字')
  const { min, max, decimals } = kind
  if (min !== undefined && Number(value) < min) return says(`must be at least ${min}`, `不得小于 ${min}`)
  if (max !== undefined && Number(value) > max) return says(`must be at most ${max}`, `不得大于 ${max}`)
  if (decimals !== undefined && decimalsOf(value) > decimals) {
    return says(`must have at most ${decimals} decimals`, `小数位不得超过 ${decimals} 位`)
  }
  return undefined
}

/** The decimals of a number as it is written; 1e-7 has seven. */
function decimalsOf(value: unknown): number {
  const [mantissa = '', power = '0'] = String(value).split('e')
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(power))
}

function checkMany(value: unknown, options: readonly unknown[]): Sentence | undefined {
  if (!Array.isArray(value)) return says('must be a list', '必须是列表')
  if (value.length > MANY_LIMIT) return says(`must have at most ${MANY_LIMIT} entries`, `不得超过 ${MANY_LIMIT} 项`)
  const chosen: readonly unknown[] = value
  if (!chosen.every((item) => options.some((option) => isSameValue(option, item)))) {
    return says('must be some of the options', '必须从可选项中选择')
  }
  const isTwice = chosen.some((item, index) => chosen.findIndex((other) => isSameValue(other, item)) < index)
  return isTwice ? says('must not name an option twice', '不得重复选择同一项') : undefined
}

/** Moments are text of ISO 8601, with an offset, with Z or without either, as form-js serializes them. */
function checkMoment(subtype: 'date' | 'time' | 'datetime', value: unknown): Sentence | undefined {
  const text = typeof value === 'string' ? value : ''
  if (subtype === 'date') return isDate(text) ? undefined : says('must be a date', '必须是日期')
  if (subtype === 'time') return TIME.test(text) ? undefined : says('must be a time', '必须是时间')
  const [date = '', time = ''] = text.split('T')
  return isDate(date) && TIME.test(time) ? undefined : says('must be a date and time', '必须是日期和时间')
}

function isDate(text: string): boolean {
  const match = DATE.exec(text)
  const midnight = match === null ? Number.NaN : Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}
