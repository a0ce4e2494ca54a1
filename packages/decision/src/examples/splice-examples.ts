import { type Splice, xmlText } from '../source/splice.ts'
import { indentOf, insideOf, prefixOf } from '../source/tags.ts'
import { childOf, type XmlElement } from '../xml/xml-element.ts'
import { type DecisionExample, examplesElement, extensionNamespace } from './decision-example.ts'

const exampleXml = ({ name, given, expected }: DecisionExample): string =>
  `<aftersale:example name="${xmlText(name)}">` +
  `<aftersale:given>${xmlText(JSON.stringify(given))}</aftersale:given>` +
  `<aftersale:expected>${xmlText(JSON.stringify(expected))}</aftersale:expected></aftersale:example>`

function examplesXml(examples: readonly DecisionExample[], indent: string): string {
  const inner = examples.map((example) => `${indent}  ${exampleXml(example)}`).join('')
  return `<aftersale:examples xmlns:aftersale="${extensionNamespace}">${inner}${indent}</aftersale:examples>`
}

/** What replaces a decision's examples by others; an element that nothing is left in goes. */
export function spliceExamples(xml: string, owner: XmlElement, examples: readonly DecisionExample[]): Splice[] {
  const extensions = childOf(owner, 'extensionElements')
  const kept = examplesElement(owner)
  if (kept !== undefined) {
    if (examples.length > 0) {
      return [{ from: kept.span.start, to: kept.span.end, with: examplesXml(examples, indentOf(xml, kept)) }]
    }
    const whole = extensions?.children.length === 1 ? extensions : kept
    return [{ from: whole.span.start - indentOf(xml, whole).length, to: whole.span.end, with: '' }]
  }
  if (examples.length === 0) return []
  const neighbour = owner.children[0]
  const indent = neighbour === undefined ? '\n    ' : indentOf(xml, neighbour)
  if (extensions !== undefined) {
    return [insideOf(xml, extensions, `${indent}  ${examplesXml(examples, `${indent}  `)}`, 'end')]
  }
  const prefix = prefixOf(xml, owner)
  const name = `${prefix}extensionElements`
  const written = `${indent}<${name}>${indent}  ${examplesXml(examples, `${indent}  `)}${indent}</${name}>`
  // The schema wants it after the description and before all else.
  const description = childOf(owner, 'description')
  if (description === undefined) return [insideOf(xml, owner, written, 'start')]
  return [{ from: description.span.end, to: description.span.end, with: written }]
}
