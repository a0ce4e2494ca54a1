export { type Pack, type PackRefusal, readPack } from './read-pack.ts'
