import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pause } from "./course";
import { freePort } from "./free-port";

const top = resolve(import.meta.dirname, "../..");
const jar = join(top, "server/app/target/charrette.jar");
/** The Dockerfile's user; only root may start a process as somebody else. */
const NOBODY = 10_001;
const isRoot = process.getuid?.() === 0;
/** The time that both files give a health check. */
const CHECK_MS = 3_000;
const PATIENCE_MS = 60_000;

let folder: string;
let started: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "charrette-image-"));
  chmodSync(folder, 0o755);
  started = [];
});

afterEach(() => {
  for (const child of started) {
    child.kill("SIGKILL");
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A JDK's tools come before what else is on the path. */
function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { JAVA_HOME, PATH } = process.env;
  return { ...process.env, PATH: JAVA_HOME ? `${JAVA_HOME}/bin:${PATH}` : PATH, ...more };
}

function sh(script: string, cwd: string) {
  return promisify(execFile)("bash", ["-euc", script], { cwd, env: environment() });
}

/** The image has a Java of its own, which this machine's must not be older than. */
const imagesJava = /eclipse-temurin:(\d+)[^\n]*-jre/.exec(
  readFileSync(join(top, "Dockerfile"), "utf8"),
);
const [ownJava] = execFileSync("java", ["--version"], {
  env: environment(),
  encoding: "utf8",
}).match(/\d+/) as [string];
const isTooOld = Number(ownJava) < Number(imagesJava?.[1]);

/** Whether a health check says yes in time, as an engine runs it. */
async function isHealthy(command: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const [program, ...words] = command as [string, ...string[]];
  try {
    await promisify(execFile)(program, words, { env, timeout: CHECK_MS, killSignal: "SIGKILL" });
    return true;
  } catch {
    return false;
  }
}

async function becomesHealthy(command: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  for (let waited = 0; !(await isHealthy(command, env)); waited += 100) {
    if (waited > PATIENCE_MS) {
      throw new Error(`never healthy: ${command.join(" ")}`);
    }
    await pause(100);
  }
}

/** The instructions of the Dockerfile's last stages, each in one line. */
function instructions(): { readonly name: string; readonly rest: string }[] {
  const text = readFileSync(join(top, "Dockerfile"), "utf8");
  return text
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, name, rest] = /^(\w+) (.*)$/.exec(line) as unknown as [string, string, string];
      return { name, rest };
    });
}

