import { plainRefusal } from './refusal.ts'

/** Cases. */
export const caseRefusals = {
  'cases.not-found': plainRefusal(404, {
    en: 'Case not found.',
    'zh-CN': '没有这个工单。',
  }),
  'cases.flow-forgotten': plainRefusal(404, {
    en: 'This case’s history is past its retention period, so its flow can’t be drawn.',
    'zh-CN': '此工单的流程记录已按保留期限清除，无法绘制流程图。',
  }),
  'cases.not-stuck': plainRefusal(409, {
    en: 'This case has no stuck step to retry.',
    'zh-CN': '此工单没有异常步骤，无需重试。',
  }),
  'engine.instance-suspended': plainRefusal(409, {
    en: 'The case is suspended. Nothing can be done until it is resumed.',
    'zh-CN': '此工单已暂停，恢复之前不能进行任何操作。',
  }),
}
