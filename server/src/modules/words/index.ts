export { deployPackWords, type PackWordsRefusal } from './deploy-words.ts'
export { wordRoutes } from './words.routes.ts'
export { listWords } from './words.view.ts'
