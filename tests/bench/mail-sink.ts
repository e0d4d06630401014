import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** Takes every mail and keeps none. Prints its port on stdout. */
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    stream.resume().on('end', () => done())
  },
})
sink.listen(0, '127.0.0.1', () => console.info((sink.server.address() as AddressInfo).port))
