export { fieldKindText } from './field-kind-text.ts'
