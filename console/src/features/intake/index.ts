export { rejectText } from './reject-text.ts'
