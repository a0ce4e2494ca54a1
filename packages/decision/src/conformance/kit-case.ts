/** A value as the kit writes it, before it is a FEEL value. */
export type KitValue =
  | { readonly kind: 'nil' }
  /** Neither value, list nor component: the schema's only way to write an empty context. */
  | { readonly kind: 'empty' }
  /** `type` is the local name of the XML Schema type, 'string' where the kit states none. */
  | { readonly kind: 'simple'; readonly type: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly KitValue[] }
  | { readonly kind: 'context'; readonly entries: readonly KitEntry[] }

interface KitEntry {
  readonly name: string
  readonly value: KitValue
}

export interface KitInput extends KitEntry {
  /** Set where the input belongs to an imported model. */
  readonly namespace: string | undefined
}

export interface KitResult {
  readonly name: string
  readonly namespace: string | undefined
  /** Undefined where the kit states no expected value. */
  readonly expected: KitValue | undefined
  readonly errorResult: boolean
}

/** One case of the DMN Technology Compatibility Kit (testCases.xsd, namespace …/DMN/20160719/testcase). */
export interface KitCase {
  readonly id: string
  readonly description: string | undefined
  readonly type: 'decision' | 'bkm' | 'decisionService'
  /** What a case of type bkm or decisionService calls. */
  readonly invocableName: string | undefined
  readonly inputs: readonly KitInput[]
  readonly results: readonly KitResult[]
}

/** One file of cases and the model file, beside it, that they are about. */
export interface KitCases {
  readonly modelName: string | undefined
  readonly cases: readonly KitCase[]
}
