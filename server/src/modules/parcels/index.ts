export { hearCarriers, settleTracking } from './carrier-news.ts'
export { parcelLooks } from './parcel-looks.ts'
export { parcelRoutes } from './parcels.routes.ts'
