export { readProducts } from './product.store.ts'
export type { Product } from './product.ts'
export { productRoutes } from './products.routes.ts'
