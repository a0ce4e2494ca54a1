import { type FieldProblem, readFields } from '@aftersale/contract'
import { accept, currencyExponent, isTimeZone, type Result, refuse } from '@aftersale/kernel'
import { compileRule, mustBeColumn, type Problems } from './compile-rule.ts'
import { dateReader } from './reading/index.ts'
import type { ColumnRead, ImportTemplate } from './template.ts'
import { type TemplateSource, templateSource } from './template-source.ts'

/** Why a template cannot be used: where in it, and what is the matter there. */
export interface TemplateRefusal {
  readonly code: 'intake.template-wrong'
  readonly resource: string
  readonly problems: readonly FieldProblem[]
}

/** Reads a template (JSON) and compiles its conditions; refused with every problem, not only the first. */
export function readTemplate(resource: string, content: string): Result<ImportTemplate, TemplateRefusal> {
  const refused = (problems: readonly FieldProblem[]) =>
    refuse({ code: 'intake.template-wrong', resource, problems } as const)
  const json = parsedJson(content)
  if (!json.ok) return refused([json.refusal])
  const parsed = readFields(templateSource, json.value)
  if (!parsed.ok) return refused(parsed.refusal.fields)
  const source = parsed.value
  const problems: FieldProblem[] = []
  const report: Problems = (path, said) => problems.push({ path, ...said })
  checkPlace(source, report)
  const columns = readColumns(source, report)
  const used = new Set<string>()
  const rows = source.rows.map((one, index) => compileRule(one, `rows[${index}]`, columns, used, report))
  if (source.key === undefined && source.rows.some(({ take }) => take === 'case')) {
    report('key', {
      en: 'is missing: a row that opens a case must be known by columns of its own',
      'zh-CN': '不能缺少：受理工单的行须有能识别它的列',
    })
  }
  for (const name of source.key ?? []) mustBeColumn(name, 'key', columns, report)
  if (problems.length > 0) return refused(problems)
  const read = { columns, rows: rows.filter((one) => one !== null), conditionColumns: [...used] }
  return accept({ ...source, ...read, key: source.key ?? null })
}

function parsedJson(content: string): Result<unknown, FieldProblem & { code: string }> {
  try {
    return accept(JSON.parse(content))
  } catch (error) {
    const line = /\(line (\d+) /.exec(String(error))?.[1]
    const at = line === undefined ? { en: '', 'zh-CN': '' } : { en: `, see line ${line}`, 'zh-CN': `，见第 ${line} 行` }
    const said = { en: `cannot be read${at.en}`, 'zh-CN': `无法解析${at['zh-CN']}` }
    return refuse({ code: 'not-json', path: 'JSON', ...said })
  }
}

function checkPlace({ zone, currency }: TemplateSource, report: Problems): void {
  if (!isTimeZone(zone)) {
    report('zone', {
      en: `names a time zone that is not known: “${zone}”; Asia/Shanghai is one`,
      'zh-CN': `的时区“${zone}”不存在，例如可用 Asia/Shanghai`,
    })
  }
  if (currencyExponent(currency) === undefined) {
    report('currency', {
      en: `names a currency that is not known: “${currency}”; CNY is one`,
      'zh-CN': `的币种“${currency}”不存在，例如人民币为 CNY`,
    })
  }
}

function readColumns({ columns }: TemplateSource, report: Problems): Record<string, ColumnRead> {
  const read: Record<string, ColumnRead> = {}
  const headers = new Map<string, string>()
  for (const [name, { header, type, format }] of Object.entries(columns)) {
    const at = `columns.${name}`
    const other = headers.get(header)
    headers.set(header, name)
    if (other !== undefined) {
      report(at, { en: `reads “${header}”, as ${other} does`, 'zh-CN': `与 ${other} 读取同一列“${header}”` })
    }
    if (type === 'date and time') read[name] = { header, type, format: dateFormat(format, at, report) }
    else read[name] = { header, type }
    if (type !== 'date and time' && format !== undefined) {
      report(`${at}.format`, { en: 'belongs to dates only', 'zh-CN': '只用于日期列' })
    }
  }
  return read
}

function dateFormat(format: string | undefined, at: string, report: Problems): string {
  const example = 'yyyy-MM-dd HH:mm:ss'
  try {
    if (format !== undefined) dateReader(format)
    else report(`${at}.format`, { en: `is missing; ${example} is one`, 'zh-CN': `不能缺少，例如 ${example}` })
  } catch {
    report(`${at}.format`, {
      en: `cannot be read: “${format}”; write it as ${example}, with these letters only`,
      'zh-CN': `无法识别：“${format}”，请写成 ${example} 的形式，且只用这些字母`,
    })
  }
  return format ?? example
}
