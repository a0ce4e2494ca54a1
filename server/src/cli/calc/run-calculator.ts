import { type FieldProblem, isRefusalCode, type KnownRefusal, sentenceOf } from '@aftersale/contract'
import type { Refusal } from '@aftersale/kernel'
import { type Context, Failure, type Report, type Texts } from '../frame/index.ts'
import { parseJson } from '../rules/given-values.ts'
import { readTextFile } from '../rules/read-file.ts'
import { type CalculatorName, calculators } from './calculators.ts'

type CalcCommand = Context & { readonly arguments: { readonly input: string } }

/** Reads the input as typed, or from a file named as `@FILE`, and reckons. Nonsense ends with exit 2 and its fields. */
export async function runCalculator(
  name: CalculatorName,
  { arguments: given, language, json }: CalcCommand,
): Promise<Report> {
  const input = given.input.startsWith('@')
    ? parseJson(await readTextFile(given.input.slice(1)), { subject: given.input.slice(1), exit: 2 })
    : parseJson(given.input, { subject: 'INPUT', exit: 2 })
  const calculate = await calculators[name]()
  const result = calculate(input)
  if (!result.ok) throw nonsense(result.refusal)
  return { document: result.value.document, lines: json ? [] : result.value.lines(language) }
}

/** A refusal as the end of the command: its sentence, and the fields it is about. */
function nonsense(refusal: Refusal & { readonly field?: string }): Failure {
  if (!isRefusalCode(refusal.code)) throw new Error(`expected a refusal of the contract, got ${refusal.code}`)
  const known = refusal as KnownRefusal
  const says = { en: sentenceOf(known, 'en'), 'zh-CN': sentenceOf(known, 'zh-CN') }
  if (known.code === 'http.fields-wrong') {
    return new Failure(known.code, withFields(says, known.fields), { exit: 2, fields: known.fields.map(fieldSaid) })
  }
  return new Failure(known.code, says, { exit: 2, ...(refusal.field && { fields: [{ path: refusal.field, says }] }) })
}

const fieldSaid = ({ path, ...says }: FieldProblem) => ({ path, says })

/** The sentence with a line for each field, for people. */
function withFields(says: Texts, fields: readonly FieldProblem[]): Texts {
  const list = (language: keyof Texts) =>
    fields.map((field) => `\n  ${field.path || 'INPUT'} ${field[language]}`).join('')
  return { en: says.en + list('en'), 'zh-CN': says['zh-CN'] + list('zh-CN') }
}
