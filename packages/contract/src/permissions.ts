import type { Bilingual } from './language.ts'

/**
 * What a permission is about, and so which data ranges it may be granted with: cases and their tasks (all ranges), records of
 * a shop (by organisation unit), or the company as a whole (everything or nothing).
 */
export type PermissionReach = 'cases' | 'records' | 'company'

interface PermissionEntry {
  readonly words: Bilingual
  readonly reach: PermissionReach
  /** Whether everybody who works here has it, with every range, until they are assigned a role. */
  readonly staff: boolean
}

const entry =
  (reach: PermissionReach, staff: boolean) =>
  (en: string, zh: string): PermissionEntry => ({ words: { en, 'zh-CN': zh }, reach, staff })

const cases = entry('cases', true)
const records = entry('records', true)
const company = entry('company', true)
const reserved = entry('company', false)

/** What roles may allow. Every route that is not open asks for one of these. */
const permissions = {
  'cases.see': cases('See cases, what was said in them and their clocks', '查看工单、沟通记录与时限'),
  'cases.open': cases('Open cases', '创建工单'),
  'cases.change': cases('Change title, priority, fields and clocks of cases', '修改工单标题、优先级、字段与时限'),
  'cases.report-news': cases('Report to cases what their flows await', '向工单告知其流程等待的消息'),
  'cases.reply': cases('Write in cases and attach files', '在工单中留言、备注、上传附件'),
  'cases.answer': cases('Answer the customer', '答复客户'),
  'cases.notes': cases('See and write internal notes', '查看并填写内部备注'),
  'cases.link': cases('Link, merge and split cases, and say who watches them', '关联、合并、拆分工单，设置关注人'),
  'tasks.see': cases('See tasks', '查看任务'),
  'tasks.do': cases('Do tasks', '处理任务'),
  'tasks.assign': entry('cases', false)("Give and take others' tasks", '分派、调整他人的任务'),
  'orders.see': records('See orders and their ledger', '查看订单与订单台账'),
  'orders.record': records('Record orders, payments and shipments', '登记订单、收款与发货'),
  'returns.see': records('See returns', '查看退货'),
  'returns.handle': records('Open, receive and decide returns', '登记、收货、判定退货'),
  'refunds.see': records('See refunds', '查看退款'),
  'refunds.issue': records('Issue refunds', '发起退款'),
  'refunds.settle': records('Report refunds paid outside, and try failed ones again', '登记外部已付退款，重试失败退款'),
  'exchanges.see': records('See exchanges', '查看换货'),
  'exchanges.handle': records('Open and cancel exchanges', '发起、取消换货'),
  'repairs.see': records('See repairs', '查看维修'),
  'repairs.handle': records('Take in, quote and carry out repairs', '受理、报价、执行维修'),
  'parcels.see': records('See parcels', '查看包裹'),
  'parcels.handle': records('Register parcels and report what happens to them', '登记包裹与物流动态'),
  'invoices.see': records('See invoices', '查看发票'),
  'invoices.handle': records('Request, reverse and report invoices', '开具、红冲、登记发票'),
  'customers.see': records('See customers', '查看客户'),
  'customers.put': records('Write customers down', '维护客户'),
  'serial-units.see': records('See serial numbers and their warranties', '查看序列号与保修'),
  'serial-units.put': records('Register serial numbers and what happens to them', '登记序列号及其变动'),
  'portal.let-in': records(
    'Make codes with which customers enter the portal, and end their sessions',
    '生成客户进入自助门户的验证码，结束其会话',
  ),
  'reports.see': company('See figures of the whole company', '查看全公司的统计数据'),
  'products.see': company('See products', '查看商品'),
  'products.put': company('Write products down', '维护商品'),
  'stock.see': company('See stock', '查看库存'),
  'stock.move': company('Receive, reserve, issue, count and move stock', '入库、预留、出库、盘点、调拨'),
  'stock.set-up': reserved('Set warehouses up and check the books', '设置仓库、核对库存账'),
  'imports.see': company('See imports', '查看导入'),
  'imports.run': company('Import files', '导入文件'),
  'settings.see': company(
    'See case types, fields, calendars, templates and prices',
    '查看工单类型、字段、日历、模板与价目',
  ),
  'flows.see': company('See flows and what runs in them', '查看流程及其运行情况'),
  'flows.run': company(
    'Start and cancel flows, send them messages, set their variables',
    '启动、取消流程，发送消息，设置变量',
  ),
  'flows.intervene': reserved('Suspend, change and migrate running flows', '挂起、调整、迁移运行中的流程'),
  'flows.draft': reserved('Draft flows, rules and forms and try them', '起草并试运行流程、规则与表单'),
  'flows.deploy': reserved('Deploy flows, rules and forms', '部署流程、规则与表单'),
  'case-types.deploy': reserved('Deploy case types', '部署工单类型'),
  'settings.put': reserved(
    'Change calendars, fields, message templates, price lists',
    '修改日历、字段、消息模板与价目',
  ),
  'automations.see': company('See automations and what they did', '查看自动化规则及其执行记录'),
  'automations.put': reserved('Change automations and try them again', '修改自动化规则、重试执行'),
  'incidents.see': company('See incidents', '查看异常'),
  'incidents.resolve': company('Resolve incidents', '处理异常'),
  'jobs.work': company('Do jobs of flows as a program', '以程序方式执行流程作业'),
  'providers.see': company('See providers and what was asked of them', '查看外部服务及其调用'),
  'providers.operate': company('Settle and repeat calls of providers', '处理、重试外部服务调用'),
  'persons.see': company('See who works here', '查看人员'),
  'persons.manage': reserved('Put people into groups, hand their work over', '管理人员分组、交接工作'),
  'roles.see': company('See roles and organisation units', '查看角色与组织单元'),
  'roles.put': reserved('Change roles and organisation units', '修改角色与组织单元'),
  'roles.assign': reserved('Assign roles', '分配角色'),
  'audit.see': reserved('See who changed what and who signed in', '查看审计日志'),
  'api-keys.manage': reserved('Make and revoke API keys', '创建、撤销 API 密钥'),
  'retention.set': reserved('Say how long records are kept', '设置数据保留期限'),
} as const satisfies Record<string, PermissionEntry>

export type Permission = keyof typeof permissions

/** What a route asks for that everybody may who is signed in: who they are, and how they sign in. */
export const OWN_ACCOUNT = 'own-account'

export const permissionNames = Object.keys(permissions) as readonly Permission[]

export const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name)

export const permissionEntry = (name: Permission): PermissionEntry => permissions[name]
