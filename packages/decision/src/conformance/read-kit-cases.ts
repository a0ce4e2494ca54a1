import { accept, type Result, refuse } from '@aftersale/kernel'
import { readXml, type XmlRefusal } from '../xml/read-xml.ts'
import { attributeOf, childOf, childrenOf, childTextOf, type XmlElement } from '../xml/xml-element.ts'
import type { KitCase, KitCases, KitInput, KitResult, KitValue } from './kit-case.ts'

const kitNamespace = 'http://www.omg.org/spec/DMN/20160719/testcase'
const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'

export type KitRefusal = XmlRefusal | { readonly code: 'kit.not-cases'; readonly root: string }

/** XML Schema writes true in two ways. */
const isTrue = (text: string | undefined) => text === 'true' || text === '1'

const isNil = (element: XmlElement) => isTrue(element.attributes.get(`{${instanceNamespace}}nil`))

function readSimple(element: XmlElement): KitValue {
  if (isNil(element)) return { kind: 'nil' }
  const type = (element.attributes.get(`{${instanceNamespace}}type`) ?? 'string').replace(/^.*:/, '').trim()
  return { kind: 'simple', type, text: type === 'string' ? element.text : element.text.trim() }
}

function readValue(element: XmlElement): KitValue {
  if (isNil(element)) return { kind: 'nil' }
  const value = childOf(element, 'value')
  if (value !== undefined) return readSimple(value)
  const list = childOf(element, 'list')
  if (list !== undefined) {
    return isNil(list) ? { kind: 'nil' } : { kind: 'list', items: childrenOf(list, 'item').map(readValue) }
  }
  const components = childrenOf(element, 'component')
  if (components.length === 0) return { kind: 'empty' }
  const entries = components.map((component) => ({
    name: attributeOf(component, 'name') ?? '',
    value: readValue(component),
  }))
  return { kind: 'context', entries }
}

const readInput = (element: XmlElement): KitInput => ({
  name: attributeOf(element, 'name') ?? '',
  namespace: attributeOf(element, 'namespace'),
  value: readValue(element),
})

function readResult(element: XmlElement): KitResult {
  const expected = childOf(element, 'expected')
  return {
    name: attributeOf(element, 'name') ?? '',
    namespace: attributeOf(element, 'namespace'),
    expected: expected === undefined ? undefined : readValue(expected),
    errorResult: isTrue(attributeOf(element, 'errorResult')),
  }
}

function readType(element: XmlElement): KitCase['type'] {
  const type = attributeOf(element, 'type')
  return type === 'bkm' || type === 'decisionService' ? type : 'decision'
}

const readCase = (element: XmlElement, index: number): KitCase => ({
  id: attributeOf(element, 'id') ?? String(index + 1),
  description: childTextOf(element, 'description'),
  type: readType(element),
  invocableName: attributeOf(element, 'invocableName'),
  inputs: childrenOf(element, 'inputNode').map(readInput),
  results: childrenOf(element, 'resultNode').map(readResult),
})

/** Reads a `testCases` file of the DMN Technology Compatibility Kit; refuses what is not one. */
export function readKitCases(xml: string): Result<KitCases, KitRefusal> {
  const read = readXml(xml)
  if (!read.ok) return read
  const root = read.value
  if (root.name !== 'testCases' || root.namespace !== kitNamespace) {
    return refuse({ code: 'kit.not-cases', root: `{${root.namespace}}${root.name}` })
  }
  return accept({
    modelName: childTextOf(root, 'modelName'),
    cases: childrenOf(root, 'testCase').map(readCase),
  })
}
