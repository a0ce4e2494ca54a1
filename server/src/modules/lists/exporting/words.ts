import { type AnswerOf, type Bilingual, carriers, type Language, type routes, type Words } from '@aftersale/contract'
import type { Writing } from './cell.ts'

type AuditEntry = AnswerOf<typeof routes.listAuditEntries>['items'][number]

const both = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

const audit = {
  auditVia: {
    session: both('a user', '用户'),
    'api-key': both('a program (API key)', '外部程序'),
    nobody: both('not signed in', '未登录'),
    program: both('System', '系统'),
    database: both('directly in the database', '直接操作数据库'),
  },
  auditAction: {
    added: both('added', '新增'),
    changed: both('changed', '修改'),
    removed: both('removed', '移除'),
    refused: both('rejected', '被拒'),
    done: both('performed', '执行'),
  },
  auditObject: {
    person: both('Person', '人员'),
    'sign-in': both('Sign-in', '登录'),
    'api-key': both('API key', 'API 密钥'),
    'group-member': both('Group member', '组成员'),
    'role-assignment': both('Role assignment', '角色分配'),
    role: both('Role', '角色'),
    unit: both('Unit', '组织单元'),
    absence: both('Absence', '外出'),
    'case-type': both('Case type', '工单模板'),
    field: both('Custom field', '自定义字段'),
    'message-template': both('Message template', '消息模板'),
    automation: both('Automation', '自动化规则'),
    definition: both('Flow, rule or form', '流程、规则或表单'),
    draft: both('Draft', '草稿'),
    pilot: both('Pilot', '试点'),
    'price-list': both('Price list', '价目表'),
    word: both('Display name', '显示名称'),
    portal: both('Portal', '自助门户'),
    'portal-code': both('Portal code', '门户验证码'),
    warehouse: both('Warehouse', '仓库'),
    retention: both('Retention', '保留期限'),
    export: both('Export', '导出'),
  },
} as const satisfies {
  readonly auditVia: Record<AuditEntry['via'], Bilingual>
  readonly auditAction: Record<AuditEntry['action'], Bilingual>
  readonly auditObject: Record<AuditEntry['object'], Bilingual>
}

/** The words that stand in cells for what the contract has codes of. */
const WORDS = {
  ...audit,
  state: {
    waiting: both('waiting', '等待中'),
    running: both('in progress', '处理中'),
    stuck: both('stuck', '异常'),
    closed: both('closed', '已完结'),
  },
  priority: {
    low: both('low', '低'),
    normal: both('normal', '普通'),
    high: both('high', '高'),
    urgent: both('urgent', '紧急'),
  },
  customerKind: {
    consumer: both('consumer', '消费者'),
    supplier: both('supplier', '供应商'),
    wholesaler: both('wholesaler', '批发商'),
    dealer: both('dealer', '经销商'),
  },
  refundStatus: {
    pending: both('in progress', '退款中'),
    settled: both('paid out', '已到账'),
    failed: both('failed', '失败'),
  },
  direction: { outbound: both('to customer', '发给客户'), return: both('from customer', '客户寄回') },
  parcelStatus: {
    pending: both('no updates yet', '暂无信息'),
    'info-received': both('label created', '已下单'),
    'in-transit': both('in transit', '运输中'),
    'out-for-delivery': both('out for delivery', '派送中'),
    'attempt-failed': both('delivery attempt failed', '派送未成功'),
    'available-for-pick-up': both('ready for pickup', '待取件'),
    delivered: both('delivered', '已签收'),
    exception: both('exception', '异常'),
    expired: both('no recent updates', '长期无更新'),
  },
} as const satisfies Record<string, Readonly<Record<string, Bilingual>>>

/** The word for a code; the code itself where there is none. */
export function wordOf(kind: keyof typeof WORDS, code: string, language: Language): string {
  const words: Readonly<Record<string, Bilingual>> = WORDS[kind]
  return words[code]?.[language] ?? code
}

/** What the company calls something that has a key in rules and flows; the key itself where it says nothing. */
export function saidOf(kind: keyof Words, key: string | null, { words, language }: Writing): string | null {
  if (key === null || !Object.hasOwn(words[kind], key)) return key
  return words[kind][key]?.[language] ?? key
}

export const carrierOf = (code: string, language: Language): string =>
  carriers.find((one) => one.code === code)?.name[language] ?? code
