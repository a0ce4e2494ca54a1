import type { XmlPosition } from '../xml/xml-element.ts'
import type { BoxedExpression, BoxedFunction, SourceText, SourceVariable } from './boxed-expression.ts'

export type DmnVersion = '1.1' | '1.2' | '1.3' | '1.4' | '1.5'

/** A reference to another element: `namespace` is undefined within the same document. */
export interface ElementReference {
  readonly namespace: string | undefined
  readonly id: string
  readonly position: XmlPosition
}

interface NamedElement {
  readonly id: string
  readonly name: string
  readonly label: string | undefined
  readonly position: XmlPosition
}

export interface SourceImport {
  readonly name: string
  readonly namespace: string
  readonly importType: string
  readonly locationUri: string | undefined
  readonly position: XmlPosition
}

export interface ItemDefinition extends NamedElement {
  readonly typeRef: string | undefined
  readonly isCollection: boolean
  /** Constrains each item of a collection (DMN 1.5, 7.3.2). */
  readonly allowedValues: SourceText | undefined
  /** Constrains the collection itself (since DMN 1.5). */
  readonly typeConstraint: SourceText | undefined
  readonly components: readonly ItemDefinition[]
  readonly functionItem:
    | { readonly parameters: readonly SourceVariable[]; readonly outputTypeRef: string | undefined }
    | undefined
}

export interface SourceInputData extends NamedElement {
  readonly variable: SourceVariable
}

export interface SourceDecision extends NamedElement {
  readonly variable: SourceVariable
  readonly requiredDecisions: readonly ElementReference[]
  readonly requiredInputs: readonly ElementReference[]
  readonly requiredKnowledge: readonly ElementReference[]
  readonly expression: BoxedExpression | undefined
}

export interface SourceKnowledge extends NamedElement {
  readonly variable: SourceVariable
  readonly requiredKnowledge: readonly ElementReference[]
  readonly logic: BoxedFunction | undefined
}

export interface SourceService extends NamedElement {
  readonly variable: SourceVariable
  readonly outputDecisions: readonly ElementReference[]
  readonly encapsulatedDecisions: readonly ElementReference[]
  readonly inputDecisions: readonly ElementReference[]
  readonly inputData: readonly ElementReference[]
}

/** One DMN document, read but not compiled. */
export interface SourceDefinitions {
  readonly id: string | undefined
  readonly name: string
  readonly namespace: string
  readonly version: DmnVersion
  readonly imports: readonly SourceImport[]
  readonly itemDefinitions: readonly ItemDefinition[]
  readonly inputData: readonly SourceInputData[]
  readonly decisions: readonly SourceDecision[]
  readonly knowledge: readonly SourceKnowledge[]
  readonly services: readonly SourceService[]
}
