import { createRoute } from '@tanstack/react-router'
import { staff } from './base-routes.ts'
import { readListSearch } from './lists/machine/list-search.ts'
import { lazyPage } from './release/lazy-page.ts'

const orders = createRoute({
  getParentRoute: () => staff,
  path: '/orders',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/orders/order-list-page.tsx'), 'OrderListPage'),
})

const customers = createRoute({
  getParentRoute: () => staff,
  path: '/customers',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/customers/customer-list-page.tsx'), 'CustomerListPage'),
})

const products = createRoute({
  getParentRoute: () => staff,
  path: '/products',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/products/product-list-page.tsx'), 'ProductListPage'),
})

const stock = createRoute({
  getParentRoute: () => staff,
  path: '/stock',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/stock/stock-list-page.tsx'), 'StockListPage'),
})

const refunds = createRoute({
  getParentRoute: () => staff,
  path: '/refunds',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/refunds/refund-list-page.tsx'), 'RefundListPage'),
})

const parcels = createRoute({
  getParentRoute: () => staff,
  path: '/parcels',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/parcels/parcel-list-page.tsx'), 'ParcelListPage'),
})

const oneOrder = createRoute({
  getParentRoute: () => staff,
  path: '/orders/$id',
  component: lazyPage(() => import('../features/orders/order-page.tsx'), 'OrderPage'),
})

const oneCustomer = createRoute({
  getParentRoute: () => staff,
  path: '/customers/$id',
  component: lazyPage(() => import('../features/customers/customer-page.tsx'), 'CustomerPage'),
})

const oneProduct = createRoute({
  getParentRoute: () => staff,
  path: '/products/$id',
  component: lazyPage(() => import('../features/products/product-page.tsx'), 'ProductPage'),
})

const oneRefund = createRoute({
  getParentRoute: () => staff,
  path: '/refunds/$id',
  component: lazyPage(() => import('../features/refunds/refund-page.tsx'), 'RefundPage'),
})

const oneParcel = createRoute({
  getParentRoute: () => staff,
  path: '/parcels/$id',
  component: lazyPage(() => import('../features/parcels/parcel-page.tsx'), 'ParcelPage'),
})

const oneUnit = createRoute({
  getParentRoute: () => staff,
  path: '/units/$id',
  component: lazyPage(() => import('../features/units/unit-page.tsx'), 'UnitPage'),
})

/** The lists of records, and the page of each record. */
export const recordPages = [
  orders,
  oneOrder,
  customers,
  oneCustomer,
  products,
  oneProduct,
  stock,
  refunds,
  oneRefund,
  parcels,
  oneParcel,
  oneUnit,
] as const
