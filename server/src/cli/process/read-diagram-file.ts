import { type Diagram, readDiagram } from '@aftersale/diagram'
import { Failure } from '../frame/index.ts'

/** The diagram in a text of BPMN. Throws a failure that names the file where it is none, or where there is nothing to draw. */
export function diagramIn(path: string, xml: string): Diagram {
  const read = readDiagram(xml)
  if (!read.ok) {
    const { line, reason } = read.refusal
    throw new Failure('process.not-drawable', {
      en: `${path} is no BPMN 2.0: line ${line}: ${reason.en}.`,
      'zh-CN': `${path} 不是 BPMN 2.0：第 ${line} 行：${reason['zh-CN']}。`,
    })
  }
  if (read.value.flow.elements.size > 0) return read.value
  throw new Failure('process.nothing-to-draw', {
    en: `There is nothing to draw in ${path}.`,
    'zh-CN': `${path} 中没有可绘制的内容。`,
  })
}
