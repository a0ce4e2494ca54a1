import type { Bilingual } from '@aftersale/contract'
import { compileExpression, type Expression } from '@aftersale/feel'
import { CASE_FIELD, FIELDS } from './record-fields.ts'
import type { ColumnRead, FieldSource, RowRule } from './template.ts'
import type { RuleSource } from './template-source.ts'

/** Notes what is wrong at a place of the template: the end of a sentence that begins with the place. */
export type Problems = (path: string, said: Bilingual) => void

type Columns = Readonly<Record<string, ColumnRead>>

/** Compiles a rule; the columns that its expressions read are added to `used`. Null where it was reported. */
export function compileRule(
  source: RuleSource,
  at: string,
  columns: Columns,
  used: Set<string>,
  report: Problems,
): RowRule | null {
  const when = source.when === undefined ? null : compile(source.when, `${at}.when`, columns, used, report)
  const { reject, says, take, fields, details } = source
  if (reject !== undefined && says !== undefined && take === undefined && fields === undefined) {
    return { kind: 'reject', when, reason: reject, says }
  }
  if (take === undefined || fields === undefined || reject !== undefined || says !== undefined) {
    report(at, {
      en: 'must either “reject” with what it “says”, or “take” a record with its “fields”',
      'zh-CN': '必须二选一：reject 加 says（拒收并说明），或 take 加 fields（接收为记录）',
    })
    return null
  }
  const sources: Record<string, FieldSource> = {}
  for (const [name, from] of Object.entries(fields)) {
    const compiled = compileField({ take, name, from }, `${at}.fields.${name}`, columns, used, report)
    if (compiled !== null) sources[name] = compiled
  }
  for (const name of FIELDS[take].needed) {
    if (!(name in fields)) report(`${at}.fields.${name}`, { en: 'is missing', 'zh-CN': '不能缺少' })
  }
  if (take === 'case' && details !== undefined) {
    report(`${at}.details`, { en: 'are not kept with a case: give it fields', 'zh-CN': '不随工单保存，请改用工单字段' })
  }
  for (const name of details ?? []) mustBeColumn(name, `${at}.details`, columns, report)
  return { kind: 'take', when, record: take, fields: sources, details: details ?? [] }
}

interface Field {
  readonly take: keyof typeof FIELDS
  readonly name: string
  readonly from: string
}

function compileField(
  { take, name, from }: Field,
  at: string,
  columns: Columns,
  used: Set<string>,
  report: Problems,
): FieldSource | null {
  const { needed, optional, types }: (typeof FIELDS)[keyof typeof FIELDS] = FIELDS[take]
  const isOwn = take === 'case' && CASE_FIELD.test(name)
  if (!isOwn && ![...needed, ...optional].some((one) => one === name)) {
    report(at, { en: `is no field of a record ${take}`, 'zh-CN': `不是 ${take} 的字段` })
    return null
  }
  const wanted = Object.entries(types).find(([one]) => one === name)?.[1]
  if (from.startsWith('=')) {
    if (wanted === 'date and time') {
      report(at, {
        en: 'takes the name of a date column, not an expression',
        'zh-CN': '只能填日期列的名称，不能用表达式',
      })
    }
    const expression = compile(from.slice(1), at, columns, used, report)
    return expression === null ? null : { kind: 'feel', expression }
  }
  mustBeColumn(from, at, columns, report)
  const type = columns[from]?.type
  if (wanted !== undefined && type !== undefined && !fits(type, wanted)) {
    report(at, {
      en: `needs a column of the type “${wanted}”, and “${from}” is of the type “${type}”`,
      'zh-CN': `需要类型为 ${wanted} 的列，而“${from}”的类型是 ${type}`,
    })
  }
  return { kind: 'column', name: from }
}

/** A whole number is a decimal one too. */
const fits = (type: ColumnRead['type'], wanted: ColumnRead['type']) =>
  type === wanted || (wanted === 'decimal' && type === 'integer')

function compile(source: string, at: string, columns: Columns, used: Set<string>, report: Problems): Expression | null {
  const compiled = compileExpression(source, { names: Object.keys(columns) })
  if (!compiled.ok) {
    for (const { message } of compiled.refusal.problems) {
      report(at, { en: `cannot be read: ${message.en}`, 'zh-CN': `无法识别：${message['zh-CN']}` })
    }
    return null
  }
  for (const name of compiled.value.names) mustBeColumn(name, at, columns, report)
  // Not the free names alone: a column may be called as a built-in function is, `product`, and hides it then.
  for (const name of Object.keys(columns)) if (source.includes(name)) used.add(name)
  return compiled.value
}

export function mustBeColumn(name: string, at: string, columns: object, report: Problems): void {
  if (Object.hasOwn(columns, name)) return
  const known = Object.keys(columns)
  report(at, {
    en: `names “${name}”, which is no column of this template; its columns are ${known.join(', ')}`,
    'zh-CN': `中的“${name}”不是此模板的列，现有列：${known.join('、')}`,
  })
}
