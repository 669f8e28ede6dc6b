import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { pause } from "./course";
import { freePort } from "./free-port";
import type { Random } from "./random";
import { command, RedisProcess } from "./redis-process";

/** How long a failover, or a cluster until it is whole, may take, milliseconds. */
const CHANGE_MS = 60_000;

/** Real Redis servers of one make, and what can befall them. */
export interface RedisStore {
  readonly address: string;
  /** The names of the troubles that were made, in their order. */
  readonly troubles: readonly string[];
  start(): Promise<void>;
  /** One trouble that passes; what is confirmed meanwhile must hold. */
  trouble(random: Random): Promise<void>;
  remove(): Promise<void>;
}

/** One server by itself. */
export class RedisAlone implements RedisStore {
  readonly troubles: string[] = [];
  readonly #redis: RedisProcess;

  private constructor(redis: RedisProcess) {
    this.#redis = redis;
  }

  static async of(): Promise<RedisAlone> {
    return new RedisAlone(await RedisProcess.of());
  }

  get address(): string {
    return this.#redis.address;
  }

  start(): Promise<void> {
    return this.#redis.start();
  }

  async trouble(random: Random): Promise<void> {
    const kind = random.pick(["killed", "killed", "killed", "frozen", "forbidden"]);
    this.troubles.push(kind);
    switch (kind) {
      case "killed":
        await this.#redis.kill();
        await pause(random.between(0, 500));
        // A server that starts while Redis is away says so and ends; RedisJournalTest has that.
        await this.#redis.start();
        break;
      case "frozen":
        await this.#redis.freeze(random.between(100, 2_000));
        break;
      default:
        await this.#redis.forbid(random.between(100, 1_500));
    }
  }

  remove(): Promise<void> {
    return this.#redis.remove();
  }
}

