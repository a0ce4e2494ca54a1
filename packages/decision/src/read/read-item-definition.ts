import type { SourceText, SourceVariable } from '../model/boxed-expression.ts'
import type { ItemDefinition } from '../model/source-definitions.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import type { ExpressionReader } from './expression-reader.ts'

function constraint(element: XmlElement, name: string, reader: ExpressionReader): SourceText | undefined {
  const child = childOf(element, name)
  if (child === undefined) return undefined
  const text = reader.text(child)
  return text.text.trim() === '' ? undefined : text
}

function functionItem(element: XmlElement, reader: ExpressionReader): ItemDefinition['functionItem'] {
  const item = childOf(element, 'functionItem')
  if (item === undefined) return undefined
  const outputTypeRef = attributeOf(item, 'outputTypeRef')
  const parameters: SourceVariable[] = childrenOf(item, 'parameters').map(reader.variable)
  return { parameters, outputTypeRef: outputTypeRef === undefined ? undefined : reader.normalType(outputTypeRef, item) }
}

/** Reads an item definition (DMN 1.5, 7.3.2) or an item component, which has the same content. */
export function readItemDefinition(element: XmlElement, reader: ExpressionReader): ItemDefinition {
  const name = attributeOf(element, 'name')
  if (name === undefined) reader.report(element, { code: 'dmn.missing', what: 'name' })
  const typeRef = childOf(element, 'typeRef')
  return {
    id: attributeOf(element, 'id') ?? '',
    name: name ?? '',
    label: attributeOf(element, 'label'),
    position: element.position,
    typeRef: typeRef === undefined ? undefined : reader.normalType(typeRef.text, typeRef),
    isCollection: attributeOf(element, 'isCollection') === 'true',
    allowedValues: constraint(element, 'allowedValues', reader),
    typeConstraint: constraint(element, 'typeConstraint', reader),
    components: childrenOf(element, 'itemComponent').map((component) => readItemDefinition(component, reader)),
    functionItem: functionItem(element, reader),
  }
}
