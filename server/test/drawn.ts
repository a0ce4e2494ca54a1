import { documentXml, type Piece, process } from '../../packages/process/test/bpmn-xml.ts'

/** A file with one process, drawn in pieces: `{ 'order.bpmn': '<…' }`. */
export const drawn = (id: string, ...pieces: readonly Piece[]): Readonly<Record<string, string>> => ({
  [`${id}.bpmn`]: documentXml(process(id, ...pieces)),
})
