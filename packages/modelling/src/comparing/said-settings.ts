/** Settings of steps, ways and events that cards and ways say in words, by their paths in a document. */
const SAID: readonly RegExp[] = [
  /^$/,
  /^@(?:name|default|sourceRef|targetRef|attachedToRef|cancelActivity|messageRef|errorCode|triggeredByEvent)$/,
  /^\/bpmn:extensionElements\/zeebe:properties\/zeebe:property=name:/,
  /^\/bpmn:extensionElements\/zeebe:(?:assignmentDefinition|formDefinition|calledDecision)(?:@|!)/,
  /^\/bpmn:extensionElements\/zeebe:taskSchedule@dueDate$/,
  /^\/bpmn:extensionElements\/zeebe:taskDefinition@type$/,
  /^\/bpmn:extensionElements\/zeebe:taskHeaders\/zeebe:header=template$/,
  /^\/bpmn:extensionElements\/zeebe:calledElement@processId$/,
  /^\/bpmn:extensionElements\/aftersale:calendar@name$/,
  /^\/bpmn:extensionElements\/aftersale:approval@(?:policy|ratio|approvers)$/,
  /^\/bpmn:extensionElements\/aftersale:fieldRights\/aftersale:fieldRight=/,
  /^\/bpmn:conditionExpression$/,
  /^\/bpmn:\w+EventDefinition(?:@(?:messageRef|errorRef)|!)$/,
  /^\/bpmn:timerEventDefinition\/bpmn:time(?:Duration|Date|Cycle)(?:!|$)/,
  /^\/bpmn:timerEventDefinition\/bpmn:extensionElements\/aftersale:calendar@name$/,
  /^\/bpmn:conditionalEventDefinition\/bpmn:condition(?:!|$)/,
  /^\/bpmn:\w+LoopCharacteristics!$/,
]

/** Whether a setting is one that plain words say, where they say anything new of its element at all. */
export const isSaid = (setting: string): boolean => SAID.some((path) => path.test(setting))
