import { accept, type Result, refuse } from '@aftersale/kernel'
import type { z } from 'zod'
import type { FieldProblem } from './field-problem.ts'
import { type Said, saysTooBig, saysTooSmall, saysTypeWrong, saysWrongFormat } from './field-sentences.ts'

/** More would help nobody to mend them, and a hostile body can hold a million. */
const MOST_PROBLEMS = 50

type Issue = z.core.$ZodIssue

/**
 * Reads a value by a schema of the contract. What does not fit is refused field by field, in both languages, at most
 * 50 of them.
 */
export function readFields<T extends z.ZodType>(
  schema: T,
  value: unknown,
): Result<z.output<T>, { code: 'http.fields-wrong'; fields: FieldProblem[] }> {
  const read = schema.safeParse(value, { reportInput: true })
  if (read.success) return accept(read.data)
  const fields = read.error.issues.slice(0, MOST_PROBLEMS).flatMap(problemsOf)
  return refuse({ code: 'http.fields-wrong', fields: fields.slice(0, MOST_PROBLEMS) })
}

function problemsOf(issue: Issue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const unknown: Said = { en: 'is not a field that is known here', 'zh-CN': '不是已知的字段' }
    return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), ...unknown }))
  }
  return [{ path: pathText(issue.path), ...said(issue) }]
}

function said(issue: Issue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return saysTypeWrong(issue.expected, issue.input)
    case 'too_big':
      return saysTooBig(issue)
    case 'too_small':
      return saysTooSmall(issue)
    case 'invalid_format':
      return saysWrongFormat(issue.format)
    case 'invalid_value':
      return {
        en: `must be one of ${issue.values.join(', ')}`,
        'zh-CN': `必须是以下之一：${issue.values.join('、')}`,
      }
    default:
      return issue.code === 'custom' && issue.params?.['problem'] === 'unusable-text'
        ? { en: 'must be text that is not blank', 'zh-CN': '不能为空白，也不能含有无法保存的字符' }
        : { en: 'is not as expected', 'zh-CN': '不符合要求' }
  }
}

/** `['requests', 2, 'quantity']` as `requests[2].quantity`. Key names come from the caller: they are cut short. */
function pathText(path: PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    const name = String(part).slice(0, 80).toWellFormed()
    text += typeof part === 'number' ? `[${name}]` : text === '' ? name : `.${name}`
  }
  return text
}
