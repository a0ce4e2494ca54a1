import { expect, test } from 'vitest'
import { drawable, laidOutAnew } from './drawable.ts'
import { chineseName, nameIn } from './names.ts'

const bare = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s" />
<task id="a" name="Ask" /><sequenceFlow id="f" sourceRef="s" targetRef="a" /></process></definitions>`

test('a file without a drawing is laid out; one that has one stays letter by letter', () => {
  const first = drawable(bare)
  expect(first.isLaidOut).toBe(true)
  expect(first.xml).toMatch(/BPMNShape[^>]*bpmnElement="a"/)
  expect(drawable(first.xml)).toEqual({ xml: first.xml, isLaidOut: false })
})

test('lines without a way get one, and what has places keeps them', () => {
  const { xml } = drawable(bare)
  const without = xml.replace(/<bpmndi:BPMNEdge[\s\S]*<\/bpmndi:BPMNEdge>/, '')
  expect(without).not.toBe(xml)
  expect(drawable(without)).toMatchObject({ isLaidOut: false, xml: expect.stringMatching(/BPMNEdge[^>]*"f"/) })
})

test('what is no BPMN stays as it is', () => {
  expect(drawable('<a/>')).toEqual({ xml: '<a/>', isLaidOut: false })
  expect(laidOutAnew('nothing')).toBe('nothing')
})

test('an element is called in the reader’s language', () => {
  const properties = [{ name: 'name:zh-CN', value: '询问' }]
  const extensionElements = { values: [{ $type: 'zeebe:Properties', properties }] }
  const both = { $type: 'bpmn:Task', name: 'Ask', extensionElements }
  expect([nameIn(both, 'en'), nameIn(both, 'zh-CN'), chineseName(both)]).toEqual(['Ask', '询问', '询问'])
  const label = { $type: 'bpmn:Task', name: 'Pack · 打包' }
  expect([nameIn(label, 'en'), nameIn(label, 'zh-CN'), chineseName(label)]).toEqual(['Pack', '打包', null])
  expect(nameIn({ $type: 'bpmn:Task' }, 'zh-CN')).toBe('')
})