test.skipIf(isTooOld)(
  "what the Dockerfile runs makes a server that needs no place to unpack to, and its health check knows whether it lives",
  {
    timeout: 180_000,
  },
  async () => {
    const image = join(folder, "opt");
    const native = join(folder, "native");
    const data = join(folder, "data");
    for (const each of [image, native, data]) {
      mkdirSync(each);
    }
    const moved = (text: string) =>
      text
        .replaceAll("/charrette/server/app/target/charrette.jar", jar)
        .replaceAll("/opt/charrette", image);
    const steps = instructions();
    const runs = steps.filter(({ name }) => name === "RUN").map(({ rest }) => moved(rest));
    const [, unpack, , prepare] = runs as [string, string, string, string];
    expect(unpack, "the second RUN").toContain("jar xf");
    expect(prepare, "the fourth RUN").toContain("start-cache");

    await sh(unpack, native);
    cpSync(join(native, "lib"), join(image, "native"), { recursive: true });
    copyFileSync(jar, join(image, "charrette.jar"));
    for (const script of ["java.options", "start-cache"]) {
      copyFileSync(join(top, "scripts", script), join(image, script));
    }
    await sh(prepare, image);
    if (isRoot) {
      chownSync(data, NOBODY, NOBODY);
    }

    const port = `${await freePort()}`;
    const env = environment({
      CHARRETTE_DATA: data,
      CHARRETTE_HOST: "127.0.0.1",
      CHARRETTE_PORT: port,
      CHARRETTE_DRAIN_SECONDS: "0",
      JAVA_TOOL_OPTIONS: "-Djava.io.tmpdir=/there/is/none",
    });
    const json = (name: string, from = "[") => {
      const { rest } = steps.find((step) => step.name === name) as { rest: string };
      return JSON.parse(moved(rest.slice(rest.indexOf(from)))) as string[];
    };
    const [java, ...words] = json("ENTRYPOINT") as [string, ...string[]];
    const server = spawn(java, words, {
      env,
      cwd: image,
      stdio: ["ignore", "ignore", "inherit"],
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    started.push(server);
    const check = json("HEALTHCHECK");
    await becomesHealthy(check, env);
    server.kill("SIGSTOP");
    await expect
      .poll(() => isHealthy(check, env), { timeout: 30_000, message: "a frozen server" })
      .toBe(false);
    server.kill("SIGCONT");
    await becomesHealthy(check, env);
    const ended = new Promise((exit) => server.once("exit", exit));
    server.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await isHealthy(check, env), "none").toBe(false);
  },
);

test.skipIf(isTooOld)(
  "the secrets that compose.yaml asks for let Redis and a server start, and its health check knows a password",
  {
    timeout: 120_000,
  },
  async () => {
    const text = readFileSync(join(top, "scripts/compose.yaml"), "utf8");
    const recipe = /^# {3}(mkdir .*)\n# {3}(.*)\n# {3}(openssl .*)$/m.exec(text);
    const [, ...lines] = recipe as unknown as string[];
    mkdirSync(join(folder, "scripts"));
    await sh(lines.join("\n"), folder);
    const secrets = join(folder, "scripts/secrets");
    const port = await freePort();
    const journal = join(secrets, "journal");
    const address = readFileSync(journal, "utf8").replace("redis:6379", `127.0.0.1:${port}`);
    writeFileSync(journal, address);

    const moved = (line: string) => line.replaceAll("/run/secrets", secrets).replaceAll("$$", "$");
    const command = /command: >-\n\s+(redis-server .*)\n\s+(--.*)\n/.exec(text);
    const [, first, second] = command as unknown as [string, string, string];
    const own = `--port ${port} --bind 127.0.0.1 --dir ${folder}`;
    const redis = spawn("bash", ["-c", `exec ${moved(first)} ${second} ${own}`], {
      stdio: "ignore",
    });
    started.push(redis);
    const [, asked] = /- (REDISCLI_AUTH=.*)$/m.exec(text) as unknown as [string, string];
    const check = (script: string) => [
      "bash",
      "-c",
      script.replace("redis-cli", `redis-cli -p ${port}`),
    ];
    await becomesHealthy(check(moved(asked)), environment());
    const withoutPassword = moved(asked).replace(/^REDISCLI_AUTH=\$\(.*?\) /, "");
    expect(await isHealthy(check(withoutPassword), environment())).toBe(false);

    const serverPort = `${await freePort()}`;
    const settings = Object.fromEntries(
      [...text.matchAll(/^ {4}(CHARRETTE_\w+_FILE): (\S+)$/gm)].map(([, name, file]) => [
        name as string,
        moved(file as string),
      ]),
    );
    expect(Object.keys(settings)).toHaveLength(3);
    const env = environment({
      ...settings,
      CHARRETTE_HOST: "127.0.0.1",
      CHARRETTE_PORT: serverPort,
      CHARRETTE_TRUST_PROXY: "true",
      CHARRETTE_LOG: "json",
    });
    started.push(
      spawn("java", [`@${top}/scripts/java.options`, "-jar", jar], { env, stdio: "ignore" }),
    );
    const lives = instructions().find(({ name }) => name === "HEALTHCHECK") as { rest: string };
    await becomesHealthy(JSON.parse(lives.rest.slice(lives.rest.indexOf("["))), env);
    const token = readFileSync(join(secrets, "metrics-token"), "utf8").trim();
    const ready = await fetch(`http://127.0.0.1:${serverPort}/health/ready`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(ready.status).toBe(200);
  },
);

test("[H26] of QUIC, which no connection speaks, the jar has only the class that Vert.x asks for", async () => {
  const { stdout } = await promisify(execFile)("jar", ["tf", jar], {
    env: environment(),
    maxBuffer: 1 << 24,
  });
  const files = stdout.split("\n").filter((file) => /^io\/netty\/.*quic.*[^/]$/i.test(file));
  expect(files).toEqual(["io/netty/handler/codec/quic/QuicChannel.class"]);
});

test("the jar has the notices of all its parts, and not only of one of them", async () => {
  await promisify(execFile)("jar", ["xf", jar, "META-INF/NOTICE"], {
    cwd: folder,
    env: environment(),
  });
  const notices = readFileSync(join(folder, "META-INF/NOTICE"), "utf8");
  for (const part of ["Jackson JSON processor", "Apache PDFBox", "The Netty Project"]) {
    expect(notices).toContain(part);
  }
});
