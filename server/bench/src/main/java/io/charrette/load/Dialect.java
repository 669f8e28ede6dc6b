package io.charrette.load;

/** What differs in how servers of y-protocols are spoken to. */
enum Dialect {
  /** As y-websocket does it. */
  Y_WEBSOCKET {
    @Override
    void greet(Swarm swarm, Client client) {
      swarm.send(client, question(swarm, client));
    }
  },
  /** The document's name before each message, and a token before all else. */
  HOCUSPOCUS {
    @Override
    void greet(Swarm swarm, Client client) {
      swarm.send(
          client, swarm.out.begin(client.seat.document()).varUint(2).varUint(0).text("token"));
      swarm.send(client, question(swarm, client));
    }
  };

  /** What a client says when its socket is open. */
  abstract void greet(Swarm swarm, Client client);

  /** Sync step 1: asks for what the client does not have. */
  private static Frames question(Swarm swarm, Client client) {
    byte[] state = client.stateVector;
    return swarm
        .out
        .begin(client.seat.document())
        .varUint(0)
        .varUint(0)
        .varUint(state.length)
        .bytes(state, 0, state.length);
  }
}
