import type { Bilingual } from '@aftersale/kernel'

const words = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

/** What people call a setting: by the tag that holds it and its attribute, by its tag, or by its attribute wherever it stands. */
const SETTINGS: Readonly<Record<string, Bilingual>> = {
  '@name': words('name', '名称'),
  '@default': words('line taken otherwise', '默认连线'),
  '@sourceRef': words('where it comes from', '起点'),
  '@targetRef': words('where it leads', '终点'),
  '@attachedToRef': words('activity that it lies on', '所附着的活动'),
  '@cancelActivity': words('whether it breaks the activity off', '是否中断活动'),
  '@isInterrupting': words('whether it interrupts', '是否中断'),
  '@isExecutable': words('whether it executes', '是否可执行'),
  '@messageRef': words('message', '消息'),
  '@signalRef': words('signal', '信号'),
  '@errorRef': words('error', '错误'),
  '@escalationRef': words('escalation', '升级'),
  '@errorCode': words('error code', '错误代码'),
  '@escalationCode': words('escalation code', '升级代码'),
  '@processRef': words('flow', '流程'),
  '@isSequential': words('one after the other', '依次进行'),
  '@isForCompensation': words('whether only compensation begins it', '是否仅用于补偿'),
  '@triggeredByEvent': words('whether an event begins it', '是否由事件启动'),
  'bpmn:documentation': words('documentation', '说明'),
  'bpmn:text': words('text', '文字'),
  'bpmn:conditionExpression': words('condition', '条件'),
  'bpmn:condition': words('condition', '条件'),
  'bpmn:completionCondition': words('completion condition', '完成条件'),
  'bpmn:activationCondition': words('activation condition', '激活条件'),
  'bpmn:timeDate': words('date', '时间点'),
  'bpmn:timeDuration': words('duration', '时长'),
  'bpmn:timeCycle': words('cycle', '周期'),
  'zeebe:taskDefinition@type': words('work', '执行的工作'),
  '@retries': words('number of attempts', '重试次数'),
  'zeebe:assignmentDefinition@assignee': words('assignee', '办理人'),
  'zeebe:assignmentDefinition@candidateGroups': words('groups that do it', '办理组'),
  'zeebe:assignmentDefinition@candidateUsers': words('people who may do it', '候选人'),
  'zeebe:formDefinition@formId': words('form', '表单'),
  'zeebe:calledDecision@decisionId': words('rule', '规则'),
  'zeebe:calledElement@processId': words('flow that it calls', '调用的流程'),
  '@resultVariable': words('variable of the result', '结果变量'),
  '@bindingType': words('which version', '使用的版本'),
  '@versionTag': words('version tag', '版本标签'),
  'zeebe:versionTag@value': words('version tag', '版本标签'),
  'zeebe:taskSchedule@dueDate': words('due date', '到期时间'),
  'zeebe:taskSchedule@followUpDate': words('follow-up date', '跟进时间'),
  'zeebe:priorityDefinition@priority': words('priority', '优先级'),
  'zeebe:script@expression': words('expression', '表达式'),
  'zeebe:subscription@correlationKey': words('correlation key', '关联键'),
  'zeebe:loopCharacteristics@inputCollection': words('items that it is done for', '循环集合'),
  'zeebe:loopCharacteristics@inputElement': words('variable of each item', '循环变量'),
  'zeebe:loopCharacteristics@outputCollection': words('list of the results', '结果集合'),
  'zeebe:loopCharacteristics@outputElement': words('result of each turn', '单次结果'),
  'zeebe:userTask': words('task of this system', '系统人工任务'),
  'aftersale:approval@policy': words('how several approve', '审批方式'),
  'aftersale:approval@approvers': words('approvers', '审批人'),
  'aftersale:approval@ratio': words('share that must approve', '通过比例'),
  'aftersale:approval@variable': words('field of the answer', '审批结果字段'),
  'aftersale:approval@approves': words('answer that approves', '表示同意的取值'),
  'aftersale:calendar@name': words('calendar', '工作日历'),
  'aftersale:calendar@catchUp': words('what of missed times', '错过后的补触发'),
  'aftersale:errorVariables@code': words('variable of the error code', '错误代码变量'),
  'aftersale:errorVariables@message': words('variable of the error message', '错误信息变量'),
  'aftersale:publish@correlationKey': words('correlation key of what it publishes', '发布消息的关联键'),
  'aftersale:publish@messageId': words('id of what it publishes', '发布消息的 id'),
  'aftersale:publish@timeToLive': words('how long what it publishes lives', '发布消息的有效期'),
}

/** What a setting is called: its own word, or as the file writes it. */
export function settingInWords(tag: string, attribute: string | null, of: string): Bilingual {
  const written = attribute === null ? tag : tag === of ? attribute : `${tag} ${attribute}`
  const known = attribute === null ? SETTINGS[tag] : (SETTINGS[`${tag}@${attribute}`] ?? SETTINGS[`@${attribute}`])
  return known ?? words(`“${written}”`, `“${written}”`)
}

/** Entries of lists: which attribute tells one from another, which is its value, and how one is called. */
export const ENTRIES: Readonly<
  Record<string, { readonly key: string; readonly value: string; name(key: string): Bilingual }>
> = {
  'zeebe:input': { key: 'target', value: 'source', name: (key) => words(`input “${key}”`, `输入变量“${key}”`) },
  'zeebe:output': { key: 'target', value: 'source', name: (key) => words(`output “${key}”`, `输出变量“${key}”`) },
  'zeebe:header': { key: 'key', value: 'value', name: (key) => words(`header “${key}”`, `工作参数“${key}”`) },
  'zeebe:property': {
    key: 'name',
    value: 'value',
    name: (key) =>
      key === 'name:zh-CN' ? words('Chinese name', '中文名称') : words(`property “${key}”`, `属性“${key}”`),
  },
  'aftersale:fieldRight': {
    key: 'field',
    value: 'right',
    name: (key) => words(`right for the field “${key}”`, `字段“${key}”的权限`),
  },
  'aftersale:sendBack': {
    key: 'to',
    value: 'to',
    name: () => words('step that it may be sent back to', '可退回到的步骤'),
  },
}

/** Values that are words of the dialect. */
export const VALUES: Readonly<Record<string, Bilingual>> = {
  true: words('yes', '是'),
  false: words('no', '否'),
  hidden: words('hidden', '隐藏'),
  readonly: words('read only', '只读'),
  editable: words('editable', '可编辑'),
  required: words('required', '必填'),
  any: words('any of them', '或签'),
  all: words('all of them', '会签'),
  ordered: words('one after the other', '依次审批'),
  ratio: words('a share of them', '按比例'),
}

/** What an event waits for or throws, and what loops. */
export const TRIGGERS: Readonly<Record<string, Bilingual>> = {
  'bpmn:messageEventDefinition': words('message', '消息'),
  'bpmn:timerEventDefinition': words('timer', '定时器'),
  'bpmn:errorEventDefinition': words('error', '错误'),
  'bpmn:escalationEventDefinition': words('escalation', '升级'),
  'bpmn:conditionalEventDefinition': words('condition', '条件'),
  'bpmn:signalEventDefinition': words('signal', '信号'),
  'bpmn:compensateEventDefinition': words('compensation', '补偿'),
  'bpmn:linkEventDefinition': words('link', '链接'),
  'bpmn:cancelEventDefinition': words('cancel', '取消'),
  'bpmn:terminateEventDefinition': words('termination', '终止'),
  'bpmn:multiInstanceLoopCharacteristics': words('several times', '多次执行'),
  'bpmn:standardLoopCharacteristics': words('repeated', '循环执行'),
}
