import { type AnswerOf, type Bilingual, type Route, routes } from '@aftersale/contract'
import { isoOf } from '@aftersale/kernel'
import { amountCell, type Column, momentCell } from './cell.ts'
import { carrierOf, saidOf, wordOf } from './words.ts'

/** A list that can leave as a table: the route that is asked for it, and its columns. */
export interface ExportedList {
  readonly name: Bilingual
  readonly route: Route
  readonly columns: Readonly<Record<string, Column<unknown>>>
  /** What is written where nobody chose columns. */
  readonly usual: readonly string[]
  readonly hasFields: boolean
}

type ItemOf<R extends Route> = AnswerOf<R> extends { readonly items: readonly (infer Item)[] } ? Item : never

const both = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

const listOf = <R extends Route>(
  name: Bilingual,
  route: R,
  columns: Readonly<Record<string, readonly [en: string, zh: string, cell: Column<ItemOf<R>>['cell']]>>,
  hasFields = false,
): ExportedList => ({
  name,
  route,
  hasFields,
  usual: Object.keys(columns),
  columns: Object.fromEntries(
    Object.entries(columns).map(([key, [en, zh, cell]]) => [
      key,
      { heading: both(en, zh), cell: cell as Column<unknown>['cell'] },
    ]),
  ),
})

const groupsOf: Column<ItemOf<typeof routes.listCases>>['cell'] = ({ groups }, writing) =>
  groups.map((group) => saidOf('group', group, writing)).join(', ')

