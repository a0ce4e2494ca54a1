import type { FeelContext, FeelFunction, FeelType, FeelValue } from '@aftersale/feel'
import type { Compiled, CompileScope, Run } from '../compile/compile-scope.ts'
import type { SourceDecision, SourceInputData, SourceKnowledge, SourceService } from '../model/source-definitions.ts'
import type { Coercion } from '../types/coercion.ts'

/** A required element and the names that lead to it in the scope: its own, behind import names where it is imported. */
export interface Binding<T> {
  readonly path: readonly string[]
  readonly node: T
}

export interface InputNode {
  readonly kind: 'input'
  readonly source: SourceInputData
  readonly namespace: string
  readonly type: FeelType
  readonly coerce: Coercion | undefined
}

export interface DecisionNode {
  readonly kind: 'decision'
  readonly source: SourceDecision
  readonly namespace: string
  readonly type: FeelType
  readonly coerce: Coercion | undefined
  readonly inputs: readonly Binding<InputNode>[]
  readonly decisions: readonly Binding<DecisionNode>[]
  /** How many requirements lead down from it at most; deciding goes that deep. */
  readonly depth: number
  /** The functions its logic may call, by name: the same in every evaluation. */
  readonly functions: FeelContext
  /** In a document without any input data every decision sees what the caller gave, as Camunda's modeler draws it. */
  readonly seesCallerInput: boolean
  /** Undefined where the decision has no logic (DMN 1.5 permits it; the value is null). */
  readonly logic: Compiled | undefined
  /** Where its logic stands; analysis compiles cells there again. */
  readonly scope: CompileScope
}

export interface KnowledgeNode {
  readonly kind: 'knowledge'
  readonly source: SourceKnowledge
  readonly namespace: string
  readonly function: FeelValue
  /** Where it stands; analysis compiles allowed values there again. */
  readonly scope: CompileScope
}

export interface ServiceNode {
  readonly kind: 'service'
  readonly source: SourceService
  readonly namespace: string
  readonly outputs: readonly DecisionNode[]
  /** In the order of its parameters: input data, then input decisions (DMN 1.5, 10.4). */
  readonly parameters: readonly Binding<InputNode | DecisionNode>[]
  readonly result: FeelType
  readonly function: FeelFunction
}

/** One evaluation of a graph: what the caller gave, and what is already known in it. */
export interface Frame {
  readonly run: Run
  readonly input: FeelContext
  /** The namespace of the model whose names the input uses. */
  readonly namespace: string
  /** Values decided, or given in place of deciding. */
  known: Map<InputNode | DecisionNode, FeelValue> | undefined
}
