export { type AnalysisRefusal, analyseTable, type TableAnalysis } from './analyse/analyse-table.ts'
export { figuresInCell, figuresOfTable, type TableFigure, withFigure } from './analyse/figures.ts'
export type { TableGap } from './analyse/gaps.ts'
export type { NeverFiring } from './analyse/never-fires.ts'
export type { TableOverlap } from './analyse/overlaps.ts'
export { exampleForRule } from './analyse/rule-example.ts'
export type { OpenCell } from './analyse/rule-space.ts'
export { compareDecisions, type NotDecisions } from './comparing/compare-decisions.ts'
export { type RuleTextBehind, ruleTextsBehind } from './comparing/languages-behind.ts'
export type { KitCase, KitCases, KitResult } from './conformance/kit-case.ts'
export { type KitRefusal, readKitCases } from './conformance/read-kit-cases.ts'
export { type KitOutcome, runKitCase } from './conformance/run-kit-case.ts'
export type {
  DecisionModel,
  DecisionSummary,
  KnowledgeSummary,
  RequiredInput,
  TableColumn,
  TableSummary,
} from './decision-model.ts'
export { evaluateDecision, explainDecision } from './evaluate-decision.ts'
export type { DecisionExample } from './examples/decision-example.ts'
export { type ExampleInput, exampleInputs } from './examples/example-inputs.ts'
export { decideByGiven, type ExampleRun, runExample, runExamples } from './examples/run-examples.ts'
export { type BrokenExpectation, brokenExpectations } from './expectations/broken-expectations.ts'
export type { Expectation } from './expectations/expectation.ts'
export type { DecisionTrace, TracedInput, TracedRule } from './explain/decision-trace.ts'
export { explainInWords } from './explain/explain-in-words.ts'
export { spokenCondition } from './explain/spoken-condition.ts'
export type { Language } from './explain/spoken-value.ts'
export { inputFromJson } from './input-from-json.ts'
export type { DecisionProblem } from './model/problem.ts'
export {
  type ImportRequest,
  type ModelRefusal,
  namespaceOfModel,
  type ReadOptions,
  readDecisionModel,
} from './read-decision-model.ts'
export { editRules } from './source/edit-rules.ts'
export { meansTheSame } from './source/means-the-same.ts'
export {
  type BookColumn,
  type BookDecision,
  type BookTable,
  figureOf,
  type RuleBook,
  readRuleBook,
} from './source/rule-book.ts'
export type { CellText, RuleEdit } from './source/rule-edit.ts'
export { versionTagsOfModel } from './version-tags.ts'
