import { compileExpression, type Expression } from '@aftersale/feel'
import { accept, currencyExponent, isTimeZone, type Result, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import { FIELDS } from './record-fields.ts'
import type { FieldSource, ImportTemplate, RowRule } from './template.ts'

/** Why a template cannot be used, a sentence each. */
export interface TemplateRefusal {
  readonly code: 'intake.template-wrong'
  readonly resource: string
  readonly problems: readonly string[]
}

const sentence = z.strictObject({ en: z.string(), 'zh-CN': z.string() })

const column = z.union([
  z.strictObject({ header: z.string(), type: z.enum(['text', 'integer', 'decimal']) }),
  z.strictObject({ header: z.string(), type: z.literal('date and time'), format: z.string() }),
])

const rule = z.union([
  z.strictObject({ when: z.string().optional(), reject: z.string(), says: sentence }),
  z.strictObject({
    when: z.string().optional(),
    take: z.enum(['orderLine', 'returnRequest']),
    fields: z.record(z.string(), z.string()),
    details: z.array(z.string()),
  }),
])

const template = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: sentence,
  zone: z.string().refine(isTimeZone, 'is not a time zone'),
  currency: z.string().refine((code) => currencyExponent(code) !== undefined, 'is not a currency'),
  columns: z.record(z.string(), column),
  key: z.array(z.string()).min(1).optional(),
  rows: z.array(rule).min(1),
})

type RuleSource = z.infer<typeof rule>

/** Reads a template (JSON) and compiles its conditions; refused with every problem, not only the first. */
export function readTemplate(resource: string, content: string): Result<ImportTemplate, TemplateRefusal> {
  const parsed = template.safeParse(parsedJson(content))
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    return refuse({ code: 'intake.template-wrong', resource, problems })
  }
  const problems: string[] = []
  const source = parsed.data
  const rows = source.rows.map((one, index) => compileRule(one, `rows.${index}`, source.columns, problems))
  for (const name of source.key ?? []) mustBeColumn(name, 'key', source.columns, problems)
  if (problems.length > 0) return refuse({ code: 'intake.template-wrong', resource, problems })
  return accept({ ...source, key: source.key ?? null, rows })
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function compileRule(source: RuleSource, at: string, columns: object, problems: string[]): RowRule {
  const when = source.when === undefined ? null : compile(source.when, `${at}.when`, columns, problems)
  if ('reject' in source) return { kind: 'reject', when, reason: source.reject, says: source.says }
  const { needed, optional }: { needed: readonly string[]; optional: readonly string[] } = FIELDS[source.take]
  const fields: Record<string, FieldSource> = {}
  for (const [name, from] of Object.entries(source.fields)) {
    if (![...needed, ...optional].includes(name))
      problems.push(`${at}.fields.${name}: a ${source.take} has no such field`)
    const compiled = compileField(from, `${at}.fields.${name}`, columns, problems)
    if (compiled !== null) fields[name] = compiled
  }
  for (const name of needed) if (!(name in source.fields)) problems.push(`${at}.fields: ${name} is missing`)
  for (const name of source.details) mustBeColumn(name, `${at}.details`, columns, problems)
  return { kind: 'take', when, record: source.take, fields, details: source.details }
}

function compileField(from: string, at: string, columns: object, problems: string[]): FieldSource | null {
  if (!from.startsWith('=')) {
    mustBeColumn(from, at, columns, problems)
    return { kind: 'column', name: from }
  }
  const expression = compile(from.slice(1), at, columns, problems)
  return expression === null ? null : { kind: 'feel', expression }
}

function compile(source: string, at: string, columns: object, problems: string[]): Expression | null {
  const compiled = compileExpression(source)
  if (!compiled.ok) {
    for (const problem of compiled.refusal.problems) problems.push(`${at}: ${problem.message.en}`)
    return null
  }
  for (const name of compiled.value.names) mustBeColumn(name, at, columns, problems)
  return compiled.value
}

function mustBeColumn(name: string, at: string, columns: object, problems: string[]): void {
  if (!Object.hasOwn(columns, name)) problems.push(`${at}: there is no column “${name}” in this template`)
}
