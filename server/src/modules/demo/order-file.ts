import { csvLine, localTime, piecesOf, yuan } from './delimited-text.ts'
import { dirtied } from './dirt.ts'
import { type Order, type OrderLine, orderCount, orderOf, type Retailer } from './order.ts'
import { createRandom } from './random.ts'

const HEADER = [
  '订单编号',
  '商品编码',
  '商品名称',
  '类目',
  '数量',
  '单价',
  '实付金额',
  '下单时间',
  '渠道',
  '店铺',
  '客户编号',
  '客户姓名',
  '手机号',
  '快递公司',
  '运单号',
  '签收时间',
]
const COLUMNS = {
  orderNumber: HEADER.indexOf('订单编号'),
  time: HEADER.indexOf('下单时间'),
  quantity: HEADER.indexOf('数量'),
}

/** 订单明细.csv: a row for each line of each order, oldest first, and a row of totals at the end. */
export function orderFile(retailer: Retailer): Generator<string> {
  return piecesOf(lines(retailer))
}

function* lines(retailer: Retailer): Generator<string> {
  const random = createRandom(retailer.seed, 'dirt of orders')
  let units = 0
  let paidFen = 0
  yield csvLine(HEADER)
  const orders = orderCount(retailer)
  for (let place = 0; place < orders; place += 1) {
    const order = orderOf(retailer, place)
    for (const line of order.lines) {
      units += line.quantity
      paidFen += line.paidFen
      for (const cells of dirtied(cellsOf(order, line, retailer), COLUMNS, random)) yield csvLine(cells)
    }
  }
  yield csvLine(HEADER.map((name) => ({ 订单编号: '合计', 数量: String(units), 实付金额: yuan(paidFen) })[name] ?? ''))
}

function cellsOf(order: Order, line: OrderLine, { now }: Retailer): string[] {
  const { parcel } = order
  const signedAt = parcel?.signedAt ?? order.orderedAt
  return [
    order.number,
    line.product.code,
    line.product.name,
    line.product.category,
    String(line.quantity),
    yuan(line.product.priceFen),
    yuan(line.paidFen),
    localTime(order.orderedAt),
    order.channel.name,
    order.store.name,
    order.customer.number,
    order.customer.name,
    order.customer.phone,
    parcel?.carrier.name ?? '',
    parcel?.waybill ?? '',
    signedAt <= now ? localTime(signedAt) : '',
  ]
}
