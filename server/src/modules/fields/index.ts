export { fieldRoutes } from './fields.routes.ts'
export { isFoundByFields } from './found-by-fields.ts'
export { fieldIndexLoop } from './index-fields.ts'
export { validateBy, validateFields } from './validate-fields.ts'
