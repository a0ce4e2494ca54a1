import { accept, type Result, refuse } from '@aftersale/kernel'
import { type DecisionModel, decisionModel } from './decision-model.ts'
import { linkModel } from './drg/link-model.ts'
import type { ModelUnit } from './drg/model-unit.ts'
import { type DecisionProblem, problemAt } from './model/problem.ts'
import type { ProblemFacts } from './model/problem-facts.ts'
import type { SourceDefinitions, SourceImport } from './model/source-definitions.ts'
import { readDefinitions } from './read/read-definitions.ts'
import { readDocument } from './read/read-document.ts'
import { readXml } from './xml/read-xml.ts'

/** What a model asks for when it imports another. */
export interface ImportRequest {
  readonly name: string
  readonly namespace: string
  readonly locationUri: string | undefined
}

export interface ReadOptions {
  /** Finds the XML of an imported model; undefined where there is none. The caller does the reading: this is pure. */
  readonly imports?: (request: ImportRequest) => string | undefined
  /**
   * What to do with a model that has problems: `refuse` it (the default: what would not run is not accepted), or let
   * what is broken be `null` with a warning wherever it is evaluated, as the conformance kit asks.
   */
  readonly brokenExpressions?: 'refuse' | 'null'
}

/** Everything that is wrong with a model, in document order per document. */
export interface ModelRefusal {
  readonly code: 'dmn.model-refused'
  readonly problems: readonly DecisionProblem[]
}

/** The namespace a document declares for its elements, by which others import it; undefined where it is no document. */
export function namespaceOfModel(xml: string): string | undefined {
  const tree = readXml(xml)
  return tree.ok ? tree.value.attributes.get('namespace') : undefined
}

/** Reads one document and, before linking it, those it imports; each namespace once. */
class ModelReader {
  readonly problems: DecisionProblem[] = []
  readonly #options: ReadOptions
  readonly #units = new Map<string, ModelUnit>()
  readonly #open = new Set<string>()

  constructor(options: ReadOptions) {
    this.#options = options
  }

  read(xml: string): ModelUnit | undefined {
    const tree = readDocument(xml)
    if (!tree.ok) {
      this.problems.push(tree.refusal)
      return undefined
    }
    const source = readDefinitions(tree.value, this.problems)
    if (source === undefined) return undefined
    this.#open.add(source.namespace)
    const imports = source.imports.flatMap((wanted) => {
      const unit = this.#imported(wanted, source)
      return unit === undefined ? [] : [{ name: wanted.name, unit }]
    })
    this.#open.delete(source.namespace)
    return linkModel(source, imports, this.problems)
  }

  #imported(wanted: SourceImport, source: SourceDefinitions): ModelUnit | undefined {
    const { namespace, position } = wanted
    const report = (facts: ProblemFacts) => {
      this.problems.push(problemAt({ id: source.id, name: wanted.name || source.name, position }, facts))
      return undefined
    }
    if (!/^https?:\/\/www\.omg\.org\/spec\/DMN\//.test(wanted.importType)) {
      return report({ code: 'dmn.unknown-language', language: wanted.importType })
    }
    const known = this.#units.get(namespace)
    if (known !== undefined) return known
    if (this.#open.has(namespace)) return report({ code: 'dmn.import-cycle', namespace })
    const xml = this.#options.imports?.(wanted)
    const unit = xml === undefined ? undefined : this.read(xml)
    if (unit === undefined) return report({ code: 'dmn.unknown-import', namespace })
    this.#units.set(namespace, unit)
    return unit
  }
}

/**
 * Reads a DMN 1.1 to 1.5 document, its imports included, and compiles it. The XML is read with bounds and without
 * entities. A refusal lists every problem with the element, the cell of a table where it is one, and a plain sentence.
 */
export function readDecisionModel(xml: string, options: ReadOptions = {}): Result<DecisionModel, ModelRefusal> {
  const reader = new ModelReader(options)
  const unit = reader.read(xml)
  const refused = reader.problems.length > 0 && options.brokenExpressions !== 'null'
  if (unit === undefined || refused) return refuse({ code: 'dmn.model-refused', problems: reader.problems })
  return accept(decisionModel(unit, reader.problems))
}
