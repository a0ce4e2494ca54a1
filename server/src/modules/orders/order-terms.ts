import type { BodyOf, routes } from '@aftersale/contract'

/** An order as a caller says it was sold, under the caller's key. */
export type OrderItem = BodyOf<typeof routes.recordOrders>['items'][number]

export type SoldItem = OrderItem['lines'][number]
export type BundleItem = OrderItem['bundles'][number]
export type ComponentItem = BundleItem['components'][number]
