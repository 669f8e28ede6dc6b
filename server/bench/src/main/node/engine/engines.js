// The engines that play.js plays a workload on, by the names that `scripts/bench engine --beside` takes.
// Each gives the class of its replicas: documents that make edits (see workloads.js), tell a listener of
// every update, and take those of others. One is `outside` whose documents do not lie in JavaScript's heap.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const packages = join(import.meta.dirname, '../node_modules')
// The Yjs that y-websocket's own server brings.
const nextYjs = '@y/websocket-server/node_modules/yjs'

const versionOf = folder => JSON.parse(readFileSync(join(packages, folder, 'package.json'))).version

// Those of Yjs, which has had the same face since its version 13.
const yjs = Y =>
  class {
    constructor(client, listener) {
      this.doc = new Y.Doc()
      this.doc.clientID = client
      this.doc.on('update', listener)
      this.text = this.doc.getText('text')
      this.map = this.doc.getMap('map')
      this.array = this.doc.getArray('array')
    }

    edit(edit) {
      switch (edit[0]) {
        case 'insert':
          return this.text.insert(edit[1], edit[2])
        case 'delete':
          return this.text.delete(edit[1], edit[2])
        case 'values':
          return this.array.insert(edit[1], edit[2])
        case 'key':
          return this.map.set(edit[1], edit[2])
        case 'together':
          return this.together(edit[1])
      }
    }

    editAll(list) {
      for (let i = 0; i < list.length; i++) this.edit(list[i])
    }

    together(list) {
      this.doc.transact(() => this.editAll(list))
    }

    apply(update) {
      Y.applyUpdate(this.doc, update)
    }

    applyTogether(updates) {
      this.doc.transact(() => updates.forEach(update => this.apply(update)))
    }

    encode() {
      return Y.encodeStateAsUpdate(this.doc)
    }

    content(root) {
      switch (root) {
        case 'text':
          return this.text.toString()
        case 'array':
          return this.array.toArray()
        case 'map':
          return this.map.toJSON()
      }
    }

    free() {}
  }

// Those of yrs in WebAssembly. Without a transaction of the caller's each edit is one of its own. It counts
// the bytes of a text, so only texts of ASCII can be played. What it holds it gives back when it is told to.
const ywasm = Y =>
  class {
    constructor(client, listener) {
      this.doc = new Y.YDoc({ clientID: client })
      this.listening = this.doc.onUpdate(listener)
      this.text = this.doc.getText('text')
      this.map = this.doc.getMap('map')
      this.array = this.doc.getArray('array')
    }

    edit(edit, transaction) {
      switch (edit[0]) {
        case 'insert':
          return this.text.insert(edit[1], edit[2], undefined, transaction)
        case 'delete':
          return this.text.delete(edit[1], edit[2], transaction)
        case 'values':
          return this.array.insert(edit[1], edit[2], transaction)
        case 'key':
          return this.map.set(edit[1], edit[2], transaction)
        case 'together':
          return this.together(edit[1])
      }
    }

    editAll(list, transaction) {
      for (let i = 0; i < list.length; i++) this.edit(list[i], transaction)
    }

    together(list) {
      this.#transact(transaction => this.editAll(list, transaction))
    }

    apply(update) {
      Y.applyUpdate(this.doc, update, undefined)
    }

    applyTogether(updates) {
      this.#transact(transaction => updates.forEach(update => transaction.applyV1(update)))
    }

    encode() {
      return Y.encodeStateAsUpdate(this.doc)
    }

    content(root) {
      return root === 'text' ? this.text.toString() : this[root].toJson()
    }

    free() {
      for (const held of [this.listening, this.text, this.map, this.array, this.doc]) held.free()
    }

    #transact(run) {
      const transaction = this.doc.beginTransaction()
      try {
        run(transaction)
      } finally {
        transaction.free() // which commits it
      }
    }
  }

export const engines = {
  yjs: {
    title: () => `Yjs ${versionOf('yjs')}`,
    replica: async () => yjs(await import('yjs')),
  },
  'yjs-14': {
    title: () => `Yjs ${versionOf(nextYjs)}`,
    replica: async () => yjs(await import(pathToFileURL(join(packages, nextYjs, 'src/index.js')))),
  },
  ywasm: {
    outside: true,
    title: () => `ywasm ${versionOf('ywasm')}`,
    replica: async () => ywasm(createRequire(import.meta.url)('ywasm')),
  },
}
