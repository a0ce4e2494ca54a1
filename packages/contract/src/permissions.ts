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
  'cases.see': cases('View cases, their messages and SLA', '查看工单、沟通记录与时限'),
  'cases.open': cases('Open cases', '创建工单'),
  'cases.change': cases(
    'Edit the title, priority, fields and SLA of cases, and when their tasks are due',
    '修改工单标题、优先级、字段与时限，以及任务的截止时间',
  ),
  'cases.report-news': cases('Report updates that cases are waiting for', '向工单告知其流程等待的消息'),
  'cases.reply': cases('Write in cases and attach files', '在工单中留言、备注、上传附件'),
  'cases.answer': cases('Reply to customers', '回复客户'),
  'cases.notes': cases('View and write internal notes', '查看并填写内部备注'),
  'cases.link': cases('Link, merge and split cases, and manage watchers', '关联、合并、拆分工单，设置关注人'),
  'tasks.see': cases('View tasks', '查看任务'),
  'tasks.do': cases('Do tasks', '处理任务'),
  'tasks.assign': entry('cases', false)("Reassign other people's tasks", '分派、调整他人的任务'),
  'orders.see': records('View orders and their history', '查看订单与订单台账'),
  'orders.record': records('Record orders, payments and shipments', '登记订单、收款与发货'),
  'returns.see': records('View returns', '查看退货'),
  'returns.handle': records('Open, receive and decide returns', '登记、收货、判定退货'),
  'refunds.see': records('View refunds', '查看退款'),
  'refunds.issue': records('Issue refunds', '发起退款'),
  'refunds.settle': records('Mark refunds as paid and retry failed ones', '登记外部已付退款，重试失败退款'),
  'exchanges.see': records('View exchanges', '查看换货'),
  'exchanges.handle': records('Open and cancel exchanges', '发起、取消换货'),
  'repairs.see': records('View repairs', '查看维修'),
  'repairs.handle': records('Receive, quote and carry out repairs', '受理、报价、执行维修'),
  'parcels.see': records('View parcels', '查看包裹'),
  'parcels.handle': records('Add parcels and their tracking updates', '登记包裹与物流动态'),
  'invoices.see': records('View invoices', '查看发票'),
  'invoices.handle': records('Issue, reverse and record invoices', '开具、红冲、登记发票'),
  'customers.see': records('View customers', '查看客户'),
  'customers.put': records('Manage customers', '维护客户'),
  'serial-units.see': records('View serial numbers and warranties', '查看序列号与保修'),
  'serial-units.put': records('Manage serial numbers and their history', '登记序列号及其变动'),
  'portal.let-in': records(
    'Grant portal access to customers and end their sessions',
    '生成客户进入自助门户的验证码，结束其会话',
  ),
  'reports.see': company('View company-wide figures', '查看全公司的统计数据'),
  'products.see': company('View products', '查看商品'),
  'products.put': company('Manage products', '维护商品'),
  'stock.see': company('View stock', '查看库存'),
  'stock.move': company('Receive, reserve, issue, count and move stock', '入库、预留、出库、盘点、调拨'),
  'stock.set-up': reserved('Set up warehouses and check stock records', '设置仓库、核对库存账'),
  'imports.see': company('View imports', '查看导入'),
  'imports.run': company('Import files', '导入文件'),
  'settings.see': company(
    'View case types, fields, calendars, templates and prices',
    '查看工单模板、字段、日历、消息模板与价目',
  ),
  'flows.see': company('View flows and their activity', '查看流程及其运行情况'),
  'flows.run': company(
    'Start and cancel flows, send messages to them, set variables',
    '启动、取消流程，发送消息，设置变量',
  ),
  'flows.intervene': reserved('Suspend, change and migrate running flows', '挂起、调整、迁移运行中的流程'),
  'flows.draft': reserved('Draft and test flows, rules and forms', '起草并试运行流程、规则与表单'),
  'flows.deploy': reserved('Publish flows, rules and forms', '发布流程、规则与表单'),
  'case-types.deploy': reserved('Publish case types', '发布工单模板'),
  'settings.put': reserved(
    'Edit calendars, fields, message templates and price lists',
    '修改日历、字段、消息模板与价目',
  ),
  'automations.see': company('View automations and their run history', '查看自动化规则及其执行记录'),
  'automations.put': reserved('Edit automations and retry runs', '修改自动化规则、重试执行'),
  'incidents.see': company('View incidents', '查看异常'),
  'incidents.resolve': company('Resolve incidents', '处理异常'),
  'jobs.work': company('Work on flow jobs as a program', '以程序方式执行流程作业'),
  'providers.see': company('View integrations and their calls', '查看外部服务及其调用'),
  'providers.operate': company('Resolve and retry integration calls', '处理、重试外部服务调用'),
  'persons.see': company('View people', '查看人员'),
  'persons.manage': reserved('Manage people and groups, hand over work', '管理人员分组、交接工作'),
  'roles.see': company('View roles and organisation units', '查看角色与组织单元'),
  'roles.put': reserved('Edit roles and organisation units', '修改角色与组织单元'),
  'roles.assign': reserved('Assign roles', '分配角色'),
  'audit.see': reserved('View the audit log', '查看审计日志'),
  'api-keys.manage': reserved('Create and revoke API keys', '创建、撤销 API 密钥'),
  'retention.set': reserved('Set how long records are kept', '设置数据保留期限'),
} as const satisfies Record<string, PermissionEntry>

export type Permission = keyof typeof permissions

/** What a route asks for that everybody may who is signed in: who they are, and how they sign in. */
export const OWN_ACCOUNT = 'own-account'

export const permissionNames = Object.keys(permissions) as readonly Permission[]

export const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name)

export const permissionEntry = (name: Permission): PermissionEntry => permissions[name]
