import { ServerProcess } from "../chaos/server-process";
import { type Created, createWorkshop } from "../chaos/workshop";
import { Cable } from "../e2e/cable";
import { Device } from "./device";
import type { Engine } from "./engine";
import { chromium, firefox } from "./puppeteer-engine";
import { webkit } from "./webkit-engine";

const laptop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const projector = { width: 1920, height: 1080 };

/** Somebody with the browsers of one engine: a laptop, a phone, and a projector's. */
export interface Party {
  readonly engine: string;
  /** Who has the phone. */
  readonly name: string;
  readonly desk: Device;
  readonly phone: Device;
  readonly screen: Device;
}

/** The real server, a network to it that can be cut, and a party in each engine. */
export class Room {
  readonly server: ServerProcess;
  readonly cable: Cable;
  readonly parties: readonly Party[];
  readonly #engines: readonly Engine[];

  private constructor(
    server: ServerProcess,
    cable: Cable,
    engines: readonly Engine[],
    parties: readonly Party[],
  ) {
    this.server = server;
    this.cable = cable;
    this.parties = parties;
    this.#engines = engines;
  }

  static async open(): Promise<Room> {
    const server = await ServerProcess.of("sqlite");
    server.spawn();
    const begun = await Promise.allSettled([firefox(), webkit(), chromium()]);
    const engines = begun.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    try {
      for (const one of begun) {
        if (one.status === "rejected") {
          throw one.reason;
        }
      }
      const parties = await Promise.all(
        ["Flora", "Wanda", "Carl"].map((name, at) => party(engines[at] as Engine, name)),
      );
      await server.ready();
      return new Room(server, await Cable.lay(server.address), engines, parties);
    } catch (error) {
      await Promise.all(engines.map((engine) => engine.close()));
      await server.remove();
      throw error;
    }
  }

  /** The server as it is reached over the network. */
  get address(): string {
    return this.cable.address;
  }

  workshop(tables: number): Promise<Created> {
    return createWorkshop(this.server.address, tables);
  }

  /** Does the same in every engine at once. */
  async each(act: (party: Party) => Promise<unknown>): Promise<void> {
    await Promise.all(this.parties.map(act));
  }

  /** Does the same in one engine after the other. */
  async inTurn(act: (party: Party) => Promise<unknown>): Promise<void> {
    for (const one of this.parties) {
      await act(one);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.close()));
    await this.cable.remove();
    await this.server.remove();
  }
}

async function party(engine: Engine, name: string): Promise<Party> {
  const [desk, hand, screen] = await Promise.all([
    Device.of(engine, "desk", laptop),
    Device.of(engine, "phone", phone),
    Device.of(engine, "screen", projector),
  ]);
  return { engine: engine.name, name, desk, phone: hand, screen };
}
