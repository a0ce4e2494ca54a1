export { LetIn } from './let-in.tsx'
