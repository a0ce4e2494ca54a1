import type { Bilingual } from '@aftersale/kernel'

const words = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

/** What of a document is compared as a thing of its own, by its tag, and what people call it. */
export const KIND_WORDS: Readonly<Record<string, Bilingual>> = {
  'bpmn:process': words('flow', '流程'),
  'bpmn:participant': words('pool', '泳池'),
  'bpmn:lane': words('lane', '泳道'),
  'bpmn:startEvent': words('start', '开始事件'),
  'bpmn:endEvent': words('end', '结束事件'),
  'bpmn:intermediateCatchEvent': words('waiting event', '等待事件'),
  'bpmn:intermediateThrowEvent': words('throwing event', '触发事件'),
  'bpmn:boundaryEvent': words('event on the border', '边界事件'),
  'bpmn:exclusiveGateway': words('exclusive gateway', '排他网关'),
  'bpmn:parallelGateway': words('parallel gateway', '并行网关'),
  'bpmn:inclusiveGateway': words('inclusive gateway', '包容网关'),
  'bpmn:complexGateway': words('complex gateway', '复杂网关'),
  'bpmn:eventBasedGateway': words('event-based gateway', '事件网关'),
  'bpmn:task': words('task', '任务'),
  'bpmn:userTask': words('user task', '人工任务'),
  'bpmn:serviceTask': words('service task', '服务任务'),
  'bpmn:sendTask': words('send task', '发送任务'),
  'bpmn:receiveTask': words('receive task', '接收任务'),
  'bpmn:scriptTask': words('script task', '脚本任务'),
  'bpmn:businessRuleTask': words('business rule task', '规则任务'),
  'bpmn:manualTask': words('manual task', '线下任务'),
  'bpmn:callActivity': words('call of a flow', '调用流程'),
  'bpmn:subProcess': words('sub-process', '子流程'),
  'bpmn:transaction': words('transaction', '事务子流程'),
  'bpmn:adHocSubProcess': words('ad-hoc sub-process', '自由子流程'),
  'bpmn:sequenceFlow': words('line', '连线'),
  'bpmn:messageFlow': words('message line', '消息连线'),
  'bpmn:association': words('association', '关联线'),
  'bpmn:textAnnotation': words('note', '注释'),
  'bpmn:group': words('group', '分组框'),
  'bpmn:dataObject': words('data object', '数据对象'),
  'bpmn:dataObjectReference': words('data object', '数据对象'),
  'bpmn:dataStoreReference': words('data store', '数据存储'),
  'bpmn:dataStore': words('data store', '数据存储'),
  'bpmn:message': words('message', '消息'),
  'bpmn:signal': words('signal', '信号'),
  'bpmn:error': words('error', '错误'),
  'bpmn:escalation': words('escalation', '升级'),
}

/** What people call an element of a type (`bpmn:UserTask`) or tag (`bpmn:userTask`); null: it is none of a flow. */
export const kindInWords = (type: string): Bilingual | null =>
  KIND_WORDS[type.replace(/:(.)/, (_, letter: string) => `:${letter.toLowerCase()}`)] ?? null
