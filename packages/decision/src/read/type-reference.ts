import type { SourceImport } from '../model/source-definitions.ts'
import { collapsed, namespaceOfPrefix, type XmlElement } from '../xml/xml-element.ts'

const feelNamespace = /^https?:\/\/www\.omg\.org\/spec\/(FEEL|DMN)\/.*$/

/**
 * Brings a type reference to the form `type` or `importName.type`. DMN 1.1 writes qualified names (`feel:string`,
 * `include1:tPerson`), later versions plain ones.
 */
export function normalTypeRef(
  written: string,
  element: XmlElement,
  ownNamespace: string,
  imports: readonly SourceImport[],
): string {
  const name = collapsed(written)
  const braced = /^\{([^}]*)\}(.+)$/.exec(name)
  const colon = name.indexOf(':')
  const namespace = braced === null ? namespaceOfPrefix(element, name.slice(0, Math.max(0, colon))) : braced[1]
  const local = braced === null ? name.slice(colon + 1) : (braced[2] ?? '')
  if (namespace === undefined || (colon <= 0 && braced === null)) return name
  if (namespace === ownNamespace || feelNamespace.test(namespace)) return local
  const imported = imports.find((candidate) => candidate.namespace === namespace)
  return imported === undefined ? name : `${imported.name}.${local}`
}
