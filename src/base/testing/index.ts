// base/testing: doubles of base's seams, for tests of every room.
export { FakeClock } from './fake-clock.js'