/** Columns are called here as they are in the console; the words of headings are those of the glossary. */
export const exportedLists = {
  cases: listOf(
    both('Cases', '工单'),
    routes.listCases,
    {
      number: ['Number', '编号', ({ number }) => number],
      state: ['State', '状态', ({ state }, { language }) => wordOf('state', state, language)],
      type: ['Case type', '工单模板', ({ type }, { types, language }) => types.get(type)?.[language] ?? type],
      subject: [
        'Subject',
        '主题',
        ({ title, productWords, productName, product }, { language }) =>
          title ?? productWords?.[language] ?? productName ?? product,
      ],
      title: ['Title', '标题', ({ title }) => title],
      priority: ['Priority', '优先级', ({ priority }, { language }) => wordOf('priority', priority, language)],
      customer: ['Customer', '客户', ({ customerName, customer }) => customerName ?? customer],
      order: ['Order', '订单', ({ orderNumber }) => orderNumber],
      product: [
        'Product',
        '商品',
        ({ productWords, productName, product }, { language }) => productWords?.[language] ?? productName ?? product,
      ],
      quantity: ['Quantity', '数量', ({ quantity }) => quantity],
      reason: ['Reason', '原因', ({ reason }, writing) => saidOf('reason', reason, writing)],
      outcome: ['Outcome', '结果', ({ outcome }, writing) => saidOf('outcome', outcome, writing)],
      refund: ['Refund', '退款', ({ refund }) => amountCell(refund)],
      currency: ['Currency', '币种', ({ refund }) => refund?.currency ?? null],
      group: ['Group', '处理组', groupsOf],
      assignee: [
        'Assignee',
        '处理人',
        (one, writing) => one.assignees.map(({ name }) => name).join(', ') || groupsOf(one, writing),
      ],
      due: ['SLA due', '服务时限', ({ dueAt }, writing) => momentCell(dueAt, writing)],
      opened: ['Opened', '创建时间', ({ openedAt }, writing) => momentCell(openedAt, writing)],
      closed: ['Closed', '完结时间', ({ closedAt }, writing) => momentCell(closedAt, writing)],
      source: ['Shop', '店铺', ({ source }, writing) => saidOf('source', source, writing)],
      channel: ['Channel', '渠道', ({ channel }, writing) => saidOf('channel', channel, writing)],
      score: ['Rating', '评分', ({ score }) => score],
    },
    true,
  ),
  orders: listOf(both('Orders', '订单'), routes.listOrders, {
    number: ['Order', '订单号', ({ number }) => number],
    source: ['Shop', '店铺', ({ source }, writing) => saidOf('source', source, writing)],
    customer: ['Customer', '客户', ({ customerName, customer }) => customerName ?? customer],
    ordered: ['Ordered', '下单时间', ({ orderedAt }, writing) => momentCell(orderedAt, writing)],
    lines: ['Lines', '明细数', ({ lines }) => lines],
    sold: ['Order total', '订单金额', ({ account, currency }) => amountCell({ minor: account.sold, currency })],
    captured: ['Paid', '已收', ({ account, currency }) => amountCell({ minor: account.captured, currency })],
    credited: [
      'Credited to customer',
      '冲减',
      ({ account, currency }) => amountCell({ minor: account.credited, currency }),
    ],
    paidBack: ['Refunded', '已退', ({ account, currency }) => amountCell({ minor: account.paidBack, currency })],
    owed: ['Refund due', '应退', ({ account, currency }) => amountCell({ minor: account.owed, currency })],
    currency: ['Currency', '币种', ({ currency }) => currency],
  }),
  customers: listOf(
    both('Customers', '客户'),
    routes.listCustomers,
    {
      name: ['Name', '姓名', ({ name }) => name],
      number: ['Customer number', '客户编号', ({ number }) => number],
      kind: ['Type', '类型', ({ kind }, { language }) => wordOf('customerKind', kind, language)],
      source: ['Source', '来源', ({ source }, writing) => saidOf('source', source, writing)],
      phones: ['Phone', '电话', ({ phones }) => phones.join(', ')],
      mails: ['Email', '邮箱', ({ mails }) => mails.join(', ')],
      changed: ['Updated', '更新时间', ({ changedAt }, writing) => momentCell(changedAt, writing)],
    },
    true,
  ),
  products: listOf(
    both('Products', '商品'),
    routes.listProducts,
    {
      code: ['Code', '编码', ({ code }) => code],
      name: ['Name', '名称', ({ name }, { language }) => name[language]],
      category: ['Category', '类目', ({ category }) => category],
      price: ['List price', '标价', ({ listPrice }) => amountCell(listPrice)],
      currency: ['Currency', '币种', ({ listPrice }) => listPrice?.currency ?? null],
      unit: ['Unit', '单位', ({ unit }) => unit],
      changed: ['Updated', '更新时间', ({ changedAt }, writing) => momentCell(changedAt, writing)],
    },
    true,
  ),
  stock: listOf(both('Stock', '库存'), routes.listStock, {
    product: ['Product', '商品', ({ product, productWords }, { language }) => productWords?.[language] ?? product],
    code: ['Code', '编码', ({ product }) => product],
    warehouse: ['Warehouse', '仓库', ({ warehouseWords }, { language }) => warehouseWords[language]],
    warehouseCode: ['Warehouse code', '仓库编码', ({ warehouse }) => warehouse],
    onHand: ['On hand', '现有', ({ onHand }) => onHand],
    reserved: ['Reserved', '已预留', ({ reserved }) => reserved],
    available: ['Available', '可用', ({ available }) => available],
    expired: ['Expired', '已过期', ({ expired }) => expired],
    minimum: ['Reorder level', '补货水位', ({ minimum }) => minimum],
  }),
  refunds: listOf(both('Refunds', '退款'), routes.listRefunds, {
    number: ['Refund number', '退款单号', ({ number }) => number],
    status: ['State', '状态', ({ status }, { language }) => wordOf('refundStatus', status, language)],
    amount: ['Amount', '金额', ({ amount }) => amountCell(amount)],
    currency: ['Currency', '币种', ({ amount }) => amount.currency],
    order: ['Order', '订单', ({ orderNumber }) => orderNumber],
    return: ['Return', '退货单', ({ returnNumber }) => returnNumber],
    case: ['Case', '工单', ({ caseNumber }) => caseNumber],
    approved: ['Approved', '批准时间', ({ approvedAt }, writing) => momentCell(approvedAt, writing)],
  }),
  parcels: listOf(both('Parcels', '包裹'), routes.listParcels, {
    trackingNumber: ['Tracking number', '运单号', ({ trackingNumber }) => trackingNumber],
    carrier: ['Carrier', '承运商', ({ carrier }, { language }) => carrierOf(carrier, language)],
    direction: ['Direction', '方向', ({ direction }, { language }) => wordOf('direction', direction, language)],
    status: ['State', '状态', ({ status }, { language }) => wordOf('parcelStatus', status, language)],
    order: ['Order', '订单', ({ orderNumber }) => orderNumber],
    return: ['Return', '退货单', ({ returnNumber }) => returnNumber],
    registered: ['Added', '登记时间', ({ registeredAt }, writing) => momentCell(registeredAt, writing)],
    news: ['Last update', '最新动态', ({ statusAt }, writing) => momentCell(statusAt, writing)],
    delivered: ['Delivered', '签收时间', ({ deliveredAt }, writing) => momentCell(deliveredAt, writing)],
  }),
  audit: listOf(both('Audit log', '审计日志'), routes.listAuditEntries, {
    at: ['When', '时间', ({ at }) => isoOf(at)],
    person: ['Changed by (email)', '操作人邮箱', ({ person }) => person?.email ?? null],
    name: ['By', '操作人', ({ person }) => person?.name ?? null],
    via: ['Access', '访问方式', ({ via }, { language }) => wordOf('auditVia', via, language)],
    apiKey: ['API key', 'API 密钥', ({ apiKey }) => apiKey],
    address: ['IP address', '来源地址', ({ address }) => address],
    operation: ['Endpoint', '接口', ({ route }) => route],
    object: ['Object type', '对象类型', ({ object }, { language }) => wordOf('auditObject', object, language)],
    objectName: ['Object', '对象', ({ name }) => name],
    action: ['Action', '操作', ({ action }, { language }) => wordOf('auditAction', action, language)],
    changes: ['Changes', '变更内容', ({ changes }) => (changes.length === 0 ? null : JSON.stringify(changes))],
    request: ['Request ID', '请求编号', ({ requestId }) => requestId],
  }),
} as const satisfies Record<string, ExportedList>
