// The text of XML elements, and of what stands beside the processes of a document.

export type Attributes = Readonly<Record<string, string | undefined>>

export function element(tag: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escaped(value)}"`],
  )
  return inner === '' ? `<${tag}${written.join('')}/>` : `<${tag}${written.join('')}>${inner}</${tag}>`
}

export const optional = (tag: string, attributes: Attributes): string =>
  Object.values(attributes).every((value) => value === undefined) ? '' : element(tag, attributes)

export const wrap = (tag: string, inner: string): string => (inner === '' ? '' : `<${tag}>${inner}</${tag}>`)

export const expression = (tag: string, source: string | undefined): string =>
  source === undefined ? '' : `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${escaped(source)}</bpmn:${tag}>`

export const root = (tag: string, attributes: Attributes, inner = ''): string =>
  `<root>${element(`bpmn:${tag}`, attributes, inner)}</root>`

export const messageRoot = (id: string, name: string, correlationKey: string | undefined): string =>
  root('message', { id, name }, wrap('bpmn:extensionElements', optional('zeebe:subscription', { correlationKey })))

export function coded(kind: 'error' | 'escalation', code: string | undefined, settings: string): string {
  const id = code === undefined ? undefined : idOf(kind, code)
  const definition = element(
    `bpmn:${kind}EventDefinition`,
    { [`${kind}Ref`]: id },
    wrap('bpmn:extensionElements', settings),
  )
  return id === undefined ? definition : definition + root(kind, { id, name: code, [`${kind}Code`]: code })
}

/** An id for what is named by free text: the same text, the same id. */
export const idOf = (kind: string, text: string): string =>
  `${kind}_${[...text].map((letter) => (/[A-Za-z0-9]/.test(letter) ? letter : `_${letter.codePointAt(0)}`)).join('')}`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
