// Makes the frozen documents in ../resources/yjs: the same edits by five published versions of Yjs.
// They were made once and stay as they are; run this to add a version, not to change one.
//
//   node make-fixtures.js 13.0.8 13.2.0 …
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const target = new URL('../resources/yjs/', import.meta.url)

const toBase64 = bytes => Buffer.from(bytes).toString('base64')

const edit = (Y, first, second) => {
  const exchange = () => {
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  }
  first.getText('text').insert(0, 'Hello world, ñandú 日本 😀!')
  first.getMap('map').set('number', 1700000000000)
  first.getMap('map').set('small', -3)
  first.getMap('map').set('half', 0.5)
  first.getMap('map').set('object', { b: [1, null, true, 'x'], a: { deep: {} } })
  first.getMap('map').set('bytes', new Uint8Array([0, 1, 255]))
  first.getArray('array').insert(0, [1, 'two', false, { three: null }, true])
  exchange()
  second.getText('text').delete(0, 5)
  first.getText('text').insert(5, ' brave')
  second.getText('text').insert(8, ' Z ')
  const nested = new Y.Map()
  second.getMap('map').set('nested', nested)
  nested.set('text', new Y.Text('inner text'))
  nested.set('list', new Y.Array())
  nested.get('list').insert(0, ['a', 'b', 'c'])
  first.getMap('map').set('nested', 'to be overwritten or not')
  first.getMap('map').delete('small')
  exchange()
  first.getArray('array').delete(1, 2)
  second.getArray('array').insert(2, [new Y.Text('in array'), new Uint8Array([7])])
  const text = first.getText('formatted')
  text.insert(0, 'bold and plain')
  text.format(0, 4, { bold: true })
  text.insertEmbed(4, { image: 'x.png' })
  text.format(2, 8, { colour: 'red', link: { href: 'y' } })
  exchange()
  second.getText('formatted').format(3, 4, { bold: null })
  const element = new Y.XmlElement('p')
  second.getXmlFragment('xml').insert(0, [element, new Y.XmlText('tail')])
  element.setAttribute('class', 'lead')
  element.insert(0, [new Y.XmlText('inside')])
  exchange()
  first.getArray('array').delete(2, 1)
  first.getMap('map').set('gone', new Y.Map())
  first.getMap('map').get('gone').set('x', new Y.Text('collected'))
  first.getMap('map').delete('gone')
  exchange()
}

const comparable = value =>
  JSON.parse(JSON.stringify(value, (_, v) => (v instanceof Uint8Array ? { bytes: toBase64(v) } : v)))

mkdirSync(target, { recursive: true })
for (const version of process.argv.slice(2)) {
  const folder = mkdtempSync(join(tmpdir(), 'yjs-'))
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', `yjs@${version}`], { stdio: 'inherit' })
  const Y = createRequire(join(folder, 'index.js'))('yjs')
  const first = new Y.Doc()
  const second = new Y.Doc()
  first.clientID = 11
  second.clientID = 4000000000
  const updates = []
  first.on('update', update => updates.push(toBase64(update)))
  edit(Y, first, second)
  const json = {
    text: first.getText('text').toString(),
    map: comparable(first.getMap('map').toJSON()),
    array: comparable(first.getArray('array').toJSON()),
    formatted: comparable(first.getText('formatted').toDelta()),
    xml: first.getXmlFragment('xml').toString(),
  }
  const fixture = {
    version,
    state: toBase64(Y.encodeStateAsUpdate(first)),
    vector: toBase64(Y.encodeStateVector(first)),
    updates,
    json,
  }
  writeFileSync(new URL(`${version}.json`, target), `${JSON.stringify(fixture, null, 2)}\n`)
}
