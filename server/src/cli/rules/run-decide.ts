import type { DecisionModel, DecisionProblem } from '@aftersale/decision'
import { type Context, type Report, wrongUsage } from '../frame/index.ts'
import { checkModel } from './check-model.ts'
import { evaluateNamed } from './evaluate-named.ts'
import { givenValues } from './given-values.ts'
import { problemLine, problemTold, readModelFile } from './model-file.ts'
import { evaluationAt, type MomentOptions } from './moment.ts'

type DecideCommand = Context & {
  readonly arguments: { readonly file: string }
  readonly options: MomentOptions & {
    readonly decision: string | undefined
    readonly input: string | undefined
    readonly explain: boolean
    readonly check: boolean
  }
}

/** Reads the model, then checks it or decides. What is asked for and cannot have an effect is refused. */
export async function runDecide(command: DecideCommand): Promise<Report> {
  const { check, decision, explain, input } = command.options
  if (check && (explain || input !== undefined)) {
    throw wrongUsage('check-decides-nothing', {
      en: '--check decides nothing, so it goes with neither --input nor --explain.',
      'zh-CN': '--check 不作决策，不能与 --input 或 --explain 同用。',
    })
  }
  const values = await givenValues('--input', input)
  const evaluation = evaluationAt(command.options)
  const read = await readModelFile(command.arguments.file)
  if (!read.ok) return refused(read.refusal.problems, command)
  if (check) return checkModel(read.value, decision && decisionNamed(read.value, decision), command)
  const name = decision === undefined ? onlyDecision(read.value) : decisionNamed(read.value, decision)
  return evaluateNamed(read.value, name, values, evaluation, command)
}

/** What is wrong with a model: what `--check` is asked for, or why nothing was decided. */
function refused(problems: readonly DecisionProblem[], command: DecideCommand): Report {
  const { file } = command.arguments
  const told = problems.map((problem) => problemTold(problem, command.language))
  if (command.options.check) {
    const lines = problems.map((problem) => problemLine(file, problem, command.language))
    return { document: { file, problems: told, tables: [] }, lines, failed: true }
  }
  for (const problem of problems) {
    command.say({ en: problemLine(file, problem, 'en'), 'zh-CN': problemLine(file, problem, 'zh-CN') })
  }
  const message = command.in({
    en: `${file} cannot be used as it stands: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
    'zh-CN': `${file} 无法使用：有 ${problems.length} 个问题。`,
  })
  return { document: { error: { code: 'dmn.model-refused', message, problems: told } }, lines: [], failed: true }
}

function onlyDecision(model: DecisionModel): string {
  const [only, ...others] = model.decisions
  if (only !== undefined && others.length === 0) return only.name
  throw wrongUsage(
    'which-decision',
    only === undefined
      ? { en: 'The model has no decision.', 'zh-CN': '该模型中没有决策。' }
      : {
          en: 'The model has several decisions: say which with --decision.',
          'zh-CN': '该模型有多个决策，请用 --decision 指定。',
        },
    namesOf(model),
  )
}

function decisionNamed(model: DecisionModel, name: string): string {
  if (model.entries.has(name)) return name
  throw wrongUsage(
    'unknown-decision',
    { en: `The model has no decision “${name}”.`, 'zh-CN': `该模型中没有决策“${name}”。` },
    namesOf(model),
  )
}

function namesOf({ decisions }: DecisionModel) {
  if (decisions.length === 0) return undefined
  const names = decisions.map(({ name }) => `  ${name}`).join('\n')
  return { en: `It has:\n${names}`, 'zh-CN': `现有决策：\n${names}` }
}
