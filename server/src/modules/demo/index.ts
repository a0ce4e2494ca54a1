export type { Retailer } from './order.ts'
export { orderFile } from './order-file.ts'
export { createRandom } from './random.ts'
export { requestFile } from './request-file.ts'
