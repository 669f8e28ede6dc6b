// Reads documents with real Yjs and compares them with what was typed. Standard input is JSON:
// { url, hocuspocus, documents: [{ path, name, headers, typed: [[clientId, characters]] }] }.
// A typist's n-th character is the n-th of the alphabet, over and over.
import { readFileSync } from 'node:fs'
import WebSocket from 'ws'
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const { url, hocuspocus, documents } = JSON.parse(readFileSync(0, 'utf8'))

function message(name, write) {
  const encoder = encoding.createEncoder()
  if (hocuspocus) encoding.writeVarString(encoder, name)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function read({ path, name, headers }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url + path, { headers, perMessageDeflate: false })
    const late = setTimeout(() => reject(new Error(`${name}: no answer within 30 s`)), 30_000)
    socket.binaryType = 'arraybuffer'
    socket.on('error', reject)
    socket.on('open', () => {
      if (hocuspocus) {
        socket.send(
          message(name, (e) => {
            encoding.writeVarUint(e, 2)
            encoding.writeVarUint(e, 0)
            encoding.writeVarString(e, 'token')
          }),
        )
      }
      socket.send(
        message(name, (e) => {
          encoding.writeVarUint(e, 0)
          encoding.writeVarUint(e, 0)
          encoding.writeVarUint8Array(e, Y.encodeStateVector(new Y.Doc()))
        }),
      )
    })
    socket.on('message', (data) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (hocuspocus) decoding.readVarString(decoder)
      const type = decoding.readVarUint(decoder)
      if ((type !== 0 && type !== 4) || decoding.readVarUint(decoder) !== 1) return
      const document = new Y.Doc()
      Y.applyUpdate(document, decoding.readVarUint8Array(decoder))
      clearTimeout(late)
      socket.close()
      resolve(document)
    })
  })
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

function problem(document, { name, typed }) {
  if (document.store.pendingStructs) return `${name}: updates wait for missing ones`
  const text = document.getText('pitch').toString()
  const expected = typed.reduce((sum, [, characters]) => sum + characters, 0)
  if (text.length !== expected) return `${name}: ${text.length} characters instead of ${expected}`
  for (const [client, characters] of typed) {
    const written = (document.store.clients.get(client) ?? []).map((item) => item.content.str).join('')
    const right = alphabet.repeat(Math.ceil(characters / alphabet.length)).slice(0, characters)
    if (written !== right) return `${name}: what client ${client} typed is not what is there`
  }
  return null
}

const problems = []
for (const wanted of documents) {
  const wrong = problem(await read(wanted), wanted)
  if (wrong) problems.push(wrong)
}
console.log(JSON.stringify({ checked: documents.length, problems }))
process.exit(problems.length > 0 ? 1 : 0)
