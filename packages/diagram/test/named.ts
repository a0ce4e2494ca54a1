import { flow, names, type Piece } from '../../process/test/bpmn-xml.ts'

/** A name in English and in Chinese. */
export const called = (name: string, zh: string): [Piece, Piece] => [{ name }, names({ 'zh-CN': zh })]

/** A flow with a name, and a condition or none. */
export const named = (from: string, to: string, name: string, zh: string, condition?: string): string =>
  flow(from, to, condition).replace(
    /^<bpmn:sequenceFlow ([^>]*?)\/?>(.*)$/s,
    (_, attributes: string, rest: string) =>
      `<bpmn:sequenceFlow ${attributes} name="${name}"><bpmn:extensionElements>${names({ 'zh-CN': zh })}</bpmn:extensionElements>${rest.endsWith('</bpmn:sequenceFlow>') ? rest : '</bpmn:sequenceFlow>'}`,
  )

export const note = (id: string, text: string): string =>
  `<bpmn:textAnnotation id="${id}"><bpmn:text>${text}</bpmn:text></bpmn:textAnnotation>`
export const association = (from: string, to: string): string =>
  `<bpmn:association id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`
