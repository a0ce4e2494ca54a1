import {
  analyseTable,
  type DecisionModel,
  type DecisionProblem,
  type ExampleRun,
  figuresOfTable,
  readDecisionModel,
  runExamples,
  type TableAnalysis,
  type TableFigure,
} from '@aftersale/decision'
import type { Instant } from '@aftersale/kernel'

/** What can be said of one table without asking anybody. */
interface TableCheck {
  readonly decision: string
  readonly analysis: TableAnalysis
  readonly figures: readonly TableFigure[]
}

/** What can be said of a file: what would be refused, what its tables leave open, what its examples come to. */
export interface RulesCheck {
  readonly problems: readonly DecisionProblem[]
  readonly tables: readonly TableCheck[]
  readonly runs: readonly ExampleRun[]
}

function tableCheck(model: DecisionModel, decision: string): TableCheck[] {
  const analysis = analyseTable(model, decision)
  const figures = figuresOfTable(model, decision)
  return analysis.ok && figures.ok ? [{ decision, analysis: analysis.value, figures: figures.value }] : []
}

/** Checks a file of rules. Broken cells are told, and leave the rest to be looked at. */
export function checkRules(xml: string, now: Instant): RulesCheck {
  const strict = readDecisionModel(xml)
  const model = strict.ok ? strict : readDecisionModel(xml, { brokenExpressions: 'null' })
  const problems = strict.ok ? [] : strict.refusal.problems
  if (!model.ok) return { problems, tables: [], runs: [] }
  const runs = runExamples(xml, now)
  const { decisions, knowledge } = model.value
  return {
    problems,
    tables: [...decisions, ...knowledge].flatMap(({ id, table }) =>
      table === null ? [] : tableCheck(model.value, id),
    ),
    runs: runs.ok ? runs.value : [],
  }
}
