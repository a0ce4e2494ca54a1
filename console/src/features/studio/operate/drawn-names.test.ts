import { expect, test } from 'vitest'
import { drawnElements } from './drawn-names.ts'

const flow = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <process id="p"><startEvent id="s" /><userTask id="a" name="Ask"><extensionElements><zeebe:properties>
  <zeebe:property name="name:zh-CN" value="询问" /></zeebe:properties></extensionElements></userTask>
  <task id="b" name="Pack · 打包" /><boundaryEvent id="late" attachedToRef="a" /></process></definitions>`

test('elements are called as people call them, in both languages, from the left to the right', () => {
  expect([...drawnElements(flow).values()].map(({ name }) => name)).toEqual([
    { en: 's', 'zh-CN': 's' },
    { en: 'Ask', 'zh-CN': '询问' },
    { en: 'late', 'zh-CN': 'late' },
    { en: 'Pack', 'zh-CN': '打包' },
  ])
})

test('an instance can go on at steps, not at starts and events of a border', () => {
  const can = [...drawnElements(flow).values()].filter(({ canBeginThere }) => canBeginThere)
  expect(can.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('what is no drawing has no elements', () => {
  expect(drawnElements('<a/>').size).toBe(0)
})
