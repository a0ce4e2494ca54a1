import type { Bilingual, ModelKind } from '@aftersale/contract'

export interface NewModel {
  readonly kind: ModelKind
  /** What flows and rules will name it by, and the name of its file. */
  readonly key: string
  readonly name: Bilingual
}

const ENDINGS: Record<ModelKind, string> = {
  flow: '.bpmn',
  rules: '.dmn',
  form: '.form',
  calendar: '.calendar.json',
  'case-type': '.case-type.json',
  template: '.message.json',
  automation: '.automation.json',
}

export const resourceOf = ({ kind, key }: Pick<NewModel, 'kind' | 'key'>): string => `${key}${ENDINGS[kind]}`

/** Names that a file may begin with: what is in it is named by the same, and XML has names begin with a letter. */
export const isUsableKey = (key: string): boolean => /^[A-Za-z][A-Za-z0-9_-]{0,79}$/.test(key)

/** What a file of a kind is called where nothing better is known. */
const KIND_KEYS: Record<ModelKind, string> = {
  flow: 'flow',
  rules: 'rules',
  form: 'form',
  calendar: 'hours',
  'case-type': 'case-type',
  template: 'message',
  automation: 'automation',
}

/** A key that no file of the kind has: made of the English name where there is one, else of the kind, with a number if need be. */
export function proposedKey(kind: ModelKind, name: Bilingual, taken: ReadonlySet<string>): string {
  const words = name.en.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const slug = words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  const key = slug === '' ? KIND_KEYS[kind] : slug
  let number = 1
  const numbered = () => (number === 1 ? key : `${key}-${number}`)
  while (taken.has(resourceOf({ kind, key: numbered() }))) number += 1
  return numbered()
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The smallest file of its kind: something to begin with. */
export function blankModel({ kind, key, name }: NewModel): string {
  switch (kind) {
    case 'flow':
      return blankFlow(key, name)
    case 'rules':
      return blankRules(key, name)
    case 'form':
      return json({ type: 'default', id: key, schemaVersion: 18, components: [] })
    case 'calendar':
      return json({
        id: key,
        name,
        zone: 'Asia/Shanghai',
        weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]])),
        chineseHolidays: true,
      })
    case 'case-type':
      return json({
        key,
        name,
        process: key,
        fields: [],
        numbering: { prefix: key.slice(0, 4).toUpperCase(), digits: 6 },
      })
    case 'template':
      return json({ key, name, text: { en: name.en, 'zh-CN': name['zh-CN'] } })
    case 'automation':
      return json({ key, name, enabled: false, trigger: { kind: 'change', record: 'case' }, when: 'true', do: [] })
  }
}

const json = (document: object) => `${JSON.stringify(document, null, 2)}\n`

const blankFlow = (key: string, name: Bilingual) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="${key}-definitions" targetNamespace="https://aftersale.example/${key}">
  <bpmn:process id="${key}" name="${escaped(name.en)}" isExecutable="true">
    <bpmn:extensionElements>
      <zeebe:properties>
        <zeebe:property name="name:zh-CN" value="${escaped(name['zh-CN'])}" />
      </zeebe:properties>
    </bpmn:extensionElements>
    <bpmn:startEvent id="Start" name="Begin">
      <bpmn:extensionElements>
        <zeebe:properties>
          <zeebe:property name="name:zh-CN" value="开始" />
        </zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:outgoing>Start-End</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="Start-End" sourceRef="Start" targetRef="End" />
    <bpmn:endEvent id="End" name="End">
      <bpmn:extensionElements>
        <zeebe:properties>
          <zeebe:property name="name:zh-CN" value="结束" />
        </zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>Start-End</bpmn:incoming>
    </bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${key}-diagram">
    <bpmndi:BPMNPlane id="${key}-plane" bpmnElement="${key}">
      <bpmndi:BPMNShape id="Start-shape" bpmnElement="Start">
        <dc:Bounds x="160" y="120" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="End-shape" bpmnElement="End">
        <dc:Bounds x="320" y="120" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="Start-End-edge" bpmnElement="Start-End">
        <di:waypoint x="196" y="138" />
        <di:waypoint x="320" y="138" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`

const blankRules = (key: string, name: Bilingual) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="${key}-model" name="${escaped(name.en)}" namespace="https://aftersale.example/${key}">
  <inputData id="${key}-request" name="request" label="The fields of the case type · 工单字段">
    <variable id="${key}-request-variable" name="request" />
  </inputData>
  <decision id="${key}" name="${key}" label="${escaped(`${name.en} · ${name['zh-CN']}`)}">
    <variable id="${key}-variable" name="${key}" />
    <informationRequirement id="${key}-needs-request">
      <requiredInput href="#${key}-request" />
    </informationRequirement>
    <decisionTable id="${key}-table" hitPolicy="FIRST">
      <input id="${key}-in-1" label="Reason · 原因">
        <inputExpression id="${key}-expression-1" typeRef="string">
          <text>request.reason</text>
        </inputExpression>
      </input>
      <output id="${key}-out-1" label="Outcome · 结果" name="outcome" typeRef="string" />
      <rule id="${key}-rule-1">
        <inputEntry id="${key}-rule-1-in-1">
          <text>-</text>
        </inputEntry>
        <outputEntry id="${key}-rule-1-out-1">
          <text>"person"</text>
        </outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram>
      <dmndi:DMNShape dmnElementRef="${key}">
        <dc:Bounds height="80" width="180" x="160" y="100" />
      </dmndi:DMNShape>
      <dmndi:DMNShape dmnElementRef="${key}-request">
        <dc:Bounds height="45" width="125" x="187" y="260" />
      </dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`
