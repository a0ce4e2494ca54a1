import type { FeelType } from '@aftersale/feel'

/** A type as FEEL writes it; a named type by its name. */
export function describeType(type: FeelType): string {
  switch (type.kind) {
    case 'defined':
      return type.name
    case 'list':
    case 'range':
      return `${type.kind}<${describeType(type.of)}>`
    case 'context':
      return `context<${[...type.entries].map(([name, entry]) => `${name}: ${describeType(entry)}`).join(', ')}>`
    case 'function':
      return `function<${(type.parameters ?? []).map(describeType).join(', ')}> -> ${describeType(type.result)}`
    default:
      return type.kind
  }
}
