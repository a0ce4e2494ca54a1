export { openStudio } from './open-studio.ts'
export { workBrings } from './trial/work-brings.ts'
