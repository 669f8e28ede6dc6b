// scripts/bench engine: plays workloads on Yjs and on our engine, each in a process of its own that
// has warmed up, and prints what both took side by side. Arguments: see `usage`. The environment
// names the Java to run (BENCH_JAVA) and its class path (BENCH_CLASSPATH).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { rows, trace, workload } from './workloads.js'

const usage = `scripts/bench engine [--rows B1.1,B2,B4] [--trace FILE] [--rounds 9] [--warmup 2]
  --rows    only these rows; B2 stands for all that begin with "B2."
  --trace   plays a recorded text in the editing-traces format (JSON, also gzipped), as the only row
            unless --rows is given
  --rounds  how many measured rounds the median is of
  --warmup  for how many seconds each process plays the workload before it is measured`

const options = {
  rows: { type: 'string' },
  trace: { type: 'string' },
  rounds: { type: 'string', default: '9' },
  warmup: { type: 'string', default: '2' },
  help: { type: 'boolean' },
}

const readOptions = () => {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}

const chosenRows = ({ rows: wanted, trace: file }) => {
  if (wanted === undefined) return file === undefined ? Object.keys(rows) : []
  const parts = wanted.split(',')
  const chosen = Object.keys(rows).filter(row => parts.some(part => row === part || row.startsWith(`${part}.`)))
  if (chosen.length === 0) {
    console.error(`No row is called ${wanted}; there are ${Object.keys(rows).join(' ')}`)
    process.exit(2)
  }
  return chosen
}

const run = (name, command, args) => {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 24 })
  if (done.status !== 0) {
    console.error(`${name} failed:\n${done.stderr}${done.error ?? ''}`)
    process.exit(1)
  }
  return JSON.parse(done.stdout)
}

const median = list => {
  const sorted = list.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const summary = results => ({
  ...results,
  time: median(results.time) / 1e6,
  encode: median(results.encode) / 1e6,
  parse: median(results.parse) / 1e6,
})

// Real Yjs must read what we encode, and find in it what it finds in its own encoding.
const compareStates = (name, theirs, ours) => {
  const read = bytes => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, bytes)
    return JSON.stringify([doc.getText('text').toString(), doc.getMap('map').toJSON(), doc.getArray('array').toJSON()])
  }
  if (read(theirs) !== read(ours)) {
    console.error(`${name}: Yjs reads another document from our encoding than from its own`)
    process.exit(1)
  }
  return Buffer.compare(theirs, ours) === 0
}

const play = (name, work, { warmup, rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'charrette-bench-'))
  try {
    const file = join(folder, 'workload.json')
    const states = [join(folder, 'yjs'), join(folder, 'ours')]
    writeFileSync(file, JSON.stringify(work))
    const player = join(import.meta.dirname, 'play.js')
    const yjs = run('Yjs', process.execPath, ['--expose-gc', player, file, states[0], warmup, rounds])
    const flags = (process.env.BENCH_JAVA_FLAGS ?? '').split(' ').filter(flag => flag !== '')
    const main = [...flags, '-cp', process.env.BENCH_CLASSPATH, 'io.charrette.bench.EnginePlayer']
    const ours = run('Our engine', process.env.BENCH_JAVA, [...main, file, states[1], warmup, rounds])
    const equal = compareStates(name, ...states.map(state => readFileSync(state)))
    return { yjs: summary(yjs), ours: summary(ours), equal }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const number = value => {
  if (value === undefined) return ''
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 3)
}
const times = (yjs, ours) => (yjs / ours).toFixed(yjs / ours >= 10 ? 0 : 1)
const kilobytes = bytes => number(Math.max(bytes, 0) / 1000)

const columns = [14, 8, 8, 5, 8, 8, 5, 8, 8, 5, 8, 8, 7, 8, 8, 5]
const line = cells => console.log(cells.map((cell, i) => (i ? `${cell}`.padStart(columns[i]) : cell.padEnd(columns[i]))).join(' '))

const print = (name, { yjs, ours, equal }) => {
  const timed = ['time', 'encode', 'parse'].flatMap(what => [
    number(yjs[what]),
    number(ours[what]),
    times(yjs[what], ours[what]),
  ])
  const held = [kilobytes(yjs.loaded), kilobytes(ours.loaded), times(yjs.loaded, ours.loaded)]
  line([name, ...timed, yjs.size, ours.size, equal ? 'equal' : 'other', ...held])
}

const geometric = list => Math.exp(list.reduce((sum, value) => sum + Math.log(value), 0) / list.length)

const values = readOptions()
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const chosen = chosenRows(values)
const java = spawnSync(process.env.BENCH_JAVA, ['-version'], { encoding: 'utf8' }).stderr.split('\n')[1]
const yjsVersion = JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules/yjs/package.json'))).version
console.log(`Yjs ${yjsVersion} on Node ${process.versions.node}; ours on ${java.trim()} ${process.env.BENCH_JAVA_FLAGS ?? ''}`)
console.log(`${cpus().length} × ${cpus()[0].model}; medians of ${values.rounds} rounds after ${values.warmup} s`)
console.log('Times in ms, × = how many times as fast (or as small in memory) as Yjs, memory in kB a loaded document\n')
line(['', 'time', '', '', 'encode', '', '', 'parse', '', '', 'bytes', '', '', 'memory'])
line(['', ...['', '', '', '', ''].flatMap((_, i) => ['Yjs', 'ours', i === 3 ? 'same?' : '×'])])

const played = []
const playAndPrint = (name, work) => {
  const result = play(name, work, values)
  played.push({ name, ...result })
  print(name, result)
}
for (const row of chosen) playAndPrint(row, workload(row))
if (values.trace !== undefined) playAndPrint('trace', trace(values.trace))

const mean = what => geometric(played.map(({ yjs, ours }) => yjs[what] / ours[what])).toFixed(2)
line(['geometric mean', '', '', mean('time'), '', '', mean('encode'), '', '', mean('parse')])
for (const { name, yjs, ours } of played) {
  if (yjs.written !== undefined) {
    const ratio = times(yjs.written, ours.written)
    console.log(`${name}: memory of the document that was written, not loaded: Yjs ${kilobytes(yjs.written)}, ours ${kilobytes(ours.written)} kB, × ${ratio}`)
  }
}
const slower = played.flatMap(({ name, yjs, ours }) =>
  ['time', 'encode', 'parse', 'size', 'loaded', 'written']
    .filter(what => yjs[what] !== undefined && ours[what] > yjs[what])
    .map(what => `${name} ${what}`),
)
console.log(slower.length === 0 ? 'No row is slower or larger than Yjs.' : `Slower or larger than Yjs: ${slower.join(', ')}`)
