// Starts Hocuspocus as its documentation does. PORT; SQLITE (a file) to store documents there.
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const file = process.env.SQLITE
const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  // Most virtual clients send no awareness, which is what keeps a connection for longer than 60 s.
  timeout: 600_000,
  extensions: file ? [new SQLite({ database: file })] : [],
})
await server.listen()
console.log('ready')
