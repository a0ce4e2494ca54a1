export { type AnalysisRefusal, analyseTable, type TableAnalysis } from './analyse/analyse-table.ts'
export type { TableGap } from './analyse/gaps.ts'
export type { NeverFiring } from './analyse/never-fires.ts'
export type { TableOverlap } from './analyse/overlaps.ts'
export type { OpenCell } from './analyse/rule-space.ts'
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
export type { DecisionTrace, TracedInput, TracedRule } from './explain/decision-trace.ts'
export { explainInWords } from './explain/explain-in-words.ts'
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
export { versionTagsOfModel } from './version-tags.ts'
