import { readXml } from './xml/read-xml.ts'
import { attributeOf, childrenOf, type XmlElement } from './xml/xml-element.ts'

const ZEEBE = 'http://camunda.org/schema/zeebe/1.0'

/**
 * The version tags of a DMN document's decisions, by their ids: `zeebe:versionTag`, by which a process may name the version
 * that it calls. Empty where no decision has one, and for a text that is no document.
 */
export function versionTagsOfModel(xml: string): ReadonlyMap<string, string> {
  const tree = readXml(xml)
  if (!tree.ok) return new Map()
  return new Map(
    childrenOf(tree.value, 'decision').flatMap((decision) => {
      const id = attributeOf(decision, 'id')
      const tag = tagOf(decision)
      return id === undefined || tag === undefined || tag === '' ? [] : [[id, tag] as const]
    }),
  )
}

function tagOf(decision: XmlElement): string | undefined {
  const extensions = childrenOf(decision, 'extensionElements').flatMap(({ children }) => children)
  const tag = extensions.find(({ name, namespace }) => namespace === ZEEBE && name === 'versionTag')
  return tag === undefined ? undefined : attributeOf(tag, 'value')
}
