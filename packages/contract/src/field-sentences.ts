import type { z } from 'zod'
import type { Bilingual } from './language.ts'

/** One problem of a field as the end of a sentence that begins with the field's name. */
export type Said = Bilingual

const TYPE_NAMES: Readonly<Record<string, Said>> = {
  string: { en: 'text', 'zh-CN': '文本' },
  number: { en: 'a number', 'zh-CN': '数字' },
  int: { en: 'a whole number', 'zh-CN': '整数' },
  boolean: { en: 'true or false', 'zh-CN': 'true 或 false' },
  array: { en: 'a list', 'zh-CN': '列表' },
  object: { en: 'an object', 'zh-CN': '对象' },
  record: { en: 'an object', 'zh-CN': '对象' },
}

/** The value is missing, or is of another type than expected. */
export function saysTypeWrong(expected: string, input: unknown): Said {
  if (input === undefined) return { en: 'is missing', 'zh-CN': '不能缺少' }
  const name = TYPE_NAMES[expected] ?? { en: expected, 'zh-CN': expected }
  return { en: `must be ${name.en}`, 'zh-CN': `必须是${name['zh-CN']}` }
}

/** Counted things say their unit; numbers have none. */
function unitOf(origin: string): Said {
  if (origin === 'string') return { en: ' characters', 'zh-CN': '个字符' }
  if (origin === 'array') return { en: ' items', 'zh-CN': '项' }
  return { en: '', 'zh-CN': '' }
}

/** Above the largest allowed value, length or number of items. */
export function saysTooBig(issue: z.core.$ZodIssueTooBig): Said {
  const unit = unitOf(issue.origin)
  return issue.inclusive === false
    ? {
        en: `must be below ${issue.maximum}${unit.en}`,
        'zh-CN': `必须小于 ${issue.maximum} ${unit['zh-CN']}`.trimEnd(),
      }
    : {
        en: `must be at most ${issue.maximum}${unit.en}`,
        'zh-CN': `不能超过 ${issue.maximum} ${unit['zh-CN']}`.trimEnd(),
      }
}

/** Below the smallest allowed value, length or number of items. */
export function saysTooSmall(issue: z.core.$ZodIssueTooSmall): Said {
  if (issue.origin === 'string' && Number(issue.minimum) === 1) return { en: 'must not be empty', 'zh-CN': '不能为空' }
  const unit = unitOf(issue.origin)
  return issue.inclusive === false
    ? {
        en: `must be above ${issue.minimum}${unit.en}`,
        'zh-CN': `必须大于 ${issue.minimum} ${unit['zh-CN']}`.trimEnd(),
      }
    : {
        en: `must be at least ${issue.minimum}${unit.en}`,
        'zh-CN': `不能小于 ${issue.minimum} ${unit['zh-CN']}`.trimEnd(),
      }
}

/** Text that should follow a format and does not. */
export function saysWrongFormat(format: string): Said {
  if (format === 'datetime') {
    return {
      en: 'must be a time such as 2026-03-01T08:00:00Z',
      'zh-CN': '必须是带时区的时间，例如 2026-03-01T08:00:00+08:00',
    }
  }
  if (format === 'date') return { en: 'must be a day such as 2026-03-01', 'zh-CN': '必须是日期，例如 2026-03-01' }
  if (format === 'email') return { en: 'must be an e-mail address', 'zh-CN': '必须是邮箱地址' }
  return { en: 'is not written as it should be', 'zh-CN': '格式不正确' }
}