/** A master, its replica, and a sentinel that can make the one the other. */
export class RedisWithSentinel implements RedisStore {
  readonly troubles: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), "charrette-chaos-sentinel-"));
  readonly #port: number;
  readonly #servers: readonly [RedisProcess, RedisProcess];
  #sentinel: ChildProcess | undefined;

  private constructor(port: number, servers: readonly [RedisProcess, RedisProcess]) {
    this.#port = port;
    this.#servers = servers;
  }

  static async of(): Promise<RedisWithSentinel> {
    const master = await RedisProcess.of();
    const replica = await RedisProcess.of(
      ...["--replicaof", "127.0.0.1", `${master.port}`, "--repl-diskless-sync-delay", "0"],
    );
    return new RedisWithSentinel(await freePort(), [master, replica]);
  }

  get address(): string {
    return `redis+sentinel://127.0.0.1:${this.#port}/talks`;
  }

  async start(): Promise<void> {
    const [master, replica] = this.#servers;
    await master.start();
    await replica.start();
    const configuration = join(this.#folder, "sentinel.conf");
    writeFileSync(
      configuration,
      [
        ...[`port ${this.#port}`, "bind 127.0.0.1", `dir ${this.#folder}`],
        `sentinel monitor talks 127.0.0.1 ${master.port} 1`,
        "sentinel down-after-milliseconds talks 800",
        "sentinel failover-timeout talks 3000",
        "",
      ].join("\n"),
    );
    this.#sentinel = spawn("redis-server", [configuration, "--sentinel"], { stdio: "ignore" });
    await vi.waitFor(() => this.#mustBeWhole(), { timeout: CHANGE_MS, interval: 50 });
  }

  /** Has the replica made the master, as an operator would who wants to restart the other. */
  async failOver(): Promise<void> {
    const before = this.#masterPort();
    await vi.waitFor(() => this.#mustBeWhole(), { timeout: CHANGE_MS, interval: 50 });
    command(this.#port, "sentinel", "failover", "talks");
    await vi.waitFor(
      () => {
        if (this.#masterPort() === before) {
          throw new Error("the master is the same");
        }
      },
      { timeout: CHANGE_MS, interval: 50 },
    );
  }

  async trouble(random: Random): Promise<void> {
    const kind = random.pick(["failover", "failover", "frozen", "forbidden"]);
    this.troubles.push(kind);
    const [one, other] = this.#servers;
    const master = this.#masterPort() === one.port ? one : other;
    switch (kind) {
      case "failover":
        await this.failOver();
        break;
      case "frozen":
        // Too short for the sentinel to take it for dead.
        await master.freeze(random.between(50, 400));
        break;
      default:
        await master.forbid(random.between(100, 1_500));
    }
  }

  async remove(): Promise<void> {
    this.#sentinel?.kill("SIGKILL");
    await Promise.all(this.#servers.map((server) => server.remove()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #masterPort(): number {
    const answer = command(this.#port, "sentinel", "get-master-addr-by-name", "talks");
    return Number(answer.split("\n")[1]);
  }

  /** The sentinel knows a replica, and that follows. */
  #mustBeWhole(): void {
    const replicas = command(this.#port, "sentinel", "replicas", "talks");
    const status = replicas.split("\n");
    if (status[status.indexOf("master-link-status") + 1] !== "ok") {
      throw new Error("no replica follows");
    }
  }
}

/** Three masters that share the slots. */
export class RedisCluster implements RedisStore {
  readonly troubles: string[] = [];
  readonly #nodes: readonly RedisProcess[];

  private constructor(nodes: readonly RedisProcess[]) {
    this.#nodes = nodes;
  }

  static async of(): Promise<RedisCluster> {
    const nodes: RedisProcess[] = [];
    for (let i = 0; i < 3; i++) {
      // Else it would be 10,000 above the other, and may be none.
      const bus = ["--cluster-port", `${await freePort()}`];
      nodes.push(
        await RedisProcess.of("--cluster-enabled", "yes", ...bus, "--cluster-node-timeout", "2000"),
      );
    }
    return new RedisCluster(nodes);
  }

  get address(): string {
    return `redis+cluster://${this.#nodes.map(({ port }) => `127.0.0.1:${port}`).join(",")}`;
  }

  async start(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.start()));
    const addresses = this.#nodes.map(({ port }) => `127.0.0.1:${port}`);
    this.#first.command("--cluster", "create", ...addresses, "--cluster-yes");
    await this.#whole();
  }

  async trouble(random: Random): Promise<void> {
    const kind = random.pick(["resharded", "resharded", "killed", "frozen", "forbidden"]);
    this.troubles.push(kind);
    const node = random.pick(this.#nodes);
    switch (kind) {
      case "resharded":
        await this.#reshard(random);
        break;
      case "killed":
        await node.kill();
        await pause(random.between(0, 500));
        await node.start();
        break;
      case "frozen":
        await node.freeze(random.between(100, 1_500));
        break;
      default:
        await node.forbid(random.between(100, 1_500));
    }
    await this.#whole();
  }

  async remove(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.remove()));
  }

  get #first(): RedisProcess {
    return this.#nodes[0] as RedisProcess;
  }

  /** Some hundreds of slots go from one to another, with what is in them. */
  async #reshard(random: Random): Promise<void> {
    const from = random.pick(this.#nodes);
    const to = random.pick(this.#nodes.filter((node) => node !== from));
    const [source, target] = [from, to].map((node) => node.command("cluster", "myid").trim());
    const slots = `${random.between(100, 1_500)}`;
    this.#first.command(
      ...["--cluster", "reshard", `127.0.0.1:${this.#first.port}`],
      ...["--cluster-from", `${source}`, "--cluster-to", `${target}`],
      ...["--cluster-slots", slots, "--cluster-yes"],
    );
  }

  async #whole(): Promise<void> {
    await vi.waitFor(
      () => {
        for (const node of this.#nodes) {
          if (!node.command("cluster", "info").includes("cluster_state:ok")) {
            throw new Error("the cluster is not whole");
          }
        }
      },
      { timeout: CHANGE_MS, interval: 50 },
    );
  }
}
