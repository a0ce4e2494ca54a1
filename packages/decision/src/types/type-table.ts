import type { FeelType } from '@aftersale/feel'
import type { SourceText } from '../model/boxed-expression.ts'
import type { ProblemFacts } from '../model/problem-facts.ts'
import type { ItemDefinition } from '../model/source-definitions.ts'
import type { XmlPosition } from '../xml/xml-element.ts'
import { anyType, builtInType } from './built-in-type.ts'

/** The named types of one document and, by import name, of the documents it imports. */
export interface TypeTable {
  /** `tLoan`, or `importName.tLoan`; FEEL's own types included. */
  readonly typeNamed: (name: string) => FeelType | undefined
}

type Allows = Extract<FeelType, { kind: 'defined' }>['allows']

export interface TypeTableSource {
  readonly itemDefinitions: readonly ItemDefinition[]
  readonly imported: ReadonlyMap<string, TypeTable>
  readonly constraint: (text: SourceText, item: ItemDefinition) => Allows
  readonly report: (item: ItemDefinition, position: XmlPosition, facts: ProblemFacts) => void
}

const everything: Allows = () => true

/** Real types nest a few levels; each costs stack, and a model must not exhaust it. */
const nestingLimit = 100

/** Builds the types of a document's item definitions (DMN 1.5, 7.3.2); recursive ones through their components too. */
export function typeTable(source: TypeTableSource): TypeTable {
  const items = new Map(source.itemDefinitions.map((item) => [item.name, item]))
  const built = new Map<string, FeelType>()
  const building = new Set<string>()

  const referred = (item: ItemDefinition, typeRef: string, position: XmlPosition): FeelType => {
    const type = typeNamed(typeRef)
    if (type !== undefined) return type
    source.report(item, position, { code: 'dmn.unknown-type', typeRef })
    return anyType
  }

  const unconstrained = (item: ItemDefinition): FeelType => {
    if (item.functionItem !== undefined) {
      const { parameters, outputTypeRef } = item.functionItem
      const types = parameters.map(({ typeRef, position }) =>
        typeRef === undefined ? anyType : referred(item, typeRef, position),
      )
      const result = outputTypeRef === undefined ? anyType : referred(item, outputTypeRef, item.position)
      return { kind: 'function', parameters: types, result }
    }
    if (item.components.length > 0) {
      return { kind: 'context', entries: new Map(item.components.map((part) => [part.name, build(part)])) }
    }
    return item.typeRef === undefined ? anyType : referred(item, item.typeRef, item.position)
  }

  const constrained = (item: ItemDefinition, base: FeelType, constraint: SourceText | undefined): FeelType =>
    constraint === undefined
      ? base
      : { kind: 'defined', name: item.name, base, allows: source.constraint(constraint, item) }

  const build = (item: ItemDefinition): FeelType => {
    const single = constrained(item, unconstrained(item), item.allowedValues)
    const whole: FeelType = item.isCollection ? { kind: 'list', of: single } : single
    return constrained(item, whole, item.typeConstraint)
  }

  /** Stands for a type that is still being built; reading `base` later finds it finished. */
  const later = (name: string): FeelType => ({
    kind: 'defined',
    name,
    get base() {
      return built.get(name) ?? anyType
    },
    allows: everything,
  })

  const own = (item: ItemDefinition): FeelType => {
    const done = built.get(item.name)
    if (done !== undefined) return done
    if (building.has(item.name)) return later(item.name)
    if (building.size >= nestingLimit) {
      source.report(item, item.position, { code: 'dmn.too-deep', limit: nestingLimit })
      return anyType
    }
    building.add(item.name)
    const cyclic = isAliasOfItself(item, items)
    if (cyclic) source.report(item, item.position, { code: 'dmn.type-cycle', typeRef: item.name })
    const type = cyclic ? anyType : build(item)
    building.delete(item.name)
    built.set(item.name, type)
    return type
  }

  const typeNamed = (name: string): FeelType | undefined => {
    const item = items.get(name)
    if (item !== undefined) return own(item)
    for (const [importName, table] of source.imported) {
      if (importName === '') {
        const type = table.typeNamed(name)
        if (type !== undefined && builtInType(name) === undefined) return type
      } else if (name.startsWith(`${importName}.`)) {
        const type = table.typeNamed(name.slice(importName.length + 1))
        if (type !== undefined) return type
      }
    }
    return builtInType(name)
  }

  for (const item of source.itemDefinitions) own(item)
  return { typeNamed }
}

function isAliasOfItself(item: ItemDefinition, items: ReadonlyMap<string, ItemDefinition>): boolean {
  const seen = new Set<string>()
  for (let at: ItemDefinition | undefined = item; at !== undefined; ) {
    if (seen.has(at.name)) return true
    if (seen.size > nestingLimit) return false
    seen.add(at.name)
    at = at.typeRef === undefined || at.components.length > 0 ? undefined : items.get(at.typeRef)
  }
  return false
}
