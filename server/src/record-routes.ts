import type { RouteHandler } from '@aftersale/contract'
import { customerRoutes } from './modules/customers/index.ts'
import { exchangeRoutes } from './modules/exchanges/index.ts'
import { figureRoutes } from './modules/figures/index.ts'
import { invoiceRoutes } from './modules/invoices/index.ts'
import { orderRoutes } from './modules/orders/index.ts'
import { productRoutes } from './modules/products/index.ts'
import { refundRoutes } from './modules/refunds/index.ts'
import { repairRoutes } from './modules/repairs/index.ts'
import { returnRoutes } from './modules/returns/index.ts'
import { stockRoutes } from './modules/stock/index.ts'
import { unitRoutes } from './modules/units/index.ts'
import type { Database } from './platform/database.ts'

interface Options {
  readonly database: Database
  /** In which a day begins and ends. */
  readonly zone: string
}

/** What is sold, given back, mended and kept, and to whom: records that need nothing but the database and the day. */
export const recordRoutes = ({ database, zone }: Options): RouteHandler[] => [
  ...customerRoutes({ database }),
  ...productRoutes({ database }),
  ...unitRoutes({ database, zone }),
  ...repairRoutes({ database, zone }),
  ...stockRoutes({ database, zone }),
  ...orderRoutes({ database }),
  ...returnRoutes({ database }),
  ...refundRoutes({ database }),
  ...exchangeRoutes({ database }),
  ...invoiceRoutes({ database }),
  ...figureRoutes({ database, zone }),
]
