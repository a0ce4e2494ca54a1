import { matchesPattern } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { FieldKind, Words } from './field-definition.ts'

/** No field takes more than this, whatever its definition says, so that fields cannot fill the database. */
export const TEXT_LIMIT = 2_000
export const LONG_TEXT_LIMIT = 20_000

type TextKind = Extract<FieldKind, { readonly type: 'text' | 'long-text' }>

/** The text, where it fits: not blank, storable, of the length and in the form that the field asks for. */
export function readText(kind: TextKind, value: unknown): Result<string, Words & { code: 'fields.value-wrong' }> {
  const wrong = (en: string, chinese: string) => refuse({ code: 'fields.value-wrong', en, 'zh-CN': chinese } as const)
  if (typeof value !== 'string') return wrong('must be text', '必须是文本')
  if (!value.isWellFormed() || value.includes('\0')) {
    return wrong('holds characters that cannot be stored', '含有无法保存的字符')
  }
  if (value.trim() === '') return wrong('must not be blank', '不能为空白')
  const limit = kind.type === 'text' ? TEXT_LIMIT : LONG_TEXT_LIMIT
  const [least, most] = [kind.minLength ?? 1, Math.min(kind.maxLength ?? limit, limit)]
  if (value.length < least) return wrong(`must have at least ${least} characters`, `不得少于 ${least} 个字符`)
  if (value.length > most) return wrong(`must have at most ${most} characters`, `不得超过 ${most} 个字符`)
  if (kind.type === 'text' && /[\r\n]/.test(value)) return wrong('must be one line', '不能换行')
  if (kind.type === 'text' && kind.pattern !== undefined && matchesPattern(value, wholeText(kind.pattern)) !== true) {
    return wrong('is not written as this field asks', '格式不符合要求')
  }
  return accept(value)
}

/** The pattern so that it matches from the first character to the last. */
export const wholeText = (pattern: string) => `^(?:${pattern})$`
