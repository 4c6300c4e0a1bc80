import { describeStore } from '../testing/describe-store.js'
import { MemoryStore } from './index.js'

describeStore('memory', { open: () => Promise.resolve(new MemoryStore()) })
