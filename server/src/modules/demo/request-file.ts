import { csvLine, localTime, piecesOf } from './delimited-text.ts'
import { dirtied } from './dirt.ts'
import { orderCount, orderOf, type Retailer } from './order.ts'
import { createRandom } from './random.ts'
import { type Cause, type ReturnRequest, requestsOf } from './return-request.ts'

const HEADER = [
  '售后单号',
  '订单编号',
  '客户编号',
  '商品编码',
  '商品名称',
  '数量',
  '申请时间',
  '售后类型',
  '原因',
  '说明',
  '渠道',
]
const COLUMNS = {
  orderNumber: HEADER.indexOf('订单编号'),
  time: HEADER.indexOf('申请时间'),
  quantity: HEADER.indexOf('数量'),
}

/** The words customers choose from. */
const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  faulty: '质量问题',
  'wrong-item': '发错货',
  misfit: '尺码不合适',
  'changed-mind': '不喜欢/不想要',
  late: '物流太慢',
}

/** 售后申请.csv: a row for each request, in the order of what was bought, and a row of totals at the end. */
export function requestFile(retailer: Retailer): Generator<string> {
  return piecesOf(lines(retailer))
}

function* lines(retailer: Retailer): Generator<string> {
  const random = createRandom(retailer.seed, 'dirt of requests')
  let requests = 0
  yield csvLine(HEADER)
  const orders = orderCount(retailer)
  for (let place = 0; place < orders; place += 1) {
    for (const request of requestsOf(retailer, orderOf(retailer, place))) {
      requests += 1
      for (const cells of dirtied(cellsOf(request), COLUMNS, random)) yield csvLine(cells)
    }
  }
  yield csvLine([`共 ${requests} 条`, ...HEADER.slice(1).map(() => '')])
}

function cellsOf(request: ReturnRequest): string[] {
  return [
    request.number,
    request.orderNumber,
    request.customer,
    request.productCode,
    request.productName,
    String(request.units),
    localTime(request.requestedAt),
    request.kind,
    CAUSE_WORDS[request.cause],
    request.note,
    request.channel,
  ]
}
