import {
  catching,
  chain,
  documentXml,
  end,
  gateway,
  message,
  names,
  process,
  send,
  service,
  start,
  user,
} from '../../process/test/bpmn-xml.ts'
import { called, named } from './named.ts'

const lane = (id: string, name: string, zh: string, ...refs: readonly string[]): string =>
  `<bpmn:lane id="${id}" name="${name}"><bpmn:extensionElements>${names({ 'zh-CN': zh })}</bpmn:extensionElements>${refs.map((ref) => `<bpmn:flowNodeRef>${ref}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>`

const repair = process(
  'repair',
  `<bpmn:laneSet id="Lanes">${[
    lane('Agents', 'Service agents', '客服', 'Start', 'Take', 'Refuse', 'Told'),
    lane('Workshop', 'Workshop', '维修中心', 'Diagnose', 'Free', 'Mend', 'Works'),
    lane('Finance', 'Finance', '财务', 'Quote', 'Answer', 'Agreed', 'Bill', 'End'),
  ].join('')}</bpmn:laneSet>`,
  start('Start', ...called('Repair requested', '客户申请维修'), message('repair')),
  user('Take', {}, ...called('Take in', '收件')),
  user('Diagnose', {}, ...called('Diagnose', '检测')),
  gateway('Free', 'Free-Quote', ...called('In warranty?', '是否在保？')),
  send('Quote', message('quote'), ...called('Quote', '报价')),
  catching('Answer', message('answer', '=k'), ...called('answer', '客户答复')),
  gateway('Agreed', 'Agreed-Refuse', ...called('Agreed?', '是否同意？')),
  user('Mend', {}, ...called('Mend and test', '维修并测试')),
  gateway('Works', 'Works-Bill', ...called('Works?', '是否修好？')),
  service('Bill', 'bill', ...called('Bill', '开具账单')),
  end('End', message('done'), ...called('Given back', '已交还')),
  send('Refuse', message('back'), ...called('Send back unmended', '原样退回')),
  end('Told', ...called('Sent back', '已退回')),
  chain('Start', 'Take', 'Diagnose', 'Free'),
  named('Free', 'Mend', 'yes', '在保', '=x'),
  named('Free', 'Quote', 'no', '过保'),
  chain('Quote', 'Answer', 'Agreed'),
  named('Agreed', 'Mend', 'yes', '同意', '=x'),
  named('Agreed', 'Refuse', 'no', '不同意'),
  chain('Mend', 'Works'),
  named('Works', 'Bill', 'yes', '是'),
  named('Works', 'Diagnose', 'no', '否', '=x'),
  chain('Bill', 'End'),
  chain('Refuse', 'Told'),
)

const messageFlow = (id: string, from: string, to: string, name: string): string =>
  `<bpmn:messageFlow id="${id}" name="${name}" sourceRef="${from}" targetRef="${to}"/>`

/** Three participants who send each other messages; the middle one has lanes. */
export const pools = documentXml(
  `<bpmn:collaboration id="Together"><bpmn:participant id="Customer" name="Customer"><bpmn:extensionElements>${names({ 'zh-CN': '客户' })}</bpmn:extensionElements></bpmn:participant><bpmn:participant id="Shop" name="Shop" processRef="repair"><bpmn:extensionElements>${names({ 'zh-CN': '商家' })}</bpmn:extensionElements></bpmn:participant><bpmn:participant id="Maker" name="Maker" processRef="maker"/>${[
    messageFlow('Asks', 'Customer', 'Start', 'request'),
    messageFlow('Quotes', 'Quote', 'Customer', 'quotation'),
    messageFlow('Answers', 'Customer', 'Answer', ''),
    messageFlow('Orders', 'Mend', 'MakerStart', 'part wanted'),
    messageFlow('Delivers', 'MakerSend', 'Mend', ''),
  ].join('')}</bpmn:collaboration>`,
  repair,
  process(
    'maker',
    start('MakerStart', message('part'), ...called('Part ordered', '收到配件订单')),
    service('MakerPick', 'pick', ...called('Pick', '拣货')),
    send('MakerSend', message('sent'), ...called('Send', '发货')),
    end('MakerEnd', ...called('Sent', '已发货')),
    chain('MakerStart', 'MakerPick', 'MakerSend', 'MakerEnd'),
  ),
)

/** One participant with lanes. */
export const lanes = documentXml(
  `<bpmn:collaboration id="Together"><bpmn:participant id="Shop" name="Shop" processRef="repair"/></bpmn:collaboration>`,
  repair,
)
