import type { PortalWire } from '@aftersale/contract'

export type Appearance = PortalWire['appearance']
export type Order = PortalWire['order']
export type Line = Order['lines'][number]
export type Offer = Order['offers'][number]
export type Question = Offer['questions'][number]
export type Quotation = PortalWire['quotation']
export type Case = PortalWire['case']
export type Awaited = Case['awaits'][number]
