export { hearCarriers, settleTracking } from './carrier-news.ts'
export { parcelFigures } from './parcel-figures.view.ts'
export { parcelLooks } from './parcel-looks.ts'
export { parcelRoutes } from './parcels.routes.ts'
