export { openStudio } from './open-studio.ts'
