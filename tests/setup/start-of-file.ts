import { restartClock } from './test-clock'

// Once for each test file, before it is loaded: a worker runs many of them.
restartClock()
