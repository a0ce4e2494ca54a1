import type { Draft, Resource } from './resource.ts'

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const DMN = /https?:\/\/www\.omg\.org\/spec\/DMN\//

/** What a file holds, by the ending of its name; other modelers write `.bpmn20.xml` or plain `.xml`, where its namespace tells. */
export function kindOfFile({ name, content }: Resource): Draft['kind'] | null {
  if (/\.(bpmn|bpmn2|bpmn20\.xml)$/i.test(name)) return 'process'
  if (/\.dmn$/i.test(name)) return 'decision'
  if (/\.form$/i.test(name)) return 'form'
  if (/\.calendar\.json$/i.test(name)) return 'calendar'
  if (!/\.xml$/i.test(name)) return null
  return content.includes(BPMN) ? 'process' : DMN.test(content) ? 'decision' : null
}
