import { moddle } from '@aftersale/process'

/** What the parser sees in a document, and what it says that it could not place. */
export interface SeenDocument {
  /** Every element and attribute as plain data; what is referred to stands for itself by its id where it comes again. */
  readonly tree: unknown
  readonly losses: readonly string[]
}

/** Reads a document as a modeler does. Throws what the parser throws where it is no BPMN. */
export async function seenIn(xml: string): Promise<SeenDocument> {
  const { rootElement, warnings } = await moddle.fromXML(xml)
  const told = (warnings as readonly { readonly message?: string }[]).map(({ message }) => firstLine(message ?? ''))
  const losses = told.filter((one) => !one.startsWith('unsupported document encoding'))
  return { tree: JSON.parse(JSON.stringify(rootElement, seen())), losses }
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

function seen() {
  const known = new Set<unknown>()
  return (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('$type' in value)) return value
    if (known.has(value)) return `→ ${'id' in value ? String(value.id) : value.$type}`
    known.add(value)
    const attributes = '$attrs' in value ? Object.entries(value.$attrs ?? {}).filter(([name]) => !isUnsaid(name)) : []
    return { ...said(value), $type: value.$type, $attrs: Object.fromEntries(attributes) }
  }
}

/** A declared prefix says nothing, nor does a type that is read already. */
const isUnsaid = (name: string): boolean => /^xmlns(?::|$)|^xsi:type$/.test(name)

/** What an element says: what is said to be as it is anyway is the same unsaid. */
function said(element: object): object {
  const usual = Object.getPrototypeOf(element) as Readonly<Record<string, unknown>>
  return Object.fromEntries(Object.entries(element).filter(([name, value]) => value !== usual[name] && !isUnsaid(name)))
}

/** Where two trees differ: the id of the innermost element that has one, and the way from there. Without a difference none. */
export function differencesIn(one: unknown, other: unknown, path = ''): readonly string[] {
  if (one === other) return []
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return [path]
  const [before, after] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>]
  const here = typeof before['id'] === 'string' ? before['id'] : path
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => differencesIn(before[name], after[name], here === '' ? name : `${here}.${name}`))
}
