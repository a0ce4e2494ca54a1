export { type PackRefusal, readPack } from './read-pack.ts'
