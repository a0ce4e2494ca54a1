import {
  compileExpression,
  type FeelContext,
  type FeelProblem,
  feelFromJson,
  feelToJson,
  formatFeel,
} from '@aftersale/feel'
import type { Context, Report } from '../frame/index.ts'
import { type GivenValues, givenValues } from './given-values.ts'
import { evaluationAt, type MomentOptions } from './moment.ts'
import { pointAt } from './point-at.ts'
import { sayWarnings, warningsTold } from './warning-lines.ts'

interface FeelCommand extends Context {
  readonly arguments: { readonly expression: string }
  readonly options: MomentOptions & { readonly context: string | undefined }
}

/** Evaluates one expression and prints its value as FEEL writes it; why something is null goes to stderr. */
export async function evaluateFeel(command: FeelCommand): Promise<Report> {
  const { expression: source } = command.arguments
  const given = await givenValues('--context', command.options.context)
  const evaluation = evaluationAt(command.options)
  const compiled = compileExpression(source, { names: namesIn(given) })
  if (!compiled.ok) return unreadable(source, compiled.refusal.problems, command)
  const value = compiled.value.evaluate(feelFromJson(given) as FeelContext, evaluation)
  sayWarnings(evaluation, command)
  return {
    document: { value: feelToJson(value), warnings: warningsTold(evaluation, command) },
    lines: [formatFeel(value)],
  }
}

/** Every name in the values, at any depth: names with spaces can only be read by who knows them. */
function namesIn(given: GivenValues): Set<string> {
  const names = new Set<string>()
  const open: unknown[] = [given]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (const item of value) open.push(item)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, entry] of Object.entries(value)) {
        names.add(name)
        open.push(entry)
      }
    }
  }
  return names
}

function unreadable(source: string, problems: readonly FeelProblem[], command: FeelCommand): Report {
  for (const { message, from } of problems) {
    const place = pointAt(source, from).map((line) => `\n  ${line}`)
    command.say({ en: `${message.en}${place.join('')}`, 'zh-CN': `${message['zh-CN']}${place.join('')}` })
  }
  const [first] = problems
  if (first === undefined) throw new Error('expected a problem with what cannot be read, got none')
  const { code, message, from, to } = first
  return { document: { error: { code, message: command.in(message), from, to } }, lines: [], failed: true }
}
